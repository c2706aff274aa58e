import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { parquet } from '../../../src/formats/parquet/format.ts';
import { bytesOf, fileOf, readAll } from './bytes-of.ts';

async function write(select: string, options = ''): Promise<Buffer> {
  const path = `${fileOf(new Uint8Array(0))}.parquet`;
  const db = await DuckDBInstance.create(':memory:');
  const connection = await db.connect();
  await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet${options})`);
  connection.closeSync();
  return readFileSync(path);
}

const read = async (bytes: Uint8Array) => readAll(parquet, bytesOf(bytes, 'calls.parquet'));

test('every type is spelled exactly', async () => {
  const bytes = await write(`SELECT 9223372036854775807::BIGINT a, 12345678901234567890123456.789012::DECIMAL(38,6) b,
    TIMESTAMP '2021-05-06 07:08:09.123456' c, TIMESTAMPTZ '1969-12-31 23:59:59.5+00' d, DATE '1900-01-31' e, TIME '01:02:03.5' f,
    0.1::FLOAT g, 1e300::DOUBLE h, true i, 'é;"\n' j, '\\xFF\\x00'::BLOB k, [1,2] l, {'x': 1, 'y': 'z'} m, NULL::VARCHAR n,
    -1.05::DECIMAL(9,2) o, 18446744073709551615::UBIGINT p, '6ba7b810-9dad-11d1-80b4-00c04fd430c8'::UUID q, '' r`);
  const table = (await read(bytes)).only();
  expect(Object.fromEntries(table.columns.map((c, i) => [c.name, table.rows[0]![i]]))).toEqual({
    a: '9223372036854775807',
    b: '12345678901234567890123456.789012',
    c: '2021-05-06T07:08:09.123456',
    d: '1969-12-31T23:59:59.500000Z',
    e: '1900-01-31',
    f: '01:02:03.500000',
    g: '0.1',
    h: '1e+300',
    i: 'true',
    j: 'é;"\n',
    k: '\\xff00',
    l: '[1,2]',
    m: '{"x":1,"y":"z"}',
    n: null,
    o: '-1.05',
    p: '18446744073709551615',
    q: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    r: '',
  });
});

test.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw'])(
  '%s pages, several row groups',
  async (codec) => {
    const select =
      "SELECT i AS id, '+4479' || i AS phone, CASE WHEN i % 3 = 0 THEN NULL ELSE 'note ' || i % 10 END AS note FROM range(30000) t(i)";
    const table = (await read(await write(select, `, COMPRESSION ${codec}, ROW_GROUP_SIZE 20480`))).only();
    expect(table.read).toBe(30_000);
    expect(table.rows[29_999]).toEqual(['29999', '+447929999', 'note 9']);
    expect(table.rows.filter((row) => row[2] === null)).toHaveLength(10_000);
  },
);

describe('damage', () => {
  test('torn or flipped anywhere, rows are read, rejected, or the error is clear', async () => {
    const bytes = await write("SELECT i AS id, 'text ' || i AS t, i * 1.5 AS d FROM range(3000) t(i)");
    for (let i = 1; i < 80; i++) {
      const at = Math.floor((bytes.length * i) / 80);
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 0x42;
      for (const bad of [bytes.subarray(0, at), flipped]) {
        const sink = await read(bad).catch((error) => error);
        if (sink instanceof Error) expect(sink).toHaveProperty('kind', 'exhibit');
        else for (const t of sink.tables) expect(t.rows.length + t.rejects.length).toBe(t.read);
      }
    }
  });
});
