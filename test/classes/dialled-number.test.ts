import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLASSES } from '../../src/domains/classes/all.ts';
import { fieldsOf } from '../../src/domains/classes/pattern.ts';
import { prepareMacros } from '../../src/domains/macros.ts';
import { numberCalls } from '../../src/domains/telephony/tables/number-calls.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { canonicalTable } from '../../src/model/tables/all.ts';
import type { BuildContext } from '../../src/pipeline/context.ts';
import { parametersOf } from '../../src/pipeline/step.ts';

/** What is made here, one from the other. */
const ORDER = [
  'work.caller',
  'work.unresolved_number',
  'work.dialled_call',
  'work.number_calls',
  'work.dialled_number',
];
const READ = `
  CREATE SCHEMA work; CREATE SCHEMA canonical;
  CREATE TABLE work.presented_organisation (presented VARCHAR, presented_name VARCHAR, organisation VARCHAR, organisation_no BIGINT, calls BIGINT);
  CREATE TABLE work.shown_organisation (organisation_no BIGINT, organisation VARCHAR);
  CREATE TABLE work.organisation_line (number VARCHAR, organisation VARCHAR);
  CREATE TABLE work.registered_phone (phone VARCHAR, account_ref VARCHAR);
  CREATE TABLE work.captured_code (number VARCHAR, codes BIGINT);
  CREATE TABLE work.number_kind (kind_no BIGINT, region VARCHAR, type VARCHAR, zone VARCHAR);
  CREATE TABLE work.number_fact (digits BIGINT, kind_no BIGINT);
  CREATE TABLE work.machine_answer (disposition VARCHAR, answered_by VARCHAR, reached BOOLEAN, taken BOOLEAN);
  CREATE TABLE work.talk_second (place VARCHAR, talk_s BIGINT, machine BIGINT);
  CREATE TABLE work.talk_dimension AS SELECT '' AS dimension;
  CREATE TABLE work.talk_machine (talk_s BIGINT, followed BOOLEAN, machine BIGINT);
  CREATE TABLE work.session_start (digits BIGINT, starts BIGINT, alone BIGINT, looseness BIGINT, home BIGINT);
  CREATE TABLE work.recorded_message (account_ref VARCHAR, talk_s BIGINT)`;

describe('a dialled number', () => {
  let engine: Engine;

  beforeEach(async () => {
    engine = await openDuckdb();
    await prepareMacros(engine);
    await engine.script(READ);
    for (const name of ['call', 'interception', 'contact']) {
      const columns = canonicalTable(name).columns.map((column) => `"${column.name}" ${column.type}`);
      await engine.run(`CREATE TABLE canonical.${name} (${columns.join(', ')})`);
    }
  });

  afterEach(() => engine.close());

  /** So many calls of an account, a minute apart, each to another number of a country that begins with these digits. */
  async function dial(account: string, prefix: number, numbers: number, region: string): Promise<void> {
    await engine.run(
      `INSERT INTO canonical.call (account_ref, dialled_raw, dialled, answered, talk_s, started_at)
       SELECT $account, '+' || ($prefix * 1000000000 + i), '+' || ($prefix * 1000000000 + i), true, CAST(30 AS BIGINT),
              TIMESTAMP '2024-03-01 09:00:00' + i * INTERVAL 1 MINUTE
       FROM range($numbers) AS r(i)`,
      { account, prefix, numbers },
    );
    await engine.run("INSERT INTO work.number_kind VALUES ($prefix, $region, 'mobile', '')", { prefix, region });
    await engine.run(
      'INSERT INTO work.number_fact SELECT $prefix * 1000000000 + i, $prefix FROM range($numbers) AS r(i)',
      { prefix, numbers },
    );
  }

  async function read(): Promise<Map<string, { usual: number; contact: boolean; packed: number }>> {
    const context = { parameters: {} } as unknown as BuildContext;
    for (const name of ORDER) {
      const step = [...CLASSES, numberCalls].find((one) => one.name === name);
      if (step?.kind !== 'sql') throw new Error('made by a statement');
      await engine.run(`CREATE OR REPLACE TABLE ${name} AS ${step.sql}`, parametersOf(step, context));
    }
    const rows = await engine.rows(
      'SELECT CAST(number_no AS VARCHAR) AS digits, usual, contact, CAST(pattern AS VARCHAR) AS pattern FROM work.dialled_number',
    );
    return new Map(
      rows.map((row) => [
        String(row.digits),
        {
          usual: Number(row.usual),
          contact: row.contact === true,
          packed: fieldsOf(BigInt(String(row.pattern))).usual,
        },
      ]),
    );
  }

  it('is the stranger in its country the more other numbers the account calls elsewhere', async () => {
    await dial('many', 34, 300, 'ES');
    await dial('many', 49, 1, 'DE');
    await dial('few', 39, 8, 'IT');
    await dial('few', 48, 1, 'PL');
    await dial('one', 33, 1, 'FR');
    const numbers = await read();
    expect(numbers.get('34000000000')?.usual).toBe(10);
    expect(numbers.get('49000000000')?.usual).toBe(1);
    expect(numbers.get('48000000000')?.usual).toBe(1);
    expect(numbers.get('39000000000')?.usual).toBe(5);
    await engine.run("UPDATE canonical.call SET account_ref = 'elsewhere' WHERE dialled = '+34000000299'");
    await engine.run(
      "UPDATE canonical.call SET account_ref = 'few' WHERE dialled >= '+34000000290' AND account_ref = 'many'",
    );
    const moved = await read();
    expect(moved.get('48000000000')?.usual).toBeLessThanOrEqual(2);
    expect(moved.get('34000000295')?.usual).toBe(10);
    for (const { usual, packed } of moved.values()) expect(packed).toBe(usual);
  });

  it('was spoken with for as long as its call lasted without the ringing, where calls that nobody took have a length', async () => {
    await dial('hand', 44, 30, 'GB');
    await dial('machine', 34, 30, 'ES');
    await engine.script(`
      UPDATE canonical.call SET answered = false, talk_s = CASE account_ref WHEN 'hand' THEN 18 ELSE 0 END WHERE started_at >= TIMESTAMP '2024-03-01 09:10:00';
      UPDATE canonical.call SET talk_s = 75 WHERE started_at = TIMESTAMP '2024-03-01 09:00:00'`);
    await read();
    const rows = await engine.rows(
      'SELECT longest_s, spoken_s FROM work.number_calls WHERE number_no IN (44000000000, 44000000020, 34000000000, 34000000020) ORDER BY number_no',
    );
    expect(rows.map((row) => [Number(row.longest_s), Number(row.spoken_s)])).toEqual([
      [75, 75],
      [0, 0],
      [75, 57],
      [18, 0],
    ]);
  });

  it('is on a call list when the entry was there before it was called, or bears a name', async () => {
    await dial('agent', 44, 4, 'GB');
    await engine.script(`
      INSERT INTO canonical.contact (phone, name, "at") VALUES
        ('+44000000000', NULL, TIMESTAMP '2024-02-20 10:00:00'),
        ('+44000000001', NULL, TIMESTAMP '2024-03-01 09:01:00'),
        ('+44000000002', 'A Person', TIMESTAMP '2024-03-01 12:00:00'),
        ('+44000000003', NULL, NULL)`);
    const numbers = await read();
    expect([0, 1, 2, 3].map((i) => numbers.get(`4400000000${i}`)?.contact)).toEqual([true, false, true, true]);
  });
});
