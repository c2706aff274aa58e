import { describe, expect, test } from 'vitest';
import { suggestMappings } from '../../src/mapping/suggest.ts';
import { fedBy, targets } from './helpers.ts';
import type { Cell } from './raw.ts';
import { suggesting } from './suggesting.ts';
import { Dice, iso, makeWorld } from './world.ts';

const { folder, suggestOne } = suggesting();
const words = (text: string) => text.split(' ');

const ACCOUNTS = words('id login mail hash tg land plan credit created seen ip ref banned notes');
const CALLS = words('id user uniqueid shown name dialled started duration talk result line ip keys cost');

describe('what calls and their lists are told by', () => {
  test('an operator’s subscribers are accounts, not people to be called, and ringing is no length of a call', async () => {
    const names = words(
      'Tom_Garcia Oliver_Byrne Anna_Novak Marie_Dupont Jan_Visser Sofia_Rossi Peter_Klein Emma_Murphy',
    );
    const subscribers = names.map((name, i) => [
      `C-${4000 + i * 31}`,
      name.replace('_', ' '),
      `3162${1_000_000 + i * 7919}`,
      `T${i % 3}`,
      `2022-0${1 + (i % 6)}-1${i % 9}T06:48:44Z`,
      i % 4 === 0 ? 'CLOSED' : 'ACTIVE',
    ]);
    const calls = Array.from({ length: 300 }, (_, i) => [
      `K${4100 + i}`,
      subscribers[i % 8]![0]!,
      `4940884${(i % 11) + 25_000}`,
      `4477009${10_000 + ((i * 7919) % 89_999)}`,
      `2022-08-${10 + (i % 20)}T1${i % 10}:46:${10 + (i % 50)}Z`,
      i % 3 === 0 ? 0 : 5 + ((i * 37) % 400),
      3 + (i % 20),
      i % 3 === 0 ? 19 : 16,
    ]);
    const mapping = await suggestOne([
      {
        table: 'cdr',
        columns: words('CDR_ID SUBSCRIBER A_NUMBER B_NUMBER START_TIME DURATION_SEC RING_SEC CAUSE'),
        rows: calls,
      },
      {
        table: 'subscribers',
        columns: words('SUBSCRIBER CUSTOMER_NAME LINE TARIFF ACTIVATED STATUS'),
        rows: subscribers,
      },
    ]);
    expect(targets(mapping)).toEqual({ cdr: 'call', subscribers: 'account' });
    expect(fedBy(mapping, 'cdr')).toMatchObject({ account_ref: '1', dialled_raw: '3', talk_s: '5' });
    expect(fedBy(mapping, 'cdr')).not.toHaveProperty('duration_s');
  });

  test('numbers that follow conversation are the outcome, numbers that change from call to call the line', async () => {
    const dice = new Dice(3);
    const accounts = Array.from({ length: 30 }, (_, i) => [
      1007 + i * 13,
      `user_${'abcdefghij'[i % 10]}${i}`,
      `u${i}x@example.net`,
      `$2y$10$${'abcdefghijklmnopqrstuv'.slice(0, 20)}${i}`,
    ]);
    const calls = Array.from({ length: 1500 }, (_, i) => {
      const talk = i % 2 === 0 ? 3 + dice.int(300) : 0;
      const outcome = talk > 0 ? 3 : dice.int(3);
      return [
        i + 5000,
        accounts[dice.int(30)]![0]!,
        `+447946${100_000 + ((i * 7919) % 800_000)}`,
        `+44207946${1000 + (i % 9)}`,
        iso(1_640_000_000_000 + i * 311_000),
        talk + dice.int(26) + 4,
        talk,
        dice.int(7),
        outcome,
      ];
    });
    const mapping = await suggestOne([
      { table: 't1', columns: words('f1 f2 f3 f4'), rows: accounts },
      { table: 't2', columns: words('f1 f2 f3 f4 f5 f6 f7 f8 f9'), rows: calls },
    ]);
    expect(fedBy(mapping, 't2')).toMatchObject({ talk_s: '6', trunk: '7', disposition: '8', answered: '8' });
    const answered = mapping.tables.find(({ source }) => source === 't2')!.fields['answered']!;
    expect(answered.as).toEqual({ kind: 'boolean', yes: ['3'], no: ['0', '1', '2'] });
  });

  test('a list of which only some calls name an entry is a list all the same', async () => {
    const dice = new Dice(5);
    const entries = Array.from({ length: 120 }, (_, i) => [
      i + 1,
      `${dice.person()}`,
      `+447946${200_000 + i * 7}`,
      1 + (i % 3),
    ]);
    const calls = Array.from({ length: 1200 }, (_, i) => {
      const entry = i % 10 === 0 ? entries[dice.int(120)]! : undefined;
      const talk = dice.int(3) === 0 ? 0 : 3 + dice.int(300);
      const number = entry?.[2] ?? `+447946${300_000 + ((i * 7919) % 600_000)}`;
      const at = iso(1_640_000_000_000 + i * 311_000);
      return [i + 5000, 1 + dice.int(9), entry?.[0] ?? null, number, '+442079460001', at, talk + 9, talk];
    });
    const mapping = await suggestOne([
      { table: 'numbers', columns: words('id name phone list_id'), rows: entries },
      { table: 'calls', columns: words('id user_id number_id dst cid started duration billsec'), rows: calls },
    ]);
    expect(targets(mapping)).toEqual({ numbers: 'contact', calls: 'call' });
  });

  test("accounts that are numbers but for a few of the exchange's own are referred to by their numbers", async () => {
    const world = makeWorld({ accounts: 40, calls: 400 });
    const numbered = (ref: Cell) => String(6000 + Number(ref));
    const agents: Cell[][] = [
      ...world.accounts.map((row, i): Cell[] => [i + 1, numbered(row[0]!), ...row.slice(1)]),
      ...['VDAD', 'VDCL'].map((own, i): Cell[] => [41 + i, own, own, ...ACCOUNTS.slice(2).map(() => null)]),
    ];
    const catalog = await folder().exhibit('agents', [
      { table: 'users', columns: ['row', 'extension', ...ACCOUNTS.slice(1)], rows: agents },
      { table: 'calls', columns: CALLS, rows: world.calls.map((row) => [row[0]!, numbered(row[1]!), ...row.slice(2)]) },
    ]);
    const paid = await folder().exhibit('paid', [
      {
        table: 'payments',
        columns: words('id account coin to from txid coins sum at confirmed'),
        rows: world.payments.map((row) => [row[0]!, numbered(row[1]!), ...row.slice(2)]),
      },
    ]);
    const { mappings } = await suggestMappings(folder().engine, folder().path, [catalog, paid], [], {});
    expect(fedBy(mappings[1]!, 'payments')).toMatchObject({ account_ref: '1' });
  });
});
