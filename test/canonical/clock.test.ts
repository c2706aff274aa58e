import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aheadAt, clockDifference, type SeenTwice } from '../../src/domains/canonical/merge/clock.ts';
import { timeOrder } from '../../src/domains/canonical/merge/order.ts';
import { repeatedHours } from '../../src/domains/canonical/merge/quality.ts';

const pair = (at: number, ahead: number): SeenTwice => ({ at, ahead, presented: 'unknown' });

describe('the difference of two clocks', () => {
  it('is found among chance pairs, to the second', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50_000, max: 50_000 }),
        fc.integer({ min: 12, max: 300 }),
        fc.array(fc.integer({ min: -52_000, max: 52_000 }), { maxLength: 10 }),
        (ahead, count, noise) => {
          const pairs = Array.from({ length: count }, (_, i) => pair(i * 5000, ahead + (i % 3 === 0 ? 1 : 0)));
          const found = clockDifference([...pairs, ...noise.map((one, i) => pair(i * 7777, one))]);
          expect(found?.stretches.every((one) => Math.abs(one.ahead - ahead) <= 1)).toBe(true);
          expect(found!.pairs).toBeGreaterThanOrEqual(0.9 * count);
        },
      ),
    );
  });

  it('is not invented where pairs are chance', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -52_000, max: 52_000 }), { minLength: 5, maxLength: 300 }),
        (differences) => {
          expect(clockDifference(differences.map((ahead, i) => pair(i * 1000, ahead)))).toBeUndefined();
        },
      ),
      { examples: [[Array.from({ length: 300 }, (_, i) => 30 + ((i * 37) % 400))]] },
    );
  });

  it('is that of the nearest stretch at any time', () => {
    const pairs = Array.from({ length: 60 }, (_, i) => pair(i * 10_000, i < 30 ? 0 : 3600));
    const { stretches } = clockDifference(pairs)!;
    expect([0, 290_000, 300_000, 900_000].map((at) => aheadAt(stretches, at))).toEqual([0, 0, 3600, 3600]);
  });
});

describe('the order of start times along a table', () => {
  const steady = Array.from({ length: 200 }, (_, i) => ({ calls: 10, middle: i * 3600 }));

  it('shows a clock that was set back, and how many rows lie behind', () => {
    const set = steady.map((one, i) => (i >= 100 && i < 150 ? { ...one, middle: one.middle - 8 * 3600 } : one));
    const { unordered, behind, by } = timeOrder(set);
    expect(unordered).toBe(false);
    expect(behind).toBeGreaterThan(0);
    expect(by).toBeGreaterThan(2 * 3600);
  });

  it('is not disturbed by one wild time', () => {
    const wild = steady.map((one, i) => (i === 20 ? { ...one, middle: 1e10 } : one));
    expect(timeOrder(wild)).toEqual({ unordered: false, behind: 0, by: 0 });
  });

  it('says when there is none', () => {
    expect(timeOrder(steady.toReversed()).unordered).toBe(true);
  });
});

describe('hours that a zone repeats', () => {
  it('are given by their second pass', () => {
    expect(repeatedHours('Europe/London', 2021, 2021)).toEqual([
      { from: Date.UTC(2021, 9, 31, 1), to: Date.UTC(2021, 9, 31, 2) },
    ]);
    expect(repeatedHours('America/New_York', 2021, 2022).map(({ from }) => new Date(from).toISOString())).toEqual([
      '2021-11-07T06:00:00.000Z',
      '2022-11-06T06:00:00.000Z',
    ]);
  });
});
