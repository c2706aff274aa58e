import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { damagedCase } from '../ledger/errors.ts';
import { CompactRange, leafHash } from '../ledger/merkle.ts';
import { type ParsedCheckpoint, parseCheckpoint, signerOf } from '../ledger/note.ts';
import type { KnownState } from './known-state.ts';
import { linesOf } from './lines.ts';

export const AUDIT_ENTRIES = 'audit/entries.jsonl';
export const AUDIT_CHECKPOINT = 'audit/checkpoint';

/** An audit log as it stands on disk, verified up to its checkpoint. */
export interface AuditState extends KnownState {
  /** What lies beyond: entries that were never acknowledged. Empty as a rule. */
  readonly tail: Buffer;
}

/** The origin line of a case's audit log. */
export function auditOrigin(caseOrigin: string): string {
  return `${caseOrigin}/audit`;
}

/**
 * Reads and verifies an audit log against its checkpoint. What was known of it already is not read again where the rest of the
 * lines leads from there to the root that was signed; else all of it is. `keys`: base64 of every key that the ledger ever let sign; a key
 * that was retired since still vouches for what it signed before.
 *
 * @throws RingbreakError of kind damaged. Without a checkpoint nothing was ever acknowledged: the state is empty.
 */
export async function readAudit(
  folder: string,
  origin: string,
  keys: readonly string[],
  known?: KnownState,
): Promise<AuditState> {
  const checkpoint = await readCheckpoint(folder, origin);
  const path = join(folder, AUDIT_ENTRIES);
  const total = await sizeOf(path);
  if (!checkpoint) {
    if (total > FIRST_LINE)
      throw damagedCase('AUDIT_CHECKPOINT_MISSING', 'the audit log is not signed', AUDIT_CHECKPOINT);
    return { range: new CompactRange(), bytes: 0, tail: await bytesFrom(path, 0, total) };
  }
  const short = known && (await readOn(path, total, checkpoint.size, known));
  // Before anything beyond it is set aside, the log is read as a whole.
  const enough = short?.bytes === total && short.range.root().equals(checkpoint.root);
  const whole = enough ? short : await readOn(path, total, checkpoint.size);
  const { range, bytes } = whole;
  if (range.size < checkpoint.size) {
    const what = `the audit log has ${range.size} whole lines, its checkpoint ${checkpoint.size}`;
    throw damagedCase('AUDIT_TRUNCATED', what, AUDIT_ENTRIES, range.size + 1);
  }
  if (!range.root().equals(checkpoint.root)) {
    throw damagedCase(
      'AUDIT_ROOT_MISMATCH',
      "the audit log's lines do not give the root that was signed",
      AUDIT_ENTRIES,
    );
  }
  if (
    !signerOf(
      checkpoint,
      keys.map((key) => Buffer.from(key, 'base64')),
    )
  ) {
    throw damagedCase('AUDIT_CHECKPOINT_FORGED', 'no key of this case signed the audit log', AUDIT_CHECKPOINT);
  }
  return { range, bytes, tail: await bytesFrom(path, bytes, total) };
}

/** The tree of the first `size` lines, from a known state on or from the beginning. */
async function readOn(path: string, total: number, size: number, known?: KnownState): Promise<KnownState> {
  const range = known ? CompactRange.of(known.range.size, known.range.peaks())! : new CompactRange();
  let bytes = known?.bytes ?? 0;
  if (bytes > total || range.size > size) return { range, bytes };
  for await (const line of linesOf(path, total, bytes)) {
    if (range.size === size) break;
    range.append(leafHash(line));
    bytes += line.length + 1;
  }
  return { range, bytes };
}

/** Longest that a first line can be, which an interrupted beginning leaves without a checkpoint. */
const FIRST_LINE = 200;

async function readCheckpoint(folder: string, origin: string): Promise<ParsedCheckpoint | undefined> {
  const note = await readFile(join(folder, AUDIT_CHECKPOINT), 'utf8').catch(absent);
  if (note === undefined) return undefined;
  const checkpoint = parseCheckpoint(note);
  if (checkpoint?.origin === origin) return checkpoint;
  throw damagedCase(
    'AUDIT_CHECKPOINT_DAMAGED',
    "the checkpoint is not a signed note of this case's audit log",
    AUDIT_CHECKPOINT,
  );
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(absent))?.size ?? 0;
}

async function bytesFrom(path: string, from: number, to: number): Promise<Buffer> {
  if (from >= to) return Buffer.alloc(0);
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(to - from);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
