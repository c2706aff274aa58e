import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { silentProgress } from '../../src/base/progress.ts';
import { checkCase } from '../../src/case/check/check.ts';
import { runCase } from '../../src/commands/run.ts';
import { openSession } from '../../src/commands/session.ts';

const data = fileURLToPath(new URL('../../../shared/data/spoofshop', import.meta.url));
const there = existsSync(data);
if (!there)
  process.stderr.write(
    'SKIPPED: ../shared/data/spoofshop is not there; the main job is tested on simulated data alone\n',
  );

describe.skipIf(!there)('the main job on a dump of a real MariaDB server', () => {
  it('recognises every table, resolves 99 % of the numbers, accounts for every row and passes the check', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ringbreak-shared-'));
    process.env.RINGBREAK_CONFIG = join(folder, 'config');
    try {
      const session = openSession({ quiet: true }, new AbortController().signal);
      const summary = await runCase(join(folder, 'case'), [data], {}, session);
      const tables = summary.exhibits.flatMap((exhibit) => exhibit.tables);
      expect(tables).toHaveLength(9);
      for (const table of tables) {
        expect(table.feeds, table.table).toHaveLength(1);
        expect(table.read).toBe(table.accepted + table.rejected);
      }
      const figure = (name: string): number => Number(summary.figures.find((one) => one.name === name)?.value);
      expect(figure('calls')).toBe(64_300);
      expect(figure('accounts')).toBe(700);
      expect(figure('numbers_resolved') / figure('numbers')).toBeGreaterThanOrEqual(0.99);
      expect(summary.zone?.zone).toBe('Europe/Amsterdam');
      expect((await checkCase(join(folder, 'case'), silentProgress)).sound).toBe(true);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
