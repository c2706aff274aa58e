/** Values of one kind that are alike: how many accounts share them, and how many of their pairs of accounts agree otherwise. */
export interface ValueCount {
  readonly accounts: number;
  readonly pairs: number;
  /** Pairs that share something of another kind as well. */
  readonly supported: number;
  /** How many values are like this. */
  readonly values: number;
}

/** How one kind of identifier behaves in a case. */
export interface KindBehaviour {
  /** By size class (see sizeClass): share of the values that are one person's. */
  readonly owned: readonly number[];
  /** Share of pairs that agree otherwise: accounts of one person, and of strangers who share a value. */
  readonly personAgrees: number;
  readonly strangersAgree: number;
}

/** Upper ends of the classes of values by their accounts. */
export const SIZE_CLASSES: readonly number[] = [2, 3, 5, 8, 12, 20, Number.POSITIVE_INFINITY];

/** As much as so many values of the case count the starting points. */
const PRIOR_VALUES = 6;
const ROUNDS = 60;
/** Bounds of the shares that agree: no behaviour is certain, and the two kinds of values stay two. */
const MOST_STRANGERS = 0.9;
const MOST_AGREE = 0.99;

/** "3", "4-5", "21 or more": the accounts of a class. */
export function sizeName(i: number): string {
  const [low, high] = [(SIZE_CLASSES[i - 1] ?? 1) + 1, SIZE_CLASSES[i]!];
  if (high === Number.POSITIVE_INFINITY) return `${low} or more`;
  return low === high ? String(low) : `${low}-${high}`;
}

export function sizeClass(accounts: number): number {
  return SIZE_CLASSES.findIndex((most) => accounts <= most);
}

/**
 * Estimates, by expectation-maximisation of a mixture of two binomials, which values of a kind are one person's. The accounts of one
 * person agree in other kinds now and then, strangers hardly ever: that tells a person's wallet from an exchange's
 * without anybody saying so. The n accounts of a value make n − 1 independent trials, not n (n − 1) / 2.
 *
 * @param expected share of values of two accounts that are one person's, before the data.
 * @param agrees share of pairs of one person's accounts that agree in another kind, as other kinds say.
 * @param chance share of pairs of strangers that agree by chance.
 */
export function learnBehaviour(
  counts: readonly ValueCount[],
  expected: number,
  agrees: number,
  chance: number,
): KindBehaviour {
  let behaviour: KindBehaviour = {
    owned: SIZE_CLASSES.map((_, i) => expected / (1 + 0.3 * i)),
    personAgrees: agrees,
    strangersAgree: Math.max(chance, 0.01),
  };
  const prior = behaviour;
  for (let round = 0; round < ROUNDS; round++) behaviour = maximise(counts, behaviour, prior);
  return behaviour;
}

function maximise(counts: readonly ValueCount[], now: KindBehaviour, prior: KindBehaviour): KindBehaviour {
  const owned = SIZE_CLASSES.map((_, i) => ({ yes: PRIOR_VALUES * prior.owned[i]!, all: PRIOR_VALUES }));
  // Beta priors: a person's accounts agree as they do in other kinds; strangers agree by chance.
  const person = { yes: 100 * prior.personAgrees, all: 100 };
  const strangers = { yes: 50 * prior.strangersAgree, all: 50 };
  for (const count of counts) {
    const p = ownedProbability(now, count.accounts, count.pairs, count.supported);
    const trials = (count.accounts - 1) * count.values;
    const hits = (trials * count.supported) / count.pairs;
    const size = owned[sizeClass(count.accounts)]!;
    size.yes += p * count.values;
    size.all += count.values;
    person.yes += p * hits;
    person.all += p * trials;
    strangers.yes += (1 - p) * hits;
    strangers.all += (1 - p) * trials;
  }
  const strangersAgree = Math.min(strangers.yes / strangers.all, MOST_STRANGERS);
  return {
    owned: owned.map(({ yes, all }) => yes / all),
    // The two kinds of values must not change places.
    personAgrees: Math.min(Math.max(person.yes / person.all, strangersAgree + 0.05), MOST_AGREE),
    strangersAgree,
  };
}

/** Natural log-odds that a value is one person's. `pairs` and `supported` may leave out the pair that is asked about. */
export function ownedLogOdds(behaviour: KindBehaviour, accounts: number, pairs: number, supported: number): number {
  const share = behaviour.owned[sizeClass(accounts)]!;
  const all = (accounts * (accounts - 1)) / 2;
  const trials = pairs === 0 ? 0 : ((accounts - 1) * pairs) / all;
  const hits = pairs === 0 ? 0 : (trials * supported) / pairs;
  const { personAgrees: m, strangersAgree: u } = behaviour;
  return logit(share) + hits * Math.log(m / u) + (trials - hits) * Math.log((1 - m) / (1 - u));
}

export function ownedProbability(b: KindBehaviour, accounts: number, pairs: number, supported: number): number {
  return 1 / (1 + Math.exp(-ownedLogOdds(b, accounts, pairs, supported)));
}

export function logit(p: number): number {
  return Math.log(p / (1 - p));
}
