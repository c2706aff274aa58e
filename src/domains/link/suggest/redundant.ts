import type { Engine } from '../../../engines/engine.ts';
import { alnum } from '../sql-text.ts';
import type { ColumnChoice } from './kinds.ts';

/** A value counts towards "determines" when so many rows of the sample have it: more than copies of one entity. */
const COMMON = 8;

/**
 * Columns that say nothing beyond others: a copy, two others written together, or one that another settles (the state by the
 * postcode). Evidence must not count twice.
 */
export async function leaveRedundant(
  engine: Engine,
  sample: string,
  choices: readonly ColumnChoice[],
): Promise<ColumnChoice[]> {
  const result = [...choices];
  const used = (): ColumnChoice[] => result.filter((choice) => choice.type && choice.type !== 'place');
  for (const choice of used()) {
    const others = used().filter((other) => other !== choice);
    const why =
      (await sameAs(engine, sample, choice, others)) ??
      (await joined(engine, sample, choice, others)) ??
      (await settledBy(engine, sample, choice, others));
    if (why) result[result.indexOf(choice)] = { column: choice.column, left: why };
  }
  return result;
}

async function sameAs(engine: Engine, sample: string, choice: ColumnChoice, others: readonly ColumnChoice[]) {
  // Of two copies the first stays.
  const earlier = others.filter((other) => other.column.index < choice.column.index);
  const shares = await agreement(
    engine,
    sample,
    `n${choice.column.index}`,
    earlier.map(({ column }) => `n${column.index}`),
  );
  const found = shares.findIndex((share) => share >= 0.95);
  return found < 0 ? undefined : `it repeats ${earlier[found]!.column.name}`;
}

async function joined(engine: Engine, sample: string, choice: ColumnChoice, others: readonly ColumnChoice[]) {
  if (choice.column.words < 1.4) return undefined;
  const parts = others.filter(({ column }) => column.words < choice.column.words);
  const pairs = parts.flatMap((a) => parts.filter((b) => b !== a).map((b) => [a, b] as const)).slice(0, 200);
  const sums = pairs.map(([a, b]) => `n${a.column.index} || ' ' || n${b.column.index}`);
  const shares = await agreement(engine, sample, `n${choice.column.index}`, sums);
  const found = shares.findIndex((share) => share >= 0.5);
  if (found < 0) return undefined;
  return `it is ${pairs[found]![0].column.name} and ${pairs[found]![1].column.name} together`;
}

/** Of the rows where both are filled, the share where they are the same. */
async function agreement(engine: Engine, sample: string, value: string, others: readonly string[]): Promise<number[]> {
  if (others.length === 0) return [];
  const counts = others.map(
    (other, i) =>
      `count(*) FILTER (${alnum(value)} = ${alnum(`(${other})`)}) / greatest(1, count(*) FILTER (${value} IS NOT NULL AND ${other} IS NOT NULL)) AS s${i}`,
  );
  const [row] = await engine.rows(`SELECT ${counts.join(', ')} FROM ${sample} WHERE hash(${value}) % 4 = 0`);
  return others.map((_, i) => Number(row![`s${i}`] ?? 0));
}

async function settledBy(engine: Engine, sample: string, choice: ColumnChoice, others: readonly ColumnChoice[]) {
  const b = `n${choice.column.index}`;
  for (const other of others) {
    if (other.column.distinct < 2 * choice.column.distinct || other.column.filled < 0.8) continue;
    const a = `n${other.column.index}`;
    // Of two rows that share a common value of a, how often do they share b; and how often do any two.
    const [row] = await engine.rows(
      `WITH shared AS (SELECT ${a} AS a, ${b} AS b, count(*) AS n FROM ${sample} WHERE ${a} IS NOT NULL AND ${b} IS NOT NULL GROUP BY 1, 2),
       grouped AS (SELECT a, sum(n) AS n, sum(n * (n - 1)) AS same FROM shared GROUP BY a HAVING sum(n) >= ${COMMON})
       SELECT count(*) AS kinds, CAST(sum(same) AS DOUBLE) / CAST(sum(n * (n - 1)) AS DOUBLE) AS share FROM grouped`,
    );
    if (Number(row!['kinds']) >= 30 && Number(row!['share']) >= 0.95) return `${other.column.name} settles it`;
  }
  return undefined;
}
