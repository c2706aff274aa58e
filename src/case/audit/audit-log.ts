import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../base/canonical-json.ts';
import type { Effects } from '../../base/effects.ts';
import { isRingbreakError, RingbreakError } from '../../base/errors.ts';
import { syncDirectory, writeFileAtomic } from '../../base/files.ts';
import { sha256 } from '../../base/hash.ts';
import type { Case } from '../case-folder.ts';
import { originOf } from '../case-info.ts';
import type { SigningKey } from '../keys/key-file.ts';
import { KeyRing } from '../keys/key-ring.ts';
import { damagedCase } from '../ledger/errors.ts';
import { leafHash } from '../ledger/merkle.ts';
import { signCheckpoint } from '../ledger/note.ts';
import { acquireLock, type HeldLock } from '../lock.ts';
import { writing } from '../write-error.ts';
import { type AuditEntry, entryOn, type NewAuditEntry, validEntry } from './entries.ts';
import { keepKnownState, readKnownState } from './known-state.ts';
import { linesBackwards } from './lines.ts';
import { AUDIT_CHECKPOINT, AUDIT_ENTRIES, type AuditState, auditOrigin, readAudit } from './read-audit.ts';

/** Bytes of new lines after which the state is kept: after a crash the next start reads so much, a fifth of a second. */
const KEEP_EVERY = 16 * 1024 * 1024;

interface Waiting {
  readonly entries: readonly NewAuditEntry[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * The audit log of a case that is served: its one writer. What is appended while a write is under way is written together
 * with the next one: one fsync and one signature for all of them.
 */
export class AuditLog {
  readonly #folder: string;
  readonly #origin: string;
  readonly #key: SigningKey;
  readonly #effects: Effects;
  readonly #lock: HeldLock;
  readonly #env: NodeJS.ProcessEnv;
  /** Size of the log in bytes when the state that the next start begins with was last kept. */
  #kept = 0;
  #state: AuditState;
  /** The acknowledged state: that of the checkpoint on disk. */
  #head: { readonly size: number; readonly root: string };
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #broken = false;

  private constructor(
    folder: string,
    origin: string,
    key: SigningKey,
    effects: Effects,
    lock: HeldLock,
    env: NodeJS.ProcessEnv,
    state: AuditState,
  ) {
    this.#folder = folder;
    this.#origin = origin;
    this.#key = key;
    this.#effects = effects;
    this.#lock = lock;
    this.#env = env;
    this.#state = state;
    this.#head = headOf(state);
  }

  /**
   * Opens the audit log of a case for writing, making it at first use; what an interrupted write left is set aside.
   *
   * @throws RingbreakError ALREADY_SERVED (locked), KEY_NOT_IN_CASE (forbidden), or of kind damaged.
   */
  static async open(target: Case, effects: Effects, env: NodeJS.ProcessEnv = process.env): Promise<AuditLog> {
    const key = await permittedKey(target, effects, env);
    const folder = target.folder;
    await mkdir(join(folder, 'audit'), { recursive: true });
    const lock = await acquireLock(join(folder, 'audit')).catch((error: unknown) => {
      throw servedAlready(error);
    });
    try {
      const origin = auditOrigin(originOf(target.info.id));
      await tidy(join(folder, 'audit'));
      const log = new AuditLog(
        folder,
        origin,
        key,
        effects,
        lock,
        env,
        await readAudit(folder, origin, await keysEver(target), await readKnownState(origin, env)),
      );
      await log.#begin();
      await log.#keep();
      return log;
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** Number of entries and base64 root: what the ledger notes of the log. */
  head(): { size: number; root: string } {
    return this.#head;
  }

  /** Appends entries, in this order. When it resolves they are acknowledged and survive any crash. */
  append(entries: readonly NewAuditEntry[]): Promise<void> {
    const written = new Promise<void>((done, failed) => {
      this.#waiting.push({ entries, done, failed });
    });
    this.#writing ??= this.#writeAll();
    return written;
  }

  /** The acknowledged entries from the newest to the oldest; those whose line lacks one of `containing` are passed over. */
  async *newestFirst(containing: readonly string[] = []): AsyncGenerator<{ index: number; entry: AuditEntry }> {
    const { bytes } = this.#state;
    let index = this.#head.size;
    const wanted = containing.map((text) => Buffer.from(text));
    for await (const line of linesBackwards(join(this.#folder, AUDIT_ENTRIES), bytes)) {
      index -= 1;
      if (wanted.every((text) => line.includes(text))) yield { index, entry: entryOn(line.toString('utf8')) };
    }
  }

  /** Waits for what is being written and gives the log back. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#keep();
    await this.#lock.release();
  }

  /** Keeps how far the log is known to be whole. A start without it, on a full disk for one, reads the whole log. */
  async #keep(): Promise<void> {
    if (this.#broken || this.#state.range.size === 0) return;
    this.#kept = this.#state.bytes;
    await keepKnownState(this.#origin, this.#state, this.#env).catch(() => undefined);
  }

  async #begin(): Promise<void> {
    if (this.#state.range.size === 0) {
      // Nothing was acknowledged without a checkpoint: what an interrupted beginning left does not count.
      await rm(join(this.#folder, AUDIT_ENTRIES), { force: true });
      this.#state = { ...this.#state, bytes: 0, tail: Buffer.alloc(0) };
      await this.append([{ type: 'audit_begun', format: 1 }]);
    } else if (this.#state.tail.length > 0) {
      await this.append([await this.#setTailAside()]);
    }
  }

  /** Moves what lies beyond the checkpoint to audit/torn-<n>: nobody signed it. */
  async #setTailAside(): Promise<NewAuditEntry> {
    const { tail, bytes, range } = this.#state;
    if (!isOneBatch(tail, range.size)) {
      const what = 'the audit log goes on for several writes after its checkpoint';
      throw damagedCase('AUDIT_BEYOND_CHECKPOINT', what, AUDIT_ENTRIES, range.size + 1);
    }
    const folder = join(this.#folder, 'audit');
    const numbers = (await readdir(folder)).map((name) => Number(/^torn-([1-9]\d*)$/.exec(name)?.[1] ?? 0));
    const file = `torn-${Math.max(0, ...numbers) + 1}`;
    await writeFileAtomic(join(folder, file), tail);
    await cut(join(this.#folder, AUDIT_ENTRIES), bytes);
    this.#state = { ...this.#state, tail: Buffer.alloc(0) };
    return { type: 'line_set_aside', file, bytes: tail.length, sha256: sha256(tail) };
  }

  async #writeAll(): Promise<void> {
    // Lets everything that is asked for in the same moment into one write.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        await this.#write(group.flatMap(({ entries }) => entries));
        for (const { done } of group) done();
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    this.#writing = undefined;
  }

  async #write(entries: readonly NewAuditEntry[]): Promise<void> {
    if (this.#broken) throw logBroken();
    const at = this.#effects.now().toISOString();
    const { range, bytes } = this.#state;
    const lines = entries.map((entry) => canonicalJson(validEntry({ ...entry, at, batch: range.size })));
    const data = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    this.#broken = true;
    await writing(AUDIT_ENTRIES, () => appendAt(join(this.#folder, AUDIT_ENTRIES), bytes, data));
    for (const line of lines) range.append(leafHash(Buffer.from(line)));
    const head = { origin: this.#origin, size: range.size, root: range.root() };
    const checkpoint = signCheckpoint(head, this.#key.privateKey, this.#key.publicKey);
    await writing(AUDIT_CHECKPOINT, () => writeFileAtomic(join(this.#folder, AUDIT_CHECKPOINT), checkpoint));
    this.#state = { ...this.#state, bytes: bytes + data.length };
    this.#head = headOf(this.#state);
    this.#broken = false;
    if (this.#state.bytes - this.#kept > KEEP_EVERY) await this.#keep();
  }
}

function headOf({ range }: AuditState): { size: number; root: string } {
  return { size: range.size, root: range.root().toString('base64') };
}

/** One interrupted write leaves lines of one batch, which is named after the line that it begins with. */
function isOneBatch(tail: Buffer, size: number): boolean {
  const whole = tail
    .subarray(0, tail.lastIndexOf(10) + 1)
    .toString('utf8')
    .split('\n')
    .slice(0, -1);
  return whole.every((line) => line.includes(`"batch":${size},`));
}

async function keysEver(target: Case): Promise<string[]> {
  return (await target.events()).flatMap(({ event }) =>
    event.type === 'case_created' || event.type === 'key_added' ? [event.public_key] : [],
  );
}

async function permittedKey(target: Case, effects: Effects, env: NodeJS.ProcessEnv): Promise<SigningKey> {
  const key = await new KeyRing(env).signingKey(effects);
  const encoded = key.publicKey.toString('base64');
  if ((await target.keys()).includes(encoded)) return key;
  throw new RingbreakError({
    kind: 'forbidden',
    code: 'KEY_NOT_IN_CASE',
    what: `this person's key (${encoded}) may not sign for this case, so nobody's consultations could be logged`,
    where: { file: target.folder },
    next: `Ask somebody whose key the case knows to run \`ringbreak key add CASE ${encoded} --holder NAME --reason TEXT\`, or serve it where your own key is.`,
  });
}

/** Everything but one's own lock that an interrupted write leaves under a temporary name. */
async function tidy(folder: string): Promise<void> {
  const left = (await readdir(folder)).filter((name) => /^\..*\.tmp$/.test(name));
  for (const name of left) await rm(join(folder, name), { force: true });
}

/** Writes at the end of a file that must be `offset` bytes long, and fsyncs. */
async function appendAt(path: string, offset: number, data: Buffer): Promise<void> {
  const handle = await open(path, offset === 0 ? 'a' : 'r+');
  try {
    const { size } = await handle.stat();
    if (size !== offset)
      throw damagedCase('AUDIT_CHANGED', 'the audit log changed while this case was served', AUDIT_ENTRIES);
    for (let done = 0; done < data.length; ) {
      done += (await handle.write(data, done, data.length - done, offset + done)).bytesWritten;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (offset === 0) await syncDirectory(join(path, '..'));
}

async function cut(path: string, length: number): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.truncate(length);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function logBroken(): RingbreakError {
  return new RingbreakError({
    kind: 'damaged',
    code: 'AUDIT_NOT_WRITABLE',
    what: 'the audit log of this case could not be written, so nothing of the case is shown',
    where: { file: AUDIT_ENTRIES },
    next: 'Make room on the disk, then start the workbench again.',
  });
}

function servedAlready(error: unknown): unknown {
  if (!isRingbreakError(error) || error.code !== 'CASE_LOCKED') return error;
  const { where } = error;
  const next =
    'Use that one, or stop it first. If that process is surely gone, delete the file `audit/lock` in the case.';
  return new RingbreakError({
    kind: 'locked',
    code: 'ALREADY_SERVED',
    what: 'another workbench serves this case',
    where,
    next,
  });
}
