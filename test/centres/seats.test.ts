import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLER_PARAMETERS, SEAT_PARAMETERS } from '../../src/domains/centres/parameters.ts';
import { prepareMacros } from '../../src/domains/macros.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';

const SQL = readFileSync(new URL('../../src/domains/centres/tables/centre-seat.sql', import.meta.url), 'utf8');
const PARAMETERS = {
  seat_talk_s: SEAT_PARAMETERS.seat_talk_s.value,
  caller_talk_s: CALLER_PARAMETERS.caller_talk_s.value,
};

/** A talk: account, begin and length in seconds. */
type Talk = readonly [account: string, begin: number, talk: number];

const range = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('operators who hand each other people', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openDuckdb();
    await prepareMacros(engine);
    await engine.run('CREATE SCHEMA work');
    await engine.run('CREATE SCHEMA canonical');
    await engine.run('CREATE TABLE work.operator_account (account_ref VARCHAR, operator_id VARCHAR)');
    await engine.run('CREATE TABLE work.recorded_message (account_ref VARCHAR)');
    await engine.run('CREATE TABLE work.centre_account (centre_id VARCHAR, account_ref VARCHAR)');
    await engine.run("INSERT INTO work.centre_account VALUES ('cc', 'a'), ('cc', 'b')");
  });
  afterAll(() => engine.close());

  async function seen(talks: readonly Talk[]) {
    await engine.run(
      `CREATE OR REPLACE TABLE canonical.call AS
       SELECT account, make_timestamp(CAST(begin AS BIGINT) * 1000000) AS started_at, CAST(talk AS BIGINT) AS talk_s,
              CAST(talk AS BIGINT) AS duration_s
       FROM (SELECT unnest($a) AS account, unnest($b) AS begin, unnest($t) AS talk)`,
      { a: talks.map(([a]) => a), b: talks.map(([, b]) => String(b)), t: talks.map(([, , t]) => String(t)) },
    );
    await engine.run('ALTER TABLE canonical.call RENAME account TO account_ref');
    const [row] = await engine.rows(
      `SELECT meetings, meetings_evidence(meetings, meetings_by_chance) AS evidence, most FROM (${SQL})`,
      PARAMETERS,
    );
    return { meetings: Number(row!['meetings']), evidence: Number(row!['evidence']), most: Number(row!['most']) };
  }

  it('are several people when they talk at the same moment as often as their hours let them', async () => {
    const talks = range(12).flatMap((i): Talk[] => [
      ['a', i * 500, 200],
      ['b', i * 530 + 90, 210],
    ]);
    const found = await seen(talks);
    expect(found.evidence).toBeGreaterThan(300);
    expect(found.most).toBe(2);
  });

  it('are one person when in the same hours they never do', async () => {
    const talks = range(14).flatMap((i): Talk[] => [
      ['a', i * 500, 230],
      ['b', i * 500 + 240, 240],
    ]);
    const found = await seen(talks);
    expect(found.meetings).toBe(0);
    expect(found.evidence).toBeLessThan(-300);
  });

  it("are not one person because a dialler's many talks lie on top of each other elsewhere in the hour", async () => {
    const talks = range(6).flatMap((hour): Talk[] => [
      ...range(20).map((i): Talk => ['a', hour * 3600 + i * 5, 200]),
      ...range(5).map((i): Talk => ['b', hour * 3600 + 1800 + i * 220, 200]),
    ]);
    expect((await seen(talks)).evidence).toBeGreaterThan(-400);
  });

  it('may be either when they never worked in the same hour', async () => {
    const talks = range(14).flatMap((i): Talk[] => [
      ['a', i * 86_400, 230],
      ['b', i * 86_400 + 40_000, 240],
    ]);
    expect((await seen(talks)).evidence).toBe(0);
  });
});
