import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RingbreakError } from '../base/errors.ts';
import { insertBatches } from '../domains/insert.ts';
import { type EntityChange, isTrained, type LinkModel, type LinkResult, stableIds } from '../domains/link/index.ts';
import type { Engine } from '../engines/engine.ts';
import type { LinkFile } from './link-file.ts';

/** Files of a result that let later rows be linked onto it. */
export const STATE = { rows: 'rows.parquet', pairs: 'found-pairs.parquet', history: 'history.parquet' } as const;

/** Tables that are made of an earlier result and of the new rows. */
export const ONTO = {
  input: 'onto_input',
  known: 'onto_known',
  before: 'onto_before',
  history: 'onto_history',
} as const;

/** What rows are new, and what became of the entities. */
export interface OntoDone {
  readonly added: number;
  /** Rows that were there under the same id with other values: they are compared afresh. */
  readonly changed: number;
  /** Rows that were there as they are: nothing to do. */
  readonly same: number;
  readonly changes: readonly EntityChange[];
}

/**
 * Puts the new file's rows beside those of an earlier result. A row whose id is known takes the place of the old one.
 *
 * @param cells SQL columns of the file, in the order of the model's columns; `id` that of the rows' names.
 * @returns how many rows are new, changed, and the same
 * @throws RingbreakError LINK_ONTO_MISSING, LINK_ONTO_UNTRAINED, LINK_ONTO_NO_ID, LINK_ONTO_MODEL
 */
export async function loadOnto(
  engine: Engine,
  folder: string,
  model: LinkModel,
  file: LinkFile,
  cells: readonly string[],
  id: string,
): Promise<Omit<OntoDone, 'changes'>> {
  await mustFit(folder, model);
  const places = cells.map((_, j) => `n${j}`);
  await engine.run('CREATE TABLE onto_old AS FROM read_parquet($file)', { file: join(folder, STATE.rows) });
  await sameColumns(engine, folder, cells.length);
  const read = cells.map((cell, j) => `CAST(${cell} AS VARCHAR) AS n${j}`).join(', ');
  await engine.run(`CREATE TABLE onto_new AS SELECT CAST(${id} AS VARCHAR) AS id, ${read} FROM ${file.table}`);
  const equal = places.map((place) => `o.${place} IS NOT DISTINCT FROM ${shortened(`n.${place}`)}`).join(' AND ');
  await engine.run(
    `CREATE TABLE ${ONTO.input} AS
     SELECT n.id, ${places.map((place) => `n.${place}`).join(', ')}, o.id IS NULL OR NOT (${equal}) AS is_new, o.id IS NOT NULL AS was_there
     FROM onto_new AS n LEFT JOIN onto_old AS o ON o.id = n.id
     UNION ALL
     SELECT o.id, ${places.map((place) => `o.${place}`).join(', ')}, false, true FROM onto_old AS o ANTI JOIN onto_new AS n ON n.id = o.id`,
  );
  await engine.run(`CREATE TABLE ${ONTO.known} AS FROM read_parquet($file)`, { file: join(folder, STATE.pairs) });
  await engine.run(
    `CREATE TABLE ${ONTO.before} AS SELECT CAST(id AS VARCHAR) AS id, CAST(cluster AS VARCHAR) AS cluster FROM read_parquet($file)`,
    { file: join(folder, 'clusters.parquet') },
  );
  const [counts] = await engine.rows(
    `SELECT count(*) FILTER (is_new AND NOT was_there) AS added, count(*) FILTER (is_new AND was_there) AS changed,
            (SELECT count(*) FROM onto_new) AS read FROM ${ONTO.input}`,
  );
  const [added, changed, all] = [counts!['added'], counts!['changed'], counts!['read']].map(Number);
  return { added: added!, changed: changed!, same: all! - added! - changed! };
}

/** A long value as rows are kept: its beginning and a hash (prepare.ts). */
function shortened(value: string): string {
  return `CASE WHEN length(${value}) > 200 THEN left(${value}, 160) || ' ' || md5(${value}) ELSE ${value} END`;
}

/** Gives the clusters the names that their rows had before, and tells what merged, split, grew or is new. */
export async function keepNames(engine: Engine, folder: string, result: LinkResult): Promise<readonly EntityChange[]> {
  const { cluster } = result.tables;
  const before = await labels(engine, `SELECT id, cluster FROM ${ONTO.before} ORDER BY id`);
  const now = await labels(engine, `SELECT id, cluster FROM ${cluster} ORDER BY id`);
  const { entityOf, changes } = stableIds(before, now, (smallest) => smallest);
  await engine.run('CREATE TABLE onto_renamed (cluster VARCHAR, entity VARCHAR)');
  const entities = new Map([...now].map(([row, label]) => [label, entityOf.get(row)!]));
  const renamed = [...entities].filter(([label, entity]) => label !== entity);
  await insertBatches(engine, 'onto_renamed', [renamed.map(([label]) => label), renamed.map(([, entity]) => entity)]);
  await engine.run(
    `CREATE OR REPLACE TABLE ${cluster} AS SELECT c.* REPLACE (coalesce(r.entity, c.cluster) AS cluster)
     FROM ${cluster} AS c LEFT JOIN onto_renamed AS r ON r.cluster = c.cluster ORDER BY c.rid`,
  );
  await writeHistory(engine, folder, changes);
  return changes;
}

async function labels(engine: Engine, sql: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const batch of engine.batches(sql))
    for (const row of batch) found.set(String(row['id']), String(row['cluster']));
  return found;
}

/** The history so far, and this run's changes at its end. Runs are counted from 1: the first that was linked onto another. */
async function writeHistory(engine: Engine, folder: string, changes: readonly EntityChange[]): Promise<void> {
  await engine.run(
    `CREATE TABLE ${ONTO.history} (run BIGINT, place BIGINT, change VARCHAR, cluster VARCHAR, others VARCHAR, rows_before BIGINT, rows_after BIGINT)`,
  );
  const earlier = join(folder, STATE.history);
  if (await isFile(earlier))
    await engine.run(`INSERT INTO ${ONTO.history} FROM read_parquet($file)`, { file: earlier });
  const [last] = await engine.rows(`SELECT coalesce(max(run), 0) AS run FROM ${ONTO.history}`);
  const run = Number(last!['run']) + 1;
  const rows = changes.map(({ kind, entity, others, rowsBefore, rowsAfter }, place) =>
    [run, place, kind, entity, others.join(';'), rowsBefore, rowsAfter].map(String),
  );
  await insertBatches(
    engine,
    ONTO.history,
    [0, 1, 2, 3, 4, 5, 6].map((i) => rows.map((row) => row[i]!)),
  );
}

async function mustFit(folder: string, model: LinkModel): Promise<void> {
  for (const name of [STATE.rows, STATE.pairs, 'clusters.parquet']) {
    if (await isFile(join(folder, name))) continue;
    const next =
      'Name the folder (--out) of an earlier `ringbreak link` of one table, made by this release or a later one.';
    throw refusal('LINK_ONTO_MISSING', `the earlier result has no ${name}`, next, join(folder, name));
  }
  if (!isTrained(model)) {
    const next = `Use the model with its weights: ${join(folder, 'model.json')}.`;
    throw refusal(
      'LINK_ONTO_UNTRAINED',
      'the model has no weights: new pairs could not be compared with the old',
      next,
    );
  }
  if (model.id === undefined) {
    const next = 'Name a column as "id" in the model and link the first table again: rows must be told apart later.';
    throw refusal('LINK_ONTO_NO_ID', 'the rows are named by their number, which later rows have too', next);
  }
}

async function sameColumns(engine: Engine, folder: string, wanted: number): Promise<void> {
  const rows = await engine.rows("SELECT column_name AS name FROM duckdb_columns() WHERE table_name = 'onto_old'");
  if (rows.length === wanted + 1) return;
  throw refusal(
    'LINK_ONTO_MODEL',
    `the earlier result was made with ${rows.length - 1} columns, the model has ${wanted}`,
    `Use the model of that result: ${join(folder, 'model.json')}.`,
  );
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

function refusal(code: string, what: string, next: string, file?: string): RingbreakError {
  return new RingbreakError({ kind: 'usage', code, what, ...(file ? { where: { file } } : {}), next });
}
