/** What happened on one day, or in one bin of days. */
export interface DayCounts {
  readonly day: Date;
  readonly calls: number;
  readonly long: number;
}

/** Width of a bar below which neighbours cannot be told apart, pixels. */
const LEAST = 3;
const DAY_MS = 86_400_000;

/** What a bar stands for so that the days between the first and the last fit into a width. */
export function binFor(days: readonly DayCounts[], width: number): 'day' | 'week' | 'month' {
  const span = 1 + ((days.at(-1)?.day.getTime() ?? 0) - (days[0]?.day.getTime() ?? 0)) / DAY_MS;
  const each = width / span;
  if (each >= LEAST) return 'day';
  return 7 * each >= LEAST ? 'week' : 'month';
}

/** Days added up by the bin in which they fall: weeks begin on Monday. UTC. */
export function binnedDays(days: readonly DayCounts[], bin: 'day' | 'week' | 'month'): DayCounts[] {
  const bins = new Map<number, DayCounts>();
  for (const { day, calls, long } of days) {
    const at = beginOf(day, bin);
    const before = bins.get(at.getTime());
    bins.set(at.getTime(), { day: at, calls: calls + (before?.calls ?? 0), long: long + (before?.long ?? 0) });
  }
  return [...bins.values()];
}

function beginOf(day: Date, bin: 'day' | 'week' | 'month'): Date {
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
  if (bin === 'month') return new Date(Date.UTC(year, month, 1));
  return new Date(Date.UTC(year, month, bin === 'week' ? date - ((day.getUTCDay() + 6) % 7) : date));
}
