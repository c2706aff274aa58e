import { words } from '../sql-text.ts';
import type { ComparisonType } from './type.ts';

/** Short words where spelling errors are likely: towns, occupations. Limits: Jaro-Winkler similarities, best first. */
export const text: ComparisonType = {
  type: 'text',
  about: 'a few words with spelling errors: towns, occupations (Jaro-Winkler)',
  columns: [1, 1],
  shared: 0.6,
  parts: ([column]) => ({ v: words(column!) }),
  measures: (a, b) => ({ near: `jaro_winkler_similarity(${a('v')}, ${b('v')})` }),
  levels: (thresholds = [0.92, 0.84]) => [
    { name: 'equal', says: 'is the same', m: 0.85 },
    ...thresholds.map((limit, i) => ({
      name: `near${i + 1}`,
      says: i === 0 ? 'is nearly the same' : 'is similar',
      m: 0.1 / thresholds.length,
      when: (_a: unknown, _b: unknown, x: (measure: string) => string) => `${x('near')} >= ${limit}`,
    })),
    { name: 'different', says: 'differs', m: 0.05 },
  ],
};
