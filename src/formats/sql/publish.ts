import { RingbreakError } from '../../base/errors.ts';
import type { RawColumn, RawSink, RawTableFacts } from '../format.ts';
import type { Blocks } from './blocks.ts';
import type { Schema } from './schema.ts';

/**
 * Tells the sink what is known at the end of the dump only: tables without rows, and keys that ALTER TABLE declared
 * after the rows. Returns the number of tables.
 */
export function publishTables(sink: RawSink, schema: Schema, blocks: Blocks, facts: () => RawTableFacts): number {
  let tables = 0;
  for (const table of schema.tables()) {
    const last = blocks.lastColumns(table);
    if (last || table.defined) tables++;
    if (last ? sameNames(last, table.columns) : table.defined) {
      sink.table(schema.publish(table), table.columns, facts());
    }
  }
  return tables;
}

function sameNames(a: readonly RawColumn[], b: readonly RawColumn[]): boolean {
  return a.length === b.length && a.every((column, i) => column.name === b[i]?.name);
}

/** @throws RingbreakError SQL_NO_TABLES when a dump held none. */
export function requireTables(tables: number): void {
  if (tables > 0) return;
  throw new RingbreakError({
    kind: 'exhibit',
    code: 'SQL_NO_TABLES',
    what: 'the file looks like an SQL dump but neither defines a table nor holds rows of one',
    next: 'Compare its size and hash with the source: it may be cut off, or hold the structure of routines only.',
  });
}
