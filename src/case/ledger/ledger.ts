import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../base/canonical-json.ts';
import type { Effects } from '../../base/effects.ts';
import { RingbreakError } from '../../base/errors.ts';
import { syncDirectory, writeFileAtomic } from '../../base/files.ts';
import type { SigningKey } from '../keys/key-file.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import { writing } from '../write-error.ts';
import { damagedCase } from './errors.ts';
import { type NewEvent, type RecordedEvent, type StoredEvent, validEvent } from './events.ts';
import { ActiveKeys, endorse, type KeyEvent } from './keys.ts';
import { CompactRange, consistencyProof, inclusionProof, leafHash } from './merkle.ts';
import { signCheckpoint } from './note.ts';
import { addEvent, CHECKPOINT, ENTRIES, type LedgerState, readLedger } from './read-ledger.ts';
import { setTailAside } from './recovery.ts';

type Unendorsed<E> = E extends KeyEvent ? Omit<E, 'signature' | 'ledger' | 'endorsed_by' | 'at' | 'actor'> : never;

/** The ledger of an open case: what was recorded, and the one place that appends. */
export class Ledger {
  private readonly folder: string;
  private readonly ring: KeyRing;
  private state: LedgerState;
  /** Appends run one after the other, whoever calls. */
  private queue: Promise<unknown> = Promise.resolve();
  private broken = false;

  private constructor(folder: string, ring: KeyRing, state: LedgerState) {
    this.folder = folder;
    this.ring = ring;
    this.state = state;
  }

  /** Opens the ledger of an existing case. @throws RingbreakError of kind damaged. */
  static async open(folder: string, origin: string, ring: KeyRing): Promise<Ledger> {
    return new Ledger(folder, ring, await readLedger(folder, origin));
  }

  /** A ledger without events, for a new case: its first `append` must be `case_created`. */
  static async begin(folder: string, origin: string, ring: KeyRing): Promise<Ledger> {
    // Nothing was acknowledged without a checkpoint: what an interrupted creation left does not count.
    await rm(join(folder, ENTRIES), { force: true });
    const state = { origin, range: new CompactRange(), leaves: [], events: [], keys: new ActiveKeys(origin) };
    return new Ledger(folder, ring, { ...state, bytes: 0, tail: Buffer.alloc(0) });
  }

  /** Resolves when no append is under way. */
  async idle(): Promise<void> {
    await this.queue;
  }

  get events(): readonly RecordedEvent[] {
    return this.state.events;
  }

  /** Bytes beyond the checkpoint that an interrupted write left: not part of the ledger. */
  get unacknowledged(): number {
    return this.state.tail.length;
  }

  /** Base64 of the public keys that may sign now. */
  get keys(): readonly string[] {
    return this.state.keys.list();
  }

  /** This person's public key, whether the case knows it or not; undefined when they have none yet. */
  ownKey(): Promise<Buffer | undefined> {
    return this.ring.publicKey();
  }

  head(): { origin: string; size: number; root: Buffer } {
    return { origin: this.state.origin, size: this.state.range.size, root: this.state.range.root() };
  }

  /** Proof that the event at `index` (from 0) is in the ledger as it stands. */
  inclusion(index: number): Buffer[] {
    return inclusionProof(this.state.leaves, index);
  }

  /** Proof that the ledger of `oldSize` events is a beginning of the ledger as it stands. */
  consistency(oldSize: number): Buffer[] {
    return consistencyProof(this.state.leaves, oldSize);
  }

  /**
   * Appends an event: line, fsync, signed checkpoint. When it resolves the event is acknowledged and survives any crash.
   *
   * @throws RingbreakError KEY_NOT_IN_CASE (forbidden), INVALID_EVENT (usage), LEDGER_CHANGED (damaged).
   */
  append(event: NewEvent, effects: Effects): Promise<{ index: number }> {
    return this.inTurn(effects, () => ({ ...event, at: effects.now().toISOString(), actor: effects.actor }));
  }

  /** Appends a key event, endorsed by this person's key over the ledger as it stands. */
  appendKeyEvent(event: Unendorsed<KeyEvent>, effects: Effects): Promise<{ index: number }> {
    return this.inTurn(effects, (key) => {
      const { origin, size, root } = this.head();
      const unsigned = {
        ...event,
        at: effects.now().toISOString(),
        actor: effects.actor,
        endorsed_by: key.publicKey.toString('base64'),
        ledger: { size, root: root.toString('base64') },
      };
      return { ...unsigned, signature: endorse(origin, unsigned, key.privateKey) };
    });
  }

  /** Asks beforehand what `append` would answer about this person's key, so that no long work is done for nothing. */
  async mayWrite(effects: Effects): Promise<void> {
    await this.permittedKey(effects);
  }

  private inTurn(effects: Effects, make: (key: SigningKey) => unknown): Promise<{ index: number }> {
    const turn = this.queue.then(async () => {
      const key = await this.permittedKey(effects);
      if (this.state.tail.length > 0) await this.recover(key, effects);
      return this.write(make(key), key);
    });
    this.queue = turn.catch(() => {});
    return turn;
  }

  private async permittedKey(effects: Effects): Promise<SigningKey> {
    const key = await this.ring.signingKey(effects);
    const encoded = key.publicKey.toString('base64');
    if (this.state.range.size === 0 || this.state.keys.has(encoded)) return key;
    throw new RingbreakError({
      kind: 'forbidden',
      code: 'KEY_NOT_IN_CASE',
      what: `this person's key (${encoded}) may not sign for this case`,
      next: `Ask somebody whose key the case knows to run \`ringbreak key add CASE ${encoded} --holder NAME --reason TEXT\`, or work where your own key is.`,
    });
  }

  /** Moves what lies beyond the checkpoint to ledger/torn-<n> and records that. */
  private async recover(key: SigningKey, effects: Effects): Promise<void> {
    const { event, tail } = await setTailAside(this.folder, this.state, effects);
    this.state = { ...this.state, tail };
    await this.write(event, key);
  }

  private async write(unchecked: unknown, key: SigningKey): Promise<{ index: number }> {
    if (this.broken) throw new Error('the ledger was left after a failed write: open the case again');
    const event: StoredEvent = validEvent(unchecked);
    const objection = this.objectionTo(event);
    if (objection !== undefined) {
      const next = 'Look at the keys of the case (docs/case-format.md, Keys).';
      throw new RingbreakError({
        kind: 'forbidden',
        code: 'EVENT_NOT_ALLOWED',
        what: `the ledger takes no such event: ${objection}`,
        next,
      });
    }
    const line = Buffer.from(`${canonicalJson(event)}\n`);
    const leaf = leafHash(line.subarray(0, -1));
    this.broken = true;
    await writing(ENTRIES, () => appendAt(join(this.folder, ENTRIES), this.state.bytes, line));
    const head = { origin: this.state.origin, size: this.state.range.size + 1, root: this.state.range.rootWith(leaf) };
    const checkpoint = signCheckpoint(head, key.privateKey, key.publicKey);
    await writing(CHECKPOINT, () => writeFileAtomic(join(this.folder, CHECKPOINT), checkpoint));
    this.broken = false;
    addEvent(this.state, event, leaf);
    this.state = { ...this.state, bytes: this.state.bytes + line.length };
    return { index: head.size - 1 };
  }

  private objectionTo(event: StoredEvent): string | undefined {
    const { size, root } = this.head();
    return this.state.keys.apply(event, { size, root: root.toString('base64') });
  }
}

/** Writes at the end of a file that must be `offset` bytes long, and fsyncs. */
async function appendAt(path: string, offset: number, data: Buffer): Promise<void> {
  const handle = await open(path, offset === 0 ? 'a' : 'r+');
  try {
    const { size } = await handle.stat();
    if (size !== offset) throw damagedCase('LEDGER_CHANGED', 'the ledger changed while this case was open', ENTRIES);
    for (let done = 0; done < data.length; ) {
      done += (await handle.write(data, done, data.length - done, offset + done)).bytesWritten;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (offset === 0) await syncDirectory(join(path, '..'));
}
