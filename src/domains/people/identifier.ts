import { readFileSync } from 'node:fs';
import type { Engine } from '../../engines/engine.ts';
import { count, flag, OF_SUSPECT, share, text } from '../../model/columns.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { type CodeStep, defineCodeStep, parametersOf } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';
import { NETWORK_PARAMETERS } from '../networks/network.ts';
import { HABIT_SQL, HABIT_TABLES, readHabits, weighHabits } from './habits.ts';
import { IDENTIFIER_KINDS, supportersOf } from './identifier-kinds.ts';
import { IDENTIFIER_PARAMETERS } from './parameters.ts';
import {
  classShare,
  type KindBehaviour,
  learnBehaviour,
  logit,
  ownedLogOdds,
  ownedProbability,
  SIZE_CLASSES,
  sizeName,
  type ValueCount,
} from './value-mixture.ts';

const SQL = Object.fromEntries(
  ['shared-values', 'pair-values', 'agreeing', 'support', 'score', 'pair-evidence', 'pairs', 'identifier'].map(
    (name) => [name, readFileSync(new URL(`sql/${name}.sql`, import.meta.url), 'utf8')],
  ),
);

const SCRATCH = [
  'edge',
  'pair_value',
  'pair',
  'pair_kind',
  'support',
  'value',
  'hosted',
  'good',
  'belief',
  'weight',
  'alone',
  'account',
]
  .map((name) => `person_${name}`)
  .concat(HABIT_TABLES);

/** Estimates of which values are one person's, each with what the last said of the other kinds. */
const ROUNDS = 3;
/** Before the first estimate: values of few accounts are taken for one person's. */
const FEW = 4;
/**
 * Of pairs that share a place and not a person, this many agree otherwise, before the data: several people with several
 * accounts each work in a room.
 */
const PLACE_AGREES = 0.08;

/**
 * `work.identifier`: for every value whether it is one person's or shared by strangers, estimated from the case. Also makes
 * `work.identifier_kind` (what was learned of each kind), `work.account_pair` (pairs of accounts with the weight of what they
 * share) and `work.account_pair_kind` (of what the weight is made).
 */
export const identifier: CodeStep = defineCodeStep({
  name: 'work.identifier',
  purpose:
    'How many accounts share each identifier, and whether they are one person or strangers, estimated from the data',
  reads: ['canonical.account', 'canonical.call', 'number', 'work.account_identifier', 'work.ip_network'],
  alsoMakes: ['work.identifier_kind', 'work.account_pair', 'work.account_pair_kind'],
  parameters: { ...IDENTIFIER_PARAMETERS, hosting_words: NETWORK_PARAMETERS.hosting_words },
  version: 5,
  inputs: () => ({ sql: SQL, habits: HABIT_SQL, kinds: IDENTIFIER_KINDS }),
  table: {
    name: 'work.identifier',
    row: 'an identifier',
    key: ['kind', 'value'],
    columns: [
      text('kind', 'Kind of identifier'),
      text('value', 'Canonical spelling', OF_SUSPECT),
      count('accounts', 'Accounts that used it'),
      flag('hub', 'Shared by accounts that are rather strangers than one person: resolves nobody'),
      flag('exclusive', 'Its kind belongs to one person rather than to a place'),
      share(
        'one_person',
        'Probability that its accounts are one person; NULL when one account used it, or when it says what another kind says already',
      ),
      count('pairs', 'Pairs of its accounts that were looked at'),
      count('supported', 'Of them those that share something of another kind'),
    ],
  },
  make: makeIdentifiers,
});

async function makeIdentifiers(target: string, context: BuildContext, engine: Engine): Promise<void> {
  const parameters = parametersOf(identifier, context);
  const most = Number(parameters['shared_by_most']);
  await engine.run(
    'CREATE OR REPLACE TEMP TABLE person_kind (kind VARCHAR, k INTEGER, family VARCHAR, expected INTEGER, supporters INTEGER)',
  );
  for (const [k, { name, family, expected }] of IDENTIFIER_KINDS.entries()) {
    const supporters = supportersOf(k);
    await engine.run('INSERT INTO person_kind VALUES ($name, $k, $family, $expected, $supporters)', {
      name,
      k,
      family,
      expected,
      supporters,
    });
  }
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE person_hosted AS
     SELECT ip FROM work.ip_network WHERE regexp_matches(lower(organisation), $hosting_words)`,
    { hosting_words: parameters['hosting_words']! },
  );
  await engine.script(SQL['shared-values']!);
  await readHabits(engine);
  await engine.run(SQL['pair-values']!, { most });
  await engine.run(
    'CREATE OR REPLACE TEMP TABLE person_good AS SELECT v FROM person_value WHERE n BETWEEN 2 AND $few',
    { few: FEW },
  );
  let behaviours: readonly KindBehaviour[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await engine.script(SQL['agreeing']!);
    await weighHabits(engine);
    await engine.script(SQL['support']!);
    behaviours = await learn(engine);
    await writeWeights(engine, behaviours);
    await engine.run(`CREATE OR REPLACE TEMP TABLE person_good AS
      SELECT s.v FROM person_support AS s JOIN person_belief AS w ON w.k = s.k AND w.n = s.n AND w.reach = s.reach AND w.pairs = s.pairs AND w.supported = s.supported AND w.habits = s.habits
      WHERE w.one_person > 0.5`);
  }
  await engine.run(SQL['score']!);
  await writePairs(engine, behaviours);
  await writeKinds(engine, behaviours);
  await engine.run(SQL['identifier']!.replace('$target', target), { most });
  for (const name of SCRATCH) await engine.run(`DROP TABLE IF EXISTS ${name}`);
}

/** What the values of each kind say about it. */
async function learn(engine: Engine): Promise<KindBehaviour[]> {
  const rows = await engine.rows(
    `SELECT k, n, reach, pairs, supported, habits, count(*) AS values FROM person_support
     GROUP BY k, n, reach, pairs, supported, habits ORDER BY k, n, reach, pairs, supported, habits`,
  );
  const counts: ValueCount[][] = IDENTIFIER_KINDS.map(() => []);
  for (const row of rows) {
    counts[Number(row['k'])]!.push({
      accounts: Number(row['n']),
      reach: Number(row['reach']),
      pairs: Number(row['pairs']),
      supported: Number(row['supported']),
      habits: Number(row['habits']),
      values: Number(row['values']),
    });
  }
  const [known] = await engine.rows(
    'SELECT (SELECT count(*) FROM person_account) AS accounts, (SELECT count(*) FROM person_pair) AS pairs',
  );
  const accounts = Number(known!['accounts']);
  const chance = Math.min(0.03, (2 * Number(known!['pairs'])) / Math.max(1, accounts * (accounts - 1)));
  const agrees = await usualAgreement(engine);
  return IDENTIFIER_KINDS.map(({ expected, family }, k) => {
    const strangers = family === 'place' ? Math.max(chance, PLACE_AGREES) : chance;
    return learnBehaviour(counts[k]!, expected / 100, agrees[k]!, strangers);
  });
}

/**
 * How often two accounts of one person agree in a kind that can support kind k, as pairs with a good value of a person's
 * kind show: how careful people are does not depend on what they are caught by.
 */
async function usualAgreement(engine: Engine): Promise<number[]> {
  const rows = await engine.rows(
    `SELECT t.k, count(*) AS pairs, count(*) FILTER (WHERE m.kinds & t.supporters & ~(1 << p.k) <> 0) AS agreeing
     FROM person_pair_value AS p
     JOIN person_good AS g ON g.v = p.v
     JOIN person_kind AS own ON own.k = p.k AND own.expected >= 80
     JOIN person_pair AS m ON m.a = p.a AND m.b = p.b
     CROSS JOIN person_kind AS t
     GROUP BY t.k ORDER BY t.k`,
  );
  const found = new Map(
    rows.map((row) => [Number(row['k']), (Number(row['agreeing']) + 5) / (Number(row['pairs']) + 10)]),
  );
  return IDENTIFIER_KINDS.map((_, k) => found.get(k) ?? 0.5);
}

/** Tables of what a value's figures mean: `person_belief` for the value, `person_weight` for one pair, judged by the others. */
async function writeWeights(engine: Engine, behaviours: readonly KindBehaviour[]): Promise<void> {
  const rows = await engine.rows(
    'SELECT DISTINCT k, n, reach, pairs, supported, habits FROM person_support ORDER BY k, n, reach, pairs, supported, habits',
  );
  const beliefs: string[][] = [[], [], [], [], [], [], []];
  const weights: string[][] = [[], [], [], [], [], [], [], []];
  for (const row of rows) {
    const [k, accounts, reach, pairs, supported, habits] = ['k', 'n', 'reach', 'pairs', 'supported', 'habits'].map(
      (name) => Number(row[name]),
    ) as [number, number, number, number, number, number];
    const behaviour = behaviours[k]!;
    const key = [k, accounts, reach, pairs, supported, habits].map(String);
    push(beliefs, [...key, String(ownedProbability(behaviour, { accounts, reach, pairs, supported, habits }))]);
    for (const own of [0, 1]) {
      if (own > supported || pairs - supported < 1 - own) continue;
      const others = { accounts, reach, pairs: pairs - 1, supported: supported - own, habits };
      let weight = ownedLogOdds(behaviour, others);
      // Somebody with several accounts may work beside others: that the rest of a place agree says nothing of these two.
      if (own === 0 && IDENTIFIER_KINDS[k]!.family === 'place')
        weight = Math.min(weight, logit(classShare(behaviour, reach)));
      const units = bits(weight);
      push(weights, [...key, own === 1 ? 'true' : 'false', String(units)]);
    }
  }
  await engine.run(
    'CREATE OR REPLACE TEMP TABLE person_belief (k INTEGER, n INTEGER, reach INTEGER, pairs BIGINT, supported BIGINT, habits BIGINT, one_person DOUBLE)',
  );
  await insertBatches(engine, 'person_belief', beliefs);
  await engine.run(
    'CREATE OR REPLACE TEMP TABLE person_weight (k INTEGER, n INTEGER, reach INTEGER, pairs BIGINT, supported BIGINT, habits BIGINT, own BOOLEAN, units BIGINT)',
  );
  await insertBatches(engine, 'person_weight', weights);
}

function push(columns: string[][], values: readonly string[]): void {
  for (const [i, value] of values.entries()) columns[i]!.push(value);
}

/** Pairs of accounts with what they share, and the weight of it: log-odds in thousandths of a bit, so that sums have no order. */
async function writePairs(engine: Engine, behaviours: readonly KindBehaviour[]): Promise<void> {
  const [n] = await engine.rows(
    `SELECT (SELECT count(*) FROM person_account) AS accounts, (SELECT count(*) FROM person_pair) AS pairs`,
  );
  const all = (Number(n!['accounts']) * (Number(n!['accounts']) - 1)) / 2;
  const likely = Math.min(Number(n!['pairs']) + 1, all / 2);
  const prior = bits(Math.log(likely / Math.max(all - likely, 1)));
  await engine.run('CREATE OR REPLACE TEMP TABLE person_alone (k INTEGER, units BIGINT)');
  await insertBatches(engine, 'person_alone', [
    behaviours.map((_, k) => String(k)),
    behaviours.map(({ personAgrees: m, strangersAgree: u }) => String(bits(Math.log((1 - m) / (1 - u))))),
  ]);
  for (const name of ['work.account_pair__new', 'work.account_pair_kind__new'])
    await engine.run(`DROP TABLE IF EXISTS ${name}`);
  await engine.run(SQL['pair-evidence']!, { prior });
  await engine.run(SQL['pairs']!, { prior });
}

function bits(naturalLogOdds: number): number {
  return Math.round((1000 * naturalLogOdds) / Math.LN2);
}

/** What was learned of each kind: `explain operator:ID` shows it. */
async function writeKinds(engine: Engine, behaviours: readonly KindBehaviour[]): Promise<void> {
  await engine.run('DROP TABLE IF EXISTS work.identifier_kind__new');
  await engine.run(`CREATE TABLE work.identifier_kind__new (place BIGINT, kind VARCHAR, shared_by VARCHAR, one_person DOUBLE,
    person_agrees DOUBLE, strangers_agree DOUBLE)`);
  const rows = IDENTIFIER_KINDS.flatMap(({ name }, k) =>
    SIZE_CLASSES.map((_, i) => [
      String(k * SIZE_CLASSES.length + i),
      name,
      sizeName(i),
      String(behaviours[k]!.owned[i]),
      String(behaviours[k]!.personAgrees),
      String(behaviours[k]!.strangersAgree),
    ]),
  );
  await insertBatches(
    engine,
    'work.identifier_kind__new',
    [0, 1, 2, 3, 4, 5].map((i) => rows.map((row) => row[i]!)),
  );
}
