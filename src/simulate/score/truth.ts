import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { RingbreakError } from '../../base/errors.ts';
import type { TableCount } from '../exhibit-writer.ts';

/** truth.json as far as scoring needs it. */
export interface TruthSummary {
  readonly shape: string;
  readonly seed: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly tables: readonly TableCount[];
}

/**
 * @throws RingbreakError of kind `usage`: NOT_A_TRUTH, when the folder was not made by simulate.
 */
export function readSummary(folder: string): TruthSummary {
  const path = join(folder, 'truth.json');
  if (!existsSync(path)) {
    throw new RingbreakError({
      kind: 'usage',
      code: 'NOT_A_TRUTH',
      what: 'The folder holds no truth.json.',
      where: { file: path },
      next: 'Give the truth folder that ringbreak simulate made.',
    });
  }
  return JSON.parse(readFileSync(path, 'utf8')) as TruthSummary;
}

/** The rows of one of the truth's CSV files, as records, one at a time; none when the truth has no such file. */
export async function* truthRows(folder: string, name: string): AsyncGenerator<Record<string, string>> {
  const path = join(folder, name);
  if (!existsSync(path)) return;
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  let header: string[] | undefined;
  for await (const raw of lines) {
    const cells = split(raw);
    if (!header) {
      header = cells;
      continue;
    }
    const row: Record<string, string> = {};
    for (let i = 0; i < header.length; i++) row[header[i]!] = cells[i] ?? '';
    yield row;
  }
}

/**
 * For keys of rows that several logs hold of one call: the key under which the truth has the call. A case may keep the call under
 * any of its rows.
 */
export async function callAliases(folder: string): Promise<(key: string) => string> {
  const known = new Map<string, string>();
  for await (const { call_ref: call, source_refs: sources } of truthRows(folder, 'sources.csv')) {
    for (const source of sources!.split(';')) known.set(source.slice(source.indexOf('/') + 1), call!);
  }
  return (key) => known.get(key) ?? key;
}

/** Truth files quote nothing but names, and no cell holds a line end. */
function split(raw: string): string[] {
  if (!raw.includes('"')) return raw.split(',');
  const cells: string[] = [];
  for (const [, quoted, plain] of raw.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
  }
  return cells;
}
