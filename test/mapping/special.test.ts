import { describe, expect, test } from 'vitest';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { fedBy, targets } from './helpers.ts';
import type { Cell } from './raw.ts';
import { suggesting } from './suggesting.ts';
import { Dice, dmy, iso, makeComplaints, makeWorld, mdy } from './world.ts';

const { suggestOne } = suggesting();
const words = (text: string) => text.split(' ');

const ACCOUNTS = words('id login mail hash tg land plan credit created seen ip ref banned notes');
const CALLS = words('id user uniqueid shown name dialled started duration talk result line ip keys cost');

test('a table that mixes kinds of events feeds several canonical tables, each with its own rows', async () => {
  const world = makeWorld({ accounts: 40, calls: 400 });
  const events: Cell[][] = [
    ...world.logins.map((r) => ['login', r[1]!, r[5]!, r[2]!, r[3]!, null, null, null, null, null]),
    ...world.calls.map((r) => ['call', r[1]!, r[6]!, null, null, r[5]!, r[3]!, r[8]!, null, null]),
    ...world.payments.map((r) => ['topup', r[1]!, r[8]!, null, null, null, null, null, r[5]!, r[6]!]),
  ];
  const mapping = await suggestOne([
    { table: 'accounts', columns: ACCOUNTS, rows: world.accounts },
    {
      table: 'events',
      columns: words('id what who at addr program num cli sec tx coins'),
      rows: events.map((row, i) => [i + 1, ...row]),
    },
  ]);
  const parts = mapping.tables.filter(({ source }) => source === 'events');
  expect(Object.fromEntries(parts.map(({ target, only }) => [target, only?.values]))).toEqual({
    login: ['login'],
    call: ['call'],
    payment: ['topup'],
  });
  expect(parts.every(({ only }) => only?.column === 1)).toBe(true);
  const call = parts.find(({ target }) => target === 'call')!;
  expect(fedBy({ ...mapping, tables: [call] }, 'events')).toMatchObject({
    account_ref: '2',
    started_at: '3',
    dialled_raw: '6',
    presented_raw: '7',
    talk_s: '8',
  });
});

test('a SIP peer or extension in the call table is looked up', async () => {
  const world = makeWorld({ accounts: 40, calls: 600 });
  const peer = (key: unknown) => `20${String(key).padStart(2, '0')}x`;
  const mapping = await suggestOne([
    { table: 'clients', columns: [...ACCOUNTS, 'sip_peer'], rows: world.accounts.map((row) => [...row, peer(row[0])]) },
    {
      table: 'cdr',
      columns: CALLS.map((name) => (name === 'user' ? 'accountcode' : name)),
      rows: world.calls.map((row) => row.map((cell, c) => (c === 1 ? peer(cell) : cell))),
    },
  ]);
  const field = mapping.tables.find(({ source }) => source === 'cdr')!.fields['account_ref'];
  expect(field).toMatchObject({
    from: [{ column: 1 }],
    lookup: { table: 'clients', match: { column: 14 }, take: { column: 0 } },
  });
});

test('a call table and its archive are both calls', async () => {
  const world = makeWorld({ accounts: 40, calls: 800 });
  const mapping = await suggestOne([
    { table: 'users', columns: ACCOUNTS, rows: world.accounts },
    { table: 'cdr', columns: CALLS, rows: world.calls.slice(400) },
    { table: 'cdr_archive', columns: CALLS, rows: world.calls.slice(0, 400) },
  ]);
  expect(targets(mapping)).toEqual({ users: 'account', cdr: 'call', cdr_archive: 'call' });
});

test('a sequence of small numbers is no key of another table by accident', async () => {
  const dice = new Dice(5);
  const world = makeWorld({ accounts: 60, calls: 300 });
  const mapping = await suggestOne([
    {
      table: 'x1',
      columns: ['a', 'b', 'c', 'd'],
      rows: world.accounts.map((row) => [row[0]!, row[1]!, row[2]!, row[3]!]),
    },
    {
      table: 'x2',
      columns: ['a', 'b', 'c'],
      rows: Array.from({ length: 200 }, (_, i) => [i + 1, 1 + dice.int(9), dice.pick(['red', 'blue', 'green'])]),
    },
  ]);
  expect(targets(mapping)).toEqual({ x1: 'account', x2: null });
});

test('active is not banned: the texts are turned round', async () => {
  const world = makeWorld({ accounts: 60, calls: 300 });
  const columns = ACCOUNTS.map((name) => (name === 'banned' ? 'is_active' : name));
  const mapping = await suggestOne([
    {
      table: 'users',
      columns,
      rows: world.accounts.map((row) => row.map((cell, c) => (c === 12 ? 1 - Number(cell) : cell))),
    },
    { table: 'calls', columns: CALLS, rows: world.calls },
  ]);
  expect(mapping.tables[0]!.fields['banned']!.as).toEqual({ kind: 'boolean', yes: ['0'], no: ['1'] });
});

test('an unknown outcome means neither yes nor no', async () => {
  const world = makeWorld({ accounts: 30, calls: 300 });
  const rows = world.codes.map((row, i) => row.map((cell, c) => (c === 6 && i % 3 === 0 ? 'qzx' : cell)));
  const mapping = await suggestOne([
    { table: 'calls', columns: CALLS, rows: world.calls },
    { table: 'otp', columns: words('id user call_id target bank code status at'), rows },
  ]);
  expect(mapping.tables[1]!.fields['captured']!.as).toEqual({ kind: 'boolean', yes: ['captured'], no: ['expired'] });
  expect(mapping.assumptions.join()).toContain('otp.status');
});

describe('currencies', () => {
  const payments = (sum: string) => words(`id user coin deposit sender tx coins ${sum} at ok`);
  test('come from the name of the sum', async () => {
    const mapping = await suggestOne([
      { table: 'payments', columns: payments('amount_gbp'), rows: makeWorld().payments },
    ]);
    expect(mapping.tables[0]!.fields['currency']).toMatchObject({ from: [], value: 'GBP' });
  });
  test('come from a sign in the cells', async () => {
    const rows = makeWorld().payments.map((row) => row.map((cell, c) => (c === 7 ? `€ ${cell}` : cell)));
    const mapping = await suggestOne([{ table: 'payments', columns: payments('amount'), rows }]);
    expect(mapping.tables[0]!.fields['currency']).toMatchObject({ from: [], value: 'EUR' });
  });
  test('are assumed aloud where nothing tells them', async () => {
    const mapping = await suggestOne([{ table: 'payments', columns: payments('amount'), rows: makeWorld().payments }], {
      baseCurrency: 'USD',
    });
    expect(mapping.tables[0]!.fields['currency']).toMatchObject({ value: 'USD' });
    expect(mapping.assumptions.join()).toContain('USD');
  });
});

describe('complaints by themselves', () => {
  const style = {
    money: (cents: number) => (cents / 100).toFixed(2),
    parts: ['morning'],
    withheld: 'withheld',
    story: 'A man rang about my account and asked for a code.',
  };
  const columns = Array.from({ length: 12 }, (_, i) => `x${i}`);
  test('received and called are told apart by the order of the dates', async () => {
    const mapping = await suggestOne([{ table: 'r', columns, rows: makeComplaints({ ...style, date: dmy }) }]);
    expect(fedBy(mapping, 'r')).toMatchObject({
      received_on: '1',
      call_date: '6',
      called_raw: '4',
      presented_raw: '5',
    });
    expect(mapping.tables[0]!.fields['received_on']!.as).toEqual({ kind: 'date', format: 'dmy' });
  });
  test('American dates are seen as such', async () => {
    const mapping = await suggestOne([{ table: 'r', columns, rows: makeComplaints({ ...style, date: mdy }) }]);
    expect(mapping.tables[0]!.fields['received_on']!.as).toEqual({ kind: 'date', format: 'mdy' });
  });
  test('dates that fit both ways are read as the region writes them, and that is said', async () => {
    const low = (ms: number) => dmy(Date.UTC(2021, new Date(ms).getUTCMonth(), 1 + (new Date(ms).getUTCDate() % 12)));
    const tables = [{ table: 'r', columns, rows: makeComplaints({ ...style, date: low }) }];
    const here = await suggestOne(tables);
    const there = await suggestOne(tables, { defaultRegion: 'US' });
    const format = (mapping: Mapping) =>
      Object.values(mapping.tables[0]!.fields).find(({ as }) => as.kind === 'date')!.as;
    expect([format(here), format(there)]).toEqual([
      { kind: 'date', format: 'dmy' },
      { kind: 'date', format: 'mdy' },
    ]);
    expect(here.assumptions.join()).toContain('day first');
  });
});

test('hostile names and values change nothing but the names shown', async () => {
  const world = makeWorld({ accounts: 40, calls: 400 });
  const nasty = CALLS.map((_, i) => `"; DROP TABLE x; -- ${i} \u0000`.slice(0, 20));
  const mapping = await suggestOne([
    { table: "'; DROP TABLE users; --", columns: nasty, rows: world.calls },
    { table: '', columns: ['', '', ''], rows: [[null, '=cmd()', "' OR 1=1"]] },
    { table: 'empty', columns: ['a'], rows: [[null]] },
  ]);
  expect(mapping.tables.map(({ target }) => target)).toEqual(['call', null, null]);
  expect(fedBy(mapping, "'; DROP TABLE users; --")).toMatchObject({ dialled_raw: '5', started_at: '6', talk_s: '8' });
});

test('a table with a thousand columns is profiled in bounds', async () => {
  const rows = Array.from({ length: 60 }, (_, i) =>
    Array.from({ length: 1000 }, (_, c) => (c === 0 ? i : c === 1 ? iso(i * 1e9 + 1.6e12) : 'x')),
  );
  const mapping = await suggestOne([{ table: 'wide', columns: rows[0]!.map((_, c) => `c${c}`), rows }]);
  expect(targets(mapping)).toEqual({ wide: null });
});
