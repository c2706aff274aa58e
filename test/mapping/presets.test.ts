import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goldenOf } from './preset-golden.ts';

const GOLDEN = new URL('../golden/presets/', import.meta.url).pathname;

test.each(readdirSync(GOLDEN))('golden exhibit %s becomes the rows that are expected of it', async (name) => {
  const folder = join(GOLDEN, name);
  const expected = join(folder, 'expected.json');
  const golden = await goldenOf(folder);
  if (!existsSync(expected)) writeFileSync(expected, `${JSON.stringify(golden, null, 1)}\n`);
  expect(golden).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
});
