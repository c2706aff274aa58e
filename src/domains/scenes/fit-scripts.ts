/** What the number shown was: set for the call, what others saw too, of a call that stood alone, not known. */
export const SHOWN = ['set', 'ordinary', 'alone', 'unknown'] as const;
/** What came before a call under another identity: nobody had answered, a few words, a warning, a conversation. */
export const BEFORE = { tried: 0, words: 1, warning: 2, held: 3 } as const;
const STAGED = [BEFORE.warning, BEFORE.held] as const;
const UNKNOWN = SHOWN.indexOf('unknown');
const SIZES = { shown: UNKNOWN, gap: 7, after: 3 } as const;

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
  readonly changes: number;
}

/** Calls of a crew by what they were, as places of BEFORE: what could have been followed up. */
export type Calls = readonly number[];

/** Out of a hundred calls of a kind, so many are followed by a call under another identity; per crew. */
export interface CrewHabit {
  /** Scripts after a warning and after a conversation. */
  readonly warned: number;
  readonly held: number;
  /** Other stories told to people with whom no more than a few words were spoken, and to people who were not reached. */
  readonly again: number;
  readonly tried: number;
}

/** How much likelier the next stage of a script looks like this than a further story, or a retry. */
export interface Look {
  readonly shown: number;
  readonly gap: number;
  readonly after: number;
  readonly againOdds: number;
  readonly triedOdds: number;
}

/**
 * Before the case is looked at, and how many calls it is worth; ours: some of those who are held get a second call by
 * somebody else, few of those who spoke for half a minute, hardly any after a few words.
 */
const RATES = {
  [BEFORE.tried]: { share: 0.03, worth: 50 },
  [BEFORE.words]: { share: 0.02, worth: 50 },
  [BEFORE.warning]: { share: 0.03, worth: 20 },
  [BEFORE.held]: { share: 0.25, worth: 20 },
} as const;
/** Calls that the habit of all is worth against a crew's own: a crew has one script, so its own calls soon outweigh it. */
const CREW_WORTH = { retry: 20, script: 4 } as const;
const MOST = 0.95;
const ROUNDS = 60;
/** The shapes before the case is looked at, and what they are worth: scripts set the number, go on soon and hold. */
const SHAPES = {
  script: { shown: [0.5, 0.2, 0.3], gap: [0.3, 0.25, 0.15, 0.12, 0.1, 0.06, 0.02], after: [0.1, 0.15, 0.75] },
  retry: { shown: [0.2, 0.65, 0.15], gap: [0.15, 0.15, 0.2, 0.15, 0.12, 0.1, 0.13], after: [0.45, 0.3, 0.25] },
} as const;
const SHAPE_WORTH = 8;

type Feature = keyof typeof SIZES;
type Shape = { readonly [K in Feature]: readonly number[] };
type Weighed = readonly (Change & { readonly weight: number })[];

/**
 * A mixture of two kinds of calls under another identity, the next stage of a script and a further story told to somebody
 * with whom it came to nothing. How often a crew tells further stories is counted where no more than a few words were
 * spoken: no script goes on from there. Whatever follows warnings and conversations beyond that is scripts; how often each
 * crew has them, and what they look like, is learned by expectation and maximisation. Equal input, equal output: the sums
 * run in the order of the input.
 *
 * @param calls for each crew its calls by what they were, machines taken off.
 */
export function fitScripts(
  changes: readonly Change[],
  calls: readonly Calls[],
): { habits: CrewHabit[]; looks: Look[] } {
  const counted = (before: number) => changes.filter((one) => one.before === before);
  const [tried, again] = [
    retryRates(counted(BEFORE.tried), calls, BEFORE.tried),
    retryRates(counted(BEFORE.words), calls, BEFORE.words),
  ];
  const retry = shapeOf(weighedAll(counted(BEFORE.words)), SHAPES.retry);
  const after = changes.filter((one) => one.before >= BEFORE.warning);
  let script: Shape = SHAPES.script;
  let rates: number[][] = STAGED.map((before) => calls.map(() => RATES[before].share));
  for (let round = 0; round < ROUNDS; round++) {
    const weighed = after.map((one) => {
      const share = rates[one.before - BEFORE.warning]![one.crew]!;
      const yes = share * likelihood(one, script);
      const no = (1 - share) * again[one.crew]! * likelihood(one, retry);
      return { ...one, weight: (one.changes * yes) / (yes + no) };
    });
    script = shapeOf(weighed, SHAPES.script);
    rates = STAGED.map((before) =>
      crewRates(
        weighed.filter((one) => one.before === before),
        calls,
        before,
        CREW_WORTH.script,
      ),
    );
  }
  const habits = calls.map((_, i) => ({
    warned: rates[0]![i]!,
    held: rates[1]![i]!,
    again: again[i]!,
    tried: tried[i]!,
  }));
  return { habits, looks: everyLook(script, retry, shapeOf(weighedAll(counted(BEFORE.tried)), SHAPES.retry)) };
}

function weighedAll(changes: readonly Change[]): Weighed {
  return changes.map((one) => ({ ...one, weight: one.changes }));
}

function retryRates(changes: readonly Change[], calls: readonly Calls[], before: 0 | 1): number[] {
  return crewRates(weighedAll(changes), calls, before, CREW_WORTH.retry);
}

/** Of the calls of a kind, the share that was followed up: of each crew, held by the share of all. */
function crewRates(weighed: Weighed, calls: readonly Calls[], before: 0 | 1 | 2 | 3, worth: number): number[] {
  const followed = calls.map(() => 0);
  for (const one of weighed) followed[one.crew]! += one.weight;
  const prior = RATES[before];
  const all = calls.reduce((sum, one) => sum + one[before]!, 0);
  const share = (followed.reduce((sum, one) => sum + one, 0) + prior.share * prior.worth) / (all + prior.worth);
  return calls.map((one, i) => Math.min(MOST, (followed[i]! + worth * share) / (one[before]! + worth)));
}

function shapeOf(weighed: Weighed, prior: Shape): Shape {
  const feature = (name: Feature): number[] => {
    const sums = new Array<number>(SIZES[name]).fill(0);
    for (const one of weighed) if (one[name] < sums.length) sums[one[name]]! += one.weight;
    const all = sums.reduce((sum, one) => sum + one, 0);
    return sums.map((some, value) => (some + SHAPE_WORTH * prior[name][value]!) / (all + SHAPE_WORTH));
  };
  return { shown: feature('shown'), gap: feature('gap'), after: feature('after') };
}

function likelihood(one: Pick<Change, Feature>, shape: Shape): number {
  return (one.shown === UNKNOWN ? 1 : shape.shown[one.shown]!) * shape.gap[one.gap]! * shape.after[one.after]!;
}

/** Every combination there can be. */
function everyLook(script: Shape, again: Shape, tried: Shape): Look[] {
  const looks: Look[] = [];
  for (let shown = 0; shown < SHOWN.length; shown++) {
    for (let gap = 0; gap < SIZES.gap; gap++) {
      for (let after = 0; after < SIZES.after; after++) {
        const one = { shown, gap, after };
        const yes = likelihood(one, script);
        looks.push({ ...one, againOdds: yes / likelihood(one, again), triedOdds: yes / likelihood(one, tried) });
      }
    }
  }
  return looks;
}
