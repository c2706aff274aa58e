/** Answered first calls by seconds of talk, and whether the number was called again. */
export interface TalkCounts {
  /** Calls by whole second, index 0 unused; those of numbers never called again, and of numbers called again. */
  readonly once: readonly number[];
  readonly again: readonly number[];
}

export interface TalkBelief {
  /** Nobody is held by a call of up to this many seconds: the victims' minute. */
  readonly least: number;
  /** Share of machines among answered calls that is believed before the case is seen, and as many calls as it is worth. */
  readonly machines: number;
  readonly worth: number;
  /** Share of numbers that are called again after nobody was reached. */
  readonly retried: number;
}

/** Probability that a machine took a call of so many seconds, index 0 unused. */
export interface MachineShares {
  readonly once: readonly number[];
  readonly again: readonly number[];
}

interface Part {
  readonly kind: 0 | 1 | 2;
  readonly density: Float64Array;
}

const [REFUSED, MACHINE, HELD] = [0, 1, 2] as const;
/** Medians and spreads from which talk times are composed; what a case is like is told by their weights. */
const REFUSED_PARTS = { medians: [2.5, 4, 6, 9, 14], spreads: [0.5, 0.75, 1] };
const MACHINE_PARTS = { medians: [6, 9, 13, 18, 25, 35, 50], spreads: [0.15, 0.25, 0.4, 0.55] };
const HELD_SCALES = [30, 80, 200, 500, 1300];
/** What is believed of how often people are called again, and as many calls as it is worth: ours. */
const AGAIN = { refused: 0.25, held: 0.15, worth: 20 };
const HELD_SHARE = 0.2;
const ROUNDS = 100;

/**
 * How many calls of each length were a greeting or a box that recorded, where nothing cut them off. Three kinds of talk
 * are told apart by expectation-maximisation: people who hang up (within the victims' minute, by definition), people who
 * are held (longer) and machines (any length). A machine's call is followed by another as often as one that nobody took,
 * because the caller has reached nobody: that tells machines from people within the minute, and the length of their calls
 * says how many go beyond it.
 */
export function machineShares(counts: TalkCounts, belief: TalkBelief): MachineShares {
  const parts = talkParts(counts.once.length, belief.least);
  const first = [1 - belief.machines - HELD_SHARE, belief.machines, HELD_SHARE];
  const of = [REFUSED, MACHINE, HELD].map((kind) => parts.filter((part) => part.kind === kind).length);
  let weights = parts.map(({ kind }) => first[kind]! / of[kind]!);
  let again = [AGAIN.refused * belief.retried, belief.retried, AGAIN.held];
  for (let round = 0; round < ROUNDS; round++) {
    const seen = expect(counts, parts, weights, again);
    weights = reweigh(parts, seen.parts, first, belief.worth);
    const rate = (kind: number, share: number) =>
      (seen.again[kind]! + share * AGAIN.worth) / (seen.kinds[kind]! + AGAIN.worth);
    again = [rate(REFUSED, AGAIN.refused * belief.retried), belief.retried, rate(HELD, AGAIN.held)];
  }
  const shares = (factor: (rate: number) => number) => shareOf(MACHINE, parts, weights, again.map(factor));
  return { once: shares((rate) => 1 - rate), again: shares((rate) => rate) };
}

function talkParts(seconds: number, least: number): Part[] {
  const grid = ({ medians, spreads }: typeof REFUSED_PARTS, kind: 0 | 1, last: number) =>
    medians.flatMap((median) =>
      spreads.map((spread): Part => ({ kind, density: normal(logNormal(seconds, median, spread), 1, last) })),
    );
  const held = HELD_SCALES.flatMap((scale) =>
    [0, 1].map((power): Part => {
      const density = Float64Array.from({ length: seconds }, (_, second) => {
        const over = second - least;
        return over > 0 ? over ** power * Math.exp(-over / scale) : 0;
      });
      return { kind: HELD, density: normal(density, least + 1, seconds - 1) };
    }),
  );
  return [...grid(REFUSED_PARTS, REFUSED, least), ...grid(MACHINE_PARTS, MACHINE, seconds - 1), ...held];
}

/** Shares of calls by whole second of a log-normal length. */
function logNormal(seconds: number, median: number, spread: number): Float64Array {
  const below = (x: number) => cumulative(Math.log(x / median) / spread);
  return Float64Array.from({ length: seconds }, (_, second) =>
    second === 0 ? 0 : below(second + 0.5) - (second === 1 ? 0 : below(second - 0.5)),
  );
}

/** The part between two seconds, made to sum to one. */
function normal(density: Float64Array, first: number, last: number): Float64Array {
  const kept = density.map((value, second) => (second >= first && second <= last ? value : 0));
  const total = kept.reduce((a, b) => a + b, 0);
  return kept.map((value) => value / total);
}

/** Standard normal distribution (Abramowitz and Stegun 26.2.17, error below 1e-7). */
function cumulative(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    0.3989422804014327 *
    Math.exp((-z * z) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}

/** Calls by part and by kind as the parts explain them, and those of them that were followed by another. */
function expect(counts: TalkCounts, parts: readonly Part[], weights: readonly number[], again: readonly number[]) {
  const seen = { parts: parts.map(() => 0), kinds: [0, 0, 0], again: [0, 0, 0] };
  const odds = new Float64Array(parts.length);
  for (const followed of [false, true]) {
    const calls = followed ? counts.again : counts.once;
    const factor = again.map((rate) => (followed ? rate : 1 - rate));
    for (let second = 1; second < calls.length; second++) {
      if (calls[second]! <= 0) continue;
      let total = 0;
      for (const [i, { kind, density }] of parts.entries()) {
        odds[i] = weights[i]! * density[second]! * factor[kind]!;
        total += odds[i]!;
      }
      if (total <= 0) continue;
      for (const [i, { kind }] of parts.entries()) {
        const share = (calls[second]! * odds[i]!) / total;
        seen.parts[i]! += share;
        seen.kinds[kind]! += share;
        if (followed) seen.again[kind]! += share;
      }
    }
  }
  return seen;
}

/** The kinds' shares with what is believed of them; within a kind the parts as they were seen. */
function reweigh(parts: readonly Part[], seen: readonly number[], first: readonly number[], worth: number): number[] {
  const kinds = [0, 0, 0];
  for (const [i, { kind }] of parts.entries()) kinds[kind]! += seen[i]!;
  const total = kinds[0]! + kinds[1]! + kinds[2]!;
  const LEAST = 1e-3;
  const sizes = [REFUSED, MACHINE, HELD].map((kind) => parts.filter((part) => part.kind === kind).length);
  return parts.map(({ kind }, i) => {
    const share = (kinds[kind]! + worth * first[kind]!) / (total + worth);
    return (share * (seen[i]! + LEAST)) / (kinds[kind]! + LEAST * sizes[kind]!);
  });
}

function shareOf(
  wanted: number,
  parts: readonly Part[],
  weights: readonly number[],
  factor: readonly number[],
): number[] {
  return Array.from(parts[0]!.density, (_, second) => {
    const sums = [0, 0, 0];
    for (const [i, { kind, density }] of parts.entries()) sums[kind]! += weights[i]! * density[second]! * factor[kind]!;
    const total = sums[0]! + sums[1]! + sums[2]!;
    return total > 0 ? sums[wanted]! / total : 0;
  });
}
