import type { ColumnData } from '../profile/profile.ts';
import { share } from './context.ts';

/** A clock reading (`17:53:04`), as against a length written the same way: it reaches the evening, and never past 23 h. */
export function isTimeOfDay(column: ColumnData): boolean {
  if (share(column, 'time_of_day') < 0.9 || (column.profile.kinds.number ?? 0) > 0.1) return false;
  const first = column.cells
    .filter((cell) => cell !== null && /^\d{1,2}:/.test(cell))
    .map((cell) => Number.parseInt(cell!, 10));
  if (first.length === 0) return share(column, 'part_of_day') > 0.9;
  const late = first.filter((hour) => hour >= 9 && hour <= 23).length;
  return Math.max(...first) <= 23 && late >= 0.2 * first.length;
}
