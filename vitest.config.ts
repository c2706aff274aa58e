import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that need a browser or ../shared run apart (`npm run test:all`): `npm test` needs neither. */
export const APART = ['test/**/browser.test.ts', 'test/**/*.browser.test.ts', 'test/**/shared*.test.ts'];

/** On a build machine the counts are also left in a file, for one plain closing line (tools/test-counts.ts). */
export function reporters(file: string): (string | [string, { outputFile: string }])[] {
  return process.env.CI ? ['default', ['json', { outputFile: `node_modules/.cache/${file}` }]] : ['default'];
}

/** Files side by side. Two where there are two processors: half of the time a file waits, for a process or the disk. */
export const WORKERS = Math.max(Math.min(2, availableParallelism()), availableParallelism() - 1);

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: APART,
    globalSetup: 'test/once/run-folder.ts',
    testTimeout: 240_000,
    hookTimeout: 240_000,
    pool: 'forks',
    maxWorkers: WORKERS,
    reporters: reporters('tests.json'),
  },
});
