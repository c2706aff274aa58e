import type { Random } from './random.ts';

/** How well people remember: shares of complaints. */
export interface TellingHabits {
  /** The called number is missing, or has a slip. */
  readonly numberMissing: number;
  readonly numberMistyped: number;
  /** The number shown is missing, or told as withheld, or has a slip. */
  readonly shownMissing: number;
  readonly shownWithheld: number;
  readonly shownMistyped: number;
  /** The time is exact to some minutes, rounded, a part of the day; else absent. */
  readonly timeExact: number;
  readonly timeRounded: number;
  readonly timePart: number;
  /** Minutes by which an exact time may be off, and minutes that rounding goes to. */
  readonly slack: number;
  readonly rounding: readonly number[];
  readonly wrongDay: number;
  readonly otherClaim: number;
  /** Share of people who complain twice of the same scam. */
  readonly twice: number;
  /** Complaints about other frauds per complaint about this one, and the share of them that name a number of the data. */
  readonly unrelated: number;
  readonly unrelatedKnown: number;
  /** Days away from the data's call, at least. */
  readonly unrelatedAway: number;
  readonly lost: number;
  readonly lossMedian: number;
  readonly lossSigma: number;
}

export function drawTelling(random: Random): TellingHabits {
  const exact = random.real(0.35, 0.7);
  const rounded = random.real(0.1, 0.25);
  return {
    numberMissing: random.real(0.04, 0.2),
    numberMistyped: random.real(0.02, 0.09),
    shownMissing: random.real(0.08, 0.25),
    shownWithheld: random.real(0.05, 0.2),
    shownMistyped: random.real(0, 0.05),
    timeExact: exact,
    timeRounded: rounded,
    timePart: random.real(0.3, 0.7) * (1 - exact - rounded),
    slack: random.pick([2, 3, 5, 8]),
    rounding: random.pick([[60], [30, 60], [15, 30, 60], [10, 30]]),
    wrongDay: random.real(0.01, 0.08),
    otherClaim: random.real(0.05, 0.2),
    twice: random.real(0.01, 0.07),
    unrelated: random.real(0.15, 0.6),
    unrelatedKnown: random.real(0.1, 0.5),
    unrelatedAway: random.pick([10, 15, 25, 40]),
    lost: random.real(0.6, 0.95),
    lossMedian: random.logNormal(150_000, 0.5),
    lossSigma: random.real(1.2, 2),
  };
}
