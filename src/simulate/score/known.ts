import { Calibration, type Scored, scored } from './calibration.ts';
import { absent, type CaseTables, line, rowsOf, text } from './measure.ts';
import type { TrueAccount } from './operators.ts';
import { truthRows } from './truth.ts';

/** What is true of the identifiers of other operations. */
interface KnownTruth {
  /** Operation to the operator whom it knows exactly, and the kind of the identifier. */
  readonly exact: Map<string, { readonly operator: string; readonly kind: string }>;
  /** Operation and kind of an identifier that nearly agrees with an account's: the operator, '' a stranger. */
  readonly near: Map<string, { readonly operator: string; readonly way: string }>;
}

/** Kinds as cases call them. */
const KINDS: Readonly<Record<string, string>> = { telegram: 'handle' };

const keyOf = (...parts: readonly string[]) => parts.join('\u0000');

async function readKnown(folder: string): Promise<KnownTruth> {
  const truth: KnownTruth = { exact: new Map(), near: new Map() };
  for await (const row of truthRows(folder, 'known.csv')) {
    const [operation, kind, operator] = [row.operation!, KINDS[row.kind!] ?? row.kind!, row.operator!];
    const way = row.near ?? '';
    if (way !== '') truth.near.set(keyOf(operation, kind), { operator, way });
    else if (operator !== '') truth.exact.set(operation, { operator, kind: row.kind! });
  }
  return truth;
}

/**
 * `known_match`: an operation's identifier led to the right hand; traps and strangers must lead nowhere. `known_lead`: the
 * same of what nearly agrees, whose stated probability is what counts: it is shown for a person to judge.
 */
export async function scoreKnown(
  tables: CaseTables,
  folder: string,
  accounts: ReadonlyMap<string, TrueAccount>,
): Promise<Scored> {
  const truth = await readKnown(folder);
  const hits = await scoreHits(tables, truth, accounts);
  const leads = truth.near.size > 0 ? await scoreLeads(tables, truth, accounts) : scored([]);
  return { lines: [...hits.lines, ...leads.lines], calibration: [...hits.calibration, ...leads.calibration] };
}

async function scoreHits(
  tables: CaseTables,
  truth: KnownTruth,
  accounts: ReadonlyMap<string, TrueAccount>,
): Promise<Scored> {
  const rows = await rowsOf(tables, 'known_match');
  if (!rows) return scored([absent('known_match', truth.exact.size)]);
  const found = new Set<string>();
  const right = new Set<string>();
  const wrong = new Set<string>();
  for await (const row of rows) {
    const operation = text(row.operation);
    const operator = accounts.get(text(row.account_ref))?.operator;
    const near = truth.near.get(keyOf(operation, text(row.kind)));
    const key = keyOf(operation, near ? text(row.kind) : '', operator ?? '');
    if (found.has(key)) continue;
    found.add(key);
    // What nearly agrees with one account may agree with another of the same hand: right, but nothing that must be found.
    if (near?.operator === operator && operator !== undefined) continue;
    if (!near && operator !== undefined && truth.exact.get(operation)?.operator === operator) right.add(operation);
    else wrong.add(key);
  }
  const missed = missedKinds(truth, right);
  return scored([line('known_match', 'operations', right.size, right.size + wrong.size, truth.exact.size, missed)]);
}

/** Near matches by operation, kind and operator; several accounts of one hand are one, with the highest probability. */
async function scoreLeads(
  tables: CaseTables,
  truth: KnownTruth,
  accounts: ReadonlyMap<string, TrueAccount>,
): Promise<Scored> {
  const theirs = [...truth.near].filter(([, { operator }]) => operator !== '');
  const rows = await rowsOf(tables, 'known_lead');
  if (!rows) return scored([absent('known_lead', theirs.length)]);
  const claims = new Map<string, { stated: number; right: boolean; way: string; key: string }>();
  for await (const row of rows) {
    if (text(row.status) !== 'near') continue;
    const key = keyOf(text(row.operation), text(row.kind));
    const operator = accounts.get(text(row.account_ref))?.operator ?? '';
    const stated = Number(row.probability ?? 0);
    const near = truth.near.get(key);
    const real = near ? near.operator : truth.exact.get(text(row.operation))?.operator;
    const right = operator !== '' && real === operator;
    const claim = keyOf(key, operator);
    if (stated > (claims.get(claim)?.stated ?? -1)) claims.set(claim, { stated, right, way: text(row.way), key });
  }
  const calibration = new Calibration();
  for (const { stated, right } of claims.values()) calibration.add(stated, right);
  const reached = new Set([...claims.values()].filter(({ right }) => right).map(({ key }) => key));
  const found = theirs.filter(([key]) => reached.has(key)).length;
  const all = [...claims.values()];
  const ways = [...new Set(all.map(({ way }) => way))].sort();
  const lines = [
    { ...line('known_lead', 'near matches', found, all.length, theirs.length), ...precisionOf(all) },
    ...ways.map((way) => {
      const of = all.filter((one) => one.way === way);
      return line('known_lead', `near by ${way}`, of.filter(({ right }) => right).length, of.length, 0);
    }),
  ];
  return scored(lines, calibration.table('known_lead', 'leads to the right hand'));
}

/** Claims count for precision, identifiers for recall: one identifier may lead to two hands. */
function precisionOf(claims: readonly { right: boolean }[]): { precision: number | undefined } {
  const right = claims.filter((one) => one.right).length;
  return { precision: claims.length > 0 ? right / claims.length : undefined };
}

/** `missed: 3 email, 1 wallet`. */
function missedKinds({ exact }: KnownTruth, right: ReadonlySet<string>): string | undefined {
  const missed = new Map<string, number>();
  for (const [operation, { kind }] of exact) if (!right.has(operation)) missed.set(kind, (missed.get(kind) ?? 0) + 1);
  const parts = [...missed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, times]) => `${times} ${kind}`);
  return parts.length === 0 ? undefined : `missed: ${parts.join(', ')}`;
}
