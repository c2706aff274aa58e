import { readFileSync } from 'node:fs';
import type { Reader, Row } from '../../engines/engine.ts';
import { type Judgement, judgedPairs } from '../../pipeline/judgement.ts';
import { bridgesOf } from './bridges.ts';
import { itemId, type ReviewItem, type ReviewPair } from './item.ts';

const SQL = Object.fromEntries(
  ['accounts', 'held', 'complaints', 'known'].map((name) => [
    name,
    readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8'),
  ]),
) as Readonly<Record<'accounts' | 'held' | 'complaints' | 'known', string>>;

/** Spending (base currency) that weighs as much as one victim when the queue is ordered. Ours: it only orders work. */
const MONEY_PER_VICTIM = 1000;
/** So sure the machine must not be for a pair to wait for a person. Ours: below, reviewing changes one case in fifty. */
const LEAST_DOUBT = 0.02;
/** Pairs that are looked at, those of different hands and those of one: a person gets through some hundreds. */
const MOST_APART = 5000;
const MOST_JOINED = 500_000;

/** Everything that waits for a judgement, what would change most first; what `actor` was unsure of is not asked again. */
export async function reviewQueue(
  engine: Reader,
  judgements: readonly Judgement[],
  actor: string,
): Promise<ReviewItem[]> {
  return stillWaiting(await doubtfulPairs(engine), judgements, actor);
}

/** Every pair of which a build is not sure, whoever judged it, what would change most first. The same for a build. */
export async function doubtfulPairs(engine: Reader): Promise<ReviewItem[]> {
  const items = [...(await accountItems(engine)), ...(await complaintItems(engine)), ...(await knownItems(engine))];
  return items.sort((x, y) => y.expected_change - x.expected_change || (x.id < y.id ? -1 : 1));
}

/** The pairs that nobody has settled, in their order. */
export function stillWaiting(
  items: readonly ReviewItem[],
  judgements: readonly Judgement[],
  actor: string,
): ReviewItem[] {
  const done = settled(judgements, actor);
  return items.filter(({ id }) => !done.has(id));
}

/** Pairs that need nobody: people decided, or this person was unsure. Conflicts stay in the list of judgements. */
function settled(judgements: readonly Judgement[], actor: string): Set<string> {
  const subjects = [...new Set(judgements.map(({ subject }) => subject))];
  const pairs = subjects.flatMap((subject) => judgedPairs(judgements, subject));
  return new Set(
    pairs
      .filter(({ verdict, judgements: all }) => verdict !== 'unsure' || all.some((one) => one.actor === actor))
      .map(itemId),
  );
}

async function accountItems(engine: Reader): Promise<ReviewItem[]> {
  if (!(await hasTable(engine, 'account_link'))) return [];
  const apart = (await engine.rows(SQL.accounts, { apart: true, most: MOST_APART })).map(apartItem);
  const joined = await engine.rows(SQL.accounts, { apart: false, most: MOST_JOINED });
  const bridges = bridgesOf(joined.map((row) => [String(row['a']), String(row['b'])] as const));
  if (bridges.length === 0) return apart.filter(isDoubtful);
  const held = new Map((await engine.rows(SQL.held)).map((row) => [String(row['account_ref']), row]));
  const split = bridges.map(({ link, part }) => bridgeItem(joined[link]!, part, held));
  return [...apart, ...split].filter(isDoubtful);
}

/** Cases that were built before a table existed simply have nothing of its kind to review. */
async function hasTable(engine: Reader, name: string): Promise<boolean> {
  const sql = "SELECT 1 FROM information_schema.tables WHERE table_schema = 'main' AND table_name = $name";
  return (await engine.rows(sql, { name })).length > 0;
}

function apartItem(row: Row): ReviewItem {
  const [victims, spent] = [
    Math.min(Number(row['victims_a']), Number(row['victims_b'])),
    Math.min(Number(row['spent_a']), Number(row['spent_b'])),
  ];
  const side = (letter: string): string =>
    `${String(row[`operator_${letter}`])} (${amount(row[`accounts_${letter}`], 'account')}, ${amount(row[`victims_${letter}`], 'victim')})`;
  const effect = `"same" would merge ${side('a')} and ${side('b')}`;
  return item({ subject: 'accounts', ...keys(row) }, row, false, 1 + victims + spent / MONEY_PER_VICTIM, effect);
}

function bridgeItem(row: Row, part: readonly string[], held: ReadonlyMap<string, Row>): ReviewItem {
  const sum = (column: string): number =>
    part.reduce((total, account) => total + Number(held.get(account)?.[column] ?? 0), 0);
  const victims = sum('victims');
  const whole = Number(row['accounts_a']);
  const effect = `the only link between two parts of ${String(row['operator_a'])}: "not same" would take ${amount(part.length, 'account')} with ${amount(victims, 'victim')} out of ${whole}`;
  const stake = part.length + victims + sum('spent') / MONEY_PER_VICTIM;
  return item({ subject: 'accounts', ...keys(row) }, row, true, stake, effect);
}

async function complaintItems(engine: Reader): Promise<ReviewItem[]> {
  return (await engine.rows(SQL.complaints)).map((row) => {
    const loss = Number(row['loss'] ?? 0);
    const others = Number(row['others']);
    const told = loss > 0 ? ` and a loss of ${String(row['loss'])} ${String(row['currency'] ?? '')}`.trimEnd() : '';
    const rest = others > 0 ? `; ${amount(others, 'other call')} may be meant` : '';
    const effect = `"same" would count the complaint${told} against ${String(row['operator_id'] ?? 'nobody known')}${rest}`;
    const stake = 1 + Number(row['weight'] ?? 0);
    return item({ subject: 'complaint_call', ...keys(row) }, row, false, stake, effect);
  });
}

async function knownItems(engine: Reader): Promise<ReviewItem[]> {
  if (!(await hasTable(engine, 'known_lead'))) return [];
  return (await engine.rows(SQL.known)).map((row) => {
    const hand = String(row['operator_id'] ?? 'the account');
    const effect = `"same" would make ${hand} (${amount(row['victims'] ?? 0, 'victim')}) known in ${String(row['operation'] ?? 'another operation')}`;
    // Being known elsewhere moves a rank and brings a partner in; it moves no victim by itself.
    const stake = 1 + (Number(row['victims'] ?? 0) + Number(row['spent'] ?? 0) / MONEY_PER_VICTIM) / 10;
    return item({ subject: 'known_match', ...keys(row) }, row, false, stake, effect);
  });
}

function keys(row: Row): { a: string; b: string } {
  return { a: String(row['a']), b: String(row['b']) };
}

function item(pair: ReviewPair, row: Row, joined: boolean, stake: number, effect: string): ReviewItem {
  const probability = Number(row['probability'] ?? 0.5);
  const otherwise = joined ? 1 - probability : probability;
  const expected_change = Math.round(otherwise * stake * 1e6) / 1e6;
  return {
    id: itemId(pair),
    ...pair,
    probability,
    joined,
    expected_change,
    effect,
    evidence: String(row['evidence'] ?? ''),
  };
}

function isDoubtful({ probability, joined }: ReviewItem): boolean {
  return (joined ? 1 - probability : probability) >= LEAST_DOUBT;
}

function amount(count: unknown, noun: string): string {
  return `${String(count)} ${noun}${Number(count) === 1 ? '' : 's'}`;
}
