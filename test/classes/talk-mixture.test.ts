import { describe, expect, it } from 'vitest';
import { machineShares, type TalkCounts } from '../../src/domains/classes/talk-mixture.ts';

const BELIEF = { least: 60, machines: 0.05, worth: 100, retried: 0.3 };
const LONGEST = 400;

/** Calls of a log-normal length around a median, a share of them followed by another, added to the counts. */
function add(
  counts: TalkCounts,
  calls: number,
  median: number,
  spread: number,
  followed: number,
  [from, to] = [1, 400],
) {
  const weights = Array.from({ length: LONGEST + 1 }, (_, second) =>
    second < from || second > to ? 0 : Math.exp(-((Math.log(second / median) / spread) ** 2) / 2) / second,
  );
  const total = weights.reduce((a, b) => a + b, 0);
  for (const [second, weight] of weights.entries()) {
    (counts.once as number[])[second]! += (calls * (1 - followed) * weight) / total;
    (counts.again as number[])[second]! += (calls * followed * weight) / total;
  }
}

function nothing(): TalkCounts {
  const empty = () => new Array<number>(LONGEST + 1).fill(0);
  return { once: empty(), again: empty() };
}

function world(machines: number): TalkCounts {
  const counts = nothing();
  add(counts, 4000, 7, 0.8, 0.04, [1, 60]);
  add(counts, machines, 26, 0.5, 0.3);
  add(counts, 1200, 200, 0.8, 0.15, [61, 400]);
  return counts;
}

describe('machines among calls that nothing cut off', () => {
  it('are told from people who hang up by how often they are tried again, and go on beyond the minute', () => {
    const { once } = machineShares(world(1500), BELIEF);
    expect(once[3]).toBeLessThan(0.05);
    expect(once[35]).toBeGreaterThan(0.6);
    expect(once[65]).toBeGreaterThan(0.2);
    expect(once[200]).toBeLessThan(0.02);
  });

  it('are few where nothing is tried again as often as what nobody took', () => {
    const { once } = machineShares(world(0), BELIEF);
    for (const second of [5, 20, 35, 55, 65, 90]) expect(once[second], String(second)).toBeLessThan(0.2);
  });

  it('are likelier where the number was called again', () => {
    const { once, again } = machineShares(world(1500), BELIEF);
    for (const second of [15, 25, 45]) expect(again[second]!).toBeGreaterThan(once[second]!);
  });

  it('are what was believed where there are no calls', () => {
    const shares = machineShares(nothing(), BELIEF);
    for (const share of [...shares.once, ...shares.again]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  });

  it('are the same for the same calls, bit by bit', () => {
    expect(machineShares(world(1500), BELIEF)).toEqual(machineShares(world(1500), BELIEF));
  });
});
