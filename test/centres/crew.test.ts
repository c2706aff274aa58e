import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CENTRE_PARAMETERS, IGNORED_PARAMETERS, WORKPLACE_PARAMETERS } from '../../src/domains/centres/parameters.ts';
import { prepareMacros } from '../../src/domains/macros.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';

const SQL = readFileSync(new URL('../../src/domains/centres/tables/call-centre.sql', import.meta.url), 'utf8');
const PARAMETERS = Object.fromEntries(
  Object.entries({ ...WORKPLACE_PARAMETERS, ...CENTRE_PARAMETERS, ...IGNORED_PARAMETERS })
    .map(([name, { value }]) => [name, value] as const)
    .filter(([name]) => SQL.includes(`$${name}`)),
);
const ACCOUNTS = ['a', 'b', 'c', 'd'];

/** Tables that the step reads, of a crew of four operators without a room who handed each other ten people. */
const TABLES = [
  "work.centre_account AS SELECT 'cc' AS centre_id, unnest(['a', 'b', 'c', 'd']) AS account_ref",
  "work.operator_account AS SELECT account_ref, 'op-' || account_ref AS operator_id FROM work.centre_account",
  'work.account_seat (account_ref VARCHAR, agents BIGINT, agents_at_once BIGINT)',
  'work.centre_place (centre_id VARCHAR, kind VARCHAR, place VARCHAR)',
  `work.workplace (kind VARCHAR, place VARCHAR, cells BIGINT, evidence BIGINT, together BIGINT, dedicated BIGINT, in_shift BIGINT,
     days_together BIGINT)`,
  'work.ip_network (ip VARCHAR, place VARCHAR, network VARCHAR, organisation VARCHAR, country VARCHAR)',
  'canonical.call (account_ref VARCHAR, dialled VARCHAR, trunk VARCHAR, list_ref VARCHAR, started_at TIMESTAMP)',
  'victim (number VARCHAR)',
  "work.hand_over AS SELECT 'a' AS account_a, unnest(['b', 'c', 'd']) AS account_b, 4 AS numbers, 4 AS common, 0 AS transferred, 0 AS late",
  'work.centre_shift (centre_id VARCHAR, zone VARCHAR, weekday BIGINT, hour BIGINT, people BIGINT)',
  `work.centre_desk (centre_id VARCHAR, desks BIGINT, overlapping BIGINT, own BIGINT, own_by_chance BIGINT, days BIGINT,
     days_apart BIGINT)`,
  'work.operator_caller (operator_id VARCHAR, own BIGINT, own_by_chance BIGINT, days BIGINT, days_apart BIGINT)',
  'work.centre_seat (centre_id VARCHAR, usual BIGINT, most BIGINT, meetings BIGINT, meetings_by_chance BIGINT)',
];

describe('four who hand each other people and share no room', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openDuckdb();
    await prepareMacros(engine);
    for (const schema of ['work', 'canonical']) await engine.run(`CREATE SCHEMA ${schema}`);
    for (const table of TABLES) await engine.run(`CREATE TABLE ${table}`);
  });
  afterAll(() => engine.close());

  /** @param dayOf the days on which each of the four is at work. */
  async function found(dayOf: (account: number) => readonly number[]) {
    const work = ACCOUNTS.flatMap((account, i) => dayOf(i).map((day) => ({ account, hour: String(24 * day + 10) })));
    await engine.run(
      `CREATE OR REPLACE TABLE work.presence AS
       SELECT account_ref, '' AS agent_ref, 'address' AS kind, '' AS place, CAST(hour AS BIGINT) AS hour, 5 AS calls
       FROM (SELECT unnest($a) AS account_ref, unnest($h) AS hour)`,
      { a: work.map(({ account }) => account), h: work.map(({ hour }) => hour) },
    );
    return await engine.rows(`SELECT seats, reasons FROM (${SQL})`, PARAMETERS);
  }

  it('are a crew when they come on the same days', async () => {
    const [row] = await found(() => [1, 2, 3, 4, 5, 8, 9]);
    expect(Number(row!['seats'])).toBe(4);
    expect(row!['reasons']).toContain('100 % of their days at work in company');
  });

  it('are one person when one account is taken up after the other', async () => {
    expect(await found((i) => [5 * i, 5 * i + 1, 5 * i + 2, 5 * i + 3])).toEqual([]);
  });

  it('are no crew when they work now and then over months', async () => {
    expect(await found(() => [1, 60, 130, 200, 290])).toEqual([]);
  });
});
