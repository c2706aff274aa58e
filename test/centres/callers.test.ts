import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLER_PARAMETERS } from '../../src/domains/centres/parameters.ts';
import { prepareMacros } from '../../src/domains/macros.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';

const SQL = readFileSync(new URL('../../src/domains/centres/tables/operator-caller.sql', import.meta.url), 'utf8');
const PARAMETERS = Object.fromEntries(Object.entries(CALLER_PARAMETERS).map(([name, { value }]) => [name, value]));

/** A call of one account: begin in seconds, talk in seconds, the number shown. */
type Talk = readonly [begin: number, talk: number, shown: string];

const DAY = 86_400;
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('who speaks through an account', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openDuckdb();
    await prepareMacros(engine);
    await engine.run('CREATE SCHEMA work');
    await engine.run('CREATE SCHEMA canonical');
    await engine.run('CREATE TABLE work.operator_account (account_ref VARCHAR, operator_id VARCHAR)');
    await engine.run('CREATE TABLE work.recorded_message (account_ref VARCHAR)');
  });
  afterAll(() => engine.close());

  async function evidence(talks: readonly Talk[]): Promise<number | undefined> {
    await engine.run(
      `CREATE OR REPLACE TABLE canonical.call (account_ref VARCHAR, presented VARCHAR, ip VARCHAR, trunk VARCHAR,
       started_at TIMESTAMP, duration_s BIGINT, talk_s BIGINT)`,
    );
    await engine.run(
      `INSERT INTO canonical.call
       SELECT 'a', shown, '', '', make_timestamp(CAST(begin AS BIGINT) * 1000000), CAST(talk AS BIGINT), CAST(talk AS BIGINT)
       FROM (SELECT unnest($b) AS begin, unnest($t) AS talk, unnest($s) AS shown)`,
      { b: talks.map(([b]) => String(b)), t: talks.map(([, t]) => String(t)), s: talks.map(([, , s]) => s) },
    );
    const [row] = await engine.rows(
      `SELECT callers_evidence(own, own_by_chance, days, days_apart) AS evidence FROM (${SQL})`,
      PARAMETERS,
    );
    return row && Number(row['evidence']);
  }

  /** Somebody who talks for some minutes, pauses, and talks again, for two hours. */
  const person = (day: number, shown: string, offset: number): Talk[] =>
    range(16).map((i) => [day * DAY + 36_000 + offset + i * 430, 200 + ((i * 37 + offset) % 170), shown]);

  it('is several people where talks overlap, but never those that show one number', async () => {
    const talks = range(3).flatMap((day) => [
      ...person(day, '+441', 0),
      ...person(day, '+442', 150),
      ...person(day, '+443', 290),
    ]);
    expect(await evidence(talks)).toBeGreaterThan(250);
  });

  it('is a dialler where talks that show one number overlap', async () => {
    const talks = range(3).flatMap((day) =>
      range(60).map((i): Talk => [day * DAY + 36_000 + i * 60, 100 + ((i * 53) % 160), i < 30 ? '+441' : '+442']),
    );
    expect(await evidence(talks)).toBeLessThan(0);
  });

  it('is a dialler where numbers rotate call by call', async () => {
    const talks = range(3).flatMap((day) =>
      range(90).map((i): Talk => [day * DAY + 36_000 + i * 40, 90 + ((i * 53) % 160), `+44${(i * i * 31 + i) % 4}`]),
    );
    expect(await evidence(talks)).toBeLessThan(250);
  });

  it('is nobody in particular where it happened on one day of many', async () => {
    const alone = range(30).flatMap((day) => person(day + 1, '+441', 0));
    expect(await evidence([...person(0, '+441', 0), ...person(0, '+442', 150), ...alone])).toBeLessThanOrEqual(0);
  });

  it('is not asked where hardly any talks overlap', async () => {
    expect(await evidence(person(0, '+441', 0))).toBeUndefined();
  });
});
