import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { collectCentres } from '../../src/report/collect-centres.ts';
import { collectScenes } from '../../src/report/collect-scenes.ts';
import { emptyCaseDatabase } from './case-database.ts';

const sql = (name: string) => readFileSync(new URL(`../../src/report/sql/${name}.sql`, import.meta.url), 'utf8');

test('the report names the fastest bursts with how long they lasted, and every call list with who was never called', async () => {
  const engine = await emptyCaseDatabase();
  try {
    await engine.script(`
      INSERT INTO burst BY NAME
      SELECT 'bu-' || i AS burst_id, 'a' || i AS account_ref, 'op-' || i AS operator_id, TIMESTAMP '2021-05-01 10:00:00' AS started_at,
             TIMESTAMP '2021-05-01 10:01:29' AS ended_at, 20 AS calls, 19 AS numbers, 10 + i AS peak_per_minute, 3 AS concurrent
      FROM range(1, 16) AS r (i);
      INSERT INTO contact_match BY NAME
      SELECT CASE WHEN i < 6 THEN 'spring' END AS list_ref, 'leads' AS source_table, i AS source_row, i % 2 = 0 AS called,
             CASE WHEN i = 2 THEN 'victim' ELSE '' END AS class
      FROM range(0, 8) AS r (i);`);
    const rows = (name: string) => engine.rows(sql(name));
    const { bursts } = await collectScenes(rows, String);
    expect(bursts.total).toBe(15);
    expect(bursts.fastest.map(({ burstId }) => burstId)).toEqual(Array.from({ length: 10 }, (_, i) => `bu-${15 - i}`));
    expect(bursts.fastest[0]).toMatchObject({
      accountRef: 'a15',
      seconds: 90,
      calls: 20,
      numbers: 19,
      peak: 25,
      concurrent: 3,
    });
    expect((await collectCentres(rows)).lists).toEqual({
      total: 2,
      rows: [
        { list: 'spring', entries: 6, called: 3, victims: 1, uncalled: 3 },
        { list: 'leads', entries: 2, called: 1, victims: 0, uncalled: 1 },
      ],
    });
  } finally {
    await engine.close();
  }
});
