import { UnionFind } from '../union-find.ts';
import { CrewGraph, type CrewPair, type Handed } from './crew-graph.ts';

/** What two accounts handed to each other; `numbers` within a day. */
export interface HandOver extends Handed {
  readonly a: string;
  readonly b: string;
}

/** Of what is handed inside the smaller crew, this share must also be handed between the two. */
const SHARE = 0.25;
/** Of the people of a room that is open, as many as this share must have been handed on before all of them belong to a crew. */
const ROOM_SHARE = 0.25;
/** Of what a lone account hands over, this share must go to the crew it joins; the most is enough for two, where it is more than chance makes. */
const LONE_SHARE = 0.5;
/** Of the people in common, this share must have been handed on: those who bought one list call it in their own time. */
const SOON_SHARE = 0.25;
/** Hand-overs that chance makes may be this share of those counted, at the number of people from which crews are joined. */
const CHANCE_SHARE = 0.05;
/** And this, at the number from which a lone account is taken in without a question: a crew of ten has a stranger once in five. */
const SURE_SHARE = 0.02;
/** A crew takes in one other in a round; more than this it is not to grow by people handed on alone. */
const ROUNDS = 200;

/**
 * Joins crews that hand people to each other: as many as chance does not make, and enough of what the smaller one hands
 * over at all, so that two crews which called one list do not become one. Calls passed on while they went on are no chance. Strongest
 * first, ties by name.
 *
 * @param groupOf the crew of each account; accounts without one are a crew of their own.
 * @param roomOf the room of further accounts, where it is open whether it is one: it counts when it is joined to something.
 * @param least people that two lone accounts must have handed on at most; where chance makes none two are enough, one for crews.
 * @param transfers people whose calls were passed on, from which chance need not be asked.
 * @param soon share of the numbers in common that chance alone would bring within a day, 0 to 1.
 * @returns the crew of every account of `groupOf` and of the accounts that joined one.
 */
export function joinCrews(
  groupOf: ReadonlyMap<string, string>,
  handOvers: readonly HandOver[],
  least: number,
  transfers: number,
  soon: number,
  roomOf: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const crew = (account: string) => groupOf.get(account) ?? roomOf.get(account) ?? `lone ${account}`;
  const between = handOvers.filter(({ a, b }) => crew(a) !== crew(b));
  const needed = neededPeople(between, strangersWithinADay(groupOf, handOvers), least, transfers, soon);
  const sets = new UnionFind();
  const graph = new CrewGraph();
  for (const handOver of handOvers) {
    const [a, b] = [crew(handOver.a), crew(handOver.b)];
    for (const one of [a, b]) sets.add(one);
    graph.add(a, b, handOver);
  }
  const open = roomSizes(groupOf, roomOf);
  const fit = new Set<CrewPair>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const pair of fit) if (!graph.has(pair)) fit.delete(pair);
    for (const pair of graph.changedPairs(Math.min(needed.few, transfers)))
      enter(pair, open) && belong(pair, graph, needed) ? fit.add(pair) : fit.delete(pair);
    if (fit.size === 0) break;
    for (const pair of independent([...fit].sort(mostFirst))) {
      sets.join(pair.a, pair.b);
      graph.join(pair);
      for (const crew of [pair.a, pair.b]) open.delete(crew);
    }
  }
  const accounts = [...groupOf.keys(), ...roomOf.keys(), ...handOvers.flatMap(({ a, b }) => [a, b])];
  return members(accounts, crew, sets, (account) => groupOf.has(account));
}

/** Pairs of rooms with one number in common from which they tell how soon strangers call the same people. */
const ROOM_PAIRS = 50;

/**
 * The share of the numbers that strangers have in common which they call within a day: of pairs of rooms that have one number in
 * common. Rooms are known by their addresses, and few of many pairs are rooms of one crew. Where leads are sold as soon as they are
 * made, that share is large, and the weeks that follow do not tell it.
 *
 * @returns undefined where there are too few rooms to tell.
 */
function strangersWithinADay(groupOf: ReadonlyMap<string, string>, handOvers: readonly HandOver[]): number | undefined {
  const pairs = new Map<string, { numbers: number; common: number }>();
  for (const { a, b, numbers, common } of handOvers) {
    const rooms = [groupOf.get(a), groupOf.get(b)];
    if (rooms[0] === undefined || rooms[1] === undefined || rooms[0] === rooms[1]) continue;
    const key = rooms.sort().join('\n');
    const pair = pairs.get(key) ?? { numbers: 0, common: 0 };
    pairs.set(key, { numbers: pair.numbers + numbers, common: pair.common + common });
  }
  const single = [...pairs.values()].filter(({ common }) => common === 1);
  if (single.length < ROOM_PAIRS) return undefined;
  return single.filter(({ numbers }) => numbers > 0).length / single.length;
}

/** How many people must have been handed on: as many as chance does not bring, by what rooms tell of strangers, else by the weeks that follow. */
function neededPeople(
  between: readonly HandOver[],
  strangers: number | undefined,
  least: number,
  transfers: number,
  soon: number,
): Least {
  const people = (share: number): number => {
    const common = between.reduce((sum, one) => sum + one.common - one.transferred, 0);
    const apart = between.reduce((sum, one) => sum + one.common - one.numbers, 0);
    return leastByChance(between, strangers === undefined ? soon * Math.max(1, apart) : strangers * common, share);
  };
  const sure = people(SURE_SHARE);
  if (strangers !== undefined) {
    const few = people(CHANCE_SHARE);
    const handed = between.reduce((sum, { numbers }) => sum + numbers, 0);
    const chance = CHANCE_SHARE / Math.max(1, between.filter(({ numbers }) => numbers >= few).length);
    return { least: Math.min(few + 1, sure), few, sure, transfers, strangers: { handed, chance } };
  }
  const few = Math.min(least, people(CHANCE_SHARE));
  // One more than chance brings about, unless that is next to none: two lone accounts have nothing else to say for them.
  return { least: Math.min(least, few + 1, sure), few, sure, transfers };
}

/**
 * The smallest number of people handed on that chance explains for no more than a share of the pairs that have it: so many
 * hand-overs by chance, spread over the pairs as Poisson has it.
 */
function leastByChance(handOvers: readonly HandOver[], chance: number, share: number): number {
  const rate = chance / Math.max(1, handOvers.length);
  for (let people = 1, expected = chance; ; people++, expected *= rate / people) {
    const seen = handOvers.filter(({ numbers, transferred }) => numbers - transferred >= people).length;
    if (expected <= share * seen || seen === 0) return people;
  }
}

/** Most people first, ties by name. */
function mostFirst(p: CrewPair, q: CrewPair): number {
  return q.numbers - p.numbers || (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1);
}

interface Least {
  /** People for two lone accounts. */
  readonly least: number;
  /** The same where one side or both are a crew. */
  readonly few: number;
  /** People that chance explains for next to no pair. */
  readonly sure: number;
  /** People whose calls were passed on: no chance. */
  readonly transfers: number;
  /** Where rooms tell of strangers. */
  readonly strangers?: Strangers;
}

interface Strangers {
  /** Hand-overs between crews in all. */
  readonly handed: number;
  /** How unlikely those of a pair must be by chance. */
  readonly chance: number;
}

/** How many people each open room has. */
function roomSizes(groupOf: ReadonlyMap<string, string>, roomOf: ReadonlyMap<string, string>): Map<string, number> {
  const sizes = new Map<string, number>();
  const sure = new Set(groupOf.values());
  for (const [account, room] of roomOf) {
    if (!groupOf.has(account) && !sure.has(room)) sizes.set(room, (sizes.get(room) ?? 0) + 1);
  }
  return sizes;
}

/** An open room may be an exit that strangers share: one of them who hands people on does not bring in the others. */
function enter({ a, b, numbers }: CrewPair, open: ReadonlyMap<string, number>): boolean {
  return [a, b].every((crew) => numbers >= ROOM_SHARE * (open.get(crew) ?? 0));
}

function belong(pair: CrewPair, crews: CrewGraph, { least, few, sure, transfers, strangers }: Least): boolean {
  const passed = pair.transferred >= transfers;
  if (!passed && strangers && !beyondStrangers(pair, crews, strangers)) return false;
  if (!passed && (pair.numbers < few || pair.numbers < SOON_SHARE * pair.common)) return false;
  const within = [crews.inside(pair.a), crews.inside(pair.b)];
  const lone = within.filter((people) => people === undefined).length;
  if (!passed && lone === 2 && pair.numbers < least) return false;
  if (lone === 0 && pair.numbers < SHARE * Math.min(...within.map((people) => people ?? 0))) return false;
  return [pair.a, pair.b].every(
    (crew, i) =>
      (within[i] ?? 0) > 0 ||
      pair.numbers >= sure ||
      pair.numbers >= LONE_SHARE * crews.away(crew) ||
      (lone === 2 && (passed || pair.numbers > few) && pair.numbers === crews.best(crew)),
  );
}

/**
 * Among many strangers a crew is told by whom it hands people to: half of all that the smaller hands away, and more than two
 * crews that hand on so much would have by chance. A crew that grew by strangers would meet ever more of them.
 */
function beyondStrangers(pair: CrewPair, crews: CrewGraph, { handed, chance }: Strangers): boolean {
  return (
    pair.numbers >= LONE_SHARE * Math.min(crews.away(pair.a), crews.away(pair.b)) &&
    byDegree(pair, crews, handed) <= chance
  );
}

/** The chance of so many hand-overs between two crews if each handed what it hands to others as those receive: large ones meet often. */
function byDegree({ a, b, numbers }: CrewPair, crews: CrewGraph, handed: number): number {
  const expected = (crews.away(a) * crews.away(b)) / Math.max(1, 2 * handed);
  let term = Math.exp(-expected);
  let below = 0;
  for (let people = 0; people < numbers; people++, term *= expected / people) below += term;
  return Math.max(0, 1 - below);
}

/** Pairs of which no crew occurs twice: the next round counts anew. */
function independent(pairs: readonly CrewPair[]): CrewPair[] {
  const used = new Set<string>();
  return pairs.filter(({ a, b }) => {
    if (used.has(a) || used.has(b)) return false;
    used.add(a).add(b);
    return true;
  });
}

/** The crew of every account that is sure of one, and of those whose crew was joined to another. */
function members(
  accounts: readonly string[],
  crewOf: (account: string) => string,
  sets: UnionFind,
  sure: (account: string) => boolean,
): Map<string, string> {
  const joined = new Map<string, Set<string>>();
  for (const account of accounts) {
    const whole = sets.find(crewOf(account));
    joined.set(whole, (joined.get(whole) ?? new Set()).add(crewOf(account)));
  }
  return new Map(
    [...new Set(accounts)].flatMap((account) => {
      const whole = sets.find(crewOf(account));
      return sure(account) || joined.get(whole)!.size > 1 ? [[account, whole] as const] : [];
    }),
  );
}
