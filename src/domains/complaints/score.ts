import { BY_MINUTE, BY_PERSON, type Candidate, COMPARISONS, PLACE, type Seen, seenOf, type Told } from './evidence.ts';
import { type CaseFacts, strangerShare, strangerTables } from './strangers.ts';

/** What was learnt of how people of this case tell of calls. */
export interface ToldModel {
  /** P(level | meant) by comparison. */
  readonly meant: readonly (readonly number[])[];
  readonly strangers: readonly (readonly number[])[];
  /** Share of complaints that are about something else. */
  readonly elsewhere: number;
  /** Of those that tell a number: the share whose number the service dialled at some time. */
  readonly known: number;
  /** Of complaints about something else that tell a number shown: the share whose number the service showed too. */
  readonly shownKnown: number;
  readonly rounds: number;
}

export interface Scored {
  readonly id: number;
  /** log2(P(level | meant) / P(level | stranger)) by place of the comparison; undefined where nothing can be compared. */
  readonly bits: readonly (number | undefined)[];
  /** What postcode and area of the landline say. */
  readonly place: number | undefined;
  /** log2 of the odds of any such call against "about something else", before anything is compared. */
  readonly base: number;
  /** That this very call was meant. */
  readonly meant: number;
  /** That a call of its unit was meant. */
  readonly unit: number;
}

interface Pair {
  readonly call: Candidate;
  readonly seen: readonly Seen[];
}

interface Case {
  readonly told: readonly Told[];
  readonly pairs: ReadonlyMap<number, readonly Pair[]>;
  readonly facts: CaseFacts;
}

/** As Splink: at most 25 rounds, until nothing moves by more than 1e-4. */
const ROUNDS = 25;
const CONVERGED = 1e-4;
/** What is believed at first: other crooks show the numbers of well-known organisations too. */
const SHOWN_KNOWN = { share: 0.2, strength: 3 };
const ELSEWHERE = { share: 0.3, strength: 10 };
const KNOWN = { share: 0.15, strength: 10 };

/**
 * Weighs for every complaint which of its candidates was meant, or none. A complaint means one call or none, so candidates
 * compete: two that fit alike get a half each at most. What people get wrong is learnt by expectation-maximisation from
 * the case's own complaints, on top of priors that a small case falls back to.
 */
export function scoreComplaints(
  told: readonly Told[],
  calls: readonly Candidate[],
  facts: CaseFacts,
): { model: ToldModel; scored: Scored[] } {
  const one = { told, pairs: pairUp(told, calls), facts };
  let model: ToldModel = {
    meant: COMPARISONS.map(({ prior }) => prior),
    strangers: strangerTables(
      told,
      calls.filter(({ slip }) => slip !== BY_MINUTE),
      facts,
    ),
    elsewhere: ELSEWHERE.share,
    known: KNOWN.share,
    shownKnown: SHOWN_KNOWN.share,
    rounds: 0,
  };
  for (let round = 1; round <= ROUNDS; round++) {
    const next = learn(one, model, round);
    const moved = Math.max(
      Math.abs(next.elsewhere - model.elsewhere),
      ...next.meant.flatMap((levels, i) => levels.map((m, j) => Math.abs(m - model.meant[i]![j]!))),
    );
    model = next;
    if (moved < CONVERGED) break;
  }
  return { model, scored: told.flatMap((complaint) => scoreOne(one, model, complaint)) };
}

function pairUp(told: readonly Told[], calls: readonly Candidate[]): Map<number, Pair[]> {
  const byId = new Map(told.map((complaint) => [complaint.id, complaint]));
  const pairs = new Map<number, Pair[]>();
  for (const call of calls) {
    const list = pairs.get(call.told) ?? [];
    list.push({ call, seen: seenOf(byId.get(call.told)!, call) });
    pairs.set(call.told, list);
  }
  return pairs;
}

/** What one comparison is worth, in bits. */
function bitsOf(model: ToldModel, facts: CaseFacts, seen: Seen, call: Candidate): number {
  const meant = model.meant[seen.part]![seen.level]!;
  if (seen.part !== PLACE.number) return Math.log2(meant / strangerShare(model.strangers, seen, call));
  // Among numbers that are told, relative to the chance of one call of the case: a stranger's complaint names a number
  // of the case at some time with probability `known`, and one a slip away as often as numbers lie that close.
  if (seen.level === 0) return Math.log2(meant / model.known);
  if (seen.level < 5) return Math.log2(meant / Math.max(facts.neighbours[seen.level]!, 0.002));
  return seen.level === 5 ? 0 : Math.log2(meant / Math.max(1 - model.known, 0.05));
}

/**
 * The base of a pair that was found by the number shown: one of all calls that somebody took. By minute and organisation the same,
 * as if every complaint about something else named an organisation of the case.
 */
function shownBits({ slip }: Candidate, { taken }: CaseFacts, shownKnown: number): number {
  if (slip < 5 || slip >= BY_PERSON) return 0;
  return -Math.log2((slip === BY_MINUTE ? 1 : shownKnown) * Math.max(taken, 1));
}

/** What a call begins with: how it was found, and whether a person took it. */
function foundBits(one: Case, model: ToldModel, call: Candidate): number {
  const taken = Math.log2(Math.max(1 - call.machine, 0.01));
  if (call.slip >= BY_PERSON) return taken + Math.log2(Math.max(call.sure, 0.001) * model.meant[PLACE.number]![0]!);
  return taken + shownBits(call, one.facts, model.shownKnown);
}

function weights(one: Case, model: ToldModel, pairs: readonly Pair[]): number[] {
  return pairs.map(({ call, seen }) => {
    let bits = foundBits(one, model, call) + (call.place ?? 0);
    for (const part of seen) bits += bitsOf(model, one.facts, part, call);
    return 2 ** bits;
  });
}

/** Shares of belief in each candidate; what is left is that none was meant. */
function beliefs(one: Case, model: ToldModel, pairs: readonly Pair[]): number[] {
  const own = weights(one, model, pairs);
  const none = model.elsewhere / (1 - model.elsewhere);
  const total = own.reduce((sum, weight) => sum + weight, none);
  return own.map((weight) => weight / total);
}

function learn(one: Case, model: ToldModel, round: number): ToldModel {
  const counts = COMPARISONS.map(({ prior, strength }) => prior.map((p) => p * strength));
  let [elsewhere, telling] = [ELSEWHERE.share * ELSEWHERE.strength, ELSEWHERE.strength];
  let [known, strange] = [KNOWN.share * KNOWN.strength, KNOWN.strength];
  let [showing, shown] = [SHOWN_KNOWN.share * SHOWN_KNOWN.strength, SHOWN_KNOWN.strength];
  for (const told of one.told) {
    const pairs = one.pairs.get(told.id) ?? [];
    const shares = beliefs(one, model, pairs);
    let meant = 0;
    for (const [i, { seen, call }] of pairs.entries()) {
      meant += shares[i]!;
      // What was found by how it agrees cannot teach how calls agree.
      if (call.slip === BY_MINUTE) continue;
      for (const { part, level } of seen) counts[part]![level]! += shares[i]!;
    }
    if (!told.numbered) continue;
    telling++;
    elsewhere += 1 - meant;
    strange += 1 - meant;
    if (told.known) known += 1 - meant;
    if (told.shown) shown += 1 - meant;
    if (told.shownKnown) showing += 1 - meant;
  }
  return {
    meant: counts.map((levels) => normalised(levels)),
    strangers: model.strangers,
    elsewhere: elsewhere / telling,
    known: known / strange,
    shownKnown: Math.max(0.02, showing / shown),
    rounds: round,
  };
}

function normalised(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, n) => sum + n, 0);
  return counts.map((n) => Math.max(n / total, 1e-6));
}

function scoreOne(one: Case, model: ToldModel, told: Told): Scored[] {
  const pairs = one.pairs.get(told.id) ?? [];
  const shares = beliefs(one, model, pairs);
  const units = new Map<string, number>();
  for (const [i, { call }] of pairs.entries()) units.set(call.unit, (units.get(call.unit) ?? 0) + shares[i]!);
  return pairs.map(({ call, seen }, i) => {
    const bits: (number | undefined)[] = COMPARISONS.map(() => undefined);
    for (const part of seen) bits[part.part] = bitsOf(model, one.facts, part, call);
    const base = foundBits(one, model, call) + Math.log2((1 - model.elsewhere) / model.elsewhere);
    return { id: call.id, bits, place: call.place, base, meant: shares[i]!, unit: units.get(call.unit)! };
  });
}
