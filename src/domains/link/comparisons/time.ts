import type { ComparisonType } from './type.ts';

const AT = (column: string): string => `epoch(try_cast(upper(${column}) AS TIMESTAMP))`;

/** Half a day when only the date is given, half an hour for a bare hour, half a minute without seconds; else nothing. */
const SLACK = (column: string): string =>
  `CASE WHEN length(${column}) <= 10 THEN 43200 WHEN length(${column}) <= 13 THEN 1800 WHEN length(${column}) <= 16 THEN 30 ELSE 0 END`;

/** Moments, each as precise as it is written (`2022-03-04`, `… 14:05`, `… 14:05:09`). Limits: seconds, least first. */
export const time: ComparisonType = {
  type: 'time',
  about: 'a moment, as precise as it is written: the gap beyond what the spelling leaves open',
  columns: [1, 1],
  shared: 0.05,
  parts: ([column]) => ({
    v: `CASE WHEN ${AT(column!)} IS NOT NULL THEN ${column!} END`,
    t: `${AT(column!)} + ${SLACK(column!)}`,
    s: SLACK(column!),
  }),
  measures: (a, b) => ({ gap: `greatest(0, abs(${a('t')} - ${b('t')}) - ${a('s')} - ${b('s')})` }),
  levels: (thresholds = [0, 300, 3600, 86400]) => [
    { name: 'equal', says: 'is the same', m: 0.5 },
    ...thresholds.map((limit) => ({
      name: `gap${limit}`,
      says: limit === 0 ? 'fits within its precision' : `is within ${limit} seconds`,
      m: 0.4 / thresholds.length,
      when: (_a: unknown, _b: unknown, x: (measure: string) => string) => `${x('gap')} <= ${limit}`,
    })),
    { name: 'different', says: 'differs', m: 0.1 },
  ],
};
