import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtPages } from '../../../src/workbench/server/page.ts';
import { pagesOf } from '../../../src/workbench/server/pages.ts';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

let folder: string;
let chunks: Readonly<Record<string, Chunk>>;
beforeAll(async () => {
  folder = await builtPages();
  chunks = JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8')) as typeof chunks;
}, 180_000);

/** Files of the chunks and of everything that they import statically. */
function filesOf(names: readonly string[], seen = new Set<string>()): string[] {
  for (const name of names) {
    if (seen.has(name)) continue;
    seen.add(name);
    filesOf(chunks[name]?.imports ?? [], seen);
  }
  return [...seen].map((name) => chunks[name]!.file);
}

async function servedBytes(file: string, encoding: string): Promise<number> {
  const answer = await pagesOf(folder).request(`/${file}`, { headers: { 'accept-encoding': encoding } });
  expect(answer.headers.get('content-encoding')).toBe(encoding);
  return (await answer.arrayBuffer()).byteLength;
}

describe('what a browser loads', () => {
  it.each(['br', 'gzip'])('is at most 350 kB of JavaScript for the first screen (%s)', async (encoding) => {
    const entry = Object.keys(chunks).filter((name) => chunks[name]!.isEntry);
    const overview = Object.keys(chunks).filter((name) => name.endsWith('screens/overview/screen.tsx'));
    expect([entry.length, overview.length]).toEqual([1, 1]);
    const sizes = await Promise.all(filesOf([...entry, ...overview]).map((file) => servedBytes(file, encoding)));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(350_000);
  });

  it('comes compressed as the browser takes it, and as it is otherwise', async () => {
    const file = Object.values(chunks).find(({ isEntry }) => isEntry)!.file;
    const pages = pagesOf(folder);
    const plain = await (await pages.request(`/${file}`)).text();
    expect(plain).toBe(await readFile(join(folder, file), 'utf8'));
    expect(await servedBytes(file, 'gzip')).toBeLessThan(plain.length / 2);
  });
});
