import { UnionFind } from '../people/union-find.ts';

/** How many people two accounts handed to each other. */
export interface HandOver {
  readonly a: string;
  readonly b: string;
  readonly numbers: number;
}

/** Of what is handed inside the smaller crew, this share must also be handed between the two. */
const SHARE = 0.25;
/** Of what a lone account hands over, this share must go to the crew it joins. */
const LONE_SHARE = 0.5;
/** Crews grow: after so many rounds nothing new is to be expected. */
const ROUNDS = 8;

/**
 * Joins crews that hand people to each other: at least `least` people (one fewer for a lone account), and enough of what the smaller one hands over at all, so
 * that two crews which called one list do not become one. Strongest first, ties by name.
 *
 * @param groupOf the crew of each account; accounts without one are a crew of their own.
 * @returns the crew of every account of `groupOf` and of the accounts that joined one.
 */
export function joinCrews(
  groupOf: ReadonlyMap<string, string>,
  handOvers: readonly HandOver[],
  least: number,
): Map<string, string> {
  const crew = (account: string) => groupOf.get(account) ?? `lone ${account}`;
  const sets = new UnionFind();
  for (const { a, b } of handOvers) for (const account of [a, b]) sets.add(crew(account));
  for (let round = 0; round < ROUNDS; round++) {
    const tally = count(handOvers, (account) => sets.find(crew(account)));
    const fit = tally.between.filter((pair) => belong(pair, tally, least));
    if (fit.length === 0) break;
    for (const { a, b } of independent(fit)) sets.join(a, b);
  }
  return members(groupOf, handOvers, (account) => sets.find(crew(account)));
}

interface Tally {
  /** People handed from one account to another within a crew. */
  readonly inside: ReadonlyMap<string, number>;
  /** And between two crews, most first. */
  readonly between: readonly HandOver[];
  /** And from each crew to all others. */
  readonly away: ReadonlyMap<string, number>;
}

function count(handOvers: readonly HandOver[], crewOf: (account: string) => string): Tally {
  const inside = new Map<string, number>();
  const between = new Map<string, Map<string, number>>();
  for (const { a, b, numbers } of handOvers) {
    const [x, y] = [crewOf(a), crewOf(b)].sort() as [string, string];
    if (x === y) {
      inside.set(x, (inside.get(x) ?? 0) + numbers);
      continue;
    }
    const row = between.get(x) ?? new Map<string, number>();
    between.set(x, row.set(y, (row.get(y) ?? 0) + numbers));
  }
  const list = [...between].flatMap(([a, row]) => [...row].map(([b, numbers]) => ({ a, b, numbers })));
  const order = (p: HandOver, q: HandOver) =>
    q.numbers - p.numbers || (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1);
  const away = new Map<string, number>();
  for (const { a, b, numbers } of list) for (const one of [a, b]) away.set(one, (away.get(one) ?? 0) + numbers);
  return { inside, between: list.sort(order), away };
}

function belong(pair: HandOver, { inside, away }: Pick<Tally, 'inside' | 'away'>, least: number): boolean {
  const lone = [pair.a, pair.b].filter((crew) => !inside.has(crew)).length;
  if (pair.numbers < (lone === 1 ? least - 1 : least)) return false;
  const within = [pair.a, pair.b].map((crew) => inside.get(crew) ?? 0);
  const smaller = Math.min(...within.filter((numbers) => numbers > 0));
  if (Number.isFinite(smaller) && pair.numbers < SHARE * smaller) return false;
  return [pair.a, pair.b].every((crew, i) => within[i]! > 0 || pair.numbers >= LONE_SHARE * away.get(crew)!);
}

/** Pairs of which no crew occurs twice: the next round counts anew. */
function independent(pairs: readonly HandOver[]): HandOver[] {
  const used = new Set<string>();
  return pairs.filter(({ a, b }) => {
    if (used.has(a) || used.has(b)) return false;
    used.add(a).add(b);
    return true;
  });
}

function members(
  groupOf: ReadonlyMap<string, string>,
  handOvers: readonly HandOver[],
  crewOf: (account: string) => string,
): Map<string, string> {
  const sizes = new Map<string, number>();
  const accounts = new Set([...groupOf.keys(), ...handOvers.flatMap(({ a, b }) => [a, b])]);
  for (const account of accounts) sizes.set(crewOf(account), (sizes.get(crewOf(account)) ?? 0) + 1);
  return new Map(
    [...accounts].flatMap((account) =>
      groupOf.has(account) || sizes.get(crewOf(account))! > 1 ? [[account, crewOf(account)] as const] : [],
    ),
  );
}
