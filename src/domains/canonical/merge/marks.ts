import type { Engine } from '../../../engines/engine.ts';
import { count, text } from '../../../model/columns.ts';
import type { Table } from '../../../model/table.ts';

/**
 * What `_problem` says of a row that does not count by itself because another row stands for it. Such rows are merged,
 * not rejected: read = accepted + merged + rejected.
 */
export const MERGED = {
  /** The same event was recorded twice: the same dump twice, an overlap, a table and its archive, two servers. */
  copy: 'COPY_OF_ROW',
  /** A part of a call that other rows tell too. */
  leg: 'LEG_OF_CALL',
} as const;

/** `_problem` of rows that are neither rejected nor merged is NULL; this condition holds for the merged ones. */
export function isMerged(column: string): string {
  return `${column} IN ('${MERGED.copy}', '${MERGED.leg}')`;
}

/** `work.<table>_source`: for every row that counts, the further rows of exhibits that tell of the same event. */
export function sourceTable(name: string): Table {
  return {
    name: sourceName(name),
    row: 'a row that another row stands for',
    key: ['exhibit', 'source_table', 'source_row', 'from_exhibit', 'from_table', 'from_row'],
    columns: [
      text('exhibit', 'SHA-256 of the exhibit of the row that counts'),
      text('source_table', 'Table of the row that counts'),
      count('source_row', 'Row that counts'),
      text('from_exhibit', 'SHA-256 of the exhibit of the further row'),
      text('from_table', 'Table of the further row'),
      count('from_row', 'The further row'),
      text('role', 'copy: the same event recorded again; leg: a part of the same call'),
      count('offset_s', "Seconds by which the further row's clock was ahead; 0 when it was not corrected"),
      text('from_ref', "The further row's own key of the call, where it has one"),
    ],
  };
}

export function sourceName(table: string): string {
  return `work.${table}_source`;
}

/** Scratch of one table's merging: rows by their number in the mapped table. */
export async function startMerging(engine: Engine): Promise<void> {
  await engine.run(
    'CREATE OR REPLACE TEMP TABLE merge_source (r BIGINT, head BIGINT, role VARCHAR, offset_s BIGINT, applied BOOLEAN)',
  );
}

/** Marks what was found since the last time, so that later stages do not see it. Returns how many rows that were. */
export async function applyMarks(target: string, engine: Engine): Promise<number> {
  const [found] = await engine.rows('SELECT count(*) AS n FROM merge_source WHERE NOT applied');
  const rows = Number(found!['n']);
  if (rows === 0) return 0;
  await engine.run(
    `UPDATE ${target} SET _problem = CASE s.role WHEN 'leg' THEN '${MERGED.leg}' ELSE '${MERGED.copy}' END
     FROM merge_source AS s WHERE s.r = ${target}.rowid AND NOT s.applied`,
  );
  await engine.run('UPDATE merge_source SET applied = true WHERE NOT applied');
  return rows;
}

/** Leads every merged row to the row that counts, past rows that were merged themselves, and writes the table of sources. */
export async function finishMerging(target: string, into: string, ref: string, engine: Engine): Promise<void> {
  for (;;) {
    const [chained] = await engine.rows(
      'SELECT count(*) AS n FROM merge_source AS s SEMI JOIN merge_source AS t ON t.r = s.head',
    );
    if (Number(chained!['n']) === 0) break;
    await engine.run('UPDATE merge_source SET head = t.head FROM merge_source AS t WHERE t.r = merge_source.head');
  }
  await engine.run(
    `CREATE TABLE ${into} AS
     SELECT h.exhibit, h.source_table, h.source_row, c.exhibit AS from_exhibit, c.source_table AS from_table,
            c.source_row AS from_row, s.role, s.offset_s, ${ref} AS from_ref
     FROM merge_source AS s
     JOIN ${target} AS h ON h.rowid = s.head
     JOIN ${target} AS c ON c.rowid = s.r`,
  );
}

/** Removes every table of merging. */
export async function dropScratch(engine: Engine): Promise<void> {
  const left = await engine.rows(
    "SELECT table_name AS name FROM duckdb_tables() WHERE temporary AND starts_with(table_name, 'merge_') ORDER BY name",
  );
  for (const row of left) await engine.run(`DROP TABLE temp.${String(row['name'])}`);
}
