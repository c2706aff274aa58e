import { expect, test } from 'vitest';
import { talkSecond } from '../../src/domains/classes/talk-second.ts';
import { prepareMacros } from '../../src/domains/macros.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import { canonicalTable } from '../../src/model/tables/all.ts';
import type { BuildContext } from '../../src/pipeline/context.ts';

const CUT = 74;

/** Seconds found with the calls at them that are not known to be a machine's, and the share of machines among those. */
async function secondsOf(told: number): Promise<Map<number, { calls: number; machine: number }>> {
  const engine = await openDuckdb();
  try {
    await prepareMacros(engine);
    await engine.script('CREATE SCHEMA work; CREATE SCHEMA canonical');
    const columns = canonicalTable('call').columns.map((column) => `"${column.name}" ${column.type}`);
    await engine.run(`CREATE TABLE canonical.call (${columns.join(', ')})`);
    await engine.run(
      `INSERT INTO canonical.call (account_ref, talk_s, disposition)
       SELECT 'a', CAST(1 + i % 150 AS BIGINT), 'talked' FROM range(600) AS r(i)
       UNION ALL SELECT 'a', CAST($cut AS BIGINT), CASE WHEN i < $told THEN 'mailbox' ELSE 'talked' END FROM range(60) AS r(i)`,
      { cut: CUT, told },
    );
    await engine.script(`
      CREATE TABLE work.machine_answer AS SELECT 'mailbox' AS disposition, '' AS answered_by, false AS reached, true AS taken;
      CREATE TABLE work.recorded_message (account_ref VARCHAR, talk_s BIGINT)`);
    if (talkSecond.kind !== 'code') throw new Error('made by code');
    await talkSecond.make('work.talk_second', { parameters: {} } as unknown as BuildContext, engine);
    const rows = await engine.rows('SELECT talk_s, calls, machine FROM work.talk_second ORDER BY talk_s');
    return new Map(rows.map((row) => [Number(row.talk_s), { calls: Number(row.calls), machine: Number(row.machine) }]));
  } finally {
    await engine.close();
  }
}

test('calls known to be a machine show the second at which machines cut off, and are not counted among the others there', async () => {
  const [none, most] = [await secondsOf(0), await secondsOf(52)];
  expect(none.get(CUT)).toMatchObject({ calls: 64 });
  expect(none.get(CUT)!.machine).toBeGreaterThan(900);
  expect(most.get(CUT)).toMatchObject({ calls: 12 });
  expect(most.get(CUT)!.machine).toBeGreaterThan(400);
  expect(most.get(CUT)!.machine).toBeLessThan(800);
});

test('a second at which all calls beyond the usual are known is no cut-off for the rest', async () => {
  expect((await secondsOf(60)).has(CUT)).toBe(false);
});
