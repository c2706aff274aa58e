import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORKPLACE_PARAMETERS } from '../../src/domains/centres/parameters.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';

const SQL = readFileSync(new URL('../../src/domains/centres/tables/workplace.sql', import.meta.url), 'utf8');
const PARAMETERS = Object.fromEntries(Object.entries(WORKPLACE_PARAMETERS).map(([name, { value }]) => [name, value]));
const START = 438_000;

/** An account at an address in an hour since START. */
type Cell = readonly [account: string, place: string, hour: number];

describe('places that several accounts share', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openDuckdb();
    await engine.run('CREATE SCHEMA work');
    await engine.run('CREATE TABLE work.operator_account (account_ref VARCHAR, operator_id VARCHAR)');
    await engine.run(
      'CREATE TABLE work.hand_over (account_a VARCHAR, account_b VARCHAR, numbers BIGINT, common BIGINT)',
    );
  });
  afterAll(() => engine.close());

  async function evidence(cells: readonly Cell[], kind = 'address'): Promise<Record<string, number>> {
    await engine.run(
      'CREATE OR REPLACE TABLE work.presence (account_ref VARCHAR, agent_ref VARCHAR, kind VARCHAR, place VARCHAR, hour BIGINT, calls BIGINT)',
    );
    await engine.run(
      "INSERT INTO work.presence SELECT unnest($a), '', $kind, unnest($p), CAST(unnest($h) AS BIGINT), 3",
      { kind, a: cells.map(([a]) => a), p: cells.map(([, p]) => p), h: cells.map(([, , h]) => String(START + h)) },
    );
    const rows = await engine.rows(SQL, PARAMETERS);
    return Object.fromEntries(rows.map((row) => [String(row['place']), Number(row['evidence'])]));
  }

  const days = (n: number) => Array.from({ length: n }, (_, day) => day);

  it('a room whose people work the same shift is believed to be one', async () => {
    const cells = days(10).flatMap((day) =>
      days(5).flatMap((who) =>
        [9, 10, 11, 13, 14].map((hour): Cell => [`a${who}`, 'room', day * 24 + hour + (who % 2)]),
      ),
    );
    expect((await evidence(cells))['room']).toBeGreaterThan(300);
  });

  it('an exit at which strangers meet as chance has it is not', async () => {
    const cells = days(60).flatMap((who) =>
      days(8).map((k): Cell => [`s${who}`, 'exit', (who * 7919 + k * 104_729 + who * k * 31) % 8000]),
    );
    expect((await evidence(cells))['exit']).toBeLessThan(0);
  });

  it('an exit so busy that somebody is always there is not, for it is always somebody else', async () => {
    const cells = days(900).flatMap((who) =>
      days(6).map((k): Cell => [`s${who}`, 'exit', (who * 7919 + k * 104_729 + who * k * 31) % 2000]),
    );
    expect((await evidence(cells))['exit']).toBeLessThan(0);
  });

  it('a room of two shifts that never meet is one when they hand people to each other', async () => {
    const cells = days(8).flatMap((day) =>
      days(4).flatMap((who) => [0, 1].map((k): Cell => [`w${who}`, 'shifts', day * 24 + 6 + 3 * who + k])),
    );
    expect((await evidence(cells))['shifts']).toBeLessThan(0);
    await engine.run("INSERT INTO work.hand_over VALUES ('w0', 'w2', 2, 2), ('w1', 'w3', 1, 1)");
    expect((await evidence(cells))['shifts']).toBeGreaterThan(0);
    await engine.run('DELETE FROM work.hand_over');
  });

  it('two accounts of one person are no company for each other where others come by', async () => {
    await engine.run("INSERT INTO work.operator_account VALUES ('m', 'op-1'), ('n', 'op-1')");
    const cells: Cell[] = days(9).flatMap((day) =>
      [9, 10, 11].flatMap((hour): Cell[] => [
        ['m', 'desk', day * 24 + hour],
        ['n', 'desk', day * 24 + hour],
      ]),
    );
    expect((await evidence([...cells, ['z', 'desk', 4 * 24 + 20]]))['desk']).toBeLessThan(0);
    await engine.run('DELETE FROM work.operator_account');
  });

  it('two accounts that met once at an address are no room', async () => {
    expect(
      (
        await evidence([
          ['a', 'x', 10],
          ['b', 'x', 10],
          ['b', 'x', 40],
        ])
      )['x'],
    ).toBeLessThan(0);
  });

  it('a place where several were in one week of two years is a room although they hardly met there', async () => {
    const apart = days(4).flatMap((who) => [0, 1, 2].map((k): Cell => [`v${who}`, 'week', who * 30 + k * 24]));
    const lives = days(4).flatMap((who) => days(300).map((k): Cell => [`q${who}`, `home ${who}`, k * 60]));
    expect((await evidence([...apart, ...lives]))['week']).toBeGreaterThan(0);
  });

  it('an exit where as many came in the course of a year is none', async () => {
    const apart = days(4).flatMap((who) => [0, 1, 2].map((k): Cell => [`v${who}`, 'year', who * 2000 + k * 24]));
    const lives = days(4).flatMap((who) => days(300).map((k): Cell => [`q${who}`, `home ${who}`, k * 60]));
    expect((await evidence([...apart, ...lives]))['year']).toBeLessThan(0);
  });

  it('a list on which accounts follow each other, and seldom meet, is no room: one person may hold them all', async () => {
    const turns = days(8).flatMap((who) =>
      days(12).map((k): Cell => [`f${who}`, '9008', who * 480 + (k % 3) * 24 + Math.floor(k / 3) + 9]),
    );
    const meet = days(7).flatMap((who): Cell[] => [[`f${who}`, '9008', (who + 1) * 480 + 9]]);
    expect((await evidence([...turns, ...meet], 'list'))['9008']).toBeLessThan(0);
  });

  it('an exit is none where one worked for days and the others came once, months apart', async () => {
    const host = days(2).flatMap((day) => days(8).map((k): Cell => ['host', 'kept', 3000 + day * 24 + k]));
    const guests: Cell[] = [
      ['g0', 'kept', 100],
      ['g1', 'kept', 6000],
    ];
    const lives = days(4).flatMap((who) => days(300).map((k): Cell => [`q${who}`, `home ${who}`, k * 60]));
    expect((await evidence([...host, ...guests, ...lives]))['kept']).toBeLessThan(0);
  });

  it('an exit is none although rows of another decade stretch the time of the case', async () => {
    const apart = days(4).flatMap((who) => [0, 1, 2].map((k): Cell => [`v${who}`, 'year', who * 2000 + k * 24]));
    const lives = days(4).flatMap((who) => days(300).map((k): Cell => [`q${who}`, `home ${who}`, k * 60]));
    const wrong = days(200).map((k): Cell => ['q1', 'home 1', -260_000 + k]);
    expect((await evidence([...apart, ...lives, ...wrong]))['year']).toBeLessThan(0);
  });
});
