import { join } from 'node:path';
import type { Effects } from '../base/effects.ts';
import type { Progress } from '../base/progress.ts';
import type { CaseInfo } from './case-info.ts';
import type { Exhibit, ExhibitMeta } from './exhibits/exhibit.ts';
import { Exhibits } from './exhibits/exhibits.ts';
import type { LedgerEvent, RecordedEvent } from './ledger/events.ts';
import type { Ledger } from './ledger/ledger.ts';
import { type EntryProof, proofOf } from './ledger/proof.ts';
import type { HeldLock } from './lock.ts';
import { Mappings, type MappingWrite, type StoredMapping } from './mappings.ts';

/**
 * An open case folder. Reading methods show the case as it was when opened, with what this process has written since.
 * Writing methods throw a bare Error (our bug) on a case opened without `write`.
 */
export class Case {
  readonly folder: string;
  /** case.json */
  readonly info: CaseInfo;
  private readonly ledger: Ledger;
  private readonly lock: HeldLock | undefined;
  private readonly exhibitStore: Exhibits;
  private readonly mappingStore: Mappings;

  constructor(folder: string, info: CaseInfo, ledger: Ledger, lock: HeldLock | undefined) {
    this.folder = folder;
    this.info = info;
    this.ledger = ledger;
    this.lock = lock;
    this.exhibitStore = new Exhibits(join(folder, 'exhibits'), ledger);
    this.mappingStore = new Mappings(folder, ledger);
  }

  /** The exhibits in the order in which the ledger took them in. @throws RingbreakError of kind damaged. */
  exhibits(): Promise<Exhibit[]> {
    return this.exhibitStore.list();
  }

  /**
   * Takes a file in. `added` is false when the case has these bytes already: nothing is written then, and the exhibit
   * keeps its first name and origin. With `inPlace` the bytes stay where they are; the case is not self-contained then,
   * which `progress.note` says.
   *
   * @throws RingbreakError of kind exhibit (no such file, not a file, changed while being read), usage, forbidden.
   */
  addExhibit(
    path: string,
    meta: ExhibitMeta,
    options: { readonly inPlace?: boolean },
    effects: Effects,
    progress: Progress,
  ): Promise<{ exhibit: Exhibit; added: boolean }> {
    this.mustBeWritable();
    return this.exhibitStore.add(path, meta, options.inPlace ?? false, effects, progress);
  }

  /** Where an exhibit's bytes are: inside the case folder, or outside it for one that was added in place. */
  exhibitPath(exhibit: Exhibit): string {
    return this.exhibitStore.pathOf(exhibit);
  }

  /**
   * Records a parameter or a decision. Acknowledged when it resolves: it survives any crash from then on.
   *
   * @throws RingbreakError KEY_NOT_IN_CASE (forbidden), INVALID_EVENT (usage), LEDGER_CHANGED (damaged).
   */
  record(event: LedgerEvent, effects: Effects): Promise<{ index: number }> {
    this.mustBeWritable();
    return this.ledger.append(event, effects);
  }

  /** All events, in order. */
  async events(): Promise<readonly RecordedEvent[]> {
    return this.ledger.events;
  }

  /** The mapping files of the case's exhibits, in the order of the exhibits. */
  mappings(): Promise<StoredMapping[]> {
    return this.mappingStore.list();
  }

  /** Writes an exhibit's mapping and records it; nothing happens when file and ledger have it like this already. */
  writeMapping(exhibit: Pick<Exhibit, 'sha256'>, text: string, how: MappingWrite, effects: Effects): Promise<void> {
    this.mustBeWritable();
    return this.mappingStore.write(exhibit.sha256, text, how, effects);
  }

  /** Records mapping files that were edited by hand; returns how many there were. They are unconfirmed afterwards. */
  recordMappingEdits(reason: string, effects: Effects): Promise<number> {
    this.mustBeWritable();
    return this.mappingStore.recordEdits(reason, effects);
  }

  /** Confirms every mapping that is not confirmed yet, after recording edits by hand; returns how many. */
  confirmMappings(reason: string, effects: Effects): Promise<number> {
    this.mustBeWritable();
    return this.mappingStore.confirm(reason, effects);
  }

  /** Number of events and base64 Merkle root: what a report prints so that the ledger can be held to it later. */
  async ledgerRoot(): Promise<{ size: number; root: string }> {
    const { size, root } = this.ledger.head();
    return { size, root: root.toString('base64') };
  }

  /** One ledger entry with the proof that it is in the signed ledger: shows it without showing the others. */
  proveEvent(index: number): Promise<EntryProof> {
    return proofOf(this.folder, this.ledger, index);
  }

  /** RFC 6962 consistency proof, base64: that the ledger of `oldSize` events is a beginning of this one. */
  async proveGrowth(oldSize: number): Promise<string[]> {
    return this.ledger.consistency(oldSize).map((hash) => hash.toString('base64'));
  }

  /** This person's public key, base64, or undefined when they have none yet: it is made with the first event. */
  async ownKey(): Promise<string | undefined> {
    return (await this.ledger.ownKey())?.toString('base64');
  }

  /** Base64 of the Ed25519 public keys that may sign now. */
  async keys(): Promise<readonly string[]> {
    return this.ledger.keys;
  }

  /**
   * Lets another person's key sign. Only somebody whose key the case knows already can do this.
   *
   * @throws RingbreakError KEY_NOT_IN_CASE, EVENT_NOT_ALLOWED (forbidden).
   */
  async addKey(publicKey: string, holder: string, reason: string, effects: Effects): Promise<void> {
    this.mustBeWritable();
    await this.ledger.appendKeyEvent({ type: 'key_added', public_key: publicKey, holder, reason }, effects);
  }

  /** Takes the right to sign from a key; never from one's own. @throws RingbreakError of kind forbidden. */
  async retireKey(publicKey: string, reason: string, effects: Effects): Promise<void> {
    this.mustBeWritable();
    await this.ledger.appendKeyEvent({ type: 'key_retired', public_key: publicKey, reason }, effects);
  }

  /** Bytes beyond the checkpoint that an interrupted write left: set aside and recorded by the next write. */
  get unacknowledgedBytes(): number {
    return this.ledger.unacknowledged;
  }

  /** Gives the lock back. Waits for a write that is under way. */
  async close(): Promise<void> {
    await this.ledger.idle();
    await this.lock?.release();
  }

  private mustBeWritable(): void {
    if (this.lock === undefined) throw new Error('this case was opened for reading');
  }
}
