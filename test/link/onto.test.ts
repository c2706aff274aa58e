import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../src/commands/main.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'link-onto-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

async function ringbreak(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.err += String(text);
    return true;
  });
  const code = await main(['node', 'ringbreak', ...args, '--quiet', '--threads', '2']);
  vi.restoreAllMocks();
  return { code, ...written };
}

const name = (i: number): string =>
  `n${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + ((i * 7) % 26))}on`;
const born = (i: number): string => `19${40 + (i % 50)}-0${1 + (i % 9)}-1${i % 10}`;
const row = (id: string, i: number): string => `${id},${name(i)},${name(i)}son,${born(i)}`;

async function table(file: string, rows: readonly string[]): Promise<string> {
  const path = join(folder, file);
  await writeFile(path, `id,given,surname,born\n${rows.join('\n')}\n`);
  return path;
}

const FIRST = Array.from({ length: 60 }, (_, i) => [row(`${i}a`, i), ...(i % 3 === 0 ? [row(`${i}b`, i)] : [])]).flat();

async function clusters(out: string): Promise<Record<string, string>> {
  const text = await readFile(join(folder, out, 'clusters.csv'), 'utf8');
  return Object.fromEntries(
    text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(0, 2).reverse()),
  );
}

async function first(rows = FIRST): Promise<void> {
  const { code } = await ringbreak('link', await table('first.csv', rows), '--out', join(folder, 'one'));
  expect(code).toBe(0);
}

test('rows linked onto a result join its clusters, the clusters keep their ids, and a history tells what changed', async () => {
  await first();
  const onto = ['--onto', join(folder, 'one'), '--out', join(folder, 'two')];
  // A second row for number 1, somebody new, a row that is there already.
  const { code, out } = await ringbreak(
    'link',
    await table('next.csv', [row('0new', 1), row('zz', 200), row('3a', 3)]),
    ...onto,
  );
  expect(code).toBe(0);
  expect(out).toMatch(/2 rows new, 0 changed, 1 as before/);
  const [before, after] = [await clusters('one'), await clusters('two')];
  expect(after['0new']).toBe('1a');
  expect(after['1a']).toBe('1a');
  for (const [id, cluster] of Object.entries(before)) expect(after[id]).toBe(cluster);
  const history = await readFile(join(folder, 'two', 'history.csv'), 'utf8');
  expect(history.trim().split('\n')).toEqual([
    'run,change,cluster,others,rows_before,rows_after',
    '1,grown,1a,,1,2',
    '1,new,zz,,0,1',
  ]);
});

test('linking onto a result comes to the same clusters as linking everything at once with its model', async () => {
  // Nobody shares a name: how rare a value is changes with every row, and old pairs keep their weight.
  const distinct = FIRST.filter((_, i) => i < 34);
  await first(distinct);
  const next = Array.from({ length: 20 }, (_, i) => row(`${i}c`, i));
  await ringbreak('link', await table('next.csv', next), '--onto', join(folder, 'one'), '--out', join(folder, 'two'));
  const model = join(folder, 'one', 'model.json');
  await ringbreak('link', model, await table('all.csv', [...distinct, ...next]), '--out', join(folder, 'all'));
  expect(await clusters('two')).toEqual(await clusters('all'));
});

test('a row that changed is compared afresh: a cluster that falls apart is told as a split, one that joins another as merged', async () => {
  await first();
  const changed = [row('3b', 4)];
  await ringbreak(
    'link',
    await table('next.csv', changed),
    '--onto',
    join(folder, 'one'),
    '--out',
    join(folder, 'two'),
  );
  expect((await clusters('two'))['3b']).toBe('4a');
  const history = await readFile(join(folder, 'two', 'history.csv'), 'utf8');
  expect(history).toContain('1,shrunk,3a,4a,2,1');
  expect(history).toContain('1,merged,4a,3a,1,2');
  // Later runs go on with the history, in the folder of the earlier one as well.
  const two = join(folder, 'two');
  const { out } = await ringbreak('link', await table('third.csv', [row('3b', 3)]), '--onto', two, '--out', two);
  expect(out).toMatch(/0 rows new, 1 changed/);
  expect((await readFile(join(two, 'history.csv'), 'utf8')).trim().split('\n').at(-1)).toMatch(/^2,/);
  expect((await clusters('two'))['3b']).toBe('3a');
});

test('what is no earlier result, and a model without weights, are refused with what to do', async () => {
  const path = await table('first.csv', FIRST);
  const missing = await ringbreak('link', path, '--onto', folder, '--out', join(folder, 'two'));
  expect(missing.code).toBe(2);
  expect(missing.err).toContain('LINK_');
  await first();
  await ringbreak('link', '--suggest', path, '--out', join(folder, 'bare'));
  const bare = await ringbreak(
    'link',
    join(folder, 'bare', 'model.json'),
    path,
    '--onto',
    join(folder, 'one'),
    '--out',
    join(folder, 'two'),
  );
  expect(bare.code).toBe(2);
  expect(bare.err).toContain('LINK_ONTO_UNTRAINED');
});
