import { Calibration, type Scored, scored } from './calibration.ts';
import {
  absent,
  amount,
  type CaseTables,
  line,
  ofKnowable,
  overlap,
  pairsIn,
  rowsOf,
  type ScoreLine,
  text,
} from './measure.ts';
import { truthRows } from './truth.ts';

/** What is true of an account. */
export interface TrueAccount {
  readonly operator: string;
  /** Accounts of one operator with one group can be known to belong together; '' in older truths. */
  readonly group: string;
  /** Minor units. */
  readonly spent: number;
}

export async function readAccounts(folder: string): Promise<Map<string, TrueAccount>> {
  const accounts = new Map<string, TrueAccount>();
  for await (const row of truthRows(folder, 'accounts.csv')) {
    accounts.set(row.account_ref!, {
      operator: row.operator!,
      group: row.findable ?? '',
      spent: amount(row.spent_minor),
    });
  }
  return accounts;
}

/** `account`, `operator` (pairs of accounts put in one hand; money spent) and `account_link`. */
export async function scoreOperators(tables: CaseTables, accounts: ReadonlyMap<string, TrueAccount>): Promise<Scored> {
  const rows = await rowsOf(tables, 'account');
  const pairs = truePairs(accounts, (one) => one.operator);
  if (!rows) return scored([absent('account', accounts.size), absent('operator', pairs)]);
  const grouping = new Map<string, string>();
  let extra = 0;
  for await (const row of rows) {
    const ref = text(row.account_ref);
    if (accounts.has(ref) && !grouping.has(ref)) grouping.set(ref, text(row.operator_id));
    else extra++;
  }
  const links = await scoreLinks(tables, accounts, pairs);
  const lines = [
    line('account', 'accounts', grouping.size, grouping.size + extra, accounts.size),
    ...pairwise(grouping, accounts, pairs),
    ...(await scoreSpent(tables, grouping, accounts)),
    ...links.lines,
  ];
  return { lines, calibration: links.calibration };
}

/**
 * Pairwise precision and recall from the sizes of the cells of found × true groups: no pair is ever listed. The second line
 * has the recall among the pairs that share anything observable, directly or through accounts of the same hand.
 */
function pairwise(
  grouping: ReadonlyMap<string, string>,
  accounts: ReadonlyMap<string, TrueAccount>,
  truth: number,
): ScoreLine[] {
  const groups = new Map<string, number>();
  const cells = new Map<string, number>();
  const known = new Map<string, number>();
  const bump = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const [ref, group] of grouping) {
    if (group === '') continue;
    const account = accounts.get(ref)!;
    bump(groups, group);
    bump(cells, `${group}\u0000${account.operator}`);
    bump(known, `${group}\u0000${account.group}`);
  }
  const [found, right] = [pairsIn(groups.values()), pairsIn(cells.values())];
  const all = line('operator', 'pairs of accounts', right, found, truth);
  const findable = truePairs(accounts, (one) => one.group);
  if ([...accounts.values()].some(({ group }) => group === '')) return [all];
  return [all, ofKnowable(all, 'pairs that can be known', pairsIn(known.values()), findable)];
}

function truePairs(accounts: ReadonlyMap<string, TrueAccount>, keyOf: (one: TrueAccount) => string): number {
  const sizes = new Map<string, number>();
  for (const one of accounts.values()) sizes.set(keyOf(one), (sizes.get(keyOf(one)) ?? 0) + 1);
  return pairsIn(sizes.values());
}

/** Money by found operator, in minor units: what its accounts truly paid against what it is said to have spent. */
async function scoreSpent(
  tables: CaseTables,
  grouping: ReadonlyMap<string, string>,
  accounts: ReadonlyMap<string, TrueAccount>,
): Promise<ScoreLine[]> {
  const rows = await rowsOf(tables, 'operator');
  if (!rows) return [absent('operator', new Set(grouping.values()).size)];
  const truth = new Map<string, number>();
  for (const [ref, group] of grouping) truth.set(group, (truth.get(group) ?? 0) + accounts.get(ref)!.spent);
  const found = new Map<string, number>();
  for await (const row of rows) found.set(text(row.operator_id), Math.round(amount(row.spent) * 100));
  return [overlap('operator', 'spent', found, truth)];
}

async function scoreLinks(
  tables: CaseTables,
  accounts: ReadonlyMap<string, TrueAccount>,
  truth: number,
): Promise<Scored> {
  const rows = await rowsOf(tables, 'account_link');
  if (!rows) return scored([absent('account_link', truth)]);
  const calibration = new Calibration();
  const seen = new Set<string>();
  let right = 0;
  for await (const row of rows) {
    if (text(row.relation) !== 'same_operator') continue;
    const pair = [text(row.account_a), text(row.account_b)].sort();
    const key = pair.join('\u0000');
    if (pair[0] === pair[1] || seen.has(key)) continue;
    seen.add(key);
    const [a, b] = pair.map((ref) => accounts.get(ref)?.operator);
    const same = a !== undefined && a === b;
    if (same) right++;
    calibration.add(row.probability, same);
  }
  const note = 'links may follow from one another: recall need not be 1';
  const links = line('account_link', 'same_operator', right, seen.size, truth, note);
  return scored([links], calibration.table('account_link', 'same operator'));
}
