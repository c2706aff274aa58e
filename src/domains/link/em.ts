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
}

export interface Trained {
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  readonly prior: number;
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
/** Weight of the starting m, in matched pairs: holds where hardly any were seen. */
const START_WEIGHT = 4;
const LEAST = 1e-7;

/**
 * Trains the two kinds of probabilities. m: one expectation-maximisation over all rules together, each with its own share of
 * matches and without the comparisons it blocks on. u: random pairs, weighted by how surely they are no match. The prior:
 * expected matches among all pairs. Only counts of patterns are needed; sums go in the order given.
 */
export function train(data: TrainingData): Trained {
  let m = data.start.map((levels) => [...levels]);
  let prior = data.prior ?? Math.min(0.5, Math.max(data.rows, 2) / 2 / Math.max(data.totalPairs, 1));
  let u = chance(data, m, 0);
  let state = maximise(data, m, u, prior);
  for (let pass = 0; pass < PASSES; pass++) {
    m = state.m;
    prior = data.prior ?? estimatePrior(data, m, u, prior);
    u = chance(data, m, prior, u);
    state = maximise(data, m, u, prior);
  }
  prior = data.prior ?? estimatePrior(data, state.m, u, prior);
  return { ...state, m: state.m.map((levels, i) => noWorseThanDifferent(levels, u[i]!)), u, prior };
}

/** A level that was hardly ever seen must not count more against a match than plain difference does. */
function noWorseThanDifferent(m: readonly number[], u: readonly number[]): number[] {
  const least = m[m.length - 1]! / u[u.length - 1]!;
  return m.map((value, l) => Math.max(value, u[l]! * least));
}

/** u by comparison and level. With a prior, pairs count by the probability that they are no match. */
function chance(data: TrainingData, m: number[][], prior: number, u?: number[][]): number[][] {
  const sums = data.start.map((levels) => levels.map(() => 0.5));
  const weights = u ? logRatios(m, u) : undefined;
  for (const { levels, count } of data.random) {
    const no = weights ? 1 - posterior(levels, weights, prior) : 1;
    levels.forEach((level, i) => {
      if (level > 0) sums[i]![level - 1]! += count * no;
    });
  }
  return sums.map((counts, i) => withExactEquality(normalise(counts), data.equal[i], m[i]![0]!, prior));
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
  const least = Math.max(LEAST / 100, 0.1 / Math.max(equal.distinct, 1));
  const exact = Math.min(0.999, Math.max(least, (equal.share - prior * m) / (1 - prior)));
  const rest = Math.max(1 - levels[0]!, 1e-12);
  return levels.map((level, l) => (l === 0 ? exact : Math.max(LEAST / 100, (level / rest) * (1 - exact))));
}

function normalise(counts: readonly number[]): number[] {
  const total = counts.reduce((a, b) => a + b, 0);
  return counts.map((count) => Math.max(LEAST / 100, count / total));
}

/** ln(m/u) by comparison and level, level 0 (missing) being 0. */
export function logRatios(m: readonly (readonly number[])[], u: readonly (readonly number[])[]): Float64Array[] {
  return m.map((levels, i) => Float64Array.from([0, ...levels.map((value, l) => Math.log(value / u[i]![l]!))]));
}

function posterior(
  levels: Uint8Array,
  weights: readonly Float64Array[],
  prior: number,
  skip?: readonly boolean[],
): number {
  let log = Math.log(prior / (1 - prior));
  for (let i = 0; i < levels.length; i++) if (!skip?.[i]) log += weights[i]![levels[i]!]!;
  return 1 / (1 + Math.exp(-log));
}

interface Maximised {
  readonly m: number[][];
  readonly support: number[];
  readonly rounds: number;
  readonly converged: boolean;
  readonly ruleMatches: number[];
}

function maximise(data: TrainingData, start: number[][], u: number[][], prior: number): Maximised {
  let m = start;
  const expected = prior * data.totalPairs;
  let shares = data.rules.map((rule) => {
    const pairs = rule.patterns.reduce((sum, { count }) => sum + count, 0) * rule.scale;
    return Math.min(0.5, Math.max(1e-6, (0.5 * expected) / Math.max(pairs, 1)));
  });
  let support: number[] = data.start.map(() => 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const next = expectationStep(data, m, u, shares);
    const change = largestChange(m, next.m);
    m = next.m;
    shares = next.shares;
    support = next.support;
    if (change < SETTLED) return { m, support, rounds: round, converged: true, ruleMatches: shares };
  }
  return { m, support, rounds: ROUNDS, converged: false, ruleMatches: shares };
}

function expectationStep(data: TrainingData, m: number[][], u: number[][], shares: readonly number[]) {
  const weights = logRatios(m, u);
  const sums = data.start.map((levels) => levels.map(() => 0));
  const nextShares = data.rules.map((rule, k) => {
    let matches = 0;
    let pairs = 0;
    for (const { levels, count } of rule.patterns) {
      const expected = count * posterior(levels, weights, shares[k]!, rule.blocked);
      matches += expected;
      pairs += count;
      for (let i = 0; i < levels.length; i++) {
        if (levels[i]! > 0 && !rule.blocked[i]) sums[i]![levels[i]! - 1]! += expected;
      }
    }
    return Math.min(0.999999, Math.max(1e-9, matches / Math.max(pairs, 1)));
  });
  const support = sums.map((counts) => counts.reduce((a, b) => a + b, 0));
  const next = sums.map((counts, i) => {
    const first = data.start[i]!;
    const total = support[i]! + START_WEIGHT;
    return counts.map((count, l) => Math.max(LEAST, (count + START_WEIGHT * first[l]!) / total));
  });
  return { m: next, shares: nextShares, support };
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

/** Expected matches among the pairs that rules bring together (each pair once), over all pairs: the fixed point. */
function estimatePrior(data: TrainingData, m: number[][], u: number[][], start: number): number {
  const weights = logRatios(m, u);
  let prior = start;
  for (let round = 0; round < ROUNDS; round++) {
    let matches = 0;
    for (const rule of data.rules) {
      for (const { levels, first } of rule.patterns) {
        if (first > 0) matches += first * rule.scale * posterior(levels, weights, prior);
      }
    }
    const next = Math.min(0.999, Math.max(0.01 / data.totalPairs, matches / data.totalPairs));
    const settled = Math.abs(Math.log(next / prior)) < SETTLED;
    prior = next;
    if (settled) break;
  }
  return prior;
}
