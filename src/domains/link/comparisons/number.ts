import type { ComparisonType } from './type.ts';

const VALUE = (column: string): string => `try_cast(replace(${column}, ',', '.') AS DOUBLE)`;

/** Amounts and measures. Limits: relative differences, smallest first. */
export const number: ComparisonType = {
  type: 'number',
  about: 'an amount or a measure: equal, or within one and ten per cent',
  columns: [1, 1],
  shared: 0.3,
  parts: ([column]) => ({ v: VALUE(column!) }),
  measures: (a, b) => ({
    gap: `abs(${a('v')} - ${b('v')}) / greatest(abs(${a('v')}), abs(${b('v')}), 1e-300)`,
  }),
  levels: (thresholds = [0.01, 0.1]) => [
    { name: 'equal', says: 'is the same', m: 0.8 },
    ...thresholds.map((limit, i) => ({
      name: `within${i + 1}`,
      says: `is within ${Math.round(limit * 1000) / 10} per cent`,
      m: 0.15 / thresholds.length,
      when: (_a: unknown, _b: unknown, x: (measure: string) => string) => `${x('gap')} <= ${limit}`,
    })),
    { name: 'different', says: 'differs', m: 0.05 },
  ],
};
