import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { constants, copyFile, link, readdir, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { RingbreakError } from '../base/errors.ts';
import { readTextIfThere } from '../base/files.ts';
import { writing } from './write-error.ts';

/**
 * One writer a case: the file `lock` in the case folder names the process that writes. Readers need no lock.
 *
 * A lock whose process is dead is replaced. Two processes that find the same dead lock are kept apart by a second lock
 * named after the dead one's nonce: only its holder may replace it, so a fresh lock is never taken for the stale one.
 */

const ownerSchema = z.object({
  pid: z.int().min(1),
  host: z.string(),
  /** Tells a process from a later one with the same number; empty where the system does not say. */
  started: z.string(),
  since: z.string(),
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
});
export type LockOwner = z.infer<typeof ownerSchema>;

/** A lock that is held. */
export interface HeldLock {
  release(): Promise<void>;
}

/**
 * Takes the case's write lock.
 *
 * @throws RingbreakError CASE_LOCKED (locked) when another living process, or one on another machine, holds it.
 */
export async function acquireLock(folder: string, now: () => Date = () => new Date()): Promise<HeldLock> {
  const path = join(folder, 'lock');
  const nonce = randomBytes(16).toString('hex');
  const owner: LockOwner = {
    pid: process.pid,
    host: hostname(),
    started: processStart(process.pid) ?? '',
    since: now().toISOString(),
    nonce,
  };
  const draft = `${path}.${nonce}.tmp`;
  await writing('lock', () => writeFile(draft, `${JSON.stringify(owner)}\n`, { flag: 'wx' }));
  try {
    await take(folder, path, draft);
  } finally {
    await rm(draft, { force: true });
  }
  await removeDeadDrafts(folder);
  return { release: () => release(path, nonce) };
}

/** Who holds the lock of a folder, as far as anybody alive does; undefined: nobody. */
export async function lockHolder(folder: string): Promise<Pick<LockOwner, 'pid' | 'host' | 'since'> | undefined> {
  const owner = await readOwner(join(folder, 'lock'));
  if (owner === undefined || owner === 'unreadable' || !isAlive(owner)) return undefined;
  return { pid: owner.pid, host: owner.host, since: owner.since };
}

/** Puts the draft at `path`, which is the lock itself or the right to replace a dead one. */
async function take(folder: string, path: string, draft: string): Promise<void> {
  for (;;) {
    // A link is made with its content or not at all, and never replaces.
    if (await tryLink(draft, path)) return;
    const found = await readOwner(path);
    if (found === undefined) continue;
    if (found === 'unreadable' || isAlive(found)) throw locked(folder, found);
    const right = join(folder, `lock.${found.nonce}`);
    await take(folder, right, draft);
    const again = await readOwner(path);
    if (again !== undefined && again !== 'unreadable' && again.nonce === found.nonce) {
      await rename(right, path);
      return;
    }
    await unlink(right);
  }
}

/** Drafts of processes that died before they had the lock. One that cannot be read may belong to a living process. */
async function removeDeadDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^lock\.[0-9a-f]{32}\.tmp$/.test(name)) continue;
    const owner = await readOwner(join(folder, name));
    if (owner !== undefined && owner !== 'unreadable' && !isAlive(owner)) await rm(join(folder, name), { force: true });
  }
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  return tryCopy(from, to);
}

/** What file systems without hard links (exFAT, some network shares) answer. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Also exclusive, but others may see the lock before its content: they take that for a lock that cannot be read. */
async function tryCopy(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readOwner(path: string): Promise<LockOwner | 'unreadable' | undefined> {
  const text = await readTextIfThere(path);
  if (text === undefined) return undefined;
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    return 'unreadable';
  }
}

async function release(path: string, nonce: string): Promise<void> {
  const owner = await readOwner(path);
  if (owner !== undefined && owner !== 'unreadable' && owner.nonce === nonce) await unlink(path);
}

/** Whether the owner may still be writing. Of another machine's processes nothing is known: they count as alive. */
function isAlive(owner: LockOwner): boolean {
  if (owner.host !== hostname()) return true;
  const started = processStart(owner.pid);
  if (started === undefined) return false;
  return started === '' || owner.started === '' || started === owner.started;
}

/** Boot id and start tick of a running process, '' where the system does not say, undefined when it is not running. */
function processStart(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  try {
    // proc(5): the name in parentheses may hold anything, the fields after it are state (3) and, as field 22, start time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)!.split(' ');
    if (fields[0] === 'Z') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}:${fields[19]}`;
  } catch {
    return '';
  }
}

function locked(folder: string, owner: LockOwner | 'unreadable'): RingbreakError {
  const who =
    owner === 'unreadable'
      ? 'a lock that cannot be read'
      : `process ${owner.pid} on ${owner.host} since ${owner.since}`;
  return new RingbreakError({
    kind: 'locked',
    code: 'CASE_LOCKED',
    what: `somebody else is writing to this case: ${who}`,
    where: { file: join(folder, 'lock') },
    next: 'Wait until it has finished. If that process is surely gone, delete the file `lock` in the case folder.',
  });
}
