import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../src/commands/main.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'link-cli-'));
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
  const code = await main(['node', 'ringbreak', ...args]);
  vi.restoreAllMocks();
  return { code, ...written };
}

const HOSTILE = `"</script><b>""; DROP TABLE t; --"`;

function rows(): string {
  const lines = [`id,${HOSTILE},surname,born`];
  for (let i = 0; i < 60; i++) {
    const name = `n${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + ((i * 7) % 26))}on`;
    const born = `19${40 + (i % 50)}-0${1 + (i % 9)}-1${i % 10}`;
    lines.push(`${i}a,${name},<img src=x onerror=alert(1)>${name},${born}`);
    if (i % 3 === 0) lines.push(`${i}b,${name},<img src=x onerror=alert(1)>${name},${born}`);
  }
  return `${lines.join('\n')}\n`;
}

test('a table with hostile headers and cells is linked, and the page holds neither scripts nor markup from it', async () => {
  const csv = join(folder, 'people.csv');
  const out = join(folder, 'out');
  await writeFile(csv, rows());
  const { code, out: said } = await ringbreak('link', csv, '--out', out, '--quiet', '--threads', '2');
  expect(code).toBe(0);
  expect(said).toMatch(/80 rows read/);
  expect(said).toMatch(/into 20 clusters of two or more/);
  const page = await readFile(join(out, 'link.html'), 'utf8');
  expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>[^&]|https?:/i);
  expect(page).toContain('&lt;img');
  const clusters = await readFile(join(out, 'clusters.csv'), 'utf8');
  expect(clusters).toContain('0a,0b,2');
  const record = JSON.parse(await readFile(join(out, 'training.json'), 'utf8')) as {
    files: { read: number; accepted: number }[];
  };
  expect(record.files[0]).toMatchObject({ read: 80, accepted: 80, rejected: 0 });
});

test('a suggested model can be used, and equal inputs give equal files', async () => {
  const csv = join(folder, 'people.csv');
  await writeFile(csv, rows());
  expect((await ringbreak('link', '--suggest', csv, '--out', folder, '--quiet')).code).toBe(0);
  const files: string[] = [];
  for (const [name, threads] of [
    ['one', '1'],
    ['two', '2'],
  ] as const) {
    const out = join(folder, name);
    expect(
      (await ringbreak('link', join(folder, 'model.json'), csv, '--out', out, '--quiet', '--threads', threads)).code,
    ).toBe(0);
    const read = ['pairs.csv', 'clusters.csv', 'model.json', 'training.json', 'link.html'].map((file) =>
      readFile(join(out, file), 'utf8'),
    );
    files.push((await Promise.all(read)).join('\n'));
  }
  expect(files[1]).toBe(files[0]);
});

test('what cannot work is refused with the place and the next step', async () => {
  const csv = join(folder, 'people.csv');
  const model = join(folder, 'model.json');
  await writeFile(csv, rows());
  await writeFile(model, '{');
  expect((await ringbreak('link', join(folder, 'none.csv'), '--out', folder)).err).toContain('LINK_FILE_MISSING');
  expect((await ringbreak('link', model, csv, '--out', folder, '--quiet')).err).toContain('LINK_MODEL_INVALID');
  const comparisons = [{ name: 'x', type: 'exact', columns: ['nothing'] }];
  const blocking = [{ keys: [{ column: 'surname' }] }];
  await writeFile(model, JSON.stringify({ format: 'ringbreak-link-model', version: 1, comparisons, blocking }));
  expect((await ringbreak('link', model, '--out', folder)).err).toContain('LINK_MODEL_ALONE');
  expect((await ringbreak('link', folder, '--out', folder)).err).toContain('this is a folder');
  const { code, err } = await ringbreak('link', model, csv, '--out', folder, '--quiet');
  expect(code).toBe(2);
  expect(err).toContain('LINK_COLUMN_UNKNOWN');
});
