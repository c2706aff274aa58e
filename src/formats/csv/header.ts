import { type CellKind, cellKind, isData } from './cell-kind.ts';

/** Cells of rows; NULL and empty are the same here. */
type Cells = readonly (string | null)[];

/** Share of rows that makes a column's kind. */
const MAJORITY = 0.6;

/**
 * Whether the first row names the columns, judged by content: names are words, are all different, do not look like the
 * numbers, times and addresses below them, and do not come back as values.
 *
 * @param rows the first row, then up to a few hundred others
 */
export function hasHeader(rows: readonly Cells[]): boolean {
  const [first, ...rest] = rows;
  if (first === undefined) return false;
  const names = first.map((cell) => (cell ?? '').trim());
  const filled = names.filter((name) => name !== '');
  if (filled.length === 0 || filled.length < names.length / 2) return false;
  const kinds = names.map(cellKind);
  if (rest.length === 0) return kinds.every((kind) => kind === 'word') && new Set(filled).size === filled.length;
  let votes = 0;
  for (const [i, name] of names.entries())
    votes += vote(
      name,
      kinds[i]!,
      rest.map((row) => (row[i] ?? '').trim()),
    );
  if (new Set(filled).size < filled.length) votes -= 0.5 * (filled.length - new Set(filled).size);
  return votes > 0;
}

function vote(name: string, kind: CellKind, values: readonly string[]): number {
  if (name === '') return 0;
  const filled = values.filter((value) => value !== '');
  const below = majority(filled);
  // `no` and `n` are good names for a column that does not hold yes and no.
  if (kind === 'flag' && below !== 'flag') return 0.3;
  if (isData(kind)) return below !== undefined && isData(below) ? -2 : -0.5;
  if (below !== undefined && isData(below)) return 1;
  if (filled.includes(name)) return -1;
  return kind === 'word' ? 0.3 : -0.2;
}

function majority(values: readonly string[]): CellKind | undefined {
  const counts = new Map<CellKind, number>();
  for (const value of values) counts.set(cellKind(value), (counts.get(cellKind(value)) ?? 0) + 1);
  for (const [kind, count] of counts) if (count >= values.length * MAJORITY) return kind;
  const data = [...counts].filter(([kind]) => isData(kind)).reduce((sum, [, count]) => sum + count, 0);
  return data >= values.length * MAJORITY && data > 0 ? 'code' : undefined;
}

/** `column_1`, … for tables without names. */
export function madeUpNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `column_${i + 1}`);
}
