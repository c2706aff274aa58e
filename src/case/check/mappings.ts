import { join } from 'node:path';
import { sha256 } from '../../base/hash.ts';
import { bytesOf, isTemporary, namesIn } from './disk.ts';
import type { Affected } from './exhibits.ts';
import type { Findings } from './finding.ts';
import type { LedgerFacts } from './ledger.ts';

/** What the ledger says about mappings: every hash that it recorded for an exhibit, the last one last. */
export function recordedMappings(ledger: LedgerFacts): Map<string, string[]> {
  const recorded = new Map<string, string[]>();
  for (const { event } of ledger.events) {
    if (!event.type.startsWith('mapping_')) continue;
    const exhibit = event['exhibit'] as string;
    recorded.set(exhibit, [...(recorded.get(exhibit) ?? []), event['sha256'] as string]);
  }
  return recorded;
}

const PENDING = '.pending';

/** Whether the version recorded last still lacks its last rename. */
async function isRecordedPending(folder: string, file: string, recorded: string, findings: Findings): Promise<boolean> {
  const pending = await bytesOf(join(folder, file + PENDING));
  if (pending === undefined || sha256(pending) !== recorded) return false;
  findings.verified.mappings += 1;
  findings.harmless('LEFT_BY_A_CRASH', file + PENDING, 'the last rename is missing: the next writer does it');
  return true;
}

/** Verifies that every mapping file is the one that the ledger recorded last, and that none is missing or extra. */
export async function checkMappings(
  folder: string,
  recorded: ReadonlyMap<string, readonly string[]>,
  affected: Affected,
  findings: Findings,
): Promise<void> {
  const files = new Map([...recorded.keys()].map((exhibit) => [`${exhibit.slice(0, 16)}.json`, exhibit]));
  for (const [name, exhibit] of files) {
    const file = `mappings/${name}`;
    const hashes = recorded.get(exhibit)!;
    if (await isRecordedPending(folder, file, hashes.at(-1)!, findings)) continue;
    const bytes = await bytesOf(join(folder, file));
    if (bytes === undefined) {
      findings.damage('MAPPING_MISSING', file, 'a mapping that the ledger recorded is missing', affected(exhibit));
      continue;
    }
    findings.verified.mappings += 1;
    const hash = sha256(bytes);
    if (hash === hashes.at(-1)) continue;
    const earlier = hashes.includes(hash) ? 'is an earlier version than' : 'is not';
    const what = `the mapping ${earlier} the one that the ledger recorded last: edited by hand without recording it, or damaged`;
    findings.damage('MAPPING_CHANGED', file, what, affected(exhibit));
  }
  await checkOthers(folder, new Set(files.keys()), findings);
}

async function checkOthers(folder: string, known: ReadonlySet<string>, findings: Findings): Promise<void> {
  const reported = new Set(findings.list.map(({ where }) => where.file));
  for (const name of await namesIn(join(folder, 'mappings'))) {
    const file = `mappings/${name}`;
    if (known.has(name) || reported.has(file)) continue;
    if (isTemporary(name) || name.endsWith(PENDING)) {
      findings.harmless('LEFT_BY_A_CRASH', file, 'an interrupted write left this file');
    } else {
      findings.damage('MAPPING_NOT_RECORDED', file, 'the ledger knows no such mapping', 'what is built with it');
    }
  }
}
