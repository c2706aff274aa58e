import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign } from '../../src/mapping/suggest/assign.ts';

/** The greatest total by trying everything. */
function brute(scores: readonly (readonly number[])[], field = 0, used: ReadonlySet<number> = new Set()): number {
  if (field === scores.length) return 0;
  let best = brute(scores, field + 1, used);
  for (const [column, score] of scores[field]!.entries()) {
    if (score > 0 && !used.has(column)) {
      best = Math.max(best, score + brute(scores, field + 1, new Set([...used, column])));
    }
  }
  return best;
}

test('the assignment has the greatest total, uses no column twice and none that scores zero', () => {
  const matrix = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([fields, columns]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: columns, maxLength: columns }), {
      minLength: fields,
      maxLength: fields,
    }),
  );
  fc.assert(
    fc.property(matrix, (scores) => {
      const result = assign(scores);
      const used = result.filter((column) => column !== undefined);
      expect(new Set(used).size).toBe(used.length);
      const picked = result.map((column, field) => (column === undefined ? 0 : scores[field]![column]!));
      expect(picked.every((score, field) => result[field] === undefined || score > 0)).toBe(true);
      expect(picked.reduce((a, b) => a + b, 0)).toBe(brute(scores));
    }),
  );
});
