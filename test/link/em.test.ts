import { expect, test } from 'vitest';
import { type PatternCount, train } from '../../src/domains/link/em.ts';

/** Expected counts of all patterns of two-level comparisons for a mixture of kinds of pairs. */
function counts(kinds: readonly { share: number; agree: readonly number[] }[], pairs: number): PatternCount[] {
  const n = kinds[0]!.agree.length;
  return Array.from({ length: 2 ** n }, (_, bits) => {
    const levels = Uint8Array.from({ length: n }, (_, i) => ((bits >> i) & 1 ? 1 : 2));
    const share = kinds.reduce(
      (sum, kind) => sum + kind.share * kind.agree.reduce((p, a, i) => p * (levels[i] === 1 ? a : 1 - a), 1),
      0,
    );
    return { levels, count: share * pairs, first: share * pairs };
  });
}

const M = [0.9, 0.95, 0.85, 0.92];
const U = [0.01, 0.002, 0.02, 0.005];

/** All pairs of a small world are both what a rule finds and what is drawn at random. */
function world(kinds: readonly { share: number; agree: readonly number[] }[], shared: readonly number[] | undefined) {
  const pairs = 1e7;
  const patterns = counts(kinds, pairs);
  return train({
    start: kinds[0]!.agree.map(() => [0.8, 0.2]),
    rules: [{ blocked: kinds[0]!.agree.map(() => false), patterns, scale: 1 }],
    random: patterns,
    equal: kinds[0]!.agree.map(() => undefined),
    totalPairs: pairs,
    rows: 4500,
    prior: undefined,
    shared,
  });
}

test('m, u and the share of matches come back from a known mixture', () => {
  const kinds = [
    { share: 0.0005, agree: M },
    { share: 0.9995, agree: U },
  ];
  const trained = world(kinds, undefined);
  trained.m.forEach((levels, i) => {
    expect(levels[0]).toBeCloseTo(M[i]!, 1);
    expect(Math.abs(trained.u[i]![0]! / U[i]! - 1)).toBeLessThan(0.05);
  });
  expect(Math.abs(trained.prior / 0.0005 - 1)).toBeLessThan(0.1);
});

test('relatives are told from matches by the personal fields', () => {
  const blend = (shared: number, i: number): number => shared * M[i]! + (1 - shared) * U[i]!;
  const kinds = [
    { share: 0.0005, agree: M },
    { share: 0.001, agree: [blend(0.01, 0), blend(0.95, 1), blend(0.95, 2), blend(0.01, 3)] },
    { share: 0.9985, agree: U },
  ];
  const trained = world(kinds, [0.02, 0.6, 0.6, 0.02]);
  expect(Math.abs(trained.prior / 0.0005 - 1)).toBeLessThan(0.2);
  expect(trained.related).toBeGreaterThan(0.0005);
  expect(trained.shared[1]).toBeGreaterThan(0.7);
});

test('a rule does not teach the columns that it blocks on', () => {
  const pattern = counts(
    [
      { share: 0.4, agree: [1, 0.9, 0.9, 0.9] },
      { share: 0.6, agree: [1, 0.01, 0.01, 0.01] },
    ],
    1e5,
  );
  const trained = train({
    start: [0, 1, 2, 3].map(() => [0.8, 0.2]),
    rules: [{ blocked: [true, false, false, false], patterns: pattern, scale: 1 }],
    random: counts([{ share: 1, agree: [0.01, 0.01, 0.01, 0.01] }], 1e6),
    equal: [undefined, undefined, undefined, undefined],
    totalPairs: 1e7,
    rows: 4500,
    prior: undefined,
    shared: undefined,
  });
  expect(trained.support[0]).toBe(0);
  expect(trained.m[0]![0]).toBeCloseTo(0.8, 6);
  expect(trained.m[1]![0]).toBeCloseTo(0.9, 2);
});
