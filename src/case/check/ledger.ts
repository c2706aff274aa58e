import { join } from 'node:path';
import { sha256 } from '../../base/hash.ts';
import { bytesOf, canonicalText, isTemporary, jsonIn, namesIn } from './disk.ts';
import { type CheckedEvent, shapedEvent } from './event-shapes.ts';
import type { Findings } from './finding.ts';
import { KeyHistory } from './key-history.ts';
import { type Checkpoint, judge, readCheckpoint } from './signature.ts';
import { Tree } from './tree.ts';

const ENTRIES = 'ledger/entries.jsonl';
const CHECKPOINT = 'ledger/checkpoint';
const ALL = 'every decision, confirmation and custody entry of the case';

/** A ledger state that somebody noted earlier (from a report, a partner, a court file). Root in base64. */
export interface NotedState {
  readonly size: number;
  readonly root: string;
}

/** What the ledger turned out to say. */
export interface LedgerFacts {
  /** Events with their 1-based lines; lines that are damaged are left out. */
  readonly events: readonly { readonly line: number; readonly event: CheckedEvent }[];
  readonly signed: { readonly size: number; readonly root: string; readonly signed_by: string } | undefined;
}

/** Verifies entries.jsonl and checkpoint. `origin` is undefined when case.json could not tell it. */
export async function checkLedger(
  folder: string,
  origin: string | undefined,
  noted: NotedState | undefined,
  findings: Findings,
): Promise<LedgerFacts> {
  // The checkpoint first: a writer at work meanwhile only adds lines beyond it.
  const checkpoint = await loadCheckpoint(folder, origin, findings);
  const bytes = await bytesOf(join(folder, ENTRIES));
  if (bytes === undefined) {
    findings.damage('LEDGER_MISSING', ENTRIES, 'the ledger is missing', ALL);
    return { events: [], signed: undefined };
  }
  const lines = linesOf(bytes);
  const counted = checkpoint?.size ?? lines.whole.length;
  reportLength(lines, checkpoint, findings);
  const keys = new KeyHistory(checkpoint?.origin ?? origin ?? '');
  const read = readLines(lines.whole.slice(0, counted), keys, noted, findings);
  const intact = read.events.length === counted && read.tree.size === counted;
  const signed = checkpoint && judgeCheckpoint(checkpoint, read.tree, intact, keys, findings);
  await checkSetAside(folder, read.events, findings);
  return { events: read.events, signed };
}

async function loadCheckpoint(
  folder: string,
  origin: string | undefined,
  findings: Findings,
): Promise<Checkpoint | undefined> {
  const bytes = await bytesOf(join(folder, CHECKPOINT));
  if (bytes === undefined) {
    findings.damage(
      'CHECKPOINT_MISSING',
      CHECKPOINT,
      'the signed checkpoint is missing: nobody vouches for the ledger',
      ALL,
    );
    return undefined;
  }
  const checkpoint = readCheckpoint(bytes);
  if (checkpoint === undefined) {
    findings.damage('CHECKPOINT_DAMAGED', CHECKPOINT, 'the checkpoint is not a signed note', ALL);
  } else if (origin !== undefined && checkpoint.origin !== origin) {
    findings.damage('CHECKPOINT_OF_OTHER_CASE', CHECKPOINT, 'the checkpoint was signed for another case', ALL);
  }
  return checkpoint;
}

interface Lines {
  readonly whole: readonly Buffer[];
  /** What follows the last newline. */
  readonly torn: Buffer;
}

function linesOf(bytes: Buffer): Lines {
  const whole = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    whole.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return { whole, torn: bytes.subarray(start) };
}

function reportLength({ whole, torn }: Lines, checkpoint: Checkpoint | undefined, findings: Findings): void {
  const size = checkpoint?.size ?? whole.length;
  if (whole.length < size) {
    const what = `the ledger has ${whole.length} whole lines where ${size} were signed: cut off, or lines were removed`;
    findings.damage(
      'LEDGER_TRUNCATED',
      { file: ENTRIES, line: whole.length + 1 },
      what,
      `the entries from line ${whole.length + 1} on`,
    );
    return;
  }
  const beyond = whole.length - size + (torn.length > 0 ? 1 : 0);
  if (beyond === 0) return;
  const where = { file: ENTRIES, line: size + 1 };
  if (beyond === 1) {
    const what = 'one line beyond the checkpoint was never acknowledged: the next write sets it aside';
    findings.harmless('LINE_NOT_ACKNOWLEDGED', where, what);
  } else {
    const what = `${beyond} lines follow the last one that was signed: an old checkpoint was put back, or lines were added by hand`;
    findings.damage('LEDGER_BEYOND_CHECKPOINT', where, what, `the entries from line ${size + 1} on`);
  }
}

function readLines(lines: readonly Buffer[], keys: KeyHistory, noted: NotedState | undefined, findings: Findings) {
  const tree = new Tree();
  const events: { line: number; event: CheckedEvent }[] = [];
  for (const bytes of lines) {
    const line = tree.size + 1;
    const event = eventOn(bytes);
    const wrong = event === undefined ? 'it is not the canonical JSON of a known event' : keys.apply(event, tree);
    if (event !== undefined) events.push({ line, event });
    if (wrong !== undefined) {
      const code = event === undefined ? 'LEDGER_LINE_DAMAGED' : 'LEDGER_EVENT_NOT_ALLOWED';
      findings.damage(code, { file: ENTRIES, line }, `line ${line} of the ledger: ${wrong}`, affectedBy(event));
    }
    tree.add(bytes);
    if (tree.size === noted?.size) compareNoted(tree, noted, findings);
  }
  if (noted !== undefined && noted.size > tree.size) {
    const what = `the ledger ends at ${tree.size} entries, but one of ${noted.size} was noted earlier`;
    findings.damage('LEDGER_REWRITTEN', { file: ENTRIES, line: tree.size + 1 }, what, ALL);
  }
  findings.verified.ledger_entries = events.length;
  return { tree, events };
}

function compareNoted(tree: Tree, noted: NotedState, findings: Findings): void {
  if (tree.root().toString('base64') === noted.root) return;
  const what = `the first ${noted.size} entries are not those whose root was noted earlier`;
  findings.damage('LEDGER_REWRITTEN', { file: ENTRIES, line: 1 }, what, ALL);
}

function eventOn(bytes: Buffer): CheckedEvent | undefined {
  const value = jsonIn(bytes);
  const canonical = value === undefined ? undefined : canonicalText(value);
  return canonical !== undefined && Buffer.from(canonical).equals(bytes) ? shapedEvent(value) : undefined;
}

function affectedBy(event: CheckedEvent | undefined): string {
  return event === undefined
    ? 'what that line recorded, and all that follows from it'
    : `who may sign from that line on`;
}

function judgeCheckpoint(checkpoint: Checkpoint, tree: Tree, intact: boolean, keys: KeyHistory, findings: Findings) {
  const rooted = tree.size === checkpoint.size && tree.root().equals(checkpoint.root);
  if (!rooted && intact) {
    // Damaged or missing lines were named already; here every line looks well, but they are not those that were signed.
    const from = keys.vouchedFor + 1;
    const what = `the lines from ${from} to ${checkpoint.size} are not those that were signed: changed, reordered, added or removed`;
    findings.damage('LEDGER_ROOT_MISMATCH', { file: ENTRIES, line: from }, what, ALL);
  }
  const judged = judge(checkpoint, keys.active());
  if ('signer' in judged) {
    const root = checkpoint.root.toString('base64');
    return rooted ? { size: checkpoint.size, root, signed_by: judged.signer } : undefined;
  }
  if (judged.wrong === 'forged') {
    findings.damage('CHECKPOINT_FORGED', CHECKPOINT, "the checkpoint's signature does not fit what it says", ALL);
  } else {
    findings.damage(
      'CHECKPOINT_WRONG_KEY',
      CHECKPOINT,
      'no key that may sign for this case signed the checkpoint',
      ALL,
    );
  }
  return undefined;
}

/** ledger/torn-<n>: kept because nothing is dropped silently, and fixed by an event like everything else. */
async function checkSetAside(folder: string, events: LedgerFacts['events'], findings: Findings): Promise<void> {
  const affects = 'the record of an interrupted write; nothing that was ever acknowledged';
  const recorded = new Set<string>();
  for (const { event } of events.filter(({ event: { type } }) => type === 'line_set_aside')) {
    const file = event['file'] as string;
    recorded.add(file);
    const bytes = await bytesOf(join(folder, 'ledger', file));
    if (bytes === undefined)
      findings.damage('TORN_FILE_MISSING', `ledger/${file}`, 'a line that was set aside is missing', affects);
    else if (sha256(bytes) !== event['sha256']) {
      findings.damage('TORN_FILE_CHANGED', `ledger/${file}`, 'a line that was set aside was changed', affects);
    }
  }
  for (const name of await namesIn(join(folder, 'ledger'))) {
    if (recorded.has(name) || name === 'entries.jsonl' || name === 'checkpoint') continue;
    const left = isTemporary(name) || /^torn-\d+$/.test(name);
    if (left) findings.harmless('LEFT_BY_A_CRASH', `ledger/${name}`, 'an interrupted write left this file');
    else
      findings.damage(
        'EXTRA_FILE',
        `ledger/${name}`,
        'the case format knows no such file',
        'nothing that the ledger vouches for',
      );
  }
}
