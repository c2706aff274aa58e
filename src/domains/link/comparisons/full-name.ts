import { sortedWords, words } from '../sql-text.ts';
import type { ComparisonType, Side } from './type.ts';

/** A whole name in one column: word order does not matter, initials stand for names. */
export const fullName: ComparisonType = {
  type: 'full-name',
  about: 'a whole name in one column: any word order, missing middle names, initials',
  columns: [1, 1],
  shared: 0.02,
  parts: ([column]) => ({ v: sortedWords(column!), w: `string_split(${words(column!)}, ' ')` }),
  measures: (a, b) => ({
    near: `jaro_winkler_similarity(${a('v')}, ${b('v')})`,
    both: `len(list_intersect(${a('w')}, ${b('w')}))`,
  }),
  levels: ([near, similar] = []) => [
    { name: 'equal', says: 'is the same', m: 0.7 },
    { name: 'near', says: 'is nearly the same', m: 0.12, when: (_a, _b, x) => `${x('near')} >= ${near ?? 0.94}` },
    { name: 'part', says: 'is part of the other', m: 0.06, when: part },
    { name: 'shared', says: 'shares a word', m: 0.04, when: (_a, _b, x) => `${x('both')} >= 1` },
    { name: 'similar', says: 'is similar', m: 0.04, when: (_a, _b, x) => `${x('near')} >= ${similar ?? 0.85}` },
    { name: 'different', says: 'differs', m: 0.04 },
  ],
};

function part(a: Side, b: Side, x: (measure: string) => string): string {
  return `${x('both')} >= 2 AND ${x('both')} = least(len(${a('w')}), len(${b('w')}))`;
}
