import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../base/hash.ts';
import { auditEntryOn, type CheckedEntry } from './audit-shapes.ts';
import { bytesOf, isFolder, isTemporary, namesIn, objectIn, sizeOfFile } from './disk.ts';
import type { CheckedEvent } from './event-shapes.ts';
import type { Findings } from './finding.ts';
import type { LedgerFacts } from './ledger.ts';
import { type Checkpoint, judge, readCheckpoint } from './signature.ts';
import { Tree } from './tree.ts';

const ENTRIES = 'audit/entries.jsonl';
const CHECKPOINT = 'audit/checkpoint';
const ALL = 'what is known of who looked at what in the workbench; no evidence and no decision';

/** A state of the log that the ledger noted: from then on nothing before it can be changed unseen. */
interface Noted {
  readonly size: number;
  readonly root: string;
  /** 1-based line of the ledger. */
  readonly line: number;
}

/**
 * Verifies the audit log of the workbench: every line, the tree, the signature, and the states that the ledger noted.
 * `origin`: that of the ledger, undefined when case.json could not tell it.
 */
export async function checkAudit(
  folder: string,
  origin: string | undefined,
  ledger: LedgerFacts,
  findings: Findings,
): Promise<void> {
  const noted = notedStates(ledger);
  if (!(await isFolder(join(folder, 'audit')))) {
    if (noted.length > 0)
      findings.damage('AUDIT_MISSING', 'audit', 'the audit log is missing, of which the ledger knows', ALL);
    return;
  }
  // The checkpoint first: a workbench at work meanwhile only adds lines beyond it.
  const checkpoint = await loadCheckpoint(folder, origin, findings);
  const read = await readEntries(join(folder, ENTRIES), checkpoint?.size, noted, findings);
  findings.verified.audit_entries = read.tree.size;
  reportLength(read, checkpoint, findings);
  if (checkpoint) judgeCheckpoint(checkpoint, read, keysOf(ledger), findings);
  for (const { size, line } of noted.filter((state) => state.size > read.tree.size)) {
    const what = `the audit log ends at ${read.tree.size} entries, but line ${line} of the ledger noted ${size}`;
    findings.damage('AUDIT_REWRITTEN', { file: ENTRIES, line: read.tree.size + 1 }, what, ALL);
  }
  await checkFolder(join(folder, 'audit'), read.setAside, findings);
}

function notedStates(ledger: LedgerFacts): Noted[] {
  return ledger.events.flatMap(({ line, event }) => {
    const about = event.type === 'decision' && event['kind'] === 'audit_noted' ? objectIn(event['about']) : undefined;
    const { size, root } = about ?? {};
    return Number.isSafeInteger(size) && typeof root === 'string' ? [{ size: size as number, root, line }] : [];
  });
}

async function loadCheckpoint(
  folder: string,
  origin: string | undefined,
  findings: Findings,
): Promise<Checkpoint | undefined> {
  const bytes = await bytesOf(join(folder, CHECKPOINT));
  if (bytes === undefined) {
    const begun = ((await sizeOfFile(join(folder, ENTRIES))) ?? 0) < 200;
    if (begun) findings.harmless('LEFT_BY_A_CRASH', 'audit', 'a workbench stopped before its log began');
    else findings.damage('AUDIT_CHECKPOINT_MISSING', CHECKPOINT, 'nobody vouches for the audit log', ALL);
    return undefined;
  }
  const checkpoint = readCheckpoint(bytes);
  if (checkpoint === undefined) {
    findings.damage(
      'AUDIT_CHECKPOINT_DAMAGED',
      CHECKPOINT,
      'the checkpoint of the audit log is not a signed note',
      ALL,
    );
  } else if (origin !== undefined && checkpoint.origin !== `${origin}/audit`) {
    const what = 'the checkpoint of the audit log was signed for another log';
    findings.damage('AUDIT_CHECKPOINT_OF_OTHER_CASE', CHECKPOINT, what, ALL);
  }
  return checkpoint;
}

interface Read {
  /** Of the lines that the checkpoint covers; of all, without one. */
  readonly tree: Tree;
  readonly intact: boolean;
  /** Line from which on nothing vouches but the checkpoint. */
  readonly vouchedFor: number;
  readonly setAside: readonly CheckedEntry[];
  /** Lines beyond the checkpoint, a torn one included. */
  readonly beyond: number;
  /** Whether those are what one interrupted write leaves. */
  readonly oneBatch: boolean;
}

async function readEntries(
  path: string,
  size: number | undefined,
  noted: readonly Noted[],
  findings: Findings,
): Promise<Read> {
  const tree = new Tree();
  const setAside: CheckedEntry[] = [];
  let [intact, vouchedFor, beyond, oneBatch] = [true, 0, 0, true];
  for await (const { line, whole } of linesOf(path)) {
    if (!whole || (size !== undefined && tree.size >= size)) {
      beyond += 1;
      oneBatch &&= !whole || auditEntryOn(line)?.batch === tree.size;
      continue;
    }
    const entry = auditEntryOn(line);
    const wrong = wrongWith(entry, tree.size);
    if (wrong !== undefined) {
      const at = { file: ENTRIES, line: tree.size + 1 };
      findings.damage('AUDIT_LINE_DAMAGED', at, `line ${tree.size + 1} of the audit log: ${wrong}`, ALL);
      intact = false;
    } else if (entry?.type === 'line_set_aside') setAside.push(entry);
    tree.add(line);
    const state = noted.find((one) => one.size === tree.size);
    if (state === undefined) continue;
    if (tree.root().toString('base64') === state.root) vouchedFor = tree.size;
    else if (intact) {
      const what = `the audit log is not the one whose first ${state.size} entries line ${state.line} of the ledger noted`;
      findings.damage('AUDIT_REWRITTEN', { file: ENTRIES, line: vouchedFor + 1 }, what, ALL);
      intact = false;
    }
  }
  return { tree, intact, vouchedFor, setAside, beyond, oneBatch };
}

function wrongWith(entry: CheckedEntry | undefined, index: number): string | undefined {
  if (entry === undefined) return 'it is not the canonical JSON of a known entry';
  if ((entry.type === 'audit_begun') !== (index === 0))
    return 'the log must be begun by its first line, and only by it';
  return entry.batch > index ? 'it names a later line as the first of its batch' : undefined;
}

function reportLength({ tree, beyond, oneBatch }: Read, checkpoint: Checkpoint | undefined, findings: Findings): void {
  const where = { file: ENTRIES, line: tree.size + 1 };
  if (checkpoint !== undefined && tree.size < checkpoint.size) {
    const what = `the audit log has ${tree.size} whole lines where ${checkpoint.size} were signed: cut off, or lines were removed`;
    findings.damage('AUDIT_TRUNCATED', where, what, ALL);
  } else if (beyond > 0 && oneBatch) {
    const what = `${beyond} lines beyond the checkpoint were never acknowledged: the next workbench sets them aside`;
    findings.harmless('AUDIT_NOT_ACKNOWLEDGED', where, what);
  } else if (beyond > 0) {
    const what = `${beyond} lines follow the last one that was signed: an old checkpoint was put back, or lines were added by hand`;
    findings.damage('AUDIT_BEYOND_CHECKPOINT', where, what, ALL);
  }
}

function judgeCheckpoint(checkpoint: Checkpoint, read: Read, keys: Keys, findings: Findings): void {
  if (read.intact && read.tree.size === checkpoint.size && !read.tree.root().equals(checkpoint.root)) {
    const what = `the lines from ${read.vouchedFor + 1} to ${checkpoint.size} of the audit log are not those that were signed`;
    findings.damage('AUDIT_ROOT_MISMATCH', { file: ENTRIES, line: read.vouchedFor + 1 }, what, ALL);
  }
  const judged = judge(checkpoint, keys.ever);
  if ('wrong' in judged) {
    const forged = judged.wrong === 'forged';
    const what = forged ? "the audit log's signature does not fit" : 'no key of this case signed the audit log';
    findings.damage(forged ? 'AUDIT_CHECKPOINT_FORGED' : 'AUDIT_CHECKPOINT_WRONG_KEY', CHECKPOINT, what, ALL);
  } else if (!keys.active.has(judged.signer)) {
    const what = 'the audit log was last signed by a key that was retired since: the next workbench signs it anew';
    findings.harmless('AUDIT_SIGNED_BY_RETIRED_KEY', CHECKPOINT, what);
  }
}

interface Keys {
  readonly ever: readonly string[];
  readonly active: ReadonlySet<string>;
}

function keysOf(ledger: LedgerFacts): Keys {
  const named = (types: readonly string[]) =>
    ledger.events.filter(({ event }) => types.includes(event.type)).map(({ event }) => keyIn(event));
  const active = new Set<string>();
  for (const { event } of ledger.events) {
    if (event.type === 'case_created' || event.type === 'key_added') active.add(keyIn(event));
    if (event.type === 'key_retired') active.delete(keyIn(event));
  }
  return { ever: named(['case_created', 'key_added']), active };
}

function keyIn(event: CheckedEvent): string {
  return event['public_key'] as string;
}

async function checkFolder(folder: string, setAside: readonly CheckedEntry[], findings: Findings): Promise<void> {
  const affects = 'the record of an interrupted write; nothing that was ever acknowledged';
  const recorded = new Map(setAside.map((entry) => [entry['file'] as string, entry['sha256']]));
  for (const [file, hash] of recorded) {
    const bytes = await bytesOf(join(folder, file));
    if (bytes === undefined)
      findings.damage('AUDIT_TORN_MISSING', `audit/${file}`, 'lines that were set aside are missing', affects);
    else if (sha256(bytes) !== hash)
      findings.damage('AUDIT_TORN_CHANGED', `audit/${file}`, 'lines that were set aside were changed', affects);
  }
  for (const name of await namesIn(folder)) {
    if (recorded.has(name) || name === 'entries.jsonl' || name === 'checkpoint') continue;
    if (name === 'lock') findings.harmless('LOCK_THERE', 'audit/lock', 'a workbench serves the case, or one died');
    else if (isTemporary(name) || name.startsWith('lock.') || /^torn-\d+$/.test(name)) {
      findings.harmless('LEFT_BY_A_CRASH', `audit/${name}`, 'an interrupted write left this file');
    } else {
      const what = 'the case format knows no such file';
      findings.damage('EXTRA_FILE', `audit/${name}`, what, 'nothing that the audit log vouches for');
    }
  }
}

/** The lines of a file one after the other; `whole`: it ended with a newline. No file: no lines. */
async function* linesOf(path: string): AsyncGenerator<{ line: Buffer; whole: boolean }> {
  if ((await sizeOfFile(path)) === undefined) return;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const text: Buffer = Buffer.concat([rest, piece as Buffer]);
    let start = 0;
    for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, start)) {
      yield { line: text.subarray(start, end), whole: true };
      start = end + 1;
    }
    rest = text.subarray(start);
  }
  if (rest.length > 0) yield { line: rest, whole: false };
}
