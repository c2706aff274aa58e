import { join } from 'node:path';
import { sha256 } from '../../base/hash.ts';
import type { Progress } from '../../base/progress.ts';
import { bytesOf, hashRange, isFolder, jsonIn, namesIn, objectIn, sizeOfFile } from './disk.ts';
import type { CheckedEvent } from './event-shapes.ts';
import type { Finding, Findings } from './finding.ts';
import type { LedgerFacts } from './ledger.ts';

/** Whose work is void when an exhibit is damaged; told by derived/manifest.json. */
export type Affected = (exhibit: string) => string;

/** Verifies every exhibit of the ledger byte by byte, and that there are no others. */
export async function checkExhibits(
  folder: string,
  ledger: LedgerFacts,
  affected: Affected,
  findings: Findings,
  progress: Progress,
): Promise<void> {
  const added = ledger.events.map(({ event }) => event).filter(({ type }) => type === 'exhibit_added');
  const total = added.reduce((sum, event) => sum + (event['size'] as number), 0);
  progress.stage('check exhibits', { total, unit: 'bytes' });
  let done = 0;
  const onBytes = (bytes: number) => {
    done += bytes;
    progress.update(done);
  };
  for (const event of added) await checkExhibit(folder, event, affected, findings, onBytes);
  findings.verified.exhibits = added.length;
  findings.verified.exhibit_bytes = done;
  await checkOthers(folder, new Set(added.map((event) => event['exhibit'] as string)), findings);
}

async function checkExhibit(
  folder: string,
  event: CheckedEvent,
  affected: Affected,
  findings: Findings,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const hash = event['exhibit'] as string;
  const place = await placeOf(folder, hash, findings);
  if (place === undefined) {
    findings.damage('EXHIBIT_MISSING', `exhibits/${hash}`, 'an exhibit of the ledger is missing', affected(hash));
    return;
  }
  const record = await checkRecord(folder, place, event, affected, findings);
  for (const name of await namesIn(join(folder, place))) {
    if (name === 'exhibit.json' || (name === 'content' && event['storage'] === 'copied')) continue;
    findings.damage(
      'EXTRA_FILE',
      `${place}/${name}`,
      'the case format knows no such file',
      'nothing that the ledger vouches for',
    );
  }
  const where =
    event['storage'] === 'copied'
      ? { file: `${place}/content`, path: join(folder, place, 'content') }
      : outside(record);
  // Without its record nobody knows where an exhibit in place is; the damaged record was reported.
  if (where !== undefined) await checkContent(where, event, record, affected, findings, onBytes);
}

function outside(record: Readonly<Record<string, unknown>> | undefined): { file: string; path: string } | undefined {
  const path = objectIn(record?.['storage'])?.['path'];
  return typeof path === 'string' ? { file: path, path } : undefined;
}

/** The exhibit's folder: under its final name, or under the one before when only the last rename is missing. */
async function placeOf(folder: string, hash: string, findings: Findings): Promise<string | undefined> {
  const place = `exhibits/${hash}`;
  if (await isFolder(join(folder, place))) return place;
  if (!(await isFolder(join(folder, `${place}.pending`)))) return undefined;
  findings.harmless('LEFT_BY_A_CRASH', `${place}.pending`, 'the last rename is missing: the next writer does it');
  return `${place}.pending`;
}

/** exhibit.json against its event; its object when it is the one that was recorded. */
async function checkRecord(folder: string, place: string, event: CheckedEvent, affected: Affected, findings: Findings) {
  const hash = event['exhibit'] as string;
  const file = `${place}/exhibit.json`;
  const bytes = await bytesOf(join(folder, file));
  if (bytes === undefined) {
    findings.damage(
      'EXHIBIT_RECORD_MISSING',
      file,
      'exhibit.json is missing',
      `name, origin and legal basis of the exhibit; ${affected(hash)}`,
    );
    return undefined;
  }
  if (sha256(bytes) !== event['record_sha256']) {
    const what = 'exhibit.json is not the one that the ledger recorded';
    findings.damage('EXHIBIT_RECORD_CHANGED', file, what, 'name, origin, legal basis and handling code of the exhibit');
    return undefined;
  }
  const record = objectIn(jsonIn(bytes));
  const agrees =
    record?.['sha256'] === hash &&
    record['size'] === event['size'] &&
    objectIn(record['storage'])?.['kind'] === event['storage'];
  if (!agrees)
    findings.damage('EXHIBIT_RECORD_WRONG', file, 'exhibit.json contradicts its ledger event', affected(hash));
  return record;
}

async function checkContent(
  { file, path }: { file: string; path: string },
  event: CheckedEvent,
  record: Readonly<Record<string, unknown>> | undefined,
  affected: Affected,
  findings: Findings,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const hash = event['exhibit'] as string;
  const expected = event['size'] as number;
  const size = await sizeOfFile(path);
  const inPlace = event['storage'] === 'in_place' ? ' (it was added in place: the case is not self-contained)' : '';
  if (size === undefined) {
    findings.damage('EXHIBIT_CONTENT_MISSING', file, `the exhibit's bytes are missing${inPlace}`, affected(hash));
    return;
  }
  if ((await hashRange(path, 0, size, onBytes)) === hash) return;
  const damaged = await damagedSegments(path, size, expected, record);
  const first = damaged[0];
  const length = size === expected ? '' : `; it has ${size} bytes where ${expected} were taken in`;
  const segments = damaged.length > 0 ? `; damaged segments: ${damaged.length}, the first at byte ${first!.from}` : '';
  const where: Finding['where'] = first === undefined ? { file } : { file, bytes: first };
  const what = `the exhibit's bytes are not those that were taken in${length}${segments}${inPlace}`;
  findings.damage('EXHIBIT_BYTES_CHANGED', where, what, affected(hash));
}

/** The segments (bytes from, to) whose hash is not the recorded one. Needs a sound record. */
async function damagedSegments(
  path: string,
  size: number,
  expected: number,
  record: Readonly<Record<string, unknown>> | undefined,
): Promise<{ from: number; to: number }[]> {
  const segments = objectIn(record?.['segments']);
  const length = segments?.['bytes'];
  const hashes = segments?.['sha256'];
  if (typeof length !== 'number' || !Array.isArray(hashes)) return [];
  const damaged = [];
  for (const [index, hash] of hashes.entries()) {
    const from = index * length;
    const to = Math.min(from + length, expected);
    if (to > size || (await hashRange(path, from, to)) !== hash) damaged.push({ from, to });
  }
  return size > expected ? [...damaged, { from: expected, to: size }] : damaged;
}

async function checkOthers(folder: string, known: ReadonlySet<string>, findings: Findings): Promise<void> {
  for (const name of await namesIn(join(folder, 'exhibits'))) {
    if (known.has(name)) continue;
    const pending = name.endsWith('.pending');
    if (
      pending &&
      known.has(name.slice(0, -'.pending'.length)) &&
      !(await isFolder(join(folder, 'exhibits', name.slice(0, -8))))
    )
      continue;
    if (pending || name.startsWith('.incoming-')) {
      const what = 'an exhibit that was being taken in and was never acknowledged: the next writer removes it';
      findings.harmless('LEFT_BY_A_CRASH', `exhibits/${name}`, what);
    } else {
      const what = 'there is something that the ledger never took in';
      findings.damage(
        'EXTRA_EXHIBIT',
        `exhibits/${name}`,
        what,
        'nothing that the ledger vouches for: do not rely on it',
      );
    }
  }
}
