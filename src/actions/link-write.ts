import { join } from 'node:path';
import { writeFileAtomic } from '../base/files.ts';
import { compactKeySql } from '../domains/link/index.ts';
import type { Engine } from '../engines/engine.ts';
import type { LinkDone } from './link-done.ts';
import { ONTO, STATE } from './link-onto.ts';

/**
 * Writes what a run found: pairs and clusters (CSV and Parquet), the keys that were dropped, rows that could not be read,
 * the model with its weights, and the training record.
 */
export async function writeLinkTables(engine: Engine, out: string, done: LinkDone): Promise<void> {
  const { result } = done;
  const two = done.files.length > 1;
  const { pair, cluster, dropped, row } = result.tables;
  const names = done.files.map((_, side) => `WHEN ${side} THEN '${side === 0 ? 'left' : 'right'}'`).join(' ');
  const side = (column: string, as: string): string => (two ? `CASE ${column} ${names} END AS ${as}, ` : '');
  const rule = `CASE rule ${result.rules.map((_, j) => `WHEN ${j} THEN $r${j}`).join(' ')} END`;
  const rules = Object.fromEntries(result.rules.map((report, j) => [`r${j}`, report.rule]));
  const key = compactKeySql(result.plan, result.model);
  await engine.run(
    `CREATE TABLE pair_out AS SELECT left_id, ${side('left_side', 'left_table')}right_id, ${side('right_side', 'right_table')}
       weight, probability, ${key.sql} AS evidence, ${rule} AS found_by FROM ${pair} ORDER BY units DESC, l, r`,
    { ...rules, ...key.params },
  );
  await engine.run(
    `CREATE TABLE cluster_out AS SELECT ${two ? `${side('cluster_side', 'cluster_table')}` : ''}cluster, ${side('side', 'id_table')}id,
       count(*) OVER (PARTITION BY cluster_rid) AS rows FROM ${cluster} ORDER BY cluster_rid, rid`,
  );
  for (const [table, name] of [
    ['pair_out', 'pairs'],
    ['cluster_out', 'clusters'],
  ]) {
    await engine.run(`COPY ${table} TO ${literal(join(out, `${name}.csv`))} (FORMAT csv, HEADER true)`);
    await engine.run(`COPY ${table} TO ${literal(join(out, `${name}.parquet`))} (FORMAT parquet, COMPRESSION zstd)`);
  }
  await engine.run(
    `COPY (SELECT ${rule} AS rule, n AS rows, pairs, r.id AS example_id FROM ${dropped} JOIN ${row} AS r ON r.rid = sample
           ORDER BY rule, pairs DESC, sample) TO ${literal(join(out, 'dropped-keys.csv'))} (FORMAT csv, HEADER true)`,
    rules,
  );
  if (!two) await writeState(engine, out, done);
  await writeRejects(engine, out, done);
  await writeRecords(out, done);
}

/** What later rows need to be linked onto this result; and what became of the clusters, when that was done here. */
async function writeState(engine: Engine, out: string, { result, onto }: LinkDone): Promise<void> {
  const { pair, row } = result.tables;
  const cells = result.plan.columns.map((_, j) => `n${j}`).join(', ');
  await engine.run(
    `COPY (SELECT id, ${cells} FROM ${row} ORDER BY rid) TO ${literal(join(out, STATE.rows))} (FORMAT parquet, COMPRESSION zstd)`,
  );
  await engine.run(
    `COPY (SELECT left_id, right_id, rule, pattern, frequency, related, units FROM ${pair} ORDER BY units DESC, l, r)
     TO ${literal(join(out, STATE.pairs))} (FORMAT parquet, COMPRESSION zstd)`,
  );
  if (!onto) return;
  const history = `FROM ${ONTO.history} ORDER BY run, place`;
  await engine.run(`COPY (${history}) TO ${literal(join(out, STATE.history))} (FORMAT parquet, COMPRESSION zstd)`);
  await engine.run(
    `COPY (SELECT * EXCLUDE (place) REPLACE (nullif(others, '') AS others) ${history}) TO ${literal(join(out, 'history.csv'))} (FORMAT csv, HEADER true)`,
  );
}

async function writeRejects(engine: Engine, out: string, done: LinkDone): Promise<void> {
  const selects = done.files.map(
    (_, i) => `SELECT $name${i} AS file, source_row, reason, raw FROM read_parquet($path${i})`,
  );
  const params = Object.fromEntries(
    done.files.flatMap((file, i) => [
      [`name${i}`, file.name],
      [`path${i}`, file.rejects],
    ]),
  );
  const target = literal(join(out, 'rejected-rows.csv'));
  await engine.run(`COPY (${selects.join(' UNION ALL ')}) TO ${target} (FORMAT csv, HEADER true)`, params);
}

/** `model.json` can be used again as it is: with its weights it scores without training. */
async function writeRecords(out: string, { result, files, notes, onto }: LinkDone): Promise<void> {
  await writeFileAtomic(join(out, 'model.json'), `${JSON.stringify(result.model, null, 2)}\n`);
  const record = {
    files: files.map(({ name, sha256, read, accepted, rejected }) => ({ name, sha256, read, accepted, rejected })),
    notes: [...files.flatMap((file) => file.notes), ...notes],
    trained: result.training ?? 'the model brought its weights',
    blocking: result.rules,
    cutValues: result.rows.cut,
    clusters: result.clusters,
    ...(onto
      ? { onto: { added: onto.added, changed: onto.changed, same: onto.same, changes: onto.changes.length } }
      : {}),
  };
  await writeFileAtomic(join(out, 'training.json'), `${JSON.stringify(record, null, 2)}\n`);
}

/** COPY takes no bound path: the path is the user's own, never from evidence. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
