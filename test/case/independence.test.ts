import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the check imports nothing of Ringbreak but base', async () => {
  const folder = join(import.meta.dirname, '../../src/case/check');
  const foreign = [];
  for (const file of await readdir(folder)) {
    const source = await readFile(join(folder, file), 'utf8');
    for (const [, path] of source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']*)'/g)) {
      if (!/^(\.\/[a-z-]+\.ts|\.\.\/\.\.\/base\/[a-z-]+\.ts)$/.test(path!)) foreign.push(`${file}: ${path}`);
    }
  }
  expect(foreign).toEqual([]);
});
