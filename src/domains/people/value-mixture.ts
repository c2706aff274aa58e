/** What is seen of a value: how many accounts share it, and how many of their pairs agree otherwise. */
export interface SharedValue {
  readonly accounts: number;
  /** Accounts by which its class goes: of an address those of all times, else `accounts`. */
  readonly reach: number;
  readonly pairs: number;
  /** Pairs that share something of another kind as well. */
  readonly supported: number;
  /** What region and hours of its pairs say in all, half bits. */
  readonly habits: number;
}

/** Values of one kind that are alike. */
export interface ValueCount extends SharedValue {
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
  const person = { yes: 20 * prior.personAgrees, all: 20 };
  const strangers = { yes: 50 * prior.strangersAgree, all: 50 };
  for (const count of counts) {
    const p = ownedProbability(now, count);
    const trials = (count.accounts - 1) * count.values;
    const hits = (trials * count.supported) / count.pairs;
    const size = owned[sizeClass(count.reach)]!;
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

/** Share of the values of such a reach that are one person's. */
export function classShare(behaviour: KindBehaviour, reach: number): number {
  return behaviour.owned[sizeClass(reach)]!;
}

/** Natural log-odds that a value is one person's. `pairs` and `supported` may leave out the pair that is asked about. */
export function ownedLogOdds(
  behaviour: KindBehaviour,
  { accounts, reach, pairs, supported, habits }: SharedValue,
): number {
  const share = classShare(behaviour, reach);
  // Independent trials among the pairs of n accounts: (n − 1) / (n (n − 1) / 2) each.
  const each = 2 / accounts;
  const { personAgrees: m, strangersAgree: u } = behaviour;
  const agree = supported * Math.log(m / u) + (pairs - supported) * Math.log((1 - m) / (1 - u));
  return logit(share) + each * (agree + (habits * Math.LN2) / 2);
}

export function ownedProbability(behaviour: KindBehaviour, value: SharedValue): number {
  return 1 / (1 + Math.exp(-ownedLogOdds(behaviour, value)));
}

export function logit(p: number): number {
  return Math.log(p / (1 - p));
}
