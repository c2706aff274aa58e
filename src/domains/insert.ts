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

/** Reads every distinct text that `sql` selects as `raw`, in order, and inserts what `read` makes of it. */
export async function readValues(
  engine: Engine,
  target: string,
  sql: string,
  columns: readonly string[],
  read: (raw: string) => readonly string[] | undefined,
): Promise<void> {
  await engine.run(`CREATE TABLE ${target} (${['raw', ...columns].map((name) => `${name} VARCHAR`).join(', ')})`);
  const found: string[][] = ['raw', ...columns].map(() => []);
  for await (const batch of engine.batches(`SELECT DISTINCT raw FROM (${sql}) WHERE raw IS NOT NULL ORDER BY raw`)) {
    for (const row of batch) {
      const raw = String(row.raw);
      const values = read(raw);
      if (!values) continue;
      for (const [i, value] of [raw, ...values].entries()) found[i]!.push(value);
    }
  }
  await insertBatches(engine, target, found);
}
