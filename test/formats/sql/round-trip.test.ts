import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { silentProgress } from '../../../src/base/progress.ts';
import type { Format } from '../../../src/formats/format.ts';
import { mysqldump } from '../../../src/formats/mysqldump/format.ts';
import { pgDump } from '../../../src/formats/pg-dump/format.ts';
import { openRawSink } from '../../../src/formats/raw/raw-sink.ts';
import { collect, sourceOf } from './source.ts';
import { mysqlText, postgresText, type Table } from './writers.ts';

/** Texts that were made to be taken for SQL, mixed with any other text. */
const hostile = fc.constantFrom(
  '),(',
  ');',
  "'",
  "''",
  '\\',
  "\\'",
  '"',
  '`',
  '--',
  '-- ',
  '/*',
  '*/',
  '#',
  '\0',
  '\n',
  '\r',
  '\t',
  '\x1a',
  '\b',
  '%',
  '\\N',
  '\\.',
  '\n\\.\n',
  'NULL',
  "');\nINSERT INTO `t` VALUES ('x",
  "E'",
  '$$',
  '0x41',
  '\u0000é',
  '漢字',
  '😀',
  ';',
  ',',
  '(',
  ')',
  'Ã©',
  "_binary '",
  'DELIMITER ;;',
  '\\x41',
  '\\101',
  ' ',
  '',
);
const text = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 5 })
  .map((parts) => parts.join('').toWellFormed());
const cell = fc.option(text, { freq: 4 });
const name = fc
  .oneof(
    fc.constantFrom('t', 'calls', 'a b', 'it`s', 'x"y', 'select', 'values', "q'"),
    fc.string({ minLength: 1, maxLength: 6 }),
  )
  .filter((n) => n.trim() !== '');
const table = fc
  .record({ name, width: fc.integer({ min: 1, max: 4 }) })
  .chain(({ name: n, width }) =>
    fc
      .array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 })
      .map((rows): Table => ({ name: n, columns: Array.from({ length: width }, (_, i) => `c ${i}`), rows })),
  );
const tables = fc.uniqueArray(table, { minLength: 1, maxLength: 3, selector: (t) => t.name.toLowerCase() });
const chunkSizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 });

async function expectRead(
  format: Format,
  dump: string,
  written: readonly Table[],
  sizes: readonly number[],
): Promise<void> {
  const sink = await collect(format, dump, { chunkSizes: sizes });
  expect(sink.notes.filter((note) => !note.includes('encoded twice'))).toEqual([]);
  for (const { name: n, columns, rows } of written) {
    const read = sink.only(n);
    expect(read.rejects).toEqual([]);
    expect(read.columns.map((column) => column.name)).toEqual(columns);
    expect(read.rows).toEqual(rows);
    expect(read.rowNumbers).toEqual(rows.map((_, i) => i + 1));
  }
  expect(sink.tables.length).toBe(written.length);
}

test('what a MySQL dump holds is read back, whatever the texts, the style and the chunks of reading', async () => {
  const style = fc.record({
    perInsert: fc.integer({ min: 1, max: 5 }),
    backslash: fc.boolean(),
    columnList: fc.boolean(),
    separator: fc.constantFrom(',', ',\n', ', ', ' ,\r\n\t'),
  });
  await fc.assert(
    fc.asyncProperty(tables, style, chunkSizes, (written, how, sizes) =>
      expectRead(mysqldump, mysqlText(written, how), written, sizes),
    ),
    { numRuns: 400 },
  );
});

test('what a Postgres dump holds is read back, whatever the texts and the chunks of reading', async () => {
  // Postgres has no NUL in texts.
  const clean = tables.map((list) =>
    list.map((t) => ({ ...t, rows: t.rows.map((row) => row.map((c) => c?.replaceAll('\0', '') ?? c)) })),
  );
  await fc.assert(
    fc.asyncProperty(clean, fc.boolean(), chunkSizes, (written, inserts, sizes) =>
      expectRead(pgDump, postgresText(written, inserts), written, sizes),
    ),
    { numRuns: 400 },
  );
});

/** A dump of some megabytes, so that blocks are cut and workers run. */
function large(format: 'mysql' | 'copy'): string {
  const rows = Array.from({ length: 140_000 }, (_, i) => [
    `${i}`,
    i % 7 === 0 ? null : `value ${i} it's ),( \\ é`.repeat(1 + (i % 5)),
    `${i * 7919}`,
  ]);
  const table: Table = { name: 'calls', columns: ['a', 'b', 'c'], rows };
  if (format === 'copy') return postgresText([table], false);
  return mysqlText([table, { ...table, name: 'more', rows: rows.slice(0, 30_000) }], {
    perInsert: 25_000,
    backslash: true,
    columnList: false,
    separator: ',',
  });
}

async function rawHash(format: Format, dump: string, threads: number, sizes: readonly number[]): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'dump-'));
  try {
    const writer = await openRawSink({ directory, exhibit: 'e' });
    await format.read(sourceOf(dump, sizes), writer.source('', format), { progress: silentProgress, threads });
    const catalog = await writer.finish();
    const hash = createHash('sha256');
    for (const { file } of catalog.tables) hash.update(await readFile(join(directory, file)));
    expect(catalog.tables.every((t) => t.rejected === 0)).toBe(true);
    return hash.update(await readFile(join(directory, 'catalog.json'))).digest('hex');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

test.each([
  ['mysql', mysqldump],
  ['copy', pgDump],
] as const)(
  'the raw layer of a large %s dump has the same bytes with one thread and two, in small chunks and large',
  async (kind, format) => {
    const dump = large(kind);
    expect(dump.length).toBeGreaterThan(8 << 20);
    const hashes = new Set([
      await rawHash(format, dump, 1, [1 << 20]),
      await rawHash(format, dump, 2, [65_537]),
      await rawHash(format, dump, 3, [4096, 1, 300_000]),
    ]);
    expect(hashes.size).toBe(1);
  },
);
