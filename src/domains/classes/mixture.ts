import type { Pattern } from './pattern.ts';

/** What a kind is believed to look like before the case has been seen: shares of each feature's levels. */
export interface Belief {
  readonly shares: readonly number[];
  /** As many observations the belief is worth against what the case shows. */
  readonly worth: number;
}

export interface Kind {
  readonly name: string;
  /** Share of the numbers. */
  readonly share: number;
  readonly beliefs: Readonly<Record<string, Belief>>;
  /** Share that it cannot exceed: a rare kind must not grow into the crowd next to it. */
  readonly most?: number;
}

export interface Mixture {
  readonly kinds: readonly string[];
  readonly shares: readonly number[];
  /** By kind, by feature: natural logarithm of the probability of each level. */
  readonly weights: readonly Readonly<Record<string, readonly number[]>>[];
}

export interface FitOptions {
  readonly rounds: number;
  /** Numbers that the beliefs about the kinds' shares are worth. */
  readonly worth: number;
  /** Kinds whose beliefs stand as they are: only their share is learned. */
  readonly fixed: ReadonlySet<string>;
  /** The kind a pattern is known to be, if it is. */
  readonly known: (pattern: Pattern) => string | undefined;
}

/**
 * Expectation-maximisation of a mixture of products of multinomials over counted patterns (each with as many numbers as
 * share it), with Dirichlet priors. Sums run in the order of the patterns: the same patterns give the same bits.
 */
export function fitMixture(kinds: readonly Kind[], patterns: readonly Pattern[], options: FitOptions): Mixture {
  let mixture: Mixture = {
    kinds: kinds.map((kind) => kind.name),
    shares: kinds.map((kind) => kind.share),
    weights: kinds.map((kind) => weightsOf(kind, new Map())),
  };
  for (let round = 0; round < options.rounds; round++) mixture = improve(kinds, patterns, mixture, options);
  return mixture;
}

/** Probabilities that a number with a pattern is of each kind. */
export function posterior(mixture: Mixture, pattern: Pattern): number[] {
  const logs = mixture.kinds.map((_, k) => {
    let sum = Math.log(mixture.shares[k]!);
    for (const { feature, counts } of pattern.seen) sum += dot(counts, mixture.weights[k]![feature]);
    return sum;
  });
  const top = Math.max(...logs);
  const odds = logs.map((log) => Math.exp(log - top));
  const total = odds.reduce((a, b) => a + b, 0);
  return odds.map((value) => value / total);
}

function dot(counts: readonly number[], weights: readonly number[] | undefined): number {
  if (!weights) throw new Error('a feature without a belief');
  let sum = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) sum += counts[i]! * weights[i]!;
  return sum;
}

function improve(kinds: readonly Kind[], patterns: readonly Pattern[], now: Mixture, options: FitOptions): Mixture {
  const numbers = kinds.map(() => 0);
  const tallies = kinds.map(() => new Map<string, number[]>());
  for (const pattern of patterns) {
    const known = options.known(pattern);
    const shares = known === undefined ? posterior(now, pattern) : now.kinds.map((name) => (name === known ? 1 : 0));
    shares.forEach((share, k) => {
      if (share < 1e-9) return;
      numbers[k]! += share * pattern.numbers;
      if (!options.fixed.has(now.kinds[k]!)) tally(tallies[k]!, pattern, share * pattern.numbers);
    });
  }
  const total = numbers.reduce((a, b) => a + b, 0) + options.worth;
  return {
    kinds: now.kinds,
    shares: kinds.map((kind, k) => Math.min((numbers[k]! + options.worth * kind.share) / total, kind.most ?? 1)),
    weights: kinds.map((kind, k) => weightsOf(kind, tallies[k]!)),
  };
}

function tally(tallies: Map<string, number[]>, pattern: Pattern, weight: number): void {
  for (const { feature, counts } of pattern.seen) {
    const sums = tallies.get(feature) ?? counts.map(() => 0);
    for (let i = 0; i < counts.length; i++) sums[i]! += weight * counts[i]!;
    tallies.set(feature, sums);
  }
}

/** Logarithms of the levels' probabilities: what was seen and what was believed, by their worth. */
function weightsOf(kind: Kind, tallies: ReadonlyMap<string, readonly number[]>): Record<string, readonly number[]> {
  return Object.fromEntries(
    Object.entries(kind.beliefs).map(([feature, { shares, worth }]) => {
      const seen = tallies.get(feature);
      const total = (seen?.reduce((a, b) => a + b, 0) ?? 0) + worth;
      return [feature, shares.map((share, i) => Math.log(((seen?.[i] ?? 0) + worth * share) / total))];
    }),
  );
}

/** The beliefs as a fitted mixture has them, but for some features: for fitting what is left with them fixed. */
export function learned(mixture: Mixture, name: string, kind: Kind, kept: ReadonlySet<string>): Kind {
  const k = mixture.kinds.indexOf(name);
  const weights = mixture.weights[k]!;
  const beliefs = Object.fromEntries(
    Object.entries(kind.beliefs).map(([feature, belief]) => [
      feature,
      kept.has(feature) ? belief : { ...belief, shares: weights[feature]!.map((weight) => Math.exp(weight)) },
    ]),
  );
  return { ...kind, beliefs };
}
