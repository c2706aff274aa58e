import { afterEach, beforeEach, expect, test } from 'vitest';
import { KNOWN } from '../../src/domains/known/all.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';
import type { Judgement } from '../../src/pipeline/judgement.ts';
import { runSteps } from '../../src/pipeline/run.ts';
import type { SqlStep } from '../../src/pipeline/step.ts';
import { buildContext } from '../centres/helpers.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openDuckdb();
});
afterEach(() => engine.close());

/** A table that stands for what an earlier step makes. */
function given(name: string, columns: string, rows: readonly string[]): SqlStep {
  const names = columns.split(' ');
  const sql =
    rows.length > 0
      ? `SELECT * FROM (VALUES ${rows.map((row) => `(${row})`).join(', ')}) AS v(${names.map((one) => `"${one}"`).join(', ')})`
      : `SELECT ${names.map((one) => `NULL AS "${one}"`).join(', ')} WHERE false`;
  const type = (column: string) =>
    /^(accounts|uses|source_row)$/.test(column)
      ? 'BIGINT'
      : /^(hub|hosting)$/.test(column)
        ? 'BOOLEAN'
        : column === 'at'
          ? 'TIMESTAMP'
          : 'VARCHAR';
  const about = names.map((one) => ({ name: one, type: type(one), about: one }) as const);
  return {
    kind: 'sql',
    name,
    purpose: name,
    reads: [],
    sql,
    table: { name, row: 'a row', columns: about, key: [names[0]!] },
  };
}

interface World {
  known: string[];
  /** account, kind, value */
  used: [string, string, string][];
  operators: Record<string, string>;
  calls?: [string, string][];
  logins?: [string, string, string][];
  exits?: string[];
  hubs?: string[];
  judged?: Judgement[];
}

async function build(world: World) {
  const accounts = Object.keys(world.operators);
  const values = new Map<string, number>();
  for (const [, kind, value] of world.used) values.set(`${kind} ${value}`, (values.get(`${kind} ${value}`) ?? 0) + 1);
  const email = (account: string) => world.used.find(([a, kind]) => a === account && kind === 'email')?.[2] ?? '';
  const row = (n: number) => `'x', 't', ${n + 1}`;
  const upstream = [
    given(
      'canonical.known_identifier',
      'operation agency kind value exhibit source_table source_row',
      world.known.map((one, i) => `${one}, ${row(i)}`),
    ),
    given(
      'canonical.call',
      'account_ref dialled exhibit source_table source_row',
      (world.calls ?? []).map(([a, n], i) => `'${a}', '${n}', ${row(i)}`),
    ),
    given(
      'canonical.login',
      'account_ref ip at',
      (world.logins ?? []).map(([a, ip, at]) => `'${a}', '${ip}', '${at}'`),
    ),
    given(
      'canonical.account',
      'account_ref email handle username exhibit source_table source_row',
      accounts.map((a, i) => `'${a}', '${email(a)}', '', '', ${row(i)}`),
    ),
    given(
      'number',
      'number class',
      (world.calls ?? []).slice(0, 1).map(([, n]) => `'${n}', 'victim'`),
    ),
    given(
      'work.account_identifier',
      'account_ref kind value uses exhibit source_table source_row',
      world.used.map(([a, k, v], i) => `'${a}', '${k}', '${v}', 1, ${row(i)}`),
    ),
    given(
      'work.identifier',
      'kind value accounts hub',
      [...values].map(
        ([key, n]) =>
          `'${key.split(' ')[0]}', '${key.split(' ')[1]}', ${n}, ${(world.hubs ?? []).includes(key.split(' ')[1]!)}`,
      ),
    ),
    given(
      'work.network',
      'ip hosting hosting_reason',
      (world.exits ?? []).map((ip) => `'${ip}', true, 'VPN'`),
    ),
    given(
      'work.operator_account',
      'account_ref operator_id',
      accounts.map((a) => `'${a}', '${world.operators[a]}'`),
    ),
  ];
  await runSteps([...upstream, ...KNOWN], { ...buildContext(), judgements: world.judged ?? [] }, engine);
  const all = (name: string) =>
    engine.rows(
      `SELECT operation, status, account_ref, judgement, probability FROM ${name} ORDER BY operation, account_ref`,
    );
  return { hits: await all('known_match'), leads: await all('known_lead') };
}

const known = (operation: string, kind: string, value: string) => `'${operation}', 'A', '${kind}', '${value}'`;

test('a value of one operator is a hit, a hub is one row without an account, an unknown value is nothing', async () => {
  const { hits, leads } = await build({
    known: [known('ELM', 'wallet', 'w1'), known('OAK', 'wallet', 'w2'), known('ASH', 'wallet', 'w3')],
    used: [
      ['1', 'wallet', 'w1'],
      ['1', 'wallet', 'w2'],
      ['2', 'wallet', 'w2'],
    ],
    operators: { 1: 'op-1', 2: 'op-2' },
    hubs: ['w2'],
  });
  expect(hits).toMatchObject([{ operation: 'ELM', account_ref: '1' }]);
  expect(leads).toMatchObject([{ operation: 'OAK', status: 'hub', account_ref: '' }]);
});

test('an address is a hit only of one operator, on two days, and never an exit', async () => {
  const { hits, leads } = await build({
    known: ['9.9.9.1', '9.9.9.2', '9.9.9.3', '9.9.9.4'].map((ip, i) => known(`OP${i + 1}`, 'ip', ip)),
    used: [
      ['1', 'ip', '9.9.9.1'],
      ['1', 'ip', '9.9.9.2'],
      ['2', 'ip', '9.9.9.2'],
      ['1', 'ip', '9.9.9.3'],
      ['1', 'ip', '9.9.9.4'],
    ],
    operators: { 1: 'op-1', 2: 'op-2' },
    logins: ['9.9.9.1', '9.9.9.4'].flatMap(
      (ip) =>
        [
          ['1', ip, '2022-01-01'],
          ['1', ip, '2022-01-03'],
        ] as [string, string, string][],
    ),
    exits: ['9.9.9.4'],
  });
  expect(hits).toMatchObject([{ operation: 'OP1' }]);
  expect(leads.map((row) => [row['operation'], row['status']])).toEqual([
    ['OP2', 'hub'],
    ['OP3', 'near'],
    ['OP4', 'hub'],
  ]);
});

test('a known telephone that one operator called is a hit, one that several called is not', async () => {
  const { hits, leads } = await build({
    known: [known('ELM', 'phone', '+441'), known('OAK', 'phone', '+442')],
    used: [],
    operators: { 1: 'op-1', 2: 'op-2' },
    calls: [
      ['1', '+441'],
      ['1', '+442'],
      ['2', '+442'],
    ],
  });
  expect(hits).toMatchObject([{ operation: 'ELM', account_ref: '1' }]);
  expect(leads.map((row) => row['status'])).toEqual(['near', 'near']);
});

test('a chosen name elsewhere or with one letter changed is near, with one digit changed it is nothing', async () => {
  const { hits, leads } = await build({
    known: [
      known('ELM', 'handle', 'golden_raven'),
      known('OAK', 'email', 'goldenravem@gmx.net'),
      known('ASH', 'handle', 'tigerman78'),
    ],
    used: [
      ['1', 'email', 'goldenraven@gmail.com'],
      ['2', 'email', 'tigerman77@gmail.com'],
    ],
    operators: { 1: 'op-1', 2: 'op-2' },
  });
  expect(hits).toEqual([]);
  expect(leads.map((row) => [row['operation'], row['status']])).toEqual([
    ['ELM', 'near'],
    ['OAK', 'near'],
  ]);
});

test('a telephone with a slip in its digits is near, surest where the operation knows its operator, least where it knows another', async () => {
  const { leads } = await build({
    known: [
      known('ELM', 'wallet', 'w1'),
      known('ELM', 'phone', '+447911000112'),
      known('OAK', 'phone', '+447933331324'),
      known('ASH', 'wallet', 'w1'),
      known('ASH', 'phone', '+447922000223'),
      known('YEW', 'phone', '+447911002222'),
    ],
    used: [
      ['1', 'phone', '+447911000111'],
      ['1', 'wallet', 'w1'],
      ['2', 'phone', '+447922000222'],
      ['2', 'phone', '+447933331234'],
    ],
    operators: { 1: 'op-1', 2: 'op-2' },
  });
  expect(leads).toMatchObject([
    { operation: 'ASH', status: 'near', account_ref: '2' },
    { operation: 'ELM', status: 'near', account_ref: '1' },
    { operation: 'OAK', status: 'near', account_ref: '2' },
  ]);
  const chance = Object.fromEntries(leads.map((row) => [row['operation'], Number(row['probability'])]));
  expect(chance['ELM']).toBeGreaterThan(chance['OAK']!);
  expect(chance['OAK']).toBeGreaterThan(chance['ASH']!);
});

test('what a person judged to be the same counts though no rule found it', async () => {
  const judged = {
    subject: 'known_match',
    a: 'ELM/email/goldenraven@gmail.com',
    actor: 'ann',
    at: '',
    reason: '',
  } as const;
  const world: World = {
    known: [known('ELM', 'email', 'goldenraven@gmail.com')],
    used: [['1', 'email', 'somebody@else.example']],
    operators: { 1: 'op-1', 2: 'op-2' },
    judged: [
      { ...judged, index: 1, b: '1', verdict: 'same' },
      { ...judged, index: 2, b: '2', verdict: 'not_same' },
      { ...judged, index: 3, a: 'ELM/email/nobody@knows.example', b: '2', verdict: 'same' },
    ],
  };
  const { hits, leads } = await build(world);
  expect(hits).toMatchObject([{ operation: 'ELM', status: 'hit', account_ref: '1', judgement: 'same' }]);
  expect(leads).toEqual([]);
});

test('what people judged wins, and where they disagree the finding stands and says so', async () => {
  const world = (judged: Judgement[]): World => ({
    known: [known('ELM', 'email', 'goldenraven@gmail.com')],
    used: [['1', 'email', 'goldenraven@gmail.com']],
    operators: { 1: 'op-1' },
    judged,
  });
  const said = (index: number, actor: string, verdict: Judgement['verdict']): Judgement => ({
    index,
    subject: 'known_match',
    a: 'ELM/email/goldenraven@gmail.com',
    b: '1',
    verdict,
    actor,
    at: '',
    reason: '',
  });
  const refused = await build(world([said(1, 'ann', 'not_same')]));
  expect(refused).toMatchObject({ hits: [], leads: [{ status: 'rejected', judgement: 'not_same' }] });
  const torn = await build(world([said(1, 'ann', 'not_same'), said(2, 'bob', 'same')]));
  expect(torn.hits).toMatchObject([{ status: 'hit', judgement: 'conflict' }]);
});
