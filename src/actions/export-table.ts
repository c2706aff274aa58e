import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Engine, Row } from '../engines/engine.ts';
import type { Column } from '../model/table.ts';
import type { Step } from '../pipeline/step.ts';

export const EXPORT_FORMATS = ['csv', 'json', 'parquet', 'csv-spreadsheet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const COPY_OPTIONS: Readonly<Record<ExportFormat, string>> = {
  csv: 'FORMAT csv, HEADER true',
  'csv-spreadsheet': 'FORMAT csv, HEADER true',
  json: 'FORMAT json, ARRAY true',
  parquet: 'FORMAT parquet, COMPRESSION zstd',
};

/**
 * Writes a published table ordered by its key: equal cases give equal bytes. Times are UTC in ISO 8601 (Parquet keeps
 * TIMESTAMP). `csv-spreadsheet` puts ' before cells that a spreadsheet would run as a formula, which alters `+44…`.
 *
 * @param out file to write; undefined writes to standard output.
 * @returns number of rows
 */
export async function exportTable(
  engine: Engine,
  step: Step,
  format: ExportFormat,
  out: string | undefined,
  caseFolder: string,
): Promise<number> {
  const columns = step.table.columns.map((column) => expression(column, format)).join(', ');
  const order = step.table.key.map((column) => `"${column}" NULLS FIRST`).join(', ');
  const parent = out === undefined ? join(caseFolder, 'derived') : dirname(resolve(out));
  await mkdir(parent, { recursive: true });
  const scratch = await mkdtemp(join(parent, '.export-'));
  try {
    const file = join(scratch, 'table');
    const sql = `SELECT ${columns} FROM (SELECT * FROM ${step.name} ORDER BY ${order})`;
    await engine.run(`COPY (${sql}) TO ${literal(file)} (${COPY_OPTIONS[format]})`);
    if (out === undefined) await pipeline(createReadStream(file), process.stdout, { end: false });
    else await rename(file, resolve(out));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return Number((await engine.rows(`SELECT count(*) AS n FROM ${step.name}`))[0]!['n']);
}

function expression(column: Column, format: ExportFormat): string {
  const name = `"${column.name}"`;
  if (format === 'parquet') return name;
  if (column.type === 'TIMESTAMP') return `strftime(${name}, '%Y-%m-%dT%H:%M:%SZ') AS ${name}`;
  if (format === 'csv-spreadsheet' && column.type === 'VARCHAR') {
    return `CASE WHEN regexp_matches(${name}, '^[=+\\-@\\t\\r]') THEN '''' || ${name} ELSE ${name} END AS ${name}`;
  }
  return name;
}

/** COPY takes no bound path: the path is the user's own or ours, never from evidence. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A published table's rows as objects, in the order of its key, in bounded memory. */
export async function* exportedRows(engine: Engine, step: Step): AsyncIterable<Row> {
  const order = step.table.key.map((column) => `"${column}" NULLS FIRST`).join(', ');
  for await (const batch of engine.batches(`SELECT * FROM ${step.name} ORDER BY ${order}`)) yield* batch;
}
