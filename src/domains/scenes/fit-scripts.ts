import { CREWS, type Followed, type Learned, learnCrews, type Talk } from './fit-crews.ts';

/** What the number shown was: set for the call, what others saw too, of a call that stood alone, not known. */
export const SHOWN = ['set', 'ordinary', 'alone', 'unknown'] as const;
/** What came before a call under another identity: nobody had answered, a few words, a warning, a conversation. */
export const BEFORE = { tried: 0, words: 1, warning: 2, held: 3 } as const;
const UNKNOWN = SHOWN.indexOf('unknown');
/** Who calls: the same operator or call centre, or another that took over. */
export const RELATIONS = ['same', 'other'] as const;
const SIZES = { shown: UNKNOWN, gap: 7, after: 3, relation: RELATIONS.length } as const;

/** Calls of a crew under another identity, alike in all that is looked at. */
export interface Change {
  /** Place in the list of crews. */
  readonly crew: number;
  /** A value of BEFORE. */
  readonly before: number;
  /** Place in SHOWN. */
  readonly shown: number;
  readonly gap: number;
  readonly after: number;
  /** Place in RELATIONS. */
  readonly relation: number;
  readonly changes: number;
}

/** Calls of a crew by what they were, as places of BEFORE: what could have been followed up. */
export type Calls = readonly number[];

/** Of the calls of a kind, the shares that are followed by a call under another identity; of one crew. */
export interface CrewHabit {
  /** By the next stage of a script, after a warning and after a conversation. */
  readonly warned: number;
  readonly held: number;
  /** By a further story or a retry: after nobody answered, after a warning, after a conversation. */
  readonly triedAgain: number;
  readonly warnedAgain: number;
  readonly heldAgain: number;
}

/** How much likelier the next stage of a script looks like this than a further story, or a retry of somebody not reached. */
export interface Look {
  readonly shown: number;
  readonly gap: number;
  readonly after: number;
  readonly relation: number;
  readonly againOdds: number;
  readonly triedOdds: number;
}

/** Calls followed by a further story or a retry before the case is looked at, and what that is worth in calls. Ours. */
const RETRIES = { share: 0.03, worth: 50, most: 0.9 } as const;
/** Calls that the habit of all is worth against a crew's own. */
const CREW_WORTH = 20;
const ROUNDS = 30;
/**
 * The shapes before the case is looked at, and what they are worth: scripts set the number, go on soon, hold, and stay in
 * one hand as a rule; who was sold on is called by others.
 */
const SHAPES = {
  script: {
    shown: [0.5, 0.2, 0.3],
    gap: [0.3, 0.25, 0.15, 0.12, 0.1, 0.06, 0.02],
    after: [0.1, 0.15, 0.75],
    relation: [0.8, 0.2],
  },
  retry: {
    shown: [0.2, 0.65, 0.15],
    gap: [0.15, 0.15, 0.2, 0.15, 0.12, 0.1, 0.13],
    after: [0.45, 0.3, 0.25],
    relation: [0.6, 0.4],
  },
} as const;
const SHAPE_WORTH = 8;

type Feature = keyof typeof SIZES;
type Shape = { readonly [K in Feature]: readonly number[] };
type Looked = Pick<Change, Feature>;

/** Every combination there can be. */
const LOOKS: readonly Looked[] = Array.from(
  { length: SHOWN.length * SIZES.gap * SIZES.after * SIZES.relation },
  (_, i) => ({
    shown: Math.floor(i / (SIZES.gap * SIZES.after * SIZES.relation)),
    gap: Math.floor(i / (SIZES.after * SIZES.relation)) % SIZES.gap,
    after: Math.floor(i / SIZES.relation) % SIZES.after,
    relation: i % SIZES.relation,
  }),
);

const NONE: readonly number[] = LOOKS.map(() => 0);

/**
 * A mixture of two kinds of calls under another identity: the next stage of a script, and a further story told to somebody
 * with whom it had come to nothing, or who had not been reached. How often a crew tells further stories is counted where no
 * more than a few words were spoken: no script goes on from there. A crew has one script: the next stage follows its
 * warnings (its conversations) in some share of the cases, or never. These shares are learned for every crew from all of
 * them (fit-crews.ts), with the looks of both kinds, by expectation and maximisation. Equal input, equal output: the sums
 * run in the order of the input.
 *
 * @param calls for each crew its calls by what they were, machines taken off.
 */
export function fitScripts(
  changes: readonly Change[],
  calls: readonly Calls[],
): { habits: CrewHabit[]; looks: Look[] } {
  const again = retryRates(changes, calls, BEFORE.words);
  const tried = retryRates(changes, calls, BEFORE.tried);
  const [words, nobody] = [lookedAt(changes, BEFORE.words), lookedAt(changes, BEFORE.tried)];
  let [script, retry]: [Shape, Shape] = [SHAPES.script, shapeOf(words, NONE, SHAPES.retry)];
  let talks = [talkOf(changes, calls, BEFORE.warning), talkOf(changes, calls, BEFORE.held)];
  let learned: Learned[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const likelihoods = { script: likelihoodsOf(script), retry: likelihoodsOf(retry) };
    learned = talks.map((talk) => learnCrews(talk, again, likelihoods));
    talks = learned.map(({ talk }) => talk);
    const [scripts, retries] = [total(learned.map((one) => one.scripts)), total(learned.map((one) => one.retries))];
    script = shapeOf(scripts, scripts, SHAPES.script);
    retry = shapeOf(total([words, retries]), retries, SHAPES.retry);
  }
  const [warned, held] = [learned[0]!, learned[1]!];
  const habits = calls.map((_, i) => ({
    warned: warned.shares[i]!,
    held: held.shares[i]!,
    triedAgain: tried[i]!,
    warnedAgain: Math.min(RETRIES.most, again[i]! * warned.talk.factor),
    heldAgain: Math.min(RETRIES.most, again[i]! * held.talk.factor),
  }));
  return { habits, looks: everyLook(script, retry, shapeOf(nobody, NONE, SHAPES.retry)) };
}

/** Of the calls of a kind, the share that was followed up: of each crew, held by the share of all. */
function retryRates(changes: readonly Change[], calls: readonly Calls[], before: 0 | 1): number[] {
  const followed = calls.map(() => 0);
  for (const one of changes) if (one.before === before) followed[one.crew]! += one.changes;
  const all = calls.reduce((sum, one) => sum + one[before]!, 0);
  const some = followed.reduce((sum, one) => sum + one, 0);
  const share = (some + RETRIES.share * RETRIES.worth) / (all + RETRIES.worth);
  return calls.map((one, i) =>
    Math.min(RETRIES.most, (followed[i]! + CREW_WORTH * share) / (one[before]! + CREW_WORTH)),
  );
}

function talkOf(changes: readonly Change[], calls: readonly Calls[], before: 2 | 3): Talk {
  const followed: Followed[][] = calls.map(() => []);
  for (const one of changes) {
    if (one.before === before) followed[one.crew]!.push({ look: placeOf(one), changes: one.changes });
  }
  const believed = before === BEFORE.warning ? CREWS.warned : CREWS.held;
  return { followed, talks: calls.map((one) => one[before]!), believed, crews: believed, factor: 1 };
}

function placeOf({ shown, gap, after, relation }: Looked): number {
  return ((shown * SIZES.gap + gap) * SIZES.after + after) * SIZES.relation + relation;
}

function lookedAt(changes: readonly Change[], before: number): number[] {
  const sums = LOOKS.map(() => 0);
  for (const one of changes) if (one.before === before) sums[placeOf(one)]! += one.changes;
  return sums;
}

function total(lists: readonly (readonly number[])[]): number[] {
  return LOOKS.map((_, i) => lists.reduce((sum, list) => sum + list[i]!, 0));
}

/**
 * @param merged weights of the changes among calls of several crews: crews are one only where more than a few words had been
 *   spoken, so that the others say nothing of who takes over.
 */
function shapeOf(weights: readonly number[], merged: readonly number[], prior: Shape): Shape {
  const feature = (name: Feature, seen: readonly number[]): number[] => {
    const sums = new Array<number>(SIZES[name]).fill(0);
    LOOKS.forEach((look, i) => {
      if (look[name] < sums.length) sums[look[name]]! += seen[i]!;
    });
    const all = sums.reduce((sum, one) => sum + one, 0);
    return sums.map((some, value) => (some + SHAPE_WORTH * prior[name][value]!) / (all + SHAPE_WORTH));
  };
  return {
    shown: feature('shown', weights),
    gap: feature('gap', weights),
    after: feature('after', weights),
    relation: feature('relation', merged),
  };
}

function likelihoodsOf(shape: Shape): number[] {
  return LOOKS.map(
    (one) =>
      (one.shown === UNKNOWN ? 1 : shape.shown[one.shown]!) *
      shape.gap[one.gap]! *
      shape.after[one.after]! *
      shape.relation[one.relation]!,
  );
}

function everyLook(script: Shape, again: Shape, tried: Shape): Look[] {
  const [yes, no, never] = [likelihoodsOf(script), likelihoodsOf(again), likelihoodsOf(tried)];
  return LOOKS.map((look, i) => ({ ...look, againOdds: yes[i]! / no[i]!, triedOdds: yes[i]! / never[i]! }));
}
