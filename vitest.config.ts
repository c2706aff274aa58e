import { defineConfig } from 'vitest/config';

/** Tests that need a browser or ../shared run apart (`npm run test:all`): `npm test` needs neither. */
export const APART = ['test/**/browser.test.ts', 'test/**/*.browser.test.ts', 'test/**/shared*.test.ts'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: APART,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
});
