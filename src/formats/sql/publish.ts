import type { RawColumn, RawSink, RawTableFacts } from '../format.ts';
import type { Blocks } from './blocks.ts';
import type { Schema } from './schema.ts';

/**
 * Tells the sink what is known at the end of the dump only: tables without rows, and keys that ALTER TABLE declared
 * after the rows.
 */
export function publishTables(sink: RawSink, schema: Schema, blocks: Blocks, facts: () => RawTableFacts): void {
  for (const table of schema.tables()) {
    const last = blocks.lastColumns(table);
    if (last ? sameNames(last, table.columns) : table.defined) {
      sink.table(schema.publish(table), table.columns, facts());
    }
  }
}

function sameNames(a: readonly RawColumn[], b: readonly RawColumn[]): boolean {
  return a.length === b.length && a.every((column, i) => column.name === b[i]?.name);
}
