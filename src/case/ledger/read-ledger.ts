import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../base/canonical-json.ts';
import { damagedCase } from './errors.ts';
import { parseEvent, type RecordedEvent, type StoredEvent } from './events.ts';
import { ActiveKeys } from './keys.ts';
import { CompactRange, leafHash } from './merkle.ts';
import { parseCheckpoint, signerOf } from './note.ts';

export const ENTRIES = 'ledger/entries.jsonl';
export const CHECKPOINT = 'ledger/checkpoint';

/** A ledger as it stands on disk, verified up to its checkpoint. */
export interface LedgerState {
  readonly origin: string;
  readonly range: CompactRange;
  readonly leaves: Buffer[];
  readonly events: RecordedEvent[];
  readonly keys: ActiveKeys;
  /** Bytes of entries.jsonl that the checkpoint covers. */
  readonly bytes: number;
  /** What lies beyond: an event that was never acknowledged. Empty as a rule. */
  readonly tail: Buffer;
}

/**
 * Reads and verifies a ledger: every line canonical and of a known shape, the root and the signature of the checkpoint.
 * The checkpoint is read first, so that a writer at work at the same time only adds lines beyond it.
 *
 * @throws RingbreakError of kind damaged, naming the file and the line (1-based).
 */
export async function readLedger(folder: string, origin: string): Promise<LedgerState> {
  const checkpoint = parseCheckpoint((await readOrDamaged(folder, CHECKPOINT)).toString('utf8'));
  if (!checkpoint || checkpoint.origin !== origin) {
    throw damagedCase('CHECKPOINT_DAMAGED', "the checkpoint is not a signed note of this case's ledger", CHECKPOINT);
  }
  const bytes = await readOrDamaged(folder, ENTRIES);
  const state = { origin, range: new CompactRange(), leaves: [], events: [], keys: new ActiveKeys(origin) };
  let start = 0;
  while (state.range.size < checkpoint.size) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0) {
      const what = `the ledger has ${state.range.size} whole lines, its checkpoint ${checkpoint.size}`;
      throw damagedCase('LEDGER_TRUNCATED', what, ENTRIES, state.range.size + 1);
    }
    takeLine(state, bytes.subarray(start, end));
    start = end + 1;
  }
  if (!state.range.root().equals(checkpoint.root)) {
    throw damagedCase('LEDGER_ROOT_MISMATCH', "the ledger's lines do not give the root that was signed", ENTRIES);
  }
  const keys = state.keys.list().map((key) => Buffer.from(key, 'base64'));
  if (!signerOf(checkpoint, keys)) {
    throw damagedCase('CHECKPOINT_FORGED', 'no key of this case signed the checkpoint', CHECKPOINT);
  }
  return { ...state, bytes: start, tail: bytes.subarray(start) };
}

function takeLine(state: Omit<LedgerState, 'bytes' | 'tail'>, line: Buffer): void {
  const row = state.range.size + 1;
  const event = eventOf(line);
  if (!event) throw damagedCase('LEDGER_LINE_DAMAGED', 'a line of the ledger is not a canonical event', ENTRIES, row);
  const before = { size: state.range.size, root: isKeyEvent(event) ? state.range.root().toString('base64') : '' };
  const objection = state.keys.apply(event, before);
  if (objection !== undefined)
    throw damagedCase('LEDGER_EVENT_NOT_ALLOWED', `a ledger event is not allowed: ${objection}`, ENTRIES, row);
  addEvent(state, event, leafHash(line));
}

/** Adds an event that stands in the file to the state in memory. */
export function addEvent(
  state: Pick<LedgerState, 'events' | 'range' | 'leaves'>,
  event: StoredEvent,
  leaf: Buffer,
): void {
  state.events.push({ index: state.range.size, event });
  state.range.append(leaf);
  state.leaves.push(leaf);
}

/** The event on a line, or undefined when the line is not the canonical JSON of one. */
function eventOf(line: Buffer): StoredEvent | undefined {
  const text = line.toString('utf8');
  try {
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text && Buffer.from(text).equals(line) ? parseEvent(value) : undefined;
  } catch {
    return undefined;
  }
}

function isKeyEvent(event: StoredEvent): boolean {
  return event.type === 'key_added' || event.type === 'key_retired';
}

async function readOrDamaged(folder: string, file: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw damagedCase('LEDGER_MISSING', `${file} is missing`, file);
  }
}
