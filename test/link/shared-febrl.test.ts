import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quality } from '../../bench/link-quality.ts';
import { linkFiles } from '../../src/actions/link.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';

const FOLDER = new URL('../../../shared/data/febrl/', import.meta.url).pathname;

test.each(['dataset1', 'dataset3'])(
  'FEBRL %s is clustered with F1 of at least 0.995 by an untuned model',
  async (name) => {
    const file = join(FOLDER, `${name}.csv`);
    if (!existsSync(file)) {
      process.stderr.write(`SKIPPED: ${file} is not there\n`);
      return;
    }
    const out = await mkdtemp(join(tmpdir(), 'link-febrl-'));
    const engine = await openDuckdb();
    try {
      await linkFiles({ files: [file], out, within: false, threads: 2, memory: '4GB' }, silentProgress, async () => {});
      const found = await quality(engine, {
        clusters: join(out, 'clusters.parquet'),
        pairs: join(out, 'pairs.parquet'),
        truth: `SELECT id, split_part(id, '-', 2) AS entity FROM ids`,
        columns: { id: 'id', left: 'left_id', right: 'right_id', probability: 'probability', cluster: 'cluster' },
      });
      expect(found.f1).toBeGreaterThanOrEqual(0.995);
      expect(found.calibrationError).toBeLessThanOrEqual(0.03);
    } finally {
      await engine.close();
      await rm(out, { recursive: true, force: true });
    }
  },
);
