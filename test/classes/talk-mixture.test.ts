import { describe, expect, it } from 'vitest';
import { type Followed, machineShares, type TalkCounts } from '../../src/domains/classes/talk-mixture.ts';

/** What follows a call that reached nobody, and other calls. */
const MISSED: Followed = [0.7, 0.1, 0.2];
const REFUSED: Followed = [0.96, 0.01, 0.03];
const HELD: Followed = [0.85, 0.05, 0.1];
const BELIEF = { least: 60, machines: 0.05, worth: 100, missed: MISSED };
const LONGEST = 400;

interface Talk {
  readonly calls: number;
  readonly median: number;
  readonly spread: number;
  readonly followed: Followed;
  readonly from?: number;
  readonly to?: number;
}

/** Calls of log-normal lengths, with what followed them. */
function world(...talks: readonly Talk[]): TalkCounts {
  const counts = [0, 1, 2].map(() => new Array<number>(LONGEST + 1).fill(0));
  for (const { calls, median, spread, followed, from = 1, to = LONGEST } of talks) {
    const weights = Array.from({ length: LONGEST + 1 }, (_, second) =>
      second < from || second > to ? 0 : Math.exp(-((Math.log(second / median) / spread) ** 2) / 2) / second,
    );
    const total = weights.reduce((a, b) => a + b, 0);
    for (const [second, weight] of weights.entries())
      for (const [what, share] of followed.entries()) counts[what]![second]! += (calls * share * weight) / total;
  }
  return { once: counts[0]!, same: counts[1]!, other: counts[2]! };
}

const REFUSALS: Talk = { calls: 4000, median: 7, spread: 0.8, followed: REFUSED, to: 60 };
const TALKS: Talk = { calls: 1200, median: 200, spread: 0.8, followed: HELD, from: 61 };
const MACHINES: Talk = { calls: 1500, median: 26, spread: 0.5, followed: MISSED };

describe('machines among calls that nothing cut off', () => {
  it('are told from people who hang up by what follows their calls, and go on beyond the minute', () => {
    const { once } = machineShares(world(REFUSALS, TALKS, MACHINES), BELIEF);
    expect(once[3]).toBeLessThan(0.05);
    expect(once[35]).toBeGreaterThan(0.5);
    expect(once[65]).toBeGreaterThan(0.2);
    expect(once[200]).toBeLessThan(0.02);
  });

  it('are the steep decline just after the minute, where long greetings run on', () => {
    const long: Talk = { calls: 900, median: 45, spread: 0.4, followed: MISSED };
    const { once } = machineShares(world(REFUSALS, TALKS, long), BELIEF);
    const at = (talk: Talk, second: number) => world(talk).once[second]!;
    const truth = at(long, 70) / (at(long, 70) + at(TALKS, 70));
    expect(once[70]).toBeGreaterThan(0.5 * truth);
    expect(once[70]).toBeLessThan(1.2 * truth);
    expect(once[160]).toBeLessThan(0.05);
  });

  it('are few where nothing is followed as calls are that nobody took', () => {
    const { once } = machineShares(world(REFUSALS, TALKS), BELIEF);
    for (const second of [5, 20, 35, 55, 65, 90]) expect(once[second], String(second)).toBeLessThan(0.2);
  });

  it('are not the warnings of a script, which another identity follows up', () => {
    const warnings: Talk = { calls: 400, median: 40, spread: 0.3, followed: [0.25, 0, 0.75], from: 25, to: 58 };
    const { once, again } = machineShares(world(REFUSALS, TALKS, warnings), BELIEF);
    for (const second of [35, 45, 55, 62]) {
      expect(once[second], String(second)).toBeLessThan(0.25);
      expect(again[second], String(second)).toBeLessThan(0.25);
    }
  });

  it('are likelier where the number was called again', () => {
    const { once, again } = machineShares(world(REFUSALS, TALKS, MACHINES), BELIEF);
    for (const second of [15, 25, 45]) expect(again[second]!).toBeGreaterThan(once[second]!);
  });

  it('are shares even where there are no calls', () => {
    const shares = machineShares(world(), BELIEF);
    for (const share of [...shares.once, ...shares.again]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  });

  it('are the same for the same calls, bit by bit', () => {
    const counts = world(REFUSALS, TALKS, MACHINES);
    expect(machineShares(counts, BELIEF)).toEqual(machineShares(counts, BELIEF));
  });
});
