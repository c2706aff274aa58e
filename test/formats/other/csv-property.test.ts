import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../src/formats/csv/dialect.ts';
import { csv } from '../../../src/formats/csv/format.ts';
import { TableReader } from '../../../src/formats/csv/table-reader.ts';
import { CollectingSink } from '../collecting-sink.ts';
import { bytesOf, readAll } from './bytes-of.ts';

const DELIMITERS = [',', ';', '\t', '|', ':', '\x01', ' '];
const QUOTES = ['"', "'"];

/** Text made of everything that can go wrong. */
const hostile = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom('"', "'", ',', ';', '\n', '\r', '\t', '\\', ' ', '\0', 'é', '😀', 'x', '|'),
      maxLength: 10,
    }),
  )
  .map((s) => s.toWellFormed());

/** A writer of its own: every field that needs it in quotes, quotes doubled. */
function writeField(cell: string | null, delimiter: string, quote: string): string {
  if (cell === null) return '';
  const bare = cell !== '' && ![delimiter, quote, '\n', '\r', '"', "'", ' '].some((c) => cell.includes(c));
  return bare ? cell : quote + cell.split(quote).join(quote + quote) + quote;
}

async function feed(dialect: Dialect, bytes: Buffer, pieces: readonly number[]) {
  const sink = new CollectingSink();
  const reader = new TableReader(
    dialect,
    sink.table(
      't',
      dialect.names.map((name) => ({ name })),
    ),
  );
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = pieces[i % pieces.length]!;
    await reader.feed(bytes.subarray(at, at + size), false);
    at += size;
  }
  await reader.feed(Buffer.alloc(0), true);
  return sink.only();
}

function dialectOf(delimiter: string, quote: string, width: number): Dialect {
  const names = Array.from({ length: width }, (_, i) => `column_${i}`);
  return {
    delimiter,
    quote,
    backslash: false,
    blanksBeforeQuote: false,
    nullWord: false,
    names,
    header: false,
    told: false,
    preamble: 0,
    shortRows: false,
    consistency: 1,
    rows: 1,
    notes: [],
  };
}

const setting = fc.record({
  delimiter: fc.constantFrom(...DELIMITERS),
  quote: fc.constantFrom(...QUOTES),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  pieces: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
});

describe('delimited text', () => {
  test('any table comes back as it was written, in pieces of any size', async () => {
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(fc.option(hostile), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 15 }),
      );
    await fc.assert(
      fc.asyncProperty(setting, table, async ({ delimiter, quote, newline, pieces }, rows) => {
        const text = rows
          .map((row) => row.map((cell) => writeField(cell, delimiter, quote)).join(delimiter) + newline)
          .join('');
        const read = await feed(dialectOf(delimiter, quote, rows[0]!.length), Buffer.from(text), pieces);
        expect(read.rejects).toEqual([]);
        expect(read.rows).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  test('bytes of any kind are rows and rejects that add up, the same in pieces of any size', async () => {
    const junk = fc.array(
      fc.oneof(fc.constantFrom(...Buffer.from('",\'\n\r; \\ab')), fc.integer({ min: 0, max: 255 })),
      { maxLength: 200 },
    );
    await fc.assert(
      fc.asyncProperty(
        setting,
        junk,
        fc.integer({ min: 1, max: 4 }),
        async ({ delimiter, quote, pieces }, bytes, width) => {
          const dialect = dialectOf(delimiter, quote, width);
          const read = await feed(dialect, Buffer.from(bytes), pieces);
          expect(read.rows.length + read.rejects.length).toBe(read.read);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a whole file of any bytes reads the same whatever its chunks are', async () => {
    const line = fc
      .array(fc.constantFrom('1', '"a"', '"', 'x,y', '', '\\', 'é', '\r', '"a\n', '2021-01-01'), { maxLength: 6 })
      .map((cells) => cells.join(','));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), setting, async (lines, { pieces }) => {
        const bytes = Buffer.from(`id,name,at\n1,a,2021-01-01\n2,b,2021-01-02\n${lines.join('\n')}`);
        const [whole, parts] = await Promise.all(
          [[1 << 16], pieces].map((chunks) => readAll(csv, bytesOf(bytes, 't.csv', chunks)).catch(String)),
        );
        expect(parts).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  test('large files give the same blocks and rows across the pieces they are read in', async () => {
    const rows = Array.from(
      { length: 150_000 },
      (_, i) => `${i},"note ${i}${i % 1000 === 0 ? '\nsecond ""line""' : ''}",+4479${i}`,
    );
    const text = `id,note,phone\n${rows.join('\n')}\n`;
    const table = (await readAll(csv, bytesOf(text, 'big.csv', [65_537]))).only();
    expect(table.read).toBe(150_000);
    expect(table.rejects).toEqual([]);
    expect(table.rows[149_000]).toEqual(['149000', 'note 149000\nsecond "line"', '+4479149000']);
  });

  test('a single row of 100 MB is rejected in bounded time and memory, and the rows behind it are read', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,note\n1,a\n2,b\n3,'),
      Buffer.alloc(100 << 20, 'x'),
      Buffer.from('\n4,c\n5,d\n'),
    ]);
    const table = (await readAll(csv, bytesOf(bytes, 'x.csv', [1 << 20]))).only();
    expect(table.rows.map((row) => row[0])).toEqual(['1', '2', '4', '5']);
    expect(table.rejects[0]!.reason).toMatch(/^ROW_TOO_LONG/);
    expect(table.rejects[0]!.raw.length).toBeLessThan(70_000);
  });

  test('a quote that stays open for 40 MB costs its own line only', async () => {
    const line = `7,${'y'.repeat(1000)}\n`;
    const bytes = Buffer.from(`id,note\n1,a\n2,b\n3,"open\n${line.repeat(40_000)}8,"closed"\n`);
    const table = (await readAll(csv, bytesOf(bytes, 'x.csv', [1 << 20]))).only();
    expect(table.rejects.map((reject) => reject.raw)).toEqual(['3,"open']);
    expect(table.rows).toHaveLength(40_003);
  });

  test('ten thousand columns are read', async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `c${i}`);
    const text = `${names.join()}\n${names.map((_, i) => i).join()}\n${names.map((_, i) => i * 2).join()}\n`;
    const table = (await readAll(csv, bytesOf(text, 'wide.csv'))).only();
    expect(table.columns).toHaveLength(10_000);
    expect(table.rows[1]![9999]).toBe('19998');
  });
});
