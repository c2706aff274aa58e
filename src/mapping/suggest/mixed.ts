import { type ColumnData, subsetOf } from '../profile/profile.ts';
import { isEnumeration } from './contents.ts';
import { narrowed, type TableContext } from './context.ts';

/** Rows of a table that mixes kinds of events: those whose `column` holds one of `values`. */
export interface Part {
  readonly column: number;
  readonly values: readonly string[];
  readonly context: TableContext;
}

/** A value of the kind column must stand in this many sampled rows to be judged. */
const FEWEST = 8;

/**
 * Splits a table by the column that says what kind of event a row is: a few words, and other columns that are filled for some
 * of them and empty for others. Values with the same columns filled stay together. Empty when there is no such column.
 */
export function partsOf(context: TableContext): Part[] {
  const { columns } = context.data;
  let best: { column: number; groups: Map<string, string[]>; telling: number } | undefined;
  for (const kind of columns.filter(
    (column) => isEnumeration(column, 10) && column.profile.filled > 0.95 * column.profile.sampled,
  )) {
    const patterns = fillPatterns(kind, columns);
    const telling = columns.filter(
      (_, c) => new Set([...patterns.values()].map((pattern) => pattern[c])).size > 1,
    ).length;
    if (telling < 2 || telling <= (best?.telling ?? 0)) continue;
    const groups = new Map<string, string[]>();
    for (const [value, pattern] of patterns) groups.set(pattern, [...(groups.get(pattern) ?? []), value]);
    best = { column: kind.profile.column, groups, telling };
  }
  if (!best || best.groups.size < 2) return [];
  const { column } = best;
  return [...best.groups.values()].map((values) => {
    const cells = columns[column]!.cells;
    const data = subsetOf(context.data, (row) => values.includes(cells[row] ?? ''));
    return { column, values: values.toSorted(), context: narrowed(context, data) };
  });
}

/** For each frequent value: one letter a column, `1` filled, `0` empty, `~` now and then. */
function fillPatterns(kind: ColumnData, columns: readonly ColumnData[]): Map<string, string> {
  const rows = new Map<string, number[]>();
  for (const [row, cell] of kind.cells.entries()) {
    if (cell !== null) rows.set(cell, [...(rows.get(cell) ?? []), row]);
  }
  const patterns = new Map<string, string>();
  for (const [value, list] of [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (list.length < FEWEST) continue;
    const letters = columns.map((column) => {
      const filled = list.filter((row) => column.cells[row] !== null).length / list.length;
      return filled < 0.03 ? '0' : '1';
    });
    patterns.set(value, letters.join(''));
  }
  return patterns;
}
