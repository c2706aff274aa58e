import { letters } from '../sql-text.ts';
import type { ComparisonType } from './type.ts';

/**
 * One name of a person. A second column is the other name: `John / Smith` and `Smith / John` then agree crosswise.
 * Limits: Jaro-Winkler similarities for "nearly the same" and "similar".
 */
export const name: ComparisonType = {
  type: 'name',
  about: 'a given name or surname: spelling, initials, nicknames, names that changed places, other scripts',
  columns: [1, 2],
  shared: 0.4,
  parts: ([column, other], { nicknames }) => ({
    v: letters(column!),
    k: `coalesce((SELECT k FROM ${nicknames} WHERE ${nicknames}.v = ${letters(column!)}), ${letters(column!)})`,
    ...(other ? { o: letters(other) } : {}),
  }),
  measures: (a, b) => ({ near: `jaro_winkler_similarity(${a('v')}, ${b('v')})` }),
  levels: ([near, similar] = []) => [
    { name: 'equal', says: 'is the same', m: 0.8 },
    { name: 'near', says: 'is nearly the same', m: 0.09, when: (_a, _b, x) => `${x('near')} >= ${near ?? 0.92}` },
    { name: 'crossed', says: 'stands in the place of the other name', m: 0.02, when: crossed },
    { name: 'nickname', says: 'is a short form of the other', m: 0.01, when: (a, b) => `${a('k')} = ${b('k')}` },
    { name: 'initial', says: 'fits the initial', m: 0.01, when: initial },
    { name: 'similar', says: 'is similar', m: 0.03, when: (_a, _b, x) => `${x('near')} >= ${similar ?? 0.8}` },
    { name: 'different', says: 'differs', m: 0.04 },
  ],
};

function crossed(a: (part: string) => string, b: (part: string) => string): string {
  return `(${a('v')} = ${b('o')} OR ${a('o')} = ${b('v')})`;
}

function initial(a: (part: string) => string, b: (part: string) => string): string {
  return `(length(${a('v')}) = 1 OR length(${b('v')}) = 1) AND left(${a('v')}, 1) = left(${b('v')}, 1)`;
}
