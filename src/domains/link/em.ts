/** How often a pattern of levels (0 missing, 1 best, …) was seen. */
export interface PatternCount {
  readonly levels: Uint8Array;
  readonly count: number;
  /** Of these, pairs that no earlier rule brought together. */
  readonly first: number;
}

/** The pairs of one blocking rule that training looks at. */
export interface RuleCounts {
  /** Comparisons that read a column which the rule blocks on: they agree by construction and teach nothing here. */
  readonly blocked: readonly boolean[];
  readonly patterns: readonly PatternCount[];
  /** Pairs of the rule a pair of the sample stands for. */
  readonly scale: number;
}

export interface TrainingData {
  /** Starting m by comparison and level (level 1 first). */
  readonly start: readonly (readonly number[])[];
  readonly rules: readonly RuleCounts[];
  readonly random: readonly PatternCount[];
  /** Exact share of equal values among all pairs where both are filled, and different values; where it is known. */
  readonly equal: readonly ({ readonly share: number; readonly distinct: number } | undefined)[];
  /** Pairs that could be made at all. */
  readonly totalPairs: number;
  readonly rows: number;
  /** Given prior, or undefined to estimate it. */
  readonly prior: number | undefined;
  /** Where the shares of relatives start, by comparison; undefined: nobody is taken to be related. */
  readonly shared: readonly number[] | undefined;
}

/**
 * Three kinds of pairs: the same entity (m), related ones (a household, a firm: they share the true value of a field with
 * probability `shared` and are like strangers otherwise), strangers (u).
 */
export interface Kinds {
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  readonly shared: readonly number[];
}

export interface Trained extends Kinds {
  /** Share of matches, and of related pairs, among all pairs. */
  readonly prior: number;
  readonly related: number;
  /** Matched pairs expected behind each comparison's m; 0: it could not be trained and kept its start. */
  readonly support: readonly number[];
  readonly rounds: number;
  readonly converged: boolean;
  /** Share of matches among each rule's pairs. */
  readonly ruleMatches: readonly number[];
}

const ROUNDS = 100;
const SETTLED = 1e-4;
/** Passes of m given u, then u given m: random pairs hold true matches too, which must not count as chance agreement. */
const PASSES = 3;
/** Weight of the starting values, in pairs: they hold where hardly any were seen. */
const START_WEIGHT = 4;
const LEAST = 1e-9;
/** Related pairs at the start, for every match. */
const RELATED_START = 0.5;

/**
 * A field whose share starts below this is personal: relatives hardly ever have it in common, and training cannot teach
 * otherwise. Without this, one person's records before and after a move would pass for relatives of each other.
 */
export const PERSONAL = 0.1;
/** Twins share a date of birth, father and son a name. */
const MOST_PERSONAL = 0.03;

interface Shares {
  readonly match: number;
  readonly related: number;
}

/**
 * Trains the probabilities. m and the shares of relatives: one expectation-maximisation over all rules together, each with its
 * own shares of kinds and without the comparisons it blocks on. u: random pairs, weighted by how surely they are
 * strangers. The priors: expected kinds among all pairs. Only counts of patterns are needed; sums go in the order given.
 */
export function train(data: TrainingData): Trained {
  const match = data.prior ?? Math.min(0.5, Math.max(data.rows, 2) / 2 / Math.max(data.totalPairs, 1));
  let prior: Shares = { match, related: data.shared ? match * RELATED_START : 0 };
  const m = data.start.map((levels) => [...levels]);
  let kinds: Kinds = { m, u: [], shared: data.shared ?? data.start.map(() => 0) };
  kinds = { ...kinds, u: chance(data, kinds, undefined) };
  let state = maximise(data, kinds, prior);
  for (let pass = 0; pass < PASSES; pass++) {
    prior = estimatePrior(data, state.kinds, prior);
    kinds = { ...state.kinds, u: chance(data, state.kinds, prior) };
    state = maximise(data, kinds, prior);
  }
  prior = estimatePrior(data, state.kinds, prior);
  const { u, shared } = state.kinds;
  const floored = state.kinds.m.map((levels, i) => noWorseThanDifferent(levels, u[i]!));
  return { ...state, m: floored, u, shared, prior: prior.match, related: prior.related };
}

/** No register is so clean that a field never differs for one entity: beyond that, one field would outvote all others. */
const LEAST_DIFFERENT = 0.002;

/** A level that was hardly ever seen must not count more against a match than plain difference does. */
function noWorseThanDifferent(m: readonly number[], u: readonly number[]): number[] {
  const least = Math.max(m[m.length - 1]!, LEAST_DIFFERENT) / u[u.length - 1]!;
  return m.map((value, l) => Math.max(value, u[l]! * least));
}

/** u by comparison and level. With priors, pairs count by the probability that they are strangers. */
function chance(data: TrainingData, kinds: Kinds, prior: Shares | undefined): number[][] {
  const sums = data.start.map((levels) => levels.map(() => 0.5));
  const weights = prior ? logRatios(kinds) : undefined;
  for (const { levels, count } of data.random) {
    const [match, related] = weights ? posterior(levels, weights, prior!) : [0, 0];
    levels.forEach((level, i) => {
      if (level > 0) sums[i]![level - 1]! += count * Math.max(0, 1 - match - related);
    });
  }
  return sums.map((counts, i) =>
    withExactEquality(normalise(counts), data.equal[i], kinds.m[i]![0]!, prior?.match ?? 0),
  );
}

/** Random pairs hardly ever agree on a rare value: the share of equal pairs is counted over all rows instead. */
function withExactEquality(
  levels: number[],
  equal: { readonly share: number; readonly distinct: number } | undefined,
  m: number,
  prior: number,
): number[] {
  if (!equal) return levels;
  // Equal pairs that are matches are no chance; what is left is at least what as many values evenly spread would give.
  const least = Math.max(LEAST, 0.1 / Math.max(equal.distinct, 1));
  const exact = Math.min(0.999, Math.max(least, (equal.share - prior * m) / (1 - prior)));
  const rest = Math.max(1 - levels[0]!, 1e-12);
  return levels.map((level, l) => (l === 0 ? exact : Math.max(LEAST, (level / rest) * (1 - exact))));
}

function normalise(counts: readonly number[]): number[] {
  const total = counts.reduce((a, b) => a + b, 0);
  return counts.map((count) => Math.max(LEAST, count / total));
}

interface LogRatios {
  /** ln(m/u) and ln(r/u) by comparison and level, level 0 (missing) being 0. */
  readonly match: readonly Float64Array[];
  readonly related: readonly Float64Array[];
}

function logRatios({ m, u, shared }: Kinds): LogRatios {
  const ratios = m.map((levels, i) => levels.map((value, l) => value / u[i]![l]!));
  return {
    match: ratios.map((levels) => Float64Array.from([0, ...levels.map(Math.log)])),
    related: ratios.map((levels, i) =>
      Float64Array.from([0, ...levels.map((ratio) => Math.log(shared[i]! * ratio + 1 - shared[i]!))]),
    ),
  };
}

/** Probabilities that a pair is the same entity, and that it is related. */
function posterior(levels: Uint8Array, weights: LogRatios, prior: Shares, skip?: readonly boolean[]): [number, number] {
  const strangers = Math.max(1 - prior.match - prior.related, 1e-12);
  let match = Math.log(prior.match / strangers);
  let related = prior.related > 0 ? Math.log(prior.related / strangers) : Number.NEGATIVE_INFINITY;
  for (let i = 0; i < levels.length; i++) {
    if (skip?.[i]) continue;
    match += weights.match[i]![levels[i]!]!;
    related += weights.related[i]![levels[i]!]!;
  }
  const most = Math.max(0, match, related);
  const [x, y, z] = [Math.exp(match - most), Math.exp(related - most), Math.exp(-most)];
  return [x / (x + y + z), y / (x + y + z)];
}

interface Maximised {
  readonly kinds: Kinds;
  readonly support: number[];
  readonly rounds: number;
  readonly converged: boolean;
  readonly ruleMatches: number[];
}

function maximise(data: TrainingData, start: Kinds, prior: Shares): Maximised {
  let kinds = start;
  const expected = prior.match * data.totalPairs;
  let shares = data.rules.map((rule): Shares => {
    const pairs = rule.patterns.reduce((sum, { count }) => sum + count, 0) * rule.scale;
    const match = Math.min(0.5, Math.max(1e-6, (0.5 * expected) / Math.max(pairs, 1)));
    return { match, related: data.shared ? match * RELATED_START : 0 };
  });
  let support: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const next = expectationStep(data, kinds, shares);
    const change = largestChange(kinds.m, next.kinds.m);
    ({ kinds, shares, support } = next);
    if (change < SETTLED)
      return { kinds, support, rounds: round, converged: true, ruleMatches: shares.map((s) => s.match) };
  }
  return { kinds, support, rounds: ROUNDS, converged: false, ruleMatches: shares.map((s) => s.match) };
}

/** What one round adds up: matches by comparison and level; related pairs by comparison, and how many of them share. */
class Expected {
  readonly levels: number[][];
  readonly related: number[];
  readonly sharing: number[];

  constructor(start: readonly (readonly number[])[]) {
    this.levels = start.map((levels) => levels.map(() => 0));
    this.related = start.map(() => 0);
    this.sharing = start.map(() => 0);
  }

  add(levels: Uint8Array, match: number, related: number, blocked: readonly boolean[], kinds: Kinds): void {
    for (let i = 0; i < levels.length; i++) {
      const level = levels[i]!;
      if (level === 0 || blocked[i]) continue;
      this.levels[i]![level - 1]! += match;
      const same = kinds.shared[i]! * kinds.m[i]![level - 1]!;
      const other = (1 - kinds.shared[i]!) * kinds.u[i]![level - 1]!;
      this.related[i]! += related;
      this.sharing[i]! += related * (same / (same + other));
    }
  }
}

function expectationStep(data: TrainingData, kinds: Kinds, shares: readonly Shares[]) {
  const weights = logRatios(kinds);
  const sums = new Expected(data.start);
  const next = data.rules.map((rule, k): Shares => {
    let [matches, relatives, pairs] = [0, 0, 0];
    for (const { levels, count } of rule.patterns) {
      const [match, related] = posterior(levels, weights, shares[k]!, rule.blocked);
      matches += count * match;
      relatives += count * related;
      pairs += count;
      sums.add(levels, count * match, count * related, rule.blocked, kinds);
    }
    const share = (part: number): number => Math.min(0.99, Math.max(1e-9, part / Math.max(pairs, 1)));
    const match = share(matches);
    return { match, related: data.shared ? Math.min(share(relatives), 0.999 - match) : 0 };
  });
  const support = sums.levels.map((counts) => counts.reduce((a, b) => a + b, 0));
  const m = sums.levels.map((counts, i) =>
    counts.map((count, l) =>
      Math.max(LEAST, (count + START_WEIGHT * data.start[i]![l]!) / (support[i]! + START_WEIGHT)),
    ),
  );
  const shared = kinds.shared.map((old, i) => {
    const start = data.shared?.[i];
    if (start === undefined) return old;
    const value = (sums.sharing[i]! + START_WEIGHT * start) / (sums.related[i]! + START_WEIGHT);
    return start < PERSONAL ? Math.min(value, MOST_PERSONAL) : value;
  });
  return { kinds: { m, u: kinds.u, shared }, shares: next, support };
}

function largestChange(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  let most = 0;
  a.forEach((levels, i) => {
    levels.forEach((value, l) => {
      most = Math.max(most, Math.abs(value - b[i]![l]!));
    });
  });
  return most;
}

/** Expected kinds among the pairs that rules bring together (each pair once), over all pairs: the fixed point. */
function estimatePrior(data: TrainingData, kinds: Kinds, start: Shares): Shares {
  const weights = logRatios(kinds);
  let prior = start;
  for (let round = 0; round < ROUNDS; round++) {
    let [matches, relatives] = [0, 0];
    for (const rule of data.rules) {
      for (const { levels, first } of rule.patterns) {
        if (first === 0) continue;
        const [match, related] = posterior(levels, weights, prior);
        matches += first * rule.scale * match;
        relatives += first * rule.scale * related;
      }
    }
    const least = 0.01 / data.totalPairs;
    const share = (part: number): number => Math.min(0.499, Math.max(least, part / data.totalPairs));
    const next = { match: data.prior ?? share(matches), related: data.shared ? share(relatives) : 0 };
    const settled = Math.abs(Math.log(next.match / prior.match)) < SETTLED;
    prior = next;
    if (settled && round > 2) break;
  }
  return prior;
}
