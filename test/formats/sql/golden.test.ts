import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Format } from '../../../src/formats/format.ts';
import { mysqldump } from '../../../src/formats/mysqldump/format.ts';
import { pgDump } from '../../../src/formats/pg-dump/format.ts';
import type { CollectingSink } from '../collecting-sink.ts';
import { collect } from './source.ts';

// Written by MariaDB's and PostgreSQL's own programs: test/golden/sql-dumps/make.sh.
const FOLDER = join(import.meta.dirname, '../../golden/sql-dumps');

async function read(format: Format, file: string): Promise<CollectingSink> {
  const bytes = await readFile(join(FOLDER, file));
  expect(await format.detect(bytes, undefined as never)).toMatchObject({ confidence: expect.closeTo(0.97, 1) });
  const sink = await collect(format, bytes, { chunkSizes: [7, 1000, 13] });
  for (const table of sink.tables) expect(table.rejects).toEqual([]);
  return sink;
}

/** Cells as the server itself gave them in hexadecimal digits, by table. */
async function truth(file: string, table: string): Promise<(string | null)[][]> {
  const lines = (await readFile(join(FOLDER, file), 'utf8')).trimEnd().split('\n');
  const rows = lines.map((line) => line.split('\t')).filter((cells) => cells[0] === table);
  return rows.map((cells) => [cells[1]!, ...cells.slice(2).map(decode)]);
}

function decode(cell: string): string | null {
  return cell === 'NULL' || cell === '\\N' ? null : Buffer.from(cell, 'hex').toString('utf8');
}

test.each(['mariadb.sql', 'mariadb-one-row.sql', 'mariadb-skip-opt.sql'])(
  '%s holds the strings that the server holds',
  async (file) => {
    const sink = await read(mysqldump, file);
    expect(sink.only('strings').rows).toEqual(await truth('mariadb-truth.tsv', 'strings'));
  },
);

test('the types of MariaDB are spelled as the server spells them, TIMESTAMP in UTC', async () => {
  for (const file of ['mariadb.sql', 'mariadb-one-row.sql']) {
    const sink = await read(mysqldump, file);
    const table = sink.only('types');
    expect(table.facts.timestampZone).toBe('UTC');
    const [first, second] = table.rows.map((row) =>
      Object.fromEntries(row.map((cell, i) => [table.columns[i]!.name, cell])),
    );
    expect(first).toMatchObject({
      dec: '-12345.678900',
      ts: '2022-07-01 10:00:00',
      dt: '2022-07-01 12:00:00',
      tm: '-12:34:56',
    });
    expect(first).toMatchObject({
      en: 'b,c',
      js: '{"a": "b\'\\"c"}',
      b1: '1',
      b12: '2730',
      bi: '\\x61620000',
      vb: '\\x7f000001',
      bl: 'plain text',
    });
    expect(second).toMatchObject({
      dt: '0000-00-00 00:00:00',
      en: "'",
      b12: '0',
      vb: '\\x27',
      bl: '\\x00ff27225c0a1a',
      g: '4',
    });
    expect(table.columns.find((column) => column.name === 'owner')?.references).toEqual({
      table: 'owners',
      column: 'id',
    });
  }
});

test('a dump of two databases keeps both tables of one name, and no view, trigger or procedure becomes data', async () => {
  const sink = await read(mysqldump, 'mariadb.sql');
  expect(sink.tables.map((table) => [table.name, table.rows.length]).sort()).toEqual([
    ['empty_one', 0],
    ['latin', 2],
    ['owners', 2],
    ['strings', 21],
    ['traps_two.owners', 1],
    ['types', 3],
  ]);
});

test('a latin1 dump without SET NAMES is read as windows-1252 and says so', async () => {
  const sink = await read(mysqldump, 'mariadb-latin1.sql');
  expect(sink.only('latin').rows).toEqual([
    ['1', 'café €'],
    ['2', "it's ÿ"],
  ]);
  expect(sink.notes.join()).toContain('windows-1252');
});

test.each(['postgres-copy.sql', 'postgres-inserts.sql'])('%s holds what the server holds', async (file) => {
  const sink = await read(pgDump, file);
  const strings = (await truth('postgres-truth.tsv', 'strings')).map(([id, cell]) => [id, cell]);
  // psql spells NULL as nothing, and the second row is the empty text.
  strings[0] = ['1', null];
  expect(sink.only('strings').rows).toEqual(strings);
  const types = sink.only('types');
  expect(types.columns.map((column) => column.declared)).toContain('character varying(20)');
  expect(types.columns.at(-1)?.references).toEqual({ table: 'owners', column: 'id' });
  expect(types.rows[0]).toEqual(
    expect.arrayContaining(['\\x00ff27', '{"a,b","c\\"d",NULL,"e\\\\f"}', '101', 'NaN', '10.0.0.1']),
  );
  expect(sink.only('crm.leads').rows[2]).toEqual(['3', "né'e \\ 3"]);
  expect(sink.only('owners').rows.flat()).toEqual(['1', 'one', '2', 'two']);
});

test('a Postgres dump in another encoding becomes UTF-8', async () => {
  const sink = await read(pgDump, 'postgres-latin1.sql');
  expect(sink.only('crm.leads').rows[6]).toEqual(['7', "né'e \\ 7"]);
});

test('a custom-format dump is refused with the way to convert it', async () => {
  const bytes = await readFile(join(FOLDER, 'postgres-custom.dump'));
  expect(await pgDump.detect(bytes, undefined as never)).toMatchObject({ confidence: 1 });
  await expect(collect(pgDump, bytes)).rejects.toMatchObject({
    code: 'PG_CUSTOM_FORMAT',
    next: expect.stringContaining('pg_restore -f'),
  });
});

const SPOOFSHOP = join(import.meta.dirname, '../../../../shared/data/spoofshop/spoofshop.sql.gz');

test.skipIf(!existsSync(SPOOFSHOP))(
  `the spoofing shop's dump is read whole (skipped without ${SPOOFSHOP})`,
  async () => {
    const sink = await collect(mysqldump, gunzipSync(await readFile(SPOOFSHOP)), { threads: 2 });
    const counts = Object.fromEntries(sink.tables.map((table) => [table.name, table.rows.length]));
    expect(counts).toEqual({
      calls: 64_300,
      otp_jobs: 1030,
      payments: 2122,
      tickets: 97,
      user_sessions: 4840,
      users: 700,
    });
    expect(sink.tables.flatMap((table) => table.rejects)).toEqual([]);
    expect(sink.only('calls').facts.timestampZone).toBe('UTC');
    expect(sink.notes).toEqual([]);
  },
);
