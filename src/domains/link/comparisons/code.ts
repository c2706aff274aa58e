import { alnum } from '../sql-text.ts';
import { edits } from './edits.ts';
import type { ComparisonType } from './type.ts';

/** Codes without meaning in their neighbours. Limits: edits (a transposition is one), fewest first. */
export const code: ComparisonType = {
  type: 'code',
  about: 'a code or number that people mistype: postcodes, identity numbers, house numbers (edits, transpositions)',
  columns: [1, 1],
  shared: 0.3,
  parts: ([column]) => ({ v: alnum(column!) }),
  measures: (a, b) => ({ edits: edits(a, b, 2, 0.7) }),
  levels: (thresholds = [1, 2]) => [
    { name: 'equal', says: 'is the same', m: 0.88 },
    ...thresholds.map((limit) => ({
      name: `edits${limit}`,
      says: limit === 1 ? 'differs by one edit' : `differs by ${limit} edits`,
      m: 0.07 / thresholds.length,
      // Two edits make any two short codes the same.
      when: (a: (part: string) => string, b: (part: string) => string, x: (measure: string) => string) =>
        `${x('edits')} <= ${limit} AND least(length(${a('v')}), length(${b('v')})) > ${limit * 2}`,
    })),
    { name: 'different', says: 'differs', m: 0.05 },
  ],
};
