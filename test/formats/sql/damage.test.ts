import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Format } from '../../../src/formats/format.ts';
import { mysqldump } from '../../../src/formats/mysqldump/format.ts';
import { pgDump } from '../../../src/formats/pg-dump/format.ts';
import type { CollectingSink } from '../collecting-sink.ts';
import { collect } from './source.ts';
import { mysqlText, postgresText, type Table } from './writers.ts';

const CALLS: Table = {
  name: 'calls',
  columns: ['a', 'b', 'c'],
  rows: Array.from({ length: 12 }, (_, i) => [`${i}`, i % 3 === 0 ? null : `it's ),( é \\ ; ${i}`, `"+4420${i}"`]),
};
const USERS: Table = {
  name: 'users',
  columns: ['a', 'b'],
  rows: [
    ['1', 'x'],
    ['2', null],
  ],
};
const STYLE = { perInsert: 5, backslash: true, columnList: false, separator: ',' };

const DUMPS: readonly [string, Format, string][] = [
  ['mysqldump', mysqldump, mysqlText([CALLS, USERS], STYLE)],
  ['one-row mysqldump', mysqldump, mysqlText([CALLS, USERS], { ...STYLE, perInsert: 1, columnList: true })],
  ['no-backslash mysqldump', mysqldump, mysqlText([CALLS, USERS], { ...STYLE, backslash: false, separator: ',\n' })],
  ['pg_dump with COPY', pgDump, postgresText([CALLS, USERS], false)],
  ['pg_dump with INSERTs', pgDump, postgresText([CALLS, USERS], true)],
];

const WHOLE = new Set([...CALLS.rows, ...USERS.rows].map((row) => JSON.stringify(row)));

function expectBalanced(sink: CollectingSink): void {
  for (const table of sink.tables) expect(table.read).toBe(table.rows.length + table.rejects.length);
}

test.each(DUMPS)(
  'a %s cut at any byte gives the rows before the cut and nothing that was not there',
  async (_, format, dump) => {
    const bytes = Buffer.from(dump);
    for (let length = 0; length < bytes.length; length++) {
      const sink = await collect(format, bytes.subarray(0, length), { noTables: true });
      expectBalanced(sink);
      for (const table of sink.tables) for (const row of table.rows) expect(WHOLE).toContain(JSON.stringify(row));
      const accepted = sink.tables.reduce((sum, table) => sum + table.rows.length, 0);
      const rejected = sink.tables.reduce((sum, table) => sum + table.rejects.length, 0);
      expect(rejected).toBeLessThanOrEqual(1);
      expect(accepted + rejected).toBeGreaterThanOrEqual(
        wholeRowsBefore(dump, bytes.subarray(0, length).toString('utf8')),
      );
    }
  },
);

/** Rows that end before the cut, counted by their last cells. */
function wholeRowsBefore(dump: string, cut: string): number {
  const marks = [...CALLS.rows.map((row) => row[2] as string)];
  return marks.filter((mark) => {
    const quoted = dump.includes(`\\"+`) ? mark.replaceAll('"', '\\"') : mark;
    return cut.includes(quoted) && cut.indexOf(quoted) + quoted.length + 3 < cut.length;
  }).length;
}

test.each(DUMPS)(
  'flipped bits in a %s never crash or hang the reader, and rows beyond the damage survive',
  async (_, format, dump) => {
    const bytes = Buffer.from(dump);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(7)), { minLength: 1, maxLength: 4 }),
        async (flips) => {
          const damaged = Buffer.from(bytes);
          for (const [at, bit] of flips) damaged[at] = damaged[at]! ^ (1 << bit);
          const sink = await collect(format, damaged, { chunkSizes: [101], noTables: true });
          expectBalanced(sink);
          expect(await collect(format, damaged, { noTables: true })).toEqual(sink);
          // A reject may hold several rows; whatever else is missing must be spoken of.
          const read = sink.tables.reduce((sum, table) => sum + table.read, 0);
          if (read < WHOLE.size)
            expect([...sink.notes, ...sink.tables.flatMap((table) => table.rejects)]).not.toEqual([]);
        },
      ),
      { numRuns: 300, seed: 20221124 },
    );
  },
);

test('after a lost quote in a long INSERT the rows that follow are found again', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => [`${i}`, `name ${i}`, `it's \\ ${i}`]);
  const dump = mysqlText([{ ...CALLS, rows }, USERS], { ...STYLE, perInsert: 10_000 });
  for (const [from, to] of [
    ["'name 2000'", "'name 2000"],
    ["'name 2000'", "name 2000'"],
    ["),('2000'", ",('2000'"],
    ["),('2000'", "),'2000'"],
    ["),('2000'", ")('2000'"],
    ["'2000','name", "'2000''name"],
  ] as const) {
    expect(dump).toContain(from);
    const sink = await collect(mysqldump, dump.replace(from, to));
    const table = sink.only('calls');
    expectBalanced(sink);
    expect(table.rows.length).toBeGreaterThan(4990);
    for (const row of table.rows) expect(rows[Number(row[0])]).toEqual(row);
    expect(table.rejects.length).toBeGreaterThan(0);
    expect(sink.only('users').rows.length).toBe(2);
  }
});

test('text that pretends to be rows is not believed after damage', async () => {
  const planted = `),(${'7,8,9),('.repeat(2000)}7,8,9`;
  const rows = Array.from({ length: 50 }, (_, i) => [`${i}`, i === 20 ? planted : 'x', 'y']);
  const dump = mysqlText([{ ...CALLS, rows }], { ...STYLE, perInsert: 100 });
  const sink = await collect(mysqldump, dump.replace("7,8,9','y')", "7,8,9','y)"));
  expect(sink.only().rows).toEqual(rows.filter((row) => row[0] !== '20'));
  expectBalanced(sink);
});

test('an unterminated string does not swallow the tables after it', async () => {
  const dump = mysqlText([CALLS, USERS], STYLE).replace('\'\\"+44204\\"\'', '\'\\"+44204');
  const sink = await collect(mysqldump, dump);
  expect(sink.only('users').rows.length).toBe(2);
  expect(sink.notes.join()).toMatch(/damaged in \d+ places?/);
});

test('a single row of a hundred megabytes is read', async () => {
  const big = Buffer.alloc(100 << 20, "x),('");
  const sql = Buffer.concat([Buffer.from('INSERT INTO t VALUES (1,"'), big, Buffer.from('"),(2,NULL);')]);
  const sink = await collect(mysqldump, sql, { chunkSizes: [1 << 20] });
  expect(sink.only().rows.map((row) => row[1]?.length)).toEqual([100 << 20, undefined]);
});

test('a row above the limit is rejected and the next one is read', async () => {
  const big = Buffer.alloc(140 << 20, "x),('");
  const sql = Buffer.concat([
    Buffer.from('CREATE TABLE t (a int,b text);INSERT INTO t VALUES (0,0),(1,"'),
    big,
    Buffer.from('"),(2,NULL);'),
  ]);
  const sink = await collect(mysqldump, sql, { chunkSizes: [1 << 20] });
  expect(sink.only().rows).toEqual([
    ['0', '0'],
    ['2', null],
  ]);
  expect(sink.only().rejects).toMatchObject([{ row: 2, reason: 'ROW_TOO_LONG: more than 134217728 bytes' }]);
});

test.each([
  ['brackets', `INSERT INTO t VALUES ${'('.repeat(1 << 20)}`],
  ['quotes', `INSERT INTO t VALUES (${"''".repeat(1 << 20)}`],
  ['ends of rows', `INSERT INTO t VALUES (1,'a${'),('.repeat(1 << 19)}`],
  ['calls', `INSERT INTO t VALUES (f(${"''".repeat(2000)}`],
  ['comments', `INSERT INTO t VALUES (1)${'/*'.repeat(1 << 20)}`],
  ['semicolons', `CREATE TRIGGER x BEGIN ${';'.repeat(1 << 19)}`],
  ['dollars', '$'.repeat(1 << 20)],
  ['words', 'v'.repeat(1 << 20)],
  ['nothing at all', '\0'.repeat(1 << 20)],
])('a file of nothing but %s ends in reasonable time', async (_, content) => {
  expectBalanced(await collect(mysqldump, content, { noTables: true }));
  expectBalanced(await collect(pgDump, content, { noTables: true }));
});
