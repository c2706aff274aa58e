/** One way in which a complaint and a call can agree or differ: levels, and how often each occurs when they belong together. */
export interface Comparison {
  readonly name: string;
  readonly levels: readonly string[];
  /** P(level | the call is meant), before looking at the case. */
  readonly prior: readonly number[];
  /** How many complaints the prior is worth against those of the case. */
  readonly strength: number;
}

/**
 * How people tell of a call. Ours: from what complaint offices say of their reports (most people copy the number from a bill
 * or know their own by heart, times are read from the telephone's list or remembered); the case's own complaints move them.
 */
export const NUMBER: Comparison = {
  name: 'called number',
  levels: [
    'the same',
    'one digit wrong',
    'two digits exchanged',
    'one digit missing or too many',
    'the last digits alone',
    'not told',
    'quite another',
  ],
  prior: [0.93, 0.022, 0.015, 0.01, 0.003, 0, 0.02],
  strength: 40,
};

export const DAY: Comparison = {
  name: 'day',
  levels: ['the day named', 'a day before or after', 'two or three days away', 'four to seven days away'],
  prior: [0.94, 0.035, 0.012, 0.013],
  strength: 40,
};

/** Distance of the local minutes, by how round the time is that was told. */
export const GAP_LIMITS = [2, 5, 10, 20, 35, 65, 125, 720] as const;
const GAP_LEVELS = [
  'within 2 minutes',
  'within 5 minutes',
  'within 10 minutes',
  'within 20 minutes',
  'within 35 minutes',
  'within an hour',
  'within two hours',
  'hours away',
];

export const TIMES: readonly Comparison[] = [
  {
    name: 'time, to the minute',
    levels: GAP_LEVELS,
    prior: [0.5, 0.25, 0.15, 0.04, 0.02, 0.015, 0.01, 0.015],
    strength: 30,
  },
  {
    name: 'time, on five minutes',
    levels: GAP_LEVELS,
    prior: [0.35, 0.25, 0.2, 0.1, 0.04, 0.025, 0.015, 0.02],
    strength: 20,
  },
  {
    name: 'time, on a quarter of an hour',
    levels: GAP_LEVELS,
    prior: [0.18, 0.2, 0.25, 0.2, 0.09, 0.04, 0.02, 0.02],
    strength: 20,
  },
  {
    name: 'time, on the hour',
    levels: GAP_LEVELS,
    prior: [0.1, 0.1, 0.16, 0.24, 0.26, 0.07, 0.04, 0.03],
    strength: 20,
  },
];

export const PART: Comparison = {
  name: 'part of the day',
  levels: ['in it', 'up to two hours away', 'another'],
  prior: [0.92, 0.06, 0.02],
  strength: 30,
};

export const SHOWN: Comparison = {
  name: 'number shown',
  levels: ['the same', 'one digit away', 'another number of the organisation', 'another'],
  prior: [0.88, 0.04, 0.01, 0.07],
  strength: 30,
};

export const CLAIMED: Comparison = {
  name: 'organisation claimed',
  levels: ['the same', 'another'],
  prior: [0.75, 0.25],
  strength: 30,
};

/** Upper limits of talk time, seconds; a captured code is the last level. */
export const TALK_LIMITS = [0, 10, 30, 60, 180, Number.POSITIVE_INFINITY] as const;
export const TALK: Comparison = {
  name: 'talk time',
  levels: [
    'not answered',
    'up to 10 s',
    'up to 30 s',
    'up to a minute',
    'up to three minutes',
    'longer',
    'a code captured',
  ],
  prior: [0.015, 0.02, 0.05, 0.08, 0.235, 0.45, 0.15],
  strength: 30,
};

/** `slip` of a call that was found by minute and organisation alone. */
export const BY_MINUTE = 7;

/** From here on: calls at a number that the person is known to have, though the complaint tells none. */
export const BY_PERSON = 8;

/** Which comparison, which level. */
export interface Seen {
  readonly part: number;
  readonly level: number;
}

/** Every comparison by its place in a model. */
export const COMPARISONS: readonly Comparison[] = [NUMBER, DAY, ...TIMES, PART, SHOWN, CLAIMED, TALK];
export const PLACE = { number: 0, day: 1, time: 2, part: 6, shown: 7, claimed: 8, talk: 9 } as const;

export interface Told {
  readonly id: number;
  /** A number was told; and it is one that was dialled in this case at some time. */
  readonly numbered: boolean;
  readonly known: boolean;
  readonly minute: number | undefined;
  readonly grid: number;
  readonly window: readonly [number, number] | undefined;
  /** A number shown was told; and it is one that calls of this case showed. */
  readonly shown: boolean;
  readonly shownKnown: boolean;
}

export interface Candidate {
  readonly id: number;
  readonly told: number;
  readonly unit: string;
  readonly slip: number;
  /** That the number is the person's: 1 where the complaint tells it. */
  readonly sure: number;
  /** What postcode and area of the landline say, bits. */
  readonly place: number | undefined;
  readonly dayGap: number | undefined;
  readonly minuteGap: number | undefined;
  readonly localMinute: number;
  readonly shown: number;
  /** Share of answered calls that showed the same number. */
  readonly shownShare: number;
  readonly claimed: number;
  readonly organisationShare: number;
  readonly talk: number;
  readonly machine: number;
}

export function gapLevel(minutes: number): number {
  const level = GAP_LIMITS.findIndex((limit) => minutes <= limit);
  return level < 0 ? GAP_LIMITS.length - 1 : level;
}

/** 0 in the part of the day, 1 up to two hours outside, 2 further away. */
export function partLevel(minute: number, [from, to]: readonly [number, number]): number {
  const inside = (low: number, high: number): boolean =>
    [minute, minute + 1440, minute - 1440].some((m) => m >= low && m <= high);
  return inside(from, to) ? 0 : inside(from - 120, to + 120) ? 1 : 2;
}

export function talkLevel(seconds: number, codes: number): number {
  return codes > 0 ? TALK_LIMITS.length : TALK_LIMITS.findIndex((limit) => seconds <= limit);
}

export function dayLevel(days: number): number {
  const away = Math.abs(days);
  return away === 0 ? 0 : away === 1 ? 1 : away <= 3 ? 2 : 3;
}

/** Days that a level covers. */
export const DAYS_OF_LEVEL = [1, 2, 4, 8] as const;

/** What a call and a complaint have to compare; what is missing says nothing. */
export function seenOf(told: Told, call: Candidate): Seen[] {
  const seen: Seen[] = [{ part: PLACE.talk, level: call.talk }];
  if (told.numbered) seen.push({ part: PLACE.number, level: call.slip });
  if (call.dayGap !== undefined) seen.push({ part: PLACE.day, level: dayLevel(call.dayGap) });
  if (told.minute !== undefined && call.minuteGap !== undefined) {
    seen.push({ part: PLACE.time + told.grid, level: gapLevel(call.minuteGap) });
  } else if (told.window) {
    seen.push({ part: PLACE.part, level: partLevel(call.localMinute, told.window) });
  }
  if (call.shown > 0) seen.push({ part: PLACE.shown, level: call.shown - 1 });
  if (call.claimed > 0) seen.push({ part: PLACE.claimed, level: call.claimed - 1 });
  return seen;
}
