import { defineConfig } from 'vitest/config';
import { APART, reporters } from './vitest.config.ts';

export default defineConfig({
  test: {
    include: APART,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    reporters: reporters('tests-apart.json'),
  },
});
