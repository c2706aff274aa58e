import type { Engine } from '../engines/engine.ts';

const BATCH = 20_000;

/**
 * Inserts columns of texts of equal length into a table, as bound lists. For what code decides (thousands of rows), never
 * for what grows with calls.
 */
export async function insertBatches(
  engine: Engine,
  table: string,
  columns: readonly (readonly string[])[],
): Promise<void> {
  const count = columns[0]?.length ?? 0;
  const select = columns.map((_, i) => `unnest($v${i})`).join(', ');
  for (let from = 0; from < count; from += BATCH) {
    const params = Object.fromEntries(columns.map((column, i) => [`v${i}`, column.slice(from, from + BATCH)]));
    await engine.run(`INSERT INTO ${table} SELECT ${select}`, params);
  }
}
