import { UnionFind } from '../union-find.ts';

/** An account at a place. */
export interface Stay {
  readonly kind: string;
  readonly place: string;
  readonly account: string;
  /** Hours in which it worked there. */
  readonly hours: number;
}

export interface Joined {
  /** The group of each account and how long it worked there. */
  readonly accounts: Map<string, { group: string; hours: number }>;
  readonly places: readonly { readonly kind: string; readonly place: string; readonly group: string }[];
}

/**
 * Groups places that have enough accounts in common, and gives each account to the group at which it worked longest.
 * Cost: the sum over accounts of the square of the rooms an account worked in, which is small.
 *
 * @param share per mille of the accounts of the smaller place that must work at both; never fewer than two accounts.
 */
export function joinPlaces(stays: readonly Stay[], share: number): Joined {
  const sets = new UnionFind();
  const sizes = new Map<string, number>();
  const keyOf = numbering();
  const byAccount = new Map<string, Stay[]>();
  for (const stay of stays) {
    const key = keyOf(stay);
    sets.add(key);
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
    const list = byAccount.get(stay.account);
    if (list) list.push(stay);
    else byAccount.set(stay.account, [stay]);
  }
  for (const [pair, common] of commonAccounts(byAccount, keyOf)) {
    const [a, b] = pair.split(' ') as [string, string];
    const smaller = Math.min(sizes.get(a)!, sizes.get(b)!);
    if (common >= 2 && common * 1000 >= share * smaller) sets.join(a, b);
  }
  const seen = new Map(stays.map((stay) => [keyOf(stay), stay]));
  return {
    accounts: longest(byAccount, sets, keyOf),
    places: [...seen].map(([key, { kind, place }]) => ({ kind, place, group: sets.find(key) })),
  };
}

type KeyOf = (stay: Stay) => string;

/** Short keys for places: what places are called comes from evidence and may hold any character. */
function numbering(): KeyOf {
  const known = new Map<string, Map<string, string>>();
  let next = 0;
  return ({ kind, place }) => {
    const ofKind = known.get(kind) ?? new Map<string, string>();
    known.set(kind, ofKind);
    const key = ofKind.get(place) ?? String(next++).padStart(9, '0');
    ofKind.set(place, key);
    return key;
  };
}

/** How many accounts each two places have in common, by the two keys with a blank between, the smaller first. */
function commonAccounts(byAccount: ReadonlyMap<string, readonly Stay[]>, keyOf: KeyOf): Map<string, number> {
  const common = new Map<string, number>();
  for (const stays of byAccount.values()) {
    const keys = stays.map(keyOf).sort();
    for (const [i, a] of keys.entries()) {
      for (const b of keys.slice(i + 1)) common.set(`${a} ${b}`, (common.get(`${a} ${b}`) ?? 0) + 1);
    }
  }
  return common;
}

function longest(byAccount: ReadonlyMap<string, readonly Stay[]>, sets: UnionFind, keyOf: KeyOf): Joined['accounts'] {
  const accounts: Joined['accounts'] = new Map();
  for (const [account, stays] of byAccount) {
    const hours = new Map<string, number>();
    for (const stay of stays) {
      const group = sets.find(keyOf(stay));
      hours.set(group, (hours.get(group) ?? 0) + stay.hours);
    }
    const best = [...hours].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]!;
    accounts.set(account, { group: best[0], hours: best[1] });
  }
  return accounts;
}
