import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { silentProgress } from '../../src/base/progress.ts';
import { simulate } from '../../src/simulate/simulate.ts';

const root = mkdtempSync(join(tmpdir(), 'ringbreak-exhibits-'));
afterAll(() => rmSync(root, { recursive: true }));

async function make(shape: string, seed: number) {
  const out = join(root, `${shape}-${seed}`);
  const { exhibits, truth } = await simulate({ out, accounts: 60, calls: 2500, seed, shape }, silentProgress);
  const summary = JSON.parse(readFileSync(join(truth, 'truth.json'), 'utf8'));
  const counts: { exhibit: string; table: string; rows: number }[] = summary.tables;
  return { exhibits, counts, summary };
}

test('a pg_dump holds as many rows in each COPY block as the truth counts', async () => {
  const { exhibits, counts } = await make('callcentre', 3);
  const dump = readFileSync(exhibits[0]!, 'utf8');
  const inside = counts.filter((one) => one.exhibit === basename(exhibits[0]!));
  expect(inside.length).toBe(9);
  for (const { table, rows } of inside) {
    const block = dump.slice(dump.indexOf(`COPY public.${table} (`));
    const lines = block.slice(0, block.indexOf('\n\\.\n')).split('\n').slice(1);
    expect([table, lines.length]).toEqual([table, rows]);
    const columns = /\((.*)\)/.exec(block.slice(0, block.indexOf('\n')))![1]!.split(',').length;
    expect(lines.every((line) => line.split('\t').length === columns)).toBe(true);
  }
});

test('the Spanish offices write windows-1252 with decimal commas', async () => {
  const { exhibits } = await make('callcentre', 3);
  const bytes = readFileSync(exhibits.find((path) => path.endsWith('denuncias.csv'))!);
  const text = new TextDecoder('windows-1252').decode(bytes);
  expect(text.startsWith('Nº denuncia;Fecha de denuncia;')).toBe(true);
  expect(text).toMatch(/;\d{2}\/\d{2}\/\d{4};.*;\d+(\.\d{3})*,\d\d;[A-Z]{3};/);
});

test.each([1, 2, 3, 4, 5, 6])('loose exports of seed %i hold the rows that the truth counts', async (seed) => {
  const { exhibits, counts } = await make('csv-folder', seed);
  for (const { exhibit, rows } of counts) {
    const path = exhibits.find((one) => one.endsWith(exhibit))!;
    expect(path, exhibit).toBeDefined();
    if (path.endsWith('.zip')) continue;
    const bytes = readFileSync(path);
    const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
    const text = wide ? bytes.toString('utf16le') : bytes.toString('latin1');
    // Line ends inside quotes do not end a row.
    const plain = text.replaceAll(/"(?:[^"]|"")*"/g, 'q').trimEnd();
    expect([exhibit, plain.split(/\r?\n/).length - 1]).toEqual([exhibit, rows]);
  }
});

test('an opaque database is JSON with names that say nothing', async () => {
  const { exhibits, counts } = await make('opaque', 8);
  for (const { exhibit, rows } of counts) {
    const text = readFileSync(exhibits.find((one) => basename(one) === exhibit)!, 'utf8');
    const values = exhibit.endsWith('.ndjson')
      ? text
          .trimEnd()
          .split('\n')
          .filter(Boolean)
          .map((row) => JSON.parse(row))
      : JSON.parse(text);
    expect([exhibit, values.length]).toEqual([exhibit, rows]);
    for (const value of values) expect(Object.keys(value).every((key) => /^f\d+$/.test(key))).toBe(true);
  }
});

test("an exchange's calls know the SIP peer and not the client's id", async () => {
  const { exhibits, summary } = await make('asterisk-shop', 2);
  const dump = readFileSync(exhibits[0]!, 'utf8');
  const calls = dump.split('\n').filter((line) => /^\('20\d\d-/.test(line));
  expect(calls.length).toBe(summary.counts.calls);
  const peers = new Set(calls.map((line) => /,3,'(fr\d+)',/.exec(line)![1]!));
  // Asterisk's own counter starts again with the program: it is no key.
  const counters = calls.map((line) => Number(/,(\d+)\)[,;]$/.exec(line)![1]));
  expect(new Set(counters).size).toBeLessThan(counters.length);
  for (const peer of peers) expect(dump).toContain(`,'${peer}','`);
});

test('one seed makes other people in another shape', async () => {
  const emails = async (shape: string) => {
    const { exhibits } = await make(shape, 2);
    return readFileSync(
      exhibits.find((path) => /other-operations|autres-affaires/.test(path))!,
      shape === 'spoofshop' ? 'utf8' : 'utf16le',
    );
  };
  const first = (await emails('spoofshop')).match(/bc1\w+/g) ?? [];
  const second = new Set((await emails('asterisk-shop')).match(/bc1\w+/g) ?? []);
  expect(first.length).toBeGreaterThan(0);
  expect(first.some((wallet) => second.has(wallet))).toBe(false);
});
