import { alnum, words } from '../sql-text.ts';
import type { ComparisonType } from './type.ts';

/** A line of an address, a title, a narrative: words matter more than their order. Blanks do not. */
export const address: ComparisonType = {
  type: 'address',
  about: 'a line of several words: addresses, titles, narratives (Jaro-Winkler and shared words)',
  columns: [1, 1],
  shared: 0.6,
  parts: ([column]) => ({ v: alnum(column!), w: `list_distinct(string_split(${words(column!)}, ' '))` }),
  measures: (a, b) => ({
    near: `jaro_winkler_similarity(${a('v')}, ${b('v')})`,
    // Lines that share most of their words are never far apart letter by letter.
    shared: `CASE WHEN jaro_winkler_similarity(${a('v')}, ${b('v')}) BETWEEN 0.55 AND 0.95
      THEN len(list_intersect(${a('w')}, ${b('w')})) * 2.0 / (len(${a('w')}) + len(${b('w')})) END`,
  }),
  levels: ([near, similar] = []) => [
    { name: 'equal', says: 'is the same', m: 0.8 },
    { name: 'near', says: 'is nearly the same', m: 0.09, when: (_a, _b, x) => `${x('near')} >= ${near ?? 0.93}` },
    { name: 'most', says: 'shares most words', m: 0.03, when: (_a, _b, x) => `${x('shared')} >= 0.6` },
    { name: 'similar', says: 'is similar', m: 0.03, when: (_a, _b, x) => `${x('near')} >= ${similar ?? 0.86}` },
    { name: 'different', says: 'differs', m: 0.05 },
  ],
};
