import type { Reader, Row } from '../../engines/engine.ts';
import { bridgesOf } from '../link/explain-cluster.ts';
import { HABITS_COMPARED } from '../people/habits.ts';
import { IDENTIFIER_KINDS } from '../people/identifier-kinds.ts';
import { UnionFind } from '../union-find.ts';
import { measuredShare } from './measured.ts';

/** One step of a waterfall: what it is about and what it adds to the log-odds. */
export interface Bar {
  readonly about: string;
  /** The value in common; empty where there is none. */
  readonly value: string;
  /** Accounts that share the value; 0 where there is none. */
  readonly accounts: number;
  readonly bits: number;
}

/** Why two accounts are, or are not, taken for one operator's. */
export interface AccountPair {
  readonly account_a: string;
  readonly account_b: string;
  readonly operator_a: string;
  readonly operator_b: string;
  /** Prior first, then the strongest evidence; bits add up to `total`. Empty when the two share nothing. */
  readonly waterfall: readonly Bar[];
  readonly total: number;
  readonly probability: number;
  readonly sentence: string;
  /** How often links stated like this one were right where the truth is known, or that it was not measured. */
  readonly measured: string;
  /** Values that both used and that resolve nobody. */
  readonly generic: readonly { kind: string; value: string; accounts: number }[];
}

/** How an operator's accounts hold together. */
export interface OperatorCluster {
  /** Links in the order in which they joined accounts, strongest first. */
  readonly grew: readonly ClusterJoin[];
  readonly strongest: ClusterJoin | undefined;
  readonly weakest: ClusterJoin | undefined;
  /** Links without which the operator would fall in two. */
  readonly bridges: readonly ClusterJoin[];
  /** Values that several of its accounts used and that count for nothing, with how many accounts in all share them. */
  readonly generic: readonly { kind: string; value: string; accounts: number; of_operator: number }[];
  /** How often a value of a kind is one person's in this case, by how many accounts share it. */
  readonly kinds: readonly {
    kind: string;
    about: string;
    learned: readonly { shared_by: string; one_person: number }[];
  }[];
}

export interface ClusterJoin {
  readonly account_a: string;
  readonly account_b: string;
  readonly weight: number;
  readonly probability: number;
  readonly key: string;
  /** As of AccountPair. */
  readonly measured: string;
}

const ABOUT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(IDENTIFIER_KINDS.map(({ name, about }) => [name, about])),
  'further address': 'a further IP address',
  'nothing else': 'nothing else agrees',
  ...Object.fromEntries(HABITS_COMPARED.map(({ name, about }) => [name, about])),
};

/** The two accounts of `A/B`; keys may have strokes in them. Undefined when there are no such two. */
export async function accountsOf(engine: Reader, key: string): Promise<readonly [string, string] | undefined> {
  for (let at = key.indexOf('/'); at > 0; at = key.indexOf('/', at + 1)) {
    const pair = [key.slice(0, at), key.slice(at + 1)].sort() as [string, string];
    const known = await engine.rows(
      'SELECT account_ref FROM work.operator_account WHERE account_ref IN ($a, $b) ORDER BY account_ref',
      { a: pair[0], b: pair[1] },
    );
    if (known.length === 2) return pair;
  }
  return undefined;
}

/** Explains any two accounts, linked or not. */
export async function explainAccounts(engine: Reader, [a, b]: readonly [string, string]): Promise<AccountPair> {
  const operators = await engine.rows(
    'SELECT operator_id FROM work.operator_account WHERE account_ref IN ($a, $b) ORDER BY account_ref',
    { a, b },
  );
  const evidence = await engine.rows(
    `SELECT kind, value, accounts, units FROM work.account_pair_kind
     WHERE account_a = $a AND account_b = $b ORDER BY abs(units) DESC, k`,
    { a, b },
  );
  const prior = await priorUnits(engine);
  const bars = evidence.filter((row) => Number(row['units']) !== 0).map(barOf);
  const total = prior / 1000 + bars.reduce((sum, { bits }) => sum + Math.round(bits * 1000), 0) / 1000;
  const probability = 1 / (1 + 2 ** -total);
  const [operatorA, operatorB] = operators.map((row) => String(row['operator_id']));
  const counted = new Set(evidence.filter((row) => Number(row['units']) > 0).map(valueKey));
  const generic = (await genericOf(engine, a, b)).filter((one) => !counted.has(`${one.kind} ${one.value}`));
  const waterfall = evidence.length === 0 ? [] : [priorBar(prior), ...bars];
  return {
    account_a: a,
    account_b: b,
    operator_a: operatorA!,
    operator_b: operatorB!,
    waterfall,
    total,
    probability,
    sentence:
      sentence(operatorA === operatorB, bars, generic.length, probability) + (await judgedSentence(engine, a, b)),
    measured: measuredShare('account_link', probability),
    generic,
  };
}

function valueKey(row: Row): string {
  return `${row['kind']} ${row['value']}`;
}

function barOf(row: Row): Bar {
  const kind = String(row['kind']);
  return {
    about: ABOUT[kind] ?? kind,
    value: String(row['value']),
    accounts: Number(row['accounts']),
    bits: Number(row['units']) / 1000,
  };
}

function priorBar(prior: number): Bar {
  return { about: 'any two accounts of the case', value: '', accounts: 0, bits: prior / 1000 };
}

/** Log-odds of any two accounts, in thousandths of a bit: what a pair's evidence leaves of its weight. */
async function priorUnits(engine: Reader): Promise<number> {
  const [row] = await engine.rows(
    `SELECT p.units - e.units AS prior
     FROM (SELECT * FROM work.account_pair ORDER BY account_a, account_b LIMIT 1) AS p
     JOIN (SELECT account_a, account_b, sum(units) AS units FROM work.account_pair_kind GROUP BY ALL) AS e
       ON e.account_a = p.account_a AND e.account_b = p.account_b`,
  );
  return row ? Number(row['prior']) : 0;
}

async function genericOf(engine: Reader, a: string, b: string): Promise<AccountPair['generic']> {
  const rows = await engine.rows(
    `SELECT i.kind, i.value, i.accounts
     FROM work.account_identifier AS x
     JOIN work.account_identifier AS y ON y.kind = x.kind AND y.value = x.value AND y.account_ref = $b
     JOIN work.identifier AS i ON i.kind = x.kind AND i.value = x.value
     WHERE x.account_ref = $a AND i.hub AND i.kind <> 'ip' ORDER BY i.accounts, i.kind, i.value`,
    { a, b },
  );
  return rows.map((row) => ({
    kind: String(row['kind']),
    value: String(row['value']),
    accounts: Number(row['accounts']),
  }));
}

function sentence(joined: boolean, bars: readonly Bar[], generic: number, probability: number): string {
  const sure = `${(Math.floor(Math.min(probability, 0.999) * 1000) / 10).toFixed(1)} %`;
  const shared = bars.filter(({ bits }) => bits > 0).map(({ about }) => about);
  const against = bars.filter(({ bits }) => bits < 0).map(({ about }) => about);
  const what = shared.length > 0 ? `they share ${shared.join(', ')}` : 'they share nothing that points to one person';
  const but = against.length > 0 ? `; against it: ${against.join(', ')}` : '';
  const ignored =
    generic > 0
      ? `; ${generic === 1 ? 'a shared value of strangers counts' : `${generic} shared values of strangers count`} for nothing`
      : '';
  if (joined && bars.length === 0) return `One operator through other accounts: by themselves ${what}${ignored}.`;
  return `${joined ? 'One operator' : 'Not joined'}: ${what}${but}${ignored}; ${sure} by themselves.`;
}

const JUDGED: Readonly<Record<string, string>> = {
  same: ' People judged them to be one, which wins over the machine.',
  not_same: ' People judged them not to be one, which wins over the machine.',
  unsure: ' Somebody looked at them and was unsure.',
  conflict: ' People disagree about them, so that the machine decides.',
};

async function judgedSentence(engine: Reader, a: string, b: string): Promise<string> {
  const [row] = await engine.rows('SELECT judgement FROM account_link WHERE account_a = $a AND account_b = $b', {
    a,
    b,
  });
  return JUDGED[String(row?.['judgement'] ?? '')] ?? '';
}

/** How the operator's cluster grew, and what holds it together. Undefined for a single account. */
export async function explainOperator(engine: Reader, operator: string): Promise<OperatorCluster | undefined> {
  const rows = await engine.rows(
    `SELECT account_a, account_b, weight, probability, key FROM account_link
     WHERE operator_a = $operator AND operator_b = $operator AND relation = 'same_operator'
     ORDER BY weight DESC NULLS LAST, account_a, account_b LIMIT 20000`,
    { operator },
  );
  if (rows.length === 0) return undefined;
  const links = rows.map((row) => ({
    account_a: String(row['account_a']),
    account_b: String(row['account_b']),
    weight: Number(row['weight'] ?? 0),
    probability: Number(row['probability'] ?? 1),
    key: String(row['key']),
    measured:
      row['probability'] === null ? 'judged by people' : measuredShare('account_link', Number(row['probability'])),
  }));
  const members = [...new Set(links.flatMap(({ account_a, account_b }) => [account_a, account_b]))].sort();
  const place = new Map(members.map((member, i) => [member, i]));
  const grew = spanning(links);
  const edges = links.map((one) => [place.get(one.account_a)!, place.get(one.account_b)!] as const);
  return {
    grew,
    strongest: grew[0],
    weakest: grew.at(-1),
    bridges: bridgesOf(edges).map((i) => links[i]!),
    generic: await genericOfOperator(engine, operator),
    kinds: await kindsOf(engine, operator),
  };
}

/** Links that brought two groups together, in order: each account was first held by the strongest. */
function spanning(links: readonly ClusterJoin[]): ClusterJoin[] {
  const sets = new UnionFind();
  return links.filter(({ account_a, account_b }) => {
    const apart = sets.find(account_a) !== sets.find(account_b);
    sets.join(account_a, account_b);
    return apart;
  });
}

/** What the case taught of the kinds that this operator's accounts share. */
async function kindsOf(engine: Reader, operator: string): Promise<OperatorCluster['kinds']> {
  const rows = await engine.rows(
    `SELECT k.kind, k.shared_by, k.one_person FROM work.identifier_kind AS k
     WHERE k.kind IN (
       SELECT i.kind FROM work.operator_account AS o JOIN work.account_identifier AS i USING (account_ref)
       WHERE o.operator_id = $operator GROUP BY i.kind, i.value HAVING count(*) > 1)
     ORDER BY k.place`,
    { operator },
  );
  const kinds = new Map<string, { shared_by: string; one_person: number }[]>();
  for (const row of rows) {
    const kind = String(row['kind']);
    const learned = kinds.get(kind) ?? [];
    learned.push({ shared_by: String(row['shared_by']), one_person: Number(row['one_person']) });
    kinds.set(kind, learned);
  }
  return [...kinds].map(([kind, learned]) => ({ kind, about: ABOUT[kind] ?? kind, learned }));
}

async function genericOfOperator(engine: Reader, operator: string): Promise<OperatorCluster['generic']> {
  const rows = await engine.rows(
    `SELECT i.kind, i.value, i.accounts, count(*) AS of_operator
     FROM work.operator_account AS o
     JOIN work.account_identifier AS u ON u.account_ref = o.account_ref
     JOIN work.identifier AS i ON i.kind = u.kind AND i.value = u.value AND i.hub AND i.kind <> 'ip'
     WHERE o.operator_id = $operator GROUP BY i.kind, i.value, i.accounts HAVING count(*) > 1
     ORDER BY i.accounts DESC, i.kind, i.value LIMIT 20`,
    { operator },
  );
  return rows.map((row) => ({
    kind: String(row['kind']),
    value: String(row['value']),
    accounts: Number(row['accounts']),
    of_operator: Number(row['of_operator']),
  }));
}
