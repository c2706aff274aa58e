/** Answered first calls by whole second of talk (index 0 unused), apart by what followed. */
export interface TalkCounts {
  /** The number was never called again. */
  readonly once: readonly number[];
  /** It was called again next under the same number shown, or under another. */
  readonly same: readonly number[];
  readonly other: readonly number[];
}

/** Shares of calls that were followed by none, by one under the same number shown, by one under another. */
export type Followed = readonly [none: number, same: number, other: number];

export interface TalkBelief {
  /** Nobody is held by a call of up to this many seconds: the victims' minute. */
  readonly least: number;
  /** Share of machines among answered calls that is believed before the case is seen, and as many calls as it is worth. */
  readonly machines: number;
  readonly worth: number;
  /** What follows calls that reached nobody. */
  readonly missed: Followed;
}

/** Probability that a machine took a call of so many seconds, index 0 unused. */
export interface MachineShares {
  readonly once: readonly number[];
  readonly again: readonly number[];
}

interface Part {
  readonly kind: number;
  readonly density: Float64Array;
}

const [REFUSED, MACHINE, HELD, WARNED] = [0, 1, 2, 3] as const;
const KINDS = [REFUSED, MACHINE, HELD, WARNED];
/** Medians and spreads from which talk times are composed; what a case is like is told by their weights. */
const REFUSED_PARTS = { medians: [2.5, 4, 6, 9, 14], spreads: [0.5, 0.75, 1] };
const MACHINE_PARTS = { medians: [6, 9, 13, 18, 25, 35, 50], spreads: [0.15, 0.25, 0.4, 0.55] };
const WARNED_PARTS = { medians: [25, 35, 50], spreads: [0.25, 0.4] };
/** Who talked for a minute does not hang up within the next half: a decline as steep as that is left to machines. */
const HELD_SCALES = [80, 200, 500, 1300];
/**
 * What is believed of what follows, and as many calls as it is worth: ours. Who hung up is called again a quarter as often as
 * who was not reached; a warning is followed by the next stage of the script under another identity.
 */
const REFUSED_AGAIN = 0.25;
const HELD_FOLLOWED: Followed = [0.85, 0.05, 0.1];
const WARNED_FOLLOWED: Followed = [0.3, 0.02, 0.68];
/** Calls that the belief is worth, by kind: a machine's is seen from calls that nobody took; a warning is no warning without what follows. */
const FOLLOWED_WORTH = [20, 0, 20, 300];
const [HELD_SHARE, WARNED_SHARE] = [0.2, 0.01];
const ROUNDS = 100;

/**
 * How many calls of each length were a greeting or a box that recorded, where nothing cut them off. Four kinds of talk
 * are told apart by expectation-maximisation: people who hang up (within the victims' minute, by definition), people who
 * are held (longer), people who hear the first stage of a script within the minute, and machines (any length). What follows
 * a machine's call is what follows one that nobody took, because the caller has reached nobody: that tells machines from
 * people within the minute, and the length of their calls says how many go beyond it.
 */
export function machineShares(counts: TalkCounts, belief: TalkBelief): MachineShares {
  const parts = talkParts(counts.once.length, belief.least);
  const first = [1 - belief.machines - HELD_SHARE - WARNED_SHARE, belief.machines, HELD_SHARE, WARNED_SHARE];
  const sizes = KINDS.map((kind) => parts.filter((part) => part.kind === kind).length);
  const [, same, other] = belief.missed.map((share) => share * REFUSED_AGAIN) as [number, number, number];
  const believed: readonly Followed[] = [
    [1 - same - other, same, other],
    belief.missed,
    HELD_FOLLOWED,
    WARNED_FOLLOWED,
  ];
  let weights = parts.map(({ kind }) => first[kind]! / sizes[kind]!);
  let followed = believed;
  for (let round = 0; round < ROUNDS; round++) {
    const seen = expect(counts, parts, weights, followed);
    weights = reweigh(parts, seen.parts, first, belief.worth);
    followed = believed.map((shares, kind) => {
      if (kind === MACHINE) return shares;
      const calls = seen.followed[kind]!;
      const total = calls[0]! + calls[1]! + calls[2]! + FOLLOWED_WORTH[kind]!;
      return shares.map((share, i) => (calls[i]! + share * FOLLOWED_WORTH[kind]!) / total) as unknown as Followed;
    });
  }
  const shares = (factor: (shares: Followed) => number) => shareOf(MACHINE, parts, weights, followed.map(factor));
  return { once: shares(([none]) => none), again: shares(([, one, another]) => one + another) };
}

function talkParts(seconds: number, least: number): Part[] {
  const grid = ({ medians, spreads }: typeof REFUSED_PARTS, kind: number, last: number) =>
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
  const machine = grid(MACHINE_PARTS, MACHINE, seconds - 1);
  return [...grid(REFUSED_PARTS, REFUSED, least), ...machine, ...held, ...grid(WARNED_PARTS, WARNED, least)];
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

/** Calls by part, and by kind and what followed, as the parts explain them. */
function expect(counts: TalkCounts, parts: readonly Part[], weights: readonly number[], followed: readonly Followed[]) {
  const seen = { parts: parts.map(() => 0), followed: KINDS.map(() => [0, 0, 0]) };
  const odds = new Float64Array(parts.length);
  for (const [what, calls] of [counts.once, counts.same, counts.other].entries()) {
    const factor = followed.map((shares) => shares[what]!);
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
        seen.followed[kind]![what]! += share;
      }
    }
  }
  return seen;
}

/** The kinds' shares with what is believed of them; within a kind the parts as they were seen. */
function reweigh(parts: readonly Part[], seen: readonly number[], first: readonly number[], worth: number): number[] {
  const kinds = KINDS.map(() => 0);
  for (const [i, { kind }] of parts.entries()) kinds[kind]! += seen[i]!;
  const total = kinds.reduce((a, b) => a + b, 0);
  const LEAST = 1e-3;
  const sizes = KINDS.map((kind) => parts.filter((part) => part.kind === kind).length);
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
    const sums = KINDS.map(() => 0);
    for (const [i, { kind, density }] of parts.entries()) sums[kind]! += weights[i]! * density[second]! * factor[kind]!;
    const total = sums.reduce((a, b) => a + b, 0);
    return total > 0 ? sums[wanted]! / total : 0;
  });
}
