import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAND_OVER_PARAMETERS } from '../../src/domains/centres/parameters.ts';
import { prepareMacros } from '../../src/domains/macros.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';

const SQL = readFileSync(new URL('../../src/domains/centres/tables/hand-over.sql', import.meta.url), 'utf8');
const PARAMETERS = Object.fromEntries(Object.entries(HAND_OVER_PARAMETERS).map(([name, { value }]) => [name, value]));
const HOUR = 3600;

/** A call: account, seconds since 1970, number, who took it over. */
type Passed = readonly [account: string, at: number, dialled: string, to: string | null];
/** An hour in which somebody worked: account, agent, hour. */
type Worked = readonly [account: string, agent: string, hour: number];

describe('calls that are passed on while they go on', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckdb();
    await prepareMacros(engine);
    await engine.run('CREATE SCHEMA work');
    await engine.run('CREATE SCHEMA canonical');
    await engine.run('CREATE TABLE number (number VARCHAR, accounts BIGINT, class VARCHAR)');
    await engine.run('CREATE TABLE work.operator_account (account_ref VARCHAR, operator_id VARCHAR)');
    await engine.run("INSERT INTO work.operator_account VALUES ('a', 'op-1'), ('a2', 'op-1'), ('b', 'op-2')");
  });
  afterAll(() => engine.close());

  async function handedOver(calls: readonly Passed[], work: readonly Worked[], ignored = '') {
    await engine.run(
      `CREATE OR REPLACE TABLE canonical.call AS
       SELECT account_ref, make_timestamp(CAST(begun AS BIGINT) * 1000000) AS started_at, dialled, dialled AS dialled_raw, transferred_to,
              '' AS exhibit, '' AS source_table, 0 AS source_row
       FROM (SELECT unnest($a) AS account_ref, unnest($t) AS begun, unnest($d) AS dialled, unnest($o) AS transferred_to)`,
      {
        a: calls.map(([one]) => one),
        t: calls.map(([, at]) => String(at)),
        d: calls.map(([, , dialled]) => dialled),
        o: calls.map(([, , , to]) => to ?? ''),
      },
    );
    await engine.run("UPDATE canonical.call SET transferred_to = NULL WHERE transferred_to = ''");
    await engine.run(
      `CREATE OR REPLACE TABLE work.presence AS
       SELECT account_ref, agent_ref, CAST(hour AS BIGINT) AS hour
       FROM (SELECT unnest($a) AS account_ref, unnest($g) AS agent_ref, unnest($h) AS hour)`,
      { a: work.map(([one]) => one), g: work.map(([, agent]) => agent), h: work.map(([, , hour]) => String(hour)) },
    );
    const rows = await engine.rows(`SELECT * FROM (${SQL}) ORDER BY account_a, account_b`, {
      ...PARAMETERS,
      ignore_centre_evidence: ignored,
    });
    return rows.map((row) => [row['account_a'], row['account_b'], Number(row['numbers']), Number(row['transferred'])]);
  }

  const shift: readonly Worked[] = [
    ['a', '', 10],
    ['b', '', 10],
    ['a2', '', 10],
  ];
  const at = 10 * HOUR + 60;

  it('hand over as many people as were passed on, each once', async () => {
    const calls: Passed[] = [
      ['a', at, '+441', 'b'],
      ['a', at + 600, '+441', 'b'],
      ['b', at + 900, '+442', 'a'],
    ];
    expect(await handedOver(calls, shift)).toEqual([['a', 'b', 2, 2]]);
  });

  it('say nothing of another account of the same operator, or of somebody who was not at work', async () => {
    expect(await handedOver([['a', at, '+441', 'a2']], shift)).toEqual([]);
    expect(await handedOver([['a', at + 5 * HOUR, '+441', 'b']], shift)).toEqual([]);
    expect(await handedOver([['a', at, '+441', '299']], shift)).toEqual([]);
  });

  it('are left out with their kind of evidence alone', async () => {
    const calls: Passed[] = [['a', at, '+441', 'b']];
    expect(await handedOver(calls, shift, 'transfers')).toEqual([]);
    expect(await handedOver(calls, shift, 'addresses,hand_overs')).toEqual([['a', 'b', 1, 1]]);
  });

  it('lead to the account of an agent, unless several accounts have one of that name or it is the own', async () => {
    const agents = (...more: Worked[]): Worked[] => [...shift, ['b', '204', 10], ...more];
    expect(await handedOver([['a', at, '+441', '204']], agents())).toEqual([['a', 'b', 1, 1]]);
    expect(await handedOver([['a', at, '+441', '204']], agents(['c', '204', 10]))).toEqual([]);
    expect(await handedOver([['a', at, '+441', 'b']], agents(['a', 'b', 10]))).toEqual([]);
  });

  it('tell people taken over soon from those whom the other called days later, and both from those after months', async () => {
    const day = 24 * HOUR;
    const numbers = ['+441', '+442', '+443'];
    await engine.run("INSERT INTO number SELECT unnest(['+441', '+442', '+443']), 2, 'victim'");
    const calls = numbers.flatMap((number, i): Passed[] => [
      ['a', at, number, null],
      ['b', at + [HOUR, 9 * day, 200 * day][i]!, number, null],
    ]);
    await handedOver(calls, shift);
    const [row] = await engine.rows(`SELECT numbers, common, late FROM (${SQL})`, PARAMETERS);
    await engine.run('DELETE FROM number');
    expect([row!['numbers'], row!['common'], row!['late']].map(Number)).toEqual([1, 3, 1]);
  });
});
