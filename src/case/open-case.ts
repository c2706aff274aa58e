import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Effects } from '../base/effects.ts';
import { RingbreakError } from '../base/errors.ts';
import { readTextIfThere, syncDirectory, writeFileAtomic } from '../base/files.ts';
import { sha256 } from '../base/hash.ts';
import { Case } from './case-folder.ts';
import { type CaseInfo, caseInfoSchema, caseInfoText, type NewCaseInfo, originOf, readCaseInfo } from './case-info.ts';
import { tidy } from './exhibits/store.ts';
import { KeyRing } from './keys/key-ring.ts';
import { damagedCase } from './ledger/errors.ts';
import { Ledger } from './ledger/ledger.ts';
import { CHECKPOINT, ENTRIES } from './ledger/read-ledger.ts';
import { acquireLock, type HeldLock } from './lock.ts';
import { tidyMappings } from './mappings.ts';

export interface OpenOptions {
  /** Takes the case's lock. One writer a case; readers any number, also beside a writer. */
  readonly write: boolean;
  /** Where RINGBREAK_CONFIG, XDG_CONFIG_HOME and RINGBREAK_PASSPHRASE are looked up. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Makes a case folder: the folder, case.json, and the ledger with its founding event, signed by this person's key (made
 * now at first use). The case is open for writing. A folder that a crash left without a checkpoint is begun anew.
 *
 * @throws RingbreakError CASE_EXISTS, FOLDER_NOT_EMPTY, INVALID_CASE (usage), CASE_LOCKED (locked), forbidden for the key.
 */
export async function createCase(
  folder: string,
  info: NewCaseInfo,
  effects: Effects,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Case> {
  const full = validInfo({ format: 1, id: Buffer.from(effects.random(16)).toString('hex'), ...info });
  const path = resolve(folder);
  await mustBeFree(path);
  for (const name of ['ledger', 'exhibits', 'mappings']) await mkdir(join(path, name), { recursive: true });
  const lock = await acquireLock(path, effects.now);
  return orRelease(lock, async () => {
    await mustBeFree(path);
    const text = caseInfoText(full);
    const ring = new KeyRing(env);
    const key = await ring.signingKey(effects);
    await writeFileAtomic(join(path, 'case.json'), text);
    await syncDirectory(join(path, '..'));
    const ledger = await Ledger.begin(path, originOf(full.id), ring);
    const publicKey = key.publicKey.toString('base64');
    const founding = { type: 'case_created', format: 1, case_sha256: sha256(text), public_key: publicKey } as const;
    await ledger.append({ ...founding, reason: 'new case' }, effects);
    return new Case(path, full, ledger, lock);
  });
}

/**
 * Opens a case, verifying case.json, every ledger line, the tree and its signature (not the exhibits: that is the
 * check's work). With `write` it takes the lock and finishes or removes what an interrupted writer left.
 *
 * @throws RingbreakError NOT_A_CASE (usage), CASE_LOCKED (locked), or of kind damaged.
 */
export async function openCase(folder: string, options: OpenOptions): Promise<Case> {
  const path = resolve(folder);
  await readCaseInfo(path);
  const lock = options.write ? await acquireLock(path) : undefined;
  return orRelease(lock, async () => {
    const { info, sha256: hash } = await readCaseInfo(path);
    const ledger = await Ledger.open(path, originOf(info.id), new KeyRing(options.env));
    const founding = ledger.events[0]?.event;
    if (founding?.type !== 'case_created' || founding.case_sha256 !== hash) {
      throw damagedCase('CASE_JSON_CHANGED', 'case.json is not the one that the ledger was founded on', 'case.json');
    }
    if (lock) await tidyAll(path, ledger);
    return new Case(path, info, ledger, lock);
  });
}

/** Brings the folder to a clean state after an interrupted writer. */
async function tidyAll(folder: string, ledger: Ledger): Promise<void> {
  // Copies through archives and version control lose empty folders.
  for (const name of ['exhibits', 'mappings']) await mkdir(join(folder, name), { recursive: true });
  for (const name of ['.', 'ledger', 'mappings']) {
    const left = (await readdir(join(folder, name))).filter((file) => /^\..*\.tmp$/.test(file));
    for (const file of left) await rm(join(folder, name, file), { force: true });
  }
  await tidy(join(folder, 'exhibits'), exhibitsIn(ledger));
  await tidyMappings(folder, ledger.events);
}

function exhibitsIn(ledger: Ledger): Set<string> {
  return new Set(ledger.events.flatMap(({ event }) => (event.type === 'exhibit_added' ? [event.exhibit] : [])));
}

async function orRelease(lock: HeldLock | undefined, make: () => Promise<Case>): Promise<Case> {
  try {
    return await make();
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/**
 * Whether a folder holds nothing but what an interrupted `createCase` leaves: no checkpoint, one ledger line at most, no
 * exhibit. A ledger that is longer has lost its checkpoint: that is damage, and making a case would destroy it.
 */
export async function isOnlyBegun(folder: string): Promise<boolean> {
  if ((await readTextIfThere(join(folder, CHECKPOINT))) !== undefined) return false;
  const entries = await readFile(join(folder, ENTRIES)).catch(() => Buffer.alloc(0));
  const exhibits = await readdir(join(folder, 'exhibits')).catch(() => []);
  return exhibits.length === 0 && entries.filter((byte) => byte === 0x0a).length <= 1;
}

/** A new case needs a folder without anything in it but what an interrupted `createCase` leaves. */
async function mustBeFree(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return [] as string[];
  });
  if (names.includes('ledger') && !(await isOnlyBegun(folder))) {
    const next = 'Open it (`ringbreak run` adds exhibits to it), or name another folder.';
    throw usage('CASE_EXISTS', 'this folder holds a case already', next, folder);
  }
  const foreign = names.filter((name) => !/^(case\.json|ledger|exhibits|mappings|lock(\..*)?|\..*\.tmp)$/.test(name));
  if (foreign.length > 0) {
    throw usage('FOLDER_NOT_EMPTY', 'the folder for the new case holds other files', 'Name a new folder.', folder);
  }
}

function validInfo(value: unknown): CaseInfo {
  const parsed = caseInfoSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const what = `a case cannot be made from this: ${issue?.path.join('.')}: ${issue?.message}`;
  throw usage('INVALID_CASE', what, 'Correct that field.', 'case.json');
}

function usage(code: string, what: string, next: string, file: string): RingbreakError {
  return new RingbreakError({ kind: 'usage', code, what, where: { file }, next });
}
