import { rawFile } from '../../../domains/canonical/feed.ts';
import { lookupFiles } from '../../../domains/canonical/mapped.ts';
import type { Row } from '../../../engines/engine.ts';
import type { TableMapping } from '../../../mapping/mapping.ts';
import { type Projection, projectionSql, unparsedSql } from '../../../mapping/projection/projection.ts';
import type { Table } from '../../../model/table.ts';
import { CANONICAL_TABLES } from '../../../model/tables/all.ts';
import { rawRows } from '../../server/raw-rows.ts';
import { type Edited, tableOf } from './stored.ts';

/** The beginning of a table that a preview reads, and the rows of it that are shown. */
const READ = 2000;
const SHOWN = 25;

/** Canonical rows as a mapping makes them of the beginning of a table. */
export interface Preview {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Canonical rows that came of it, those shown and those not. */
  readonly made: number;
  /** How many of them would be rejected, by reason. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Cells that hold something that could not be read, by column. */
  readonly unparsed: Readonly<Record<string, number>>;
}

/** Runs a table's mapping on the first rows of the table, by the very SQL that a build runs. It must have been validated. */
export async function previewOf(edited: Edited, mapping: TableMapping): Promise<Preview> {
  const target = CANONICAL_TABLES.find(({ name }) => name === mapping.target);
  if (!target) return { columns: [], rows: [], made: 0, rejected: {}, unparsed: {} };
  const projection = projectionSql(mapping, target);
  const run = (sql: string, of: Projection) => rawRows.rows(beginning(sql), paramsOf(of, edited, mapping));
  const rows = await run(`SELECT * FROM (${projection.sql}) ORDER BY source_row LIMIT ${SHOWN}`, projection);
  const problems = await run(
    `SELECT coalesce(_problem, '') AS problem, count(*) AS rows FROM (${projection.sql}) GROUP BY 1 ORDER BY 1`,
    projection,
  );
  const counting = unparsedSql(mapping, target);
  const [unparsed] = await run(counting.sql, counting);
  return {
    columns: filledIn(target, mapping),
    rows,
    made: problems.reduce((sum, row) => sum + Number(row['rows']), 0),
    rejected: numbers(
      problems.filter((row) => row['problem'] !== '').map((row) => [String(row['problem']), row['rows']]),
    ),
    unparsed: numbers(Object.entries(unparsed ?? {}).filter(([name, n]) => name !== '_rows' && Number(n) > 0)),
  };
}

/** Only the beginning is read: `_row` is ordered in the file, so the rest of a long table is skipped. */
function beginning(sql: string): string {
  return sql.replaceAll('read_parquet($file)', `(SELECT * FROM read_parquet($file) WHERE _row <= ${READ})`);
}

function paramsOf(projection: Projection, edited: Edited, mapping: TableMapping) {
  const file = rawFile(tableOf(edited, mapping.source), edited);
  return { ...projection.params, ...lookupFiles(projection, edited), file };
}

function filledIn({ columns }: Table, { fields }: TableMapping): string[] {
  return columns.map(({ name }) => name).filter((name) => fields[name]);
}

function numbers(entries: readonly (readonly [string, unknown])[]): Record<string, number> {
  return Object.fromEntries(entries.map(([name, value]) => [name, Number(value)]));
}
