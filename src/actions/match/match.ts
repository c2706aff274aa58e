import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RingbreakError } from '../../base/errors.ts';
import type { Case } from '../../case/case.ts';
import { openDuckdb } from '../../engines/duckdb/duckdb.ts';
import type { Engine, Row } from '../../engines/engine.ts';
import { type BuildOptions, derivedFolder, mustBeFinished, readDatabase } from '../database.ts';

const [SIDE, SHARED, FIRST_ROWS, PAIRS] = ['side', 'shared', 'first-rows', 'pairs'].map((name) =>
  readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8'),
) as [string, string, string, string];

/** What the same row of one exhibit shows in both cases tells nothing new. */
const SAME_ROW = `UPDATE shared SET status = 'same_row'
  WHERE exhibit_a = exhibit_b AND table_a = table_b AND row_a = row_b`;
const ORDER =
  "CASE status WHEN 'hit' THEN 0 WHEN 'near' THEN 1 WHEN 'victim' THEN 2 WHEN 'called' THEN 3 WHEN 'hub' THEN 4 ELSE 5 END, kind, value";
const FORMATS: Readonly<Record<string, string>> = {
  '.csv': 'FORMAT csv, HEADER',
  '.json': 'FORMAT json, ARRAY true',
  '.parquet': 'FORMAT parquet',
};

/** What two cases share. */
export interface CaseMatch {
  /** Exhibits that lie in both cases: what comes from the same row of them says nothing. */
  readonly same_exhibits: readonly string[];
  readonly counts: readonly { readonly kind: string; readonly status: string; readonly values: number }[];
  readonly operators: readonly Row[];
  /** The foremost values with the first row that shows each in either case. */
  readonly shared: readonly Row[];
  readonly total: number;
}

/**
 * Compares two built cases on this machine: identifiers, wallets, devices, addresses, numbers dialled and presented. Both
 * are opened to be read only; the work is done in a database in memory.
 *
 * @param out file for every shared value: .csv, .json or .parquet
 * @throws RingbreakError SAME_CASE, OUT_FORMAT, CASE_NOT_BUILT, BUILD_UNFINISHED (usage), CASE_LOCKED.
 */
export async function matchCases(
  first: Case,
  second: Case,
  options: BuildOptions,
  limit: number,
  out?: string,
): Promise<CaseMatch> {
  if (resolve(first.folder) === resolve(second.folder)) {
    throw usage('SAME_CASE', 'these are one and the same case', 'Name two different cases.');
  }
  const format = out === undefined ? undefined : formatOf(out);
  for (const target of [first, second]) await mustBeBuilt(target, options);
  const engine = await openDuckdb({ threads: options.threads, memory: options.memory });
  const stop = (): void => engine.interrupt();
  options.signal?.addEventListener('abort', stop);
  try {
    await compare(engine, first, second);
    if (out !== undefined) {
      await engine.run(`COPY (SELECT * FROM shared ORDER BY ${ORDER}) TO ${literal(resolve(out))} (${format})`);
    }
    return await found(engine, await sameExhibits(first, second), limit);
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await engine.close();
  }
}

async function mustBeBuilt(target: Case, options: BuildOptions): Promise<void> {
  const engine = await readDatabase(target, options);
  try {
    await mustBeFinished(target, engine);
  } finally {
    await engine.close();
  }
}

async function compare(engine: Engine, first: Case, second: Case): Promise<void> {
  const cases = { a: first, b: second } as const;
  for (const [name, target] of Object.entries(cases)) {
    const file = join(derivedFolder(target), 'case.duckdb');
    await engine.run(`ATTACH ${literal(resolve(file))} AS case_${name} (READ_ONLY)`);
    await engine.run(`CREATE TEMP VIEW side_${name} AS ${SIDE.replaceAll('$case', `case_${name}`)}`);
  }
  await engine.run(SHARED);
  for (const name of Object.keys(cases)) {
    await engine.run(FIRST_ROWS.replaceAll('$case', `case_${name}`).replaceAll('_$s', `_${name}`));
  }
  await engine.run(SAME_ROW);
}

async function found(engine: Engine, same_exhibits: readonly string[], limit: number): Promise<CaseMatch> {
  const counts = await engine.rows(
    'SELECT kind, status, count(*) AS n FROM shared GROUP BY kind, status ORDER BY kind, status',
  );
  return {
    same_exhibits,
    counts: counts.map((row) => ({
      kind: String(row['kind']),
      status: String(row['status']),
      values: Number(row['n']),
    })),
    operators: await engine.rows(PAIRS),
    shared: await engine.rows(`SELECT * FROM shared ORDER BY ${ORDER} LIMIT $limit`, { limit }),
    total: counts.reduce((sum, row) => sum + Number(row['n']), 0),
  };
}

async function sameExhibits(first: Case, second: Case): Promise<string[]> {
  const there = new Set((await second.exhibits()).map(({ sha256 }) => sha256));
  return (await first.exhibits()).map(({ sha256 }) => sha256).filter((sha256) => there.has(sha256));
}

function formatOf(file: string): string {
  const format = FORMATS[/\.[a-z]+$/.exec(file)?.[0] ?? ''];
  if (format) return format;
  throw usage('OUT_FORMAT', 'the name of the file does not say what to write', 'End it in .csv, .json or .parquet.');
}

/** ATTACH and COPY take no bound path: the paths are the user's own, never from evidence. */
function literal(path: string): string {
  return `'${path.replaceAll("'", "''")}'`;
}

function usage(code: string, what: string, next: string): RingbreakError {
  return new RingbreakError({ kind: 'usage', code, what, next });
}
