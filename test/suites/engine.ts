import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine, EngineOptions } from '../../src/engines/engine.ts';

/** What every engine must do; a new one is run through it by its line in engines/all.ts. */
export function engineSuite(name: string, open: (options?: EngineOptions) => Promise<Engine>): void {
  describe(`engine ${name}`, () => {
    let engine: Engine;
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'ringbreak-engine-'));
      engine = await open();
    });
    afterEach(async () => {
      await engine.close();
      await rm(folder, { recursive: true });
    });

    it('binds values, so that hostile text stays text', async () => {
      const hostile = "x'); DROP TABLE t; --";
      expect(await engine.rows('SELECT $v AS v, $n + 1 AS n, $b AS b', { v: hostile, n: 41, b: true })).toEqual([
        { v: hostile, n: 42, b: true },
      ]);
    });

    it('binds lists of texts and NULL', async () => {
      const rows = await engine.rows('SELECT list_contains($l, $v) AS found, $none IS NULL AS none', {
        l: ["a'b", 'c'],
        v: "a'b",
        none: null,
      });
      expect(rows).toEqual([{ found: true, none: true }]);
    });

    it('gives money as exact text, times as ISO 8601 in UTC, whole numbers as numbers', async () => {
      const sql = `SELECT CAST('0.10' AS DECIMAL(18,2)) + CAST('0.20' AS DECIMAL(18,2)) AS money,
        TIMESTAMP '2021-07-01 12:00:00' AS at, CAST(7 AS BIGINT) AS n, DATE '2021-07-01' AS day`;
      expect(await engine.rows(sql)).toEqual([{ money: '0.30', at: '2021-07-01T12:00:00Z', n: 7, day: '2021-07-01' }]);
    });

    it('knows time zones with their summer time', async () => {
      const sql = "SELECT timezone('Europe/Amsterdam', TIMESTAMP '2021-07-01 12:00:00') AS at";
      expect(await engine.rows(sql)).toEqual([{ at: '2021-07-01T10:00:00Z' }]);
    });

    it('streams rows in order in batches', async () => {
      const seen: unknown[] = [];
      for await (const batch of engine.batches('SELECT range AS n FROM range(5000) ORDER BY n')) {
        seen.push(...batch.map((row) => row['n']));
      }
      expect(seen).toEqual(Array.from({ length: 5000 }, (_, i) => i));
    });

    it('runs a script of several statements', async () => {
      await engine.script('CREATE MACRO twice(x) AS x * 2; CREATE TABLE t AS SELECT twice(21) AS n;');
      expect(await engine.rows('SELECT n FROM t')).toEqual([{ n: 42 }]);
    });

    it('keeps a database file that can be opened for reading', async () => {
      const file = join(folder, 'x.duckdb');
      const first = await open({ file });
      await first.run('CREATE TABLE t (n INTEGER)');
      await first.close();
      const again = await open({ file, readOnly: true });
      expect(await again.rows('SELECT count(*) AS n FROM t')).toEqual([{ n: 0 }]);
      await again.close();
    });
  });
}
