import {
  BY_PERSON,
  type Candidate,
  COMPARISONS,
  DAYS_OF_LEVEL,
  GAP_LIMITS,
  gapLevel,
  PLACE,
  partLevel,
  type Seen,
  type Told,
} from './evidence.ts';

/** What the case says of calls and complaints that have nothing to do with each other. */
export interface CaseFacts {
  /** Days from the first call to the last. */
  readonly days: number;
  /** Answered calls with talk, by level of talk time; level 0 counts the calls that nobody took. */
  readonly talk: readonly number[];
  /** Calls that somebody or something took. */
  readonly taken: number;
  /** Numbers of the case one slip away from a number that was told rightly, on average, by kind of slip (1–4). */
  readonly neighbours: readonly number[];
}

/** Pairs drawn for the share of agreement among strangers, at most. */
const PAIRS = 200_000;

/**
 * P(level | the call has nothing to do with the complaint), by comparison. Times: every told time against calls of other
 * complaints. Days: anywhere in the seizure. Numbers: how many numbers of the case lie a slip apart by chance, relative to
 * how often somebody else's number is told, which `known` gives at each round.
 */
export function strangerTables(told: readonly Told[], calls: readonly Candidate[], facts: CaseFacts): number[][] {
  const tables = COMPARISONS.map(({ levels }) => levels.map(() => 1));
  tables[PLACE.day] = DAYS_OF_LEVEL.map((days) => days / facts.days);
  const counts = COMPARISONS.map(({ levels }) => levels.map(() => 0));
  const step = calls.length > 0 && told.length > 0 ? Math.max(1, Math.floor(PAIRS / told.length)) : 0;
  for (const [i, one] of told.entries()) {
    const taken = Math.min(step, calls.length);
    for (let j = 0; j < taken; j++) {
      const call = calls[(i * 7919 + j * 104_729) % calls.length]!;
      if (call.told === one.id) continue;
      countTime(counts, one, call.localMinute);
    }
  }
  for (let k = 0; k < 4; k++) tables[PLACE.time + k] = smoothed(counts[PLACE.time + k]!, gapWidths());
  tables[PLACE.part] = smoothed(counts[PLACE.part]!, [0.35, 0.2, 0.45]);
  const talks = facts.talk.reduce((sum, n) => sum + n, 0);
  tables[PLACE.talk] = facts.talk.map((n) => (n + 1) / (talks + facts.talk.length));
  return tables;
}

function countTime(counts: number[][], told: Told, minute: number): void {
  if (told.minute !== undefined) {
    const away = Math.abs(minute - told.minute);
    counts[PLACE.time + told.grid]![gapLevel(Math.min(away, 1440 - away))]!++;
  } else if (told.window) counts[PLACE.part]![partLevel(minute, told.window)]!++;
}

/** Share of a day within each band: what a time would be worth if calls were spread over the day. */
function gapWidths(): number[] {
  return GAP_LIMITS.map((limit, i) => ((limit - (i === 0 ? 0 : GAP_LIMITS[i - 1]!)) * 2) / 1440);
}

function smoothed(counts: readonly number[], prior: readonly number[]): number[] {
  const strength = 50;
  const total = counts.reduce((sum, n) => sum + n, 0);
  return counts.map((n, i) => (n + strength * prior[i]!) / (total + strength));
}

/** P(level | stranger) of one pair: frequencies of the very values where they are known. */
export function strangerShare(tables: readonly (readonly number[])[], seen: Seen, call: Candidate): number {
  if (seen.part === PLACE.shown) {
    // Found by that number: counted as it is. Else no rarer than a number that other crooks may show as well.
    const found = call.slip >= 5 && call.slip < BY_PERSON;
    const same = found ? call.shownShare : Math.max(call.shownShare, 0.0005);
    return [same, 0.002, Math.max(0.01, same), 1][seen.level]!;
  }
  if (seen.part === PLACE.claimed) {
    const same = Math.min(0.9, Math.max(call.organisationShare, 0.01));
    return seen.level === 0 ? same : 1 - same;
  }
  return tables[seen.part]![seen.level]!;
}
