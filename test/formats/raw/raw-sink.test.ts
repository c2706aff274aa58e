import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDuckdb } from '../../../src/engines/duckdb/duckdb.ts';
import type { RowBlock } from '../../../src/formats/format.ts';
import { openRawSink } from '../../../src/formats/raw/raw-sink.ts';
import type { RawCatalog } from '../../../src/formats/raw-catalog.ts';

const FORMAT = { id: 'test', version: 1 };
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'raw-sink-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const engine = await openDuckdb();
  try {
    return await engine.rows(sql);
  } finally {
    await engine.close();
  }
}

const file = (name: string): string => `'${join(directory, name)}'`;

function blockOf(rows: readonly (readonly (string | null)[])[], width: number): RowBlock {
  const columns = Array.from({ length: width }, (_, c) => {
    const present = Uint8Array.from(rows, (row) => (row[c] === null ? 0 : 1));
    const cells = rows
      .filter((row) => row[c] !== null)
      .map((row) => {
        const text = Buffer.from(row[c] as string, 'utf8');
        const length = Buffer.alloc(4);
        length.writeUInt32LE(text.length);
        return Buffer.concat([length, text]);
      });
    return { values: Buffer.concat(cells), present: present.includes(0) ? present : undefined };
  });
  return { read: rows.length, columns, rejects: [] };
}

test('DuckDB reads back exactly the rows that were written, in order, with NULL apart from empty', async () => {
  const cell = fc.option(fc.string({ unit: 'binary', maxLength: 12 }), { freq: 3 });
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc
        .array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 40 })
        .map((rows) => ({ width, rows })),
    );
  await fc.assert(
    fc.asyncProperty(table, fc.boolean(), async ({ width, rows }, asBlocks) => {
      const writer = await openRawSink({ directory, exhibit: 'e' });
      const sink = writer.source('', FORMAT);
      const target = sink.table(
        't',
        Array.from({ length: width }, (_, i) => ({ name: `n${i}` })),
      );
      if (asBlocks) await target.block(blockOf(rows, width));
      else for (const row of rows) await target.row(row);
      const catalog = await writer.finish();
      expect(catalog.tables[0]).toMatchObject({ read: rows.length, accepted: rows.length, rejected: 0 });
      const read = await query(`SELECT * FROM read_parquet(${file('0.parquet')}) ORDER BY _row`);
      expect(read).toEqual(
        rows.map((row, i) => ({ _row: i + 1, ...Object.fromEntries(row.map((value, c) => [`c${c}`, value])) })),
      );
    }),
    { numRuns: 40 },
  );
});

test('rejected rows keep their number, reason and raw text, and are missing from the table', async () => {
  const writer = await openRawSink({ directory, exhibit: 'e' });
  const target = writer.source('', FORMAT).table('calls', [{ name: 'a' }]);
  await target.row(['1']);
  await target.reject('TOO_FEW_FIELDS: 0 of 1', 'x'.repeat(70_000));
  await target.block({
    ...blockOf([['3'], ['4']], 1),
    read: 4,
    rejects: [
      { row: 2, reason: 'R', raw: 'r' },
      { row: 4, reason: 'S', raw: 's' },
    ],
  });
  const catalog = await writer.finish();
  expect(catalog.tables[0]).toMatchObject({ read: 6, accepted: 3, rejected: 3 });
  expect(await query(`SELECT * FROM read_parquet(${file('0.parquet')})`)).toEqual([
    { _row: 1, c0: '1' },
    { _row: 3, c0: '3' },
    { _row: 5, c0: '4' },
  ]);
  const rejects = await query(
    `SELECT source_table, source_row, reason, length(raw) n FROM read_parquet(${file('rejects.parquet')})`,
  );
  expect(rejects).toEqual([
    { source_table: 'calls', source_row: 2, reason: 'TOO_FEW_FIELDS: 0 of 1', n: 65_536 + 6 },
    { source_table: 'calls', source_row: 4, reason: 'R', n: 1 },
    { source_table: 'calls', source_row: 6, reason: 'S', n: 1 },
  ]);
});

test('a table without rows, and an exhibit without rejects, are readable files', async () => {
  const writer = await openRawSink({ directory, exhibit: 'e' });
  writer.source('', FORMAT).table('empty', [{ name: 'a' }, { name: 'b' }]);
  await writer.finish();
  expect(await query(`SELECT count(*) n, count(c1) m FROM read_parquet(${file('0.parquet')})`)).toEqual([
    { n: 0, m: 0 },
  ]);
  expect(await query(`SELECT count(*) n FROM read_parquet(${file('rejects.parquet')})`)).toEqual([{ n: 0 }]);
});

test('tables continue with the same columns and get names of their own otherwise', async () => {
  const writer = await openRawSink({ directory, exhibit: 'e' });
  const first = writer.source('', FORMAT);
  await first.table('t', [{ name: 'a' }]).row(['1']);
  await first.table('t', [{ name: 'b' }]).row(['2']);
  await first.table('t', [{ name: 'a' }]).row(['3']);
  const second = writer.source('in.sql', FORMAT);
  await second.table('t', [{ name: 'a' }]).row(['4']);
  second.note('odd');
  const catalog = await writer.finish();
  expect(catalog.tables.map((table) => [table.table, table.read])).toEqual([
    ['t', 2],
    ['t#2', 1],
    ['in.sql!t', 1],
  ]);
  expect(catalog.notes).toEqual(['in.sql: odd']);
  expect(JSON.parse(await readFile(join(directory, 'catalog.json'), 'utf8')) as RawCatalog).toEqual(catalog);
});

test('many rows make several groups, with the same bytes each time, and leave no temporary file', async () => {
  const hashes = new Set<string>();
  for (let run = 0; run < 2; run++) {
    const writer = await openRawSink({ directory, exhibit: 'e' });
    const target = writer.source('', FORMAT).table('t', [{ name: 'a' }, { name: 'b' }]);
    for (let i = 0; i < 250_000; i++) await target.row([`n${i}`, i % 3 === 0 ? null : 'x']);
    await writer.finish();
    hashes.add(
      createHash('sha256')
        .update(await readFile(join(directory, '0.parquet')))
        .digest('hex'),
    );
  }
  expect(hashes.size).toBe(1);
  expect((await readdir(directory)).sort()).toEqual(['0.parquet', 'catalog.json', 'rejects.parquet']);
  const groups = await query(`SELECT count(DISTINCT row_group_id) n FROM parquet_metadata(${file('0.parquet')})`);
  expect(groups).toEqual([{ n: 3 }]);
  const sums = await query(`SELECT count(*) n, count(c1) m, sum(_row) s FROM read_parquet(${file('0.parquet')})`);
  expect(sums).toEqual([{ n: 250_000, m: 166_666, s: 31_250_125_000 }]);
});

test('a table of ten thousand columns is written and read', async () => {
  const writer = await openRawSink({ directory, exhibit: 'e' });
  const target = writer.source('', FORMAT).table(
    'wide',
    Array.from({ length: 10_000 }, (_, i) => ({ name: `n${i}` })),
  );
  for (let row = 0; row < 3; row++) await target.row(Array.from({ length: 10_000 }, (_, i) => `${row}-${i}`));
  await writer.finish();
  const rows = await query(`SELECT _row, c0, c9999 FROM read_parquet(${file('0.parquet')})`);
  expect(rows.at(-1)).toEqual({ _row: 3, c0: '2-0', c9999: '2-9999' });
});

test('many small tables side by side stay bounded and whole', async () => {
  const writer = await openRawSink({ directory, exhibit: 'e' });
  const sink = writer.source('', FORMAT);
  const big = 'y'.repeat(200_000);
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 200; i++) await sink.table(`t${i}`, [{ name: 'a' }]).row([big]);
  }
  const catalog = await writer.finish();
  expect(catalog.tables.every((table) => table.read === 2)).toBe(true);
  expect(await query(`SELECT count(*) n, max(length(c0)) m FROM read_parquet('${directory}/[0-9]*.parquet')`)).toEqual([
    { n: 400, m: 200_000 },
  ]);
});

test('giving up removes everything', async () => {
  const writer = await openRawSink({ directory, exhibit: 'e' });
  const target = writer.source('', FORMAT).table('t', [{ name: 'a' }]);
  for (let i = 0; i < 130_000; i++) await target.row(['1']);
  await writer.abort();
  expect(await readdir(directory)).toEqual([]);
});
