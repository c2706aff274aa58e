import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { RingbreakError } from '../../../src/base/errors.ts';
import { readExhibit } from '../../../src/formats/read-exhibit.ts';
import { CollectingSink } from '../collecting-sink.ts';
import { CONTEXT, fileOf } from './bytes-of.ts';
import { zipOf } from './zip-of.ts';

const temporary = mkdtempSync(join(tmpdir(), 'ringbreak-exhibit-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

async function read(bytes: Uint8Array, name = 'exhibit') {
  const sinks = new Map<string, { sink: CollectingSink; format: string }>();
  const createSink = (member: string, format: { readonly id: string }) => {
    const sink = new CollectingSink();
    sinks.set(member, { sink, format: format.id });
    return sink;
  };
  try {
    const result = await readExhibit({ path: fileOf(bytes), name, createSink, context: CONTEXT, temporary });
    return { ...result, sinks };
  } finally {
    expect(readdirSync(temporary), 'temporary copies are removed').toEqual([]);
  }
}

const failure = async (bytes: Uint8Array, name?: string): Promise<RingbreakError> =>
  read(bytes, name).then(
    () => Promise.reject(new Error('was read')),
    (error: RingbreakError) => error,
  );

const CSV = 'id,phone\n1,+447946095811\n2,+447946095812\n';
const SQL =
  '-- MariaDB dump 10.19\nCREATE TABLE `t` (`a` int(11));\nINSERT INTO `t` VALUES (1),(2);\n-- Dump completed\n';

test('a plain file is read as member "" by the format of its content, not of its name', async () => {
  const { sinks, readers, notes } = await read(Buffer.from(CSV), 'misleading.sql');
  expect(sinks.get('')?.format).toBe('csv');
  expect(sinks.get('')?.sink.only('misleading').rows).toHaveLength(2);
  expect(readers).toEqual(['csv@2']);
  expect(notes.join()).toContain('comma-separated');
});

test('files of one call each fill one table and make one remark', async () => {
  const call = (uuid: string): string =>
    `<cdr core-uuid="c"><variables><uuid>${uuid}</uuid></variables><callflow><caller_profile><destination_number>447700900123</destination_number></caller_profile></callflow></cdr>`;
  const bytes = zipOf(['a', 'b', 'c'].map((uuid) => ({ name: `${uuid}.cdr.xml`, data: call(uuid) })));
  const { sinks, readers, notes } = await read(bytes, 'cdrs.zip');
  const table = sinks.get('')!.sink.only('freeswitch_cdr');
  expect(table.rows.map((row) => [row[0], row.at(-1)])).toEqual(
    ['a', 'b', 'c'].map((uuid) => [uuid, `cdrs.zip!${uuid}.cdr.xml`]),
  );
  expect(readers).toEqual(['freeswitch@1']);
  expect(notes).toEqual(['3 file(s): FreeSWITCH call records (mod_xml_cdr)']);
});

test('several exhibits in one zip are read each by its format; pictures beside them are notes', async () => {
  const bytes = zipOf([
    { name: 'calls.csv', data: CSV },
    { name: 'dump/shop.sql.gz', data: gzipSync(SQL) },
    { name: 'photo.jpg', data: Buffer.from('ffd8ffe000104a46494600', 'hex') },
    { name: 'empty.txt', data: '' },
    { name: 'users.ndjson', data: '{"a":1}\n{"a":2}\n' },
  ]);
  const { sinks, readers, notes } = await read(bytes, 'seizure.zip');
  expect([...sinks].map(([member, { format }]) => [member, format])).toEqual([
    ['calls.csv', 'csv'],
    ['dump/shop.sql.gz', 'mysqldump'],
    ['users.ndjson', 'json'],
  ]);
  expect(sinks.get('calls.csv')?.sink.only('calls').rows).toHaveLength(2);
  expect(readers.map((reader) => reader.split('@')[0])).toEqual(['csv', 'json', 'mysqldump']);
  expect(notes.join('\n')).toMatch(/photo\.jpg: not read: .*JPEG[\s\S]*empty\.txt: not read/);
});

test('SQL inside the cells of a table or the texts of JSON makes no dump of them', async () => {
  const hostile = "INSERT INTO `users` VALUES (1,'a'); DROP TABLE `x`; -- CREATE TABLE `y` (";
  const csv = await read(Buffer.from(`id,note\n1,"${hostile}"\n2,ok\n3,"${hostile}"\n4,x\n`));
  expect(csv.sinks.get('')?.format).toBe('csv');
  // Nor where the table is one that a reader of CSV is not sure of.
  const uneven = await read(Buffer.from(`1|x|${hostile}\n2|y\n3\n4|z|a|b\n5|x|${hostile}\n6|y|c\n`), 'notes.txt');
  expect(uneven.sinks.get('')?.format).toBe('csv');
  const json = await read(Buffer.from(`{"id":1,"note":"${hostile}"}\n{"id":2,"note":"x"}\n`));
  expect(json.sinks.get('')?.format).toBe('json');
});

test('a table is named after its file without the endings of containers', async () => {
  const { sinks } = await read(gzipSync(CSV), 'Anrufe 2021.csv.gz');
  expect(sinks.get('')?.sink.only().name).toBe('Anrufe 2021');
});

test('a torn gzip of a dump is used as far as it goes, with a note', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `${i},+4479460${Math.imul(i, 7919) % 99999}`).join('\n');
  const { sinks, notes } = await read(gzipSync(`id,phone\n${rows}`).subarray(0, 60_000), 'calls.csv.gz');
  expect(sinks.get('')!.sink.only().rows.length).toBeGreaterThan(1000);
  expect(notes.join('\n')).toContain('truncated');
});

describe('what cannot be read', () => {
  test('an empty file is a clear error', async () => {
    expect(await failure(new Uint8Array(0))).toMatchObject({ kind: 'exhibit', code: 'EXHIBIT_EMPTY' });
  });

  test.each([
    ['25504446', 'PDF'],
    ['d0cf11e0a1b11ae1', '.xlsx'],
    ['01020304050607080910', '01020304'],
  ])('content that begins with %s is an error that says so and what is supported', async (hex, words) => {
    const error = await failure(Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(200, 3)]));
    expect(error).toMatchObject({ kind: 'exhibit', code: 'EXHIBIT_UNKNOWN' });
    expect(error.what).toContain(words);
    expect(error.next).toMatch(/MySQL[\s\S]*CSV[\s\S]*Parquet|Parquet[\s\S]*CSV/);
  });

  test('unknown text is described without quoting it', async () => {
    const error = await failure(Buffer.from('Dear Mrs Miller,\nplease call me back on my number.\nYours, Jane\n'));
    expect(error.what).toMatch(/text \(\d+ % letters/);
    expect(JSON.stringify(error.toJSON())).not.toMatch(/Miller|Jane/);
  });

  test('a zip with nothing readable in it is an error', async () => {
    expect(await failure(zipOf([{ name: 'a.jpg', data: Buffer.from('ffd8ffe0', 'hex') }]))).toMatchObject({
      code: 'EXHIBIT_UNKNOWN',
    });
    expect(await failure(zipOf([{ name: 'a', data: 'x', encrypted: true }]))).toMatchObject({
      code: 'EXHIBIT_NOTHING_INSIDE',
    });
  });

  test('random bytes are never a crash', async () => {
    for (let seed = 1; seed < 60; seed++) {
      const bytes = Buffer.from(
        Array.from({ length: 300 }, (_, i) => (Math.imul(i + seed * 977, 2654435761) >>> 9) & (seed % 3 ? 255 : 127)),
      );
      await read(bytes).catch((error) => expect(error, String(error)).toHaveProperty('kind', 'exhibit'));
    }
  });
});
