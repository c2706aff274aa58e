import { defineConfig } from 'vitest/config';
import { APART, reporters, WORKERS } from './vitest.config.ts';

export default defineConfig({
  test: {
    include: APART,
    globalSetup: 'test/once/run-folder.ts',
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: WORKERS,
    reporters: reporters('tests-apart.json'),
  },
});
