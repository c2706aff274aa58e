/** What the number shown was: set for the call, what others saw too, not known. Places in this list are what Seen holds. */
export const SHOWN = ['set', 'ordinary', 'unknown'] as const;
const GAPS = 7;
const AFTERS = 3;
const UNKNOWN = SHOWN.indexOf('unknown');

/** Calls under another identity, alike in all that is looked at. `talk` 0: nobody had answered before. */
export interface Seen {
  readonly talk: number;
  readonly shown: number;
  readonly gap: number;
  readonly after: number;
  readonly changes: number;
}

export interface Odds extends Seen {
  /** That such a call is the next stage of a script. */
  readonly probability: number;
}

/**
 * Share of scripts among the changes of identity after a talk of each band, before the case is looked at; ours: nothing
 * can be said in ten seconds, a warning takes half a minute, whoever was held for a minute and is called by somebody else
 * is in a script.
 */
const PRIOR = [0.05, 0.2, 0.4, 0.5, 0.6, 0.95] as const;
/** Changes that the prior of a band is worth. */
const WORTH = 4;
const ROUNDS = 60;
/** The shapes before the case is looked at, and what they are worth: scripts set the number, go on soon and hold. */
const SHAPES = {
  script: { shown: [0.8, 0.2], gap: [0.3, 0.25, 0.15, 0.12, 0.1, 0.06, 0.02], after: [0.1, 0.15, 0.75] },
  retry: { shown: [0.2, 0.8], gap: [0.15, 0.15, 0.2, 0.15, 0.12, 0.1, 0.13], after: [0.45, 0.3, 0.25] },
} as const;
const SHAPE_WORTH = 8;

type Shape = { readonly [K in 'shown' | 'gap' | 'after']: readonly number[] };
type Weighed = readonly (Seen & { readonly weight: number })[];

/**
 * A mixture of two kinds of calls under another identity, the next stage of a script and the retry, with features taken
 * as independent. The shape of retries is learned where nobody had answered before; the shape of scripts and the share
 * of scripts in every band of talk by expectation and maximisation over what follows a talk. Equal input, equal output:
 * the sums run in the order of the input.
 */
export function fitScripts(seen: readonly Seen[]): { odds: Odds[]; shares: number[] } {
  const retries = seen.filter((one) => one.talk === 0).map((one) => ({ ...one, weight: one.changes }));
  const after = seen.filter((one) => one.talk > 0);
  const retry = shapeOf(retries, SHAPES.retry);
  let script: Shape = SHAPES.script;
  let shares: number[] = [...PRIOR];
  for (let round = 0; round < ROUNDS; round++) {
    const weighed = after.map((one) => ({ ...one, weight: one.changes * scripted(one, shares, script, retry) }));
    script = shapeOf(weighed, SHAPES.script);
    shares = PRIOR.map((prior, i) => {
      const band = weighed.filter((one) => one.talk === i + 1);
      const scripts = band.reduce((sum, one) => sum + one.weight, 0);
      const all = band.reduce((sum, one) => sum + one.changes, 0);
      return (scripts + WORTH * prior) / (all + WORTH);
    });
  }
  return { odds: everyOdds(after, shares, script, retry), shares };
}

function shapeOf(weighed: Weighed, prior: Shape): Shape {
  const feature = (name: 'shown' | 'gap' | 'after', size: number): number[] => {
    const known = weighed.filter((one) => one[name] < size);
    const all = known.reduce((sum, one) => sum + one.weight, 0);
    return Array.from({ length: size }, (_, value) => {
      const some = known.reduce((sum, one) => sum + (one[name] === value ? one.weight : 0), 0);
      return (some + SHAPE_WORTH * prior[name][value]!) / (all + SHAPE_WORTH);
    });
  };
  return { shown: feature('shown', UNKNOWN), gap: feature('gap', GAPS), after: feature('after', AFTERS) };
}

function likelihood(one: Seen, shape: Shape): number {
  return (one.shown === UNKNOWN ? 1 : shape.shown[one.shown]!) * shape.gap[one.gap]! * shape.after[one.after]!;
}

function scripted(one: Seen, shares: readonly number[], script: Shape, retry: Shape): number {
  const share = shares[one.talk - 1]!;
  const yes = share * likelihood(one, script);
  return yes / (yes + (1 - share) * likelihood(one, retry));
}

/** Every combination there can be, with how often the case has it. */
function everyOdds(after: readonly Seen[], shares: readonly number[], script: Shape, retry: Shape): Odds[] {
  const key = (one: Seen): string => `${one.talk} ${one.shown} ${one.gap} ${one.after}`;
  const counts = new Map(after.map((one) => [key(one), one.changes] as const));
  const odds: Odds[] = [];
  for (let talk = 1; talk <= PRIOR.length; talk++) {
    for (let shown = 0; shown < SHOWN.length; shown++) {
      for (let gap = 0; gap < GAPS; gap++) {
        for (let level = 0; level < AFTERS; level++) {
          const one = { talk, shown, gap, after: level, changes: 0 };
          const changes = counts.get(key(one)) ?? 0;
          odds.push({ ...one, changes, probability: scripted(one, shares, script, retry) });
        }
      }
    }
  }
  return odds;
}
