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
  /** Share below which it cannot fall: a few lines among ten thousand are lost to the crowd that could explain them as well. */
  readonly least?: number;
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
  const table = flatten(kinds, patterns, options);
  let mixture: Mixture = {
    kinds: kinds.map((kind) => kind.name),
    shares: kinds.map((kind) => kind.share),
    weights: kinds.map((kind) => weightsOf(kind, new Map())),
  };
  for (let round = 0; round < options.rounds; round++) mixture = improve(kinds, table, mixture, options);
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

/**
 * All patterns one after the other in flat arrays, because every round reads all of them: a pattern has features, a
 * feature the levels that occur, a level its slot (a feature's levels lie side by side) and how often it occurs.
 */
interface Table {
  /** First slot of each feature, and how many levels it has. */
  readonly slots: ReadonlyMap<string, { readonly first: number; readonly levels: number }>;
  readonly width: number;
  readonly numbers: Float64Array;
  /** Index of the kind that a pattern is known to be, −1: not known. */
  readonly known: Int8Array;
  /** Ends of each pattern's features, of each feature's levels; slot and count of each level. */
  readonly featureEnds: Uint32Array;
  readonly levelEnds: Uint32Array;
  readonly slotOf: Uint16Array;
  readonly countOf: Float64Array;
}

function flatten(kinds: readonly Kind[], patterns: readonly Pattern[], { known }: FitOptions): Table {
  const slots = new Map<string, { first: number; levels: number }>();
  let width = 0;
  const [featureEnds, levelEnds, slotOf, countOf]: number[][] = [[], [], [], []];
  for (const { seen } of patterns) {
    for (const { feature, counts } of seen) {
      let slot = slots.get(feature);
      if (!slot) {
        if (kinds.some(({ beliefs }) => !beliefs[feature])) throw new Error('a feature without a belief');
        slot = { first: width, levels: counts.length };
        slots.set(feature, slot);
        width += counts.length;
      }
      for (const [level, count] of counts.entries()) {
        if (count <= 0) continue;
        slotOf!.push(slot.first + level);
        countOf!.push(count);
      }
      levelEnds!.push(slotOf!.length);
    }
    featureEnds!.push(levelEnds!.length);
  }
  return {
    slots,
    width,
    numbers: Float64Array.from(patterns, ({ numbers }) => numbers),
    known: Int8Array.from(patterns, (pattern) => kinds.findIndex(({ name }) => name === known(pattern))),
    featureEnds: Uint32Array.from(featureEnds!),
    levelEnds: Uint32Array.from(levelEnds!),
    slotOf: Uint16Array.from(slotOf!),
    countOf: Float64Array.from(countOf!),
  };
}

function improve(kinds: readonly Kind[], table: Table, now: Mixture, options: FitOptions): Mixture {
  const numbers = new Float64Array(kinds.length);
  const sums = new Float64Array(table.width * kinds.length);
  const learns = now.kinds.map((name) => !options.fixed.has(name));
  const score = scorer(table, now);
  const weights = new Float64Array(kinds.length);
  for (let pattern = 0; pattern < table.numbers.length; pattern++) {
    const known = table.known[pattern]!;
    const shares = known < 0 ? score(pattern) : undefined;
    for (let k = 0; k < kinds.length; k++) {
      const share = shares ? shares[k]! : k === known ? 1 : 0;
      const weight = share < 1e-9 ? 0 : share * table.numbers[pattern]!;
      numbers[k]! += weight;
      weights[k] = learns[k] ? weight : 0;
    }
    tally(sums, table, pattern, weights);
  }
  const total = numbers.reduce((a, b) => a + b, 0) + options.worth;
  return {
    kinds: now.kinds,
    shares: kinds.map((kind, k) =>
      Math.max(Math.min((numbers[k]! + options.worth * kind.share) / total, kind.most ?? 1), kind.least ?? 0),
    ),
    weights: kinds.map((kind, k) => weightsOf(kind, byFeature(table, sums, k, kinds.length))),
  };
}

/**
 * `posterior` of the patterns of a table; the array it returns is used again by the next call. The weights of all kinds of a
 * slot lie side by side: a pattern is read once, not once for each kind.
 */
function scorer(table: Table, mixture: Mixture): (pattern: number) => Float64Array {
  const { slots, featureEnds, levelEnds, slotOf, countOf } = table;
  const kinds = mixture.kinds.length;
  const logShares = Float64Array.from(mixture.shares, Math.log);
  const weights = new Float64Array(table.width * kinds);
  for (const [k, of] of mixture.weights.entries()) {
    for (const [feature, { first, levels }] of slots) {
      for (let i = 0; i < levels; i++) weights[(first + i) * kinds + k] = of[feature]![i]!;
    }
  }
  const odds = new Float64Array(kinds);
  const dotted = new Float64Array(kinds);
  return (pattern) => {
    const from = pattern === 0 ? 0 : featureEnds[pattern - 1]!;
    odds.set(logShares);
    for (
      let feature = from, level = from === 0 ? 0 : levelEnds[from - 1]!;
      feature < featureEnds[pattern]!;
      feature++
    ) {
      dotted.fill(0);
      for (; level < levelEnds[feature]!; level++) {
        const count = countOf[level]!;
        const slot = slotOf[level]! * kinds;
        for (let k = 0; k < kinds; k++) dotted[k]! += count * weights[slot + k]!;
      }
      for (let k = 0; k < kinds; k++) odds[k]! += dotted[k]!;
    }
    normalise(odds);
    return odds;
  };
}

/** Logarithms of odds to probabilities, in place. */
function normalise(odds: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < odds.length; k++) if (odds[k]! > top) top = odds[k]!;
  let total = 0;
  for (let k = 0; k < odds.length; k++) total += odds[k] = Math.exp(odds[k]! - top);
  for (let k = 0; k < odds.length; k++) odds[k]! /= total;
}

/** Adds a pattern to the sums of every kind, by the kinds' weights. */
function tally(sums: Float64Array, table: Table, pattern: number, weights: Float64Array): void {
  const { featureEnds, levelEnds, slotOf, countOf } = table;
  const kinds = weights.length;
  const from = pattern === 0 ? 0 : featureEnds[pattern - 1]!;
  const to = featureEnds[pattern]!;
  if (to === from) return;
  for (let level = from === 0 ? 0 : levelEnds[from - 1]!; level < levelEnds[to - 1]!; level++) {
    const count = countOf[level]!;
    const slot = slotOf[level]! * kinds;
    for (let k = 0; k < kinds; k++) sums[slot + k]! += weights[k]! * count;
  }
}

function byFeature({ slots }: Table, sums: Float64Array, k: number, kinds: number): Map<string, readonly number[]> {
  return new Map(
    [...slots].map(([feature, { first, levels }]) => [
      feature,
      Array.from({ length: levels }, (_, i) => sums[(first + i) * kinds + k]!),
    ]),
  );
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
