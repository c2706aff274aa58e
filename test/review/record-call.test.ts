import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine, Row } from '../../src/engines/engine.ts';

const SQL = readFileSync(new URL('../../src/actions/review/record-call.sql', import.meta.url), 'utf8');

/** What the record reads, with calls that each lack something. */
const MADE = `
CREATE SCHEMA canonical; CREATE SCHEMA work;
CREATE TABLE canonical.call (call_ref VARCHAR, account_ref VARCHAR, started_at TIMESTAMP, dialled VARCHAR, presented VARCHAR,
  presented_name VARCHAR, talk_s BIGINT, exhibit VARCHAR, source_table VARCHAR, source_row BIGINT);
INSERT INTO canonical.call VALUES
  ('c1', 'a1', '2022-07-01 22:30:00', '+447700900001', '+442079460000', 'Bank', 240, 'e', 'calls', 1),
  (NULL, 'a1', '2022-01-01 22:30:00', '+447700900001', '+442079460000', NULL, 0, 'e', 'calls', 2),
  ('c3', 'a9', '2022-07-01 22:30:00', '', '', NULL, NULL, 'e', 'calls', 3),
  ('twice', 'a1', '2022-07-02 08:00:00', '+34600000001', '', NULL, 5, 'f', 'calls', 9),
  ('twice', 'a1', '2022-07-03 08:00:00', '+34600000001', '', NULL, 6, 'e', 'calls', 9),
  ('c5', 'a1', NULL, '+447700900001', '', NULL, 7, 'e', 'calls', 5);
CREATE TABLE work.number_fact (number VARCHAR, zone VARCHAR);
INSERT INTO work.number_fact VALUES ('+447700900001', 'Europe/London'), ('+34600000001', 'Europe/Madrid');
CREATE TABLE work.presented_organisation (presented VARCHAR, presented_name VARCHAR, organisation VARCHAR);
INSERT INTO work.presented_organisation VALUES ('+442079460000', 'Bank', 'Example Bank'), ('+442079460000', '', 'A line'), ('', '', NULL);
CREATE TABLE account (account_ref VARCHAR, operator_id VARCHAR);
INSERT INTO account VALUES ('a1', 'op-1');
`;

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckdb();
  await engine.script(MADE);
});
afterAll(() => engine.close());

const recordOf = (key: string): Promise<Row[]> => engine.rows(SQL, { key });

describe('a call beside a complaint in the review', () => {
  it('says day and time where the called number lives, in summer time too', async () => {
    expect(await recordOf('c1')).toEqual([
      {
        dialled: '+447700900001',
        presented: '+442079460000',
        local_day: '2022-07-01',
        local_time: '23:30',
        time_zone: 'Europe/London',
        organisation: 'Example Bank',
        talk_time: '240 s',
        account: 'a1',
        operator: 'op-1',
      },
    ]);
  });

  it('is found by its row where the service gave it no key', async () => {
    const [record] = await recordOf('calls:2');
    expect(record).toMatchObject({
      local_day: '2022-01-01',
      local_time: '22:30',
      talk_time: '0 s',
      organisation: 'A line',
    });
  });

  it('is not found by its row where the service gave it a key', async () => {
    expect(await recordOf('calls:1')).toEqual([]);
    expect(await recordOf('nobody')).toEqual([]);
  });

  it('leaves out what is not known, and says UTC where nothing tells the zone', async () => {
    const [record] = await recordOf('c3');
    expect(record).toMatchObject({ dialled: null, presented: null, local_time: '22:30', time_zone: 'UTC' });
    expect(record).toMatchObject({ organisation: null, talk_time: null, account: 'a9', operator: null });
    expect((await recordOf('c5'))[0]).toMatchObject({ local_day: null, local_time: null, talk_time: '7 s' });
  });

  it('is the same one every time when a key stands in two exhibits', async () => {
    for (let i = 0; i < 3; i++) {
      expect(await recordOf('twice')).toMatchObject([
        { local_day: '2022-07-03', local_time: '10:00', talk_time: '6 s' },
      ]);
    }
  });
});
