import { absent, amount, type CaseTables, line, overlap, rowsOf, type ScoreLine, text } from './measure.ts';
import { truthRows } from './truth.ts';

/** What is true of an account. */
export interface TrueAccount {
  readonly operator: string;
  /** Minor units. */
  readonly spent: number;
}

export async function readAccounts(folder: string): Promise<Map<string, TrueAccount>> {
  const accounts = new Map<string, TrueAccount>();
  for await (const row of truthRows(folder, 'accounts.csv')) {
    accounts.set(row.account_ref!, { operator: row.operator!, spent: amount(row.spent_minor) });
  }
  return accounts;
}

/** `account`, `operator` (pairs of accounts put in one hand; money spent) and `account_link`. */
export async function scoreOperators(
  tables: CaseTables,
  accounts: ReadonlyMap<string, TrueAccount>,
): Promise<ScoreLine[]> {
  const rows = await rowsOf(tables, 'account');
  const pairs = truePairs(accounts);
  if (!rows) return [absent('account', accounts.size), absent('operator', pairs)];
  const grouping = new Map<string, string>();
  let extra = 0;
  for await (const row of rows) {
    const ref = text(row.account_ref);
    if (accounts.has(ref) && !grouping.has(ref)) grouping.set(ref, text(row.operator_id));
    else extra++;
  }
  return [
    line('account', 'accounts', grouping.size, grouping.size + extra, accounts.size),
    pairwise(grouping, accounts, pairs),
    ...(await scoreSpent(tables, grouping, accounts)),
    await scoreLinks(tables, accounts, pairs),
  ];
}

/** Pairwise precision and recall from the sizes of the cells of found × true groups: no pair is ever listed. */
function pairwise(
  grouping: ReadonlyMap<string, string>,
  accounts: ReadonlyMap<string, TrueAccount>,
  truth: number,
): ScoreLine {
  const groups = new Map<string, number>();
  const cells = new Map<string, number>();
  for (const [ref, group] of grouping) {
    if (group === '') continue;
    groups.set(group, (groups.get(group) ?? 0) + 1);
    const cell = `${group}\u0000${accounts.get(ref)!.operator}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return line('operator', 'pairs of accounts', pairsIn(cells.values()), pairsIn(groups.values()), truth);
}

function truePairs(accounts: ReadonlyMap<string, TrueAccount>): number {
  const sizes = new Map<string, number>();
  for (const { operator } of accounts.values()) sizes.set(operator, (sizes.get(operator) ?? 0) + 1);
  return pairsIn(sizes.values());
}

function pairsIn(sizes: Iterable<number>): number {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
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
): Promise<ScoreLine> {
  const rows = await rowsOf(tables, 'account_link');
  if (!rows) return absent('account_link', truth);
  const seen = new Set<string>();
  let right = 0;
  for await (const row of rows) {
    if (text(row.relation) !== 'same_operator') continue;
    const pair = [text(row.account_a), text(row.account_b)].sort();
    const key = pair.join('\u0000');
    if (pair[0] === pair[1] || seen.has(key)) continue;
    seen.add(key);
    const [a, b] = pair.map((ref) => accounts.get(ref)?.operator);
    if (a !== undefined && a === b) right++;
  }
  return line(
    'account_link',
    'same_operator',
    right,
    seen.size,
    truth,
    'links may follow from one another: recall need not be 1',
  );
}
