/** Calls of one crew under another identity that look alike. */
export interface Followed {
  /** Place of the look in the lists of likelihoods. */
  readonly look: number;
  readonly changes: number;
}

/** What follows one kind of talk, and what is believed of the crews so far. */
export interface Talk {
  /** By crew. */
  readonly followed: readonly (readonly Followed[])[];
  /** By crew: how many such talks there were. */
  readonly talks: readonly number[];
  /** Share of the crews at each place of GRID, as believed before the case is looked at, and now. */
  readonly believed: readonly number[];
  readonly crews: readonly number[];
  /** How much commoner retries are than after a few words. */
  readonly factor: number;
}

/** How likely each look is of a script's next stage, and of a retry. */
export interface Likelihoods {
  readonly script: readonly number[];
  readonly retry: readonly number[];
}

export interface Learned {
  readonly talk: Talk;
  /** By look: changes that are scripts, and those that are retries. */
  readonly scripts: readonly number[];
  readonly retries: readonly number[];
  /** By crew: share of its talks that a script goes on from. */
  readonly shares: readonly number[];
}

/** Shares of people who get a script's next stage that a crew can have. */
const GRID = [0, 0.01, 0.03, 0.1, 0.2, 0.35, 0.55, 0.8] as const;
/**
 * Share of the crews that are believed to have each of them; ours: most scripts open with a conversation, few with a warning
 * of half a minute.
 */
export const CREWS = {
  warned: [0.8, 0.02, 0.02, 0.04, 0.04, 0.04, 0.02, 0.02],
  held: [0.2, 0.1, 0.1, 0.15, 0.15, 0.15, 0.1, 0.05],
} as const;
/** Crews that these beliefs are worth. */
const CREWS_WORTH = 10;
/** Retries by which it is believed that they are as common after a talk as after a few words. */
const FACTOR_WORTH = 5;
/** No share of talks that are followed by a retry is larger. */
const MOST = 0.9;

/**
 * One round: where each crew lies on the grid, by how many of its talks were followed up and by what that looked like; and
 * from all of them the weights of the grid and how common retries are after such talks.
 *
 * @param again by crew: share of the talks of a few words that are followed by a further story.
 */
export function learnCrews(talk: Talk, again: readonly number[], { script, retry }: Likelihoods): Learned {
  const scripts = script.map(() => 0);
  const retries = script.map(() => 0);
  const crews = talk.believed.map((one) => one * CREWS_WORTH);
  let [told, expected] = [FACTOR_WORTH, FACTOR_WORTH];
  const shares = talk.talks.map((talks, i) => {
    const rate = Math.min(MOST, again[i]! * talk.factor);
    const places = placesOf(talk.followed[i]!, talks, rate, talk.crews, { script, retry });
    const share = places.reduce((sum, place, g) => sum + place * GRID[g]!, 0);
    if (talks > 0) {
      for (const [g, place] of places.entries()) crews[g]! += place;
    }
    for (const { look, changes } of talk.followed[i]!) {
      let chance = 0;
      for (let g = 0; g < GRID.length; g++) chance += places[g]! * stage(GRID[g]!, rate, script[look]!, retry[look]!);
      scripts[look]! += changes * chance;
      retries[look]! += changes * (1 - chance);
      told += changes * (1 - chance);
    }
    expected += talks * again[i]! * (1 - share);
    return share;
  });
  const all = crews.reduce((sum, one) => sum + one, 0);
  return {
    talk: { ...talk, crews: crews.map((one) => one / all), factor: told / expected },
    scripts,
    retries,
    shares,
  };
}

function stage(share: number, rate: number, script: number, retry: number): number {
  const yes = share * script;
  return yes === 0 ? 0 : yes / (yes + (1 - share) * rate * retry);
}

/** Probability of each place of the grid: the follow-ups of a crew as a Poisson process over its talks. */
function placesOf(
  followed: readonly Followed[],
  talks: number,
  rate: number,
  crews: readonly number[],
  { script, retry }: Likelihoods,
): number[] {
  const odds: number[] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (let g = 0; g < GRID.length; g++) {
    const share = GRID[g]!;
    const retried = (1 - share) * rate;
    let log = Math.log(crews[g]!) - talks * (share + retried);
    for (const { look, changes } of followed) log += changes * Math.log(share * script[look]! + retried * retry[look]!);
    odds.push(log);
    if (log > top) top = log;
  }
  let total = 0;
  for (let g = 0; g < GRID.length; g++) total += odds[g] = Math.exp(odds[g]! - top);
  for (let g = 0; g < GRID.length; g++) odds[g]! /= total;
  return odds;
}
