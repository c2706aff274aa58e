import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { suggestMappings } from '../../src/mapping/suggest.ts';
import { validateLookups, validateMapping } from '../../src/mapping/validate.ts';
import { canonicalTable } from '../../src/model/tables/all.ts';
import { fedBy, targets } from './helpers.ts';
import { LANGUAGES, type Logical } from './languages.ts';
import { RawFolder, type SmallTable } from './raw.ts';
import { SHAPES } from './shapes.ts';
import { makeComplaints, makeWorld } from './world.ts';

let folder: RawFolder;
beforeAll(async () => {
  folder = await RawFolder.make();
});
afterAll(() => folder.close());

const words = (text: string) => text.split(' ');
/** Which field each column of the made-up world feeds, in the order of its columns. */
const FIELDS: Readonly<Record<Logical, readonly [string, readonly string[]]>> = {
  accounts: [
    'account',
    words(
      'account_ref username email_raw password_hash handle_raw dial_region_raw plan balance created_at last_seen_at signup_ip_raw referrer_ref banned notes',
    ),
  ],
  logins: ['login', words('login_ref account_ref ip_raw user_agent device at')],
  payments: [
    'payment',
    words('payment_ref account_ref method to_wallet_raw from_wallet_raw txid coin_amount amount at confirmed'),
  ],
  calls: [
    'call',
    words(
      'call_ref account_ref unique_ref presented_raw presented_name dialled_raw started_at duration_s talk_s disposition trunk ip_raw digits cost',
    ),
  ],
  codes: ['interception', words('interception_ref account_ref call_ref target_raw organisation code status at')],
  tickets: ['message', words('message_ref account_ref subject body at')],
  complaints: [
    'complaint',
    words(
      'complaint_ref received_on name postcode called_raw presented_raw call_date call_time_raw organisation loss currency narrative',
    ),
  ],
};

async function suggestOne(name: string, tables: readonly SmallTable[]): Promise<Mapping> {
  const catalog = await folder.exhibit(name, tables);
  const { mappings } = await suggestMappings(folder.engine, folder.path, [catalog], []);
  validateMapping(mappings[0], catalog);
  validateLookups(mappings[0]!, [catalog]);
  return mappings[0]!;
}

function worldTables(language: string): SmallTable[] {
  const { style, complaints, tables } = LANGUAGES[language]!;
  const world = { ...makeWorld(style), complaints: complaints ? makeComplaints(complaints) : [] };
  return Object.entries(tables).map(([logical, [table, columns]]) => ({
    table,
    columns,
    rows: world[logical as Logical],
  }));
}

describe('a spoofing shop and complaints about it, with tables and columns in another language', () => {
  test.each(Object.keys(LANGUAGES))('%s: every column feeds its field', async (language) => {
    const mapping = await suggestOne(language, worldTables(language));
    for (const [logical, [source]] of Object.entries(LANGUAGES[language]!.tables)) {
      const [target, fields] = FIELDS[logical as Logical];
      expect({ [source]: targets(mapping)[source] }).toEqual({ [source]: target });
      expect(fedBy(mapping, source)).toMatchObject(Object.fromEntries(fields.map((field, i) => [field, String(i)])));
    }
    const calls = mapping.tables.find(({ target }) => target === 'call')!;
    const [answered, none, busy, failed] = LANGUAGES[language]!.style?.outcomes ?? [
      'ANSWERED',
      'NO ANSWER',
      'BUSY',
      'FAILED',
    ];
    const lower = (...texts: string[]) => texts.map((text) => text.toLowerCase()).sort();
    expect(calls.fields['answered']!.as).toEqual({
      kind: 'boolean',
      yes: lower(answered),
      no: lower(none, busy, failed),
    });
    const codes = mapping.tables.find(({ target }) => target === 'interception')!;
    const [yes, no] = LANGUAGES[language]!.style?.captured ?? ['captured', 'expired'];
    expect(codes.fields['captured']!.as).toEqual({ kind: 'boolean', yes: lower(yes), no: lower(no) });
  });
});

test('names that mean nothing: calls, accounts and what refers to them are found by content and keys alone', async () => {
  const tables = worldTables('dutch').map((table, t) => ({
    ...table,
    table: `t${t}`,
    columns: table.columns.map((_, c) => `f${c}`),
  }));
  const mapping = await suggestOne('meaningless', tables);
  expect(targets(mapping)).toMatchObject({
    t0: 'account',
    t1: 'login',
    t2: 'payment',
    t3: 'call',
    t4: 'interception',
    t6: 'complaint',
  });
  expect(fedBy(mapping, 't0')).toMatchObject({
    account_ref: '0',
    email_raw: '2',
    password_hash: '3',
    created_at: '8',
    last_seen_at: '9',
    referrer_ref: '11',
  });
  expect(fedBy(mapping, 't1')).toMatchObject({ account_ref: '1', ip_raw: '2', user_agent: '3', device: '4', at: '5' });
  expect(fedBy(mapping, 't2')).toMatchObject({
    account_ref: '1',
    to_wallet_raw: '3',
    from_wallet_raw: '4',
    txid: '5',
    coin_amount: '6',
    amount: '7',
    at: '8',
  });
  expect(fedBy(mapping, 't3')).toMatchObject({
    account_ref: '1',
    unique_ref: '2',
    presented_raw: '3',
    dialled_raw: '5',
    started_at: '6',
    duration_s: '7',
    talk_s: '8',
    answered: '9',
  });
  expect(fedBy(mapping, 't4')).toMatchObject({ call_ref: '2', target_raw: '3', organisation: '4', code: '5' });
  expect(fedBy(mapping, 't6')).toMatchObject({
    received_on: '1',
    called_raw: '4',
    presented_raw: '5',
    call_date: '6',
    call_time_raw: '7',
    organisation: '8',
    currency: '10',
    narrative: '11',
  });
});

describe('seizures of other kinds', () => {
  test.each(Object.keys(SHAPES))('%s', async (name) => {
    const shape = SHAPES[name]!();
    const mapping = await suggestOne(name, shape.tables);
    for (const [source, [target, fields]] of Object.entries(shape.expect)) {
      expect({ [source]: targets(mapping)[source] }).toEqual({ [source]: target });
      expect(fedBy(mapping, source)).toMatchObject(fields);
    }
  });
});

test('a login name in the call table is looked up where the account’s key differs', async () => {
  const tables = SHAPES['vicidial']!().tables.map(({ table, columns, rows }) => ({
    table: table.replace('vicidial', 'room'),
    columns: columns.map((name) => (name === 'user_level' ? 'rank' : name === 'length_in_sec' ? 'seconds' : name)),
    rows,
  }));
  const mapping = await suggestOne('a dialler of their own', tables);
  const { lookup } = mapping.tables.find(({ source }) => source === 'room_log')!.fields['account_ref']!;
  expect(lookup).toMatchObject({
    table: 'room_users',
    match: { column: 1, name: 'user' },
    take: { column: 0, name: 'user_id' },
  });
});

test('a mapping that exists is kept, and is context for what comes later', async () => {
  const service = await folder.exhibit(
    'service',
    worldTables('american').filter(({ table }) => table !== 'Complaints'),
  );
  const later = await folder.exhibit(
    'later',
    worldTables('american').filter(({ table }) => table === 'Complaints' || table === 'Deposits'),
  );
  const first = await suggestMappings(folder.engine, folder.path, [service], []);
  const second = await suggestMappings(folder.engine, folder.path, [service, later], first.mappings);
  expect(second.mappings.map(({ exhibit }) => exhibit)).toEqual([later.exhibit]);
  expect(targets(second.mappings[0]!)).toEqual({ Complaints: 'complaint', Deposits: 'payment' });
  expect(fedBy(second.mappings[0]!, 'Deposits')['account_ref']).toBe('1');
});

test('the same tables give the same suggestion, whatever the number of threads', async () => {
  const catalog = await folder.exhibit('twice', worldTables('german'));
  const before = await suggestMappings(folder.engine, folder.path, [catalog], []);
  await folder.engine.run('SET threads = 1');
  const after = await suggestMappings(folder.engine, folder.path, [catalog], []);
  await folder.engine.run('SET threads = 2');
  expect(after).toEqual(before);
});

test('only columns that a mapping may fill are filled, each from columns that exist', async () => {
  const mapping = await suggestOne('columns', worldTables('polish'));
  for (const table of mapping.tables) {
    if (table.target === null) continue;
    const mapped = canonicalTable(table.target)
      .columns.filter(({ filled }) => filled === 'mapped')
      .map(({ name }) => name);
    expect(mapped).toEqual(expect.arrayContaining(Object.keys(table.fields)));
  }
});
