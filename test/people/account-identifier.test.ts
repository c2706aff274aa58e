import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PEOPLE } from '../../src/domains/people/all.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { canonicalTable } from '../../src/model/tables/all.ts';

const STEP = PEOPLE.find(({ name }) => name === 'work.account_identifier')!;

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckdb();
  await engine.run('CREATE SCHEMA canonical');
  await engine.run('CREATE SCHEMA work');
});
afterAll(() => engine.close());
beforeEach(async () => {
  for (const name of ['account', 'login', 'payment', 'call', 'contact']) {
    const columns = canonicalTable(name).columns.map((column) => `"${column.name}" ${column.type}`);
    await engine.run(`CREATE OR REPLACE TABLE canonical.${name} (${columns.join(', ')})`);
  }
  await engine.run('CREATE OR REPLACE TABLE number (number VARCHAR, class VARCHAR)');
  await engine.run('CREATE OR REPLACE TABLE work.presented_organisation (presented VARCHAR, organisation VARCHAR)');
});

async function calls(account: string, shown: string, times: number, list: string | null = null): Promise<void> {
  await engine.run(
    `INSERT INTO canonical.call (account_ref, presented, list_ref, exhibit, source_table, source_row)
     SELECT $account, $shown, $list, 'e', 'calls', i FROM range(CAST($times AS BIGINT)) AS r(i)`,
    { account, shown, list, times },
  );
}

async function used(kind: string): Promise<string[]> {
  if (STEP.kind !== 'sql') throw new Error('the step is one SELECT');
  const values = Object.fromEntries(Object.entries(STEP.parameters ?? {}).map(([name, { value }]) => [name, value]));
  const rows = await engine.rows(`SELECT * FROM (${STEP.sql}) WHERE kind = $kind ORDER BY account_ref, value`, {
    ...values,
    kind,
  });
  return rows.map((row) => `${row['account_ref']} ${row['value']}`);
}

test('a number that two accounts showed several times is an identifier of both', async () => {
  await calls('a', '+442079460001', 3);
  await calls('b', '+442079460001', 2);
  expect(await used('shown')).toEqual(['a +442079460001', 'b +442079460001']);
});

test('a number shown by one account, once by another, by many or for an organisation is none', async () => {
  await calls('a', '+442079460001', 3);
  await calls('a', '+442079460002', 3);
  await calls('b', '+442079460002', 1);
  for (const account of 'abcdefghi') await calls(account, '+442079460003', 2);
  for (const account of 'ab') await calls(account, '+442079460004', 2);
  await engine.run("INSERT INTO work.presented_organisation VALUES ('+442079460004', 'Norvik Bank')");
  expect(await used('shown')).toEqual([]);
});

test('a call list is an identifier of whoever worked it and of whoever owns it', async () => {
  await calls('a', '', 1, '101');
  await engine.run(
    "INSERT INTO canonical.contact (account_ref, list_ref, exhibit) VALUES ('b', '101', 'e'), (NULL, '102', 'e')",
  );
  expect(await used('list')).toEqual(['a 101', 'b 101']);
});

test('the row that shows an identifier is one row of one table, the first, not a mixture of several', async () => {
  await engine.run(
    `INSERT INTO canonical.account (account_ref, signup_ip, exhibit, source_table, source_row) VALUES ('a', '198.51.100.4', 'e', 'users', 8)`,
  );
  await engine.run(
    `INSERT INTO canonical.call (account_ref, ip, presented, list_ref, started_at, exhibit, source_table, source_row)
     VALUES ('a', '198.51.100.4', '+442079460001', '101', TIMESTAMP '2022-03-01 10:00:00', 'f', 'archive', 2),
            ('a', '198.51.100.4', '+442079460001', '101', TIMESTAMP '2022-03-01 11:00:00', 'e', 'cdr', 547),
            ('b', '198.51.100.4', '+442079460001', '101', TIMESTAMP '2022-03-02 11:00:00', 'e', 'cdr', 600),
            ('b', '198.51.100.4', '+442079460001', '101', TIMESTAMP '2022-03-02 12:00:00', 'e', 'cdr', 599)`,
  );
  if (STEP.kind !== 'sql') throw new Error('the step is one SELECT');
  const values = Object.fromEntries(Object.entries(STEP.parameters ?? {}).map(([name, { value }]) => [name, value]));
  const rows = await engine.rows(`SELECT * FROM (${STEP.sql}) ORDER BY kind, account_ref`, values);
  const from = (kind: string) =>
    rows
      .filter((row) => row['kind'] === kind)
      .map((row) => `${row['account_ref']} ${row['source_table']} ${row['source_row']}`);
  expect(from('ip')).toEqual(['a cdr 547', 'b cdr 599']);
  expect(from('shown')).toEqual(['a cdr 547', 'b cdr 599']);
  expect(from('list')).toEqual(['a cdr 547', 'b cdr 599']);
});
