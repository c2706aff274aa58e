import { expect, test } from 'vitest';
import { linePattern } from '../../src/domains/classes/line-pattern.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { BuildContext } from '../../src/pipeline/context.ts';

/** Two patterns that most of so many numbers have, and one that a single number has; with the fitted weights. */
async function judged(numbers: number) {
  const engine = await openDuckdb();
  try {
    await engine.script(`CREATE SCHEMA work; CREATE TABLE work.complained_number (digits BIGINT, bit BIGINT)`);
    await engine.run(
      `CREATE TABLE work.dialled_number AS
       SELECT 440000000000 + i AS number_no,
              CASE WHEN i = 1 THEN 1 + (7 << 9) + (CAST(7 AS BIGINT) << 33) ELSE (1 << 9) + (CAST(1 AS BIGINT) << CASE WHEN i % 3 = 0 THEN 15 ELSE 24 END) END AS pattern
       FROM range($numbers) AS r(i)`,
      { numbers },
    );
    if (linePattern.kind !== 'code') throw new Error('made by code');
    await linePattern.make('work.line_pattern', { parameters: {} } as unknown as BuildContext, engine);
    const patterns = await engine.rows('SELECT * FROM work.line_pattern ORDER BY pattern');
    const [weights] = await engine.rows('SELECT count(*) AS n FROM work.line_weight__new');
    return { patterns, weights: Number(weights!.n) };
  } finally {
    await engine.close();
  }
}

test('every pattern is judged and counts all its numbers, also where only some numbers are learned from', async () => {
  const [few, many] = [await judged(3_000), await judged(330_000)];
  for (const { patterns, weights } of [few, many]) {
    expect(weights).toBeGreaterThan(0);
    for (const one of patterns) {
      const shares = ['person', 'own_phone', 'organisation', 'associate'].map((name) => Number(one[name]));
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
    }
  }
  expect(few.patterns.map(({ numbers }) => Number(numbers))).toEqual([1000, 1999, 1]);
  expect(many.patterns.map(({ numbers }) => Number(numbers))).toEqual([110_000, 219_999, 1]);
});
