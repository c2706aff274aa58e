import { describe, expect, test } from 'vitest';
import { json } from '../../../src/formats/json/format.ts';
import { bytesOf, readAll } from './bytes-of.ts';

async function read(text: string, chunk = 1 << 16) {
  const sink = await readAll(json, bytesOf(text, 'export.json', [chunk]));
  const tables = sink.tables.map((t) => ({ ...t, names: t.columns.map((c) => c.name) }));
  const table = (name: string) => tables.find((t) => t.name === name)!;
  return { tables, table, notes: sink.notes };
}

describe('layouts', () => {
  test('a list of objects is a table; columns that appear late are there for all rows', async () => {
    const { table } = await read('[{"a":1,"b":"x"},\n {"a":2,"c":null,"d":true}]');
    expect(table('export').names).toEqual(['a', 'b', 'c', 'd']);
    expect(table('export').rows).toEqual([
      ['1', 'x', null, null],
      ['2', null, null, 'true'],
    ]);
  });

  test('one object a line; a damaged line is rejected and the next is read', async () => {
    const { table } = await read('{"a":1}\n{"a":2\n\n{"a":3}\nnonsense\n{"a":4}\n');
    expect(table('export').rows).toEqual([['1'], ['3'], ['4']]);
    expect(table('export').rejects.map((r) => [r.row, r.raw])).toEqual([
      [2, '{"a":2'],
      [4, 'nonsense'],
    ]);
  });

  test('an object of lists is a table for each list and one row of what is left', async () => {
    const { table } = await read('{"made":"2022","users":[{"id":1}],\n"calls":[{"id":7,"u":1},{"id":8}],"n":2}');
    expect(table('users').rows).toEqual([['1']]);
    expect(table('calls').rows).toEqual([
      ['7', '1'],
      ['8', null],
    ]);
    expect(table('export').rows).toEqual([['2022', '2']]);
  });

  test('tables are found inside wrappers, and under keys', async () => {
    const { table } = await read('{"data":{"users":[{"id":1}]},\n"db":{"u1":{"n":"x"},"u2":{"n":"y"}}}');
    expect(table('data.users').rows).toEqual([['1']]);
    expect(table('db').names).toEqual(['_key', 'n']);
    expect(table('db').rows).toEqual([
      ['u1', 'x'],
      ['u2', 'y'],
    ]);
  });

  test("phpMyAdmin's export", async () => {
    const { table, tables } = await read(
      '[\n{"type":"header","version":"5.2","comment":"x"},\n{"type":"database","name":"shop"},\n{"type":"table","name":"users","database":"shop","data":\n[\n{"id":"1","n":null},\n{"id":"2","n":"b"}\n]\n}\n,{"type":"table","name":"calls","database":"shop","data":\n[\n]\n}\n]',
    );
    expect(tables.map((t) => t.name)).toEqual(['users']);
    expect(table('users').rows).toEqual([
      ['1', null],
      ['2', 'b'],
    ]);
  });

  test('objects one after the other over several lines', async () => {
    const { table } = await read('{\n "a": 1\n}\n{\n "a": 2\n}\n');
    expect(table('export').rows).toEqual([['1'], ['2']]);
  });
});

describe('values', () => {
  test('numbers keep their spelling', async () => {
    const { table } = await read('[{"a":12345678901234567890,"b":1.10,"c":-0,"d":1e400}]');
    expect(table('export').rows).toEqual([['12345678901234567890', '1.10', '-0', '1e400']]);
  });

  test("MongoDB's extended values are plain text", async () => {
    const { table } = await read(
      '{"_id":{"$oid":"5f"},"at":{"$date":"2020-01-01T00:00:00Z"},"n":{"$numberLong":"9007199254740993"},"t":{"$date":{"$numberLong":"1577836800000"}}}\n',
    );
    expect(table('export').rows).toEqual([['5f', '2020-01-01T00:00:00Z', '9007199254740993', '1577836800000']]);
  });

  test('objects are flattened, lists joined, lists of objects become tables that know their parent', async () => {
    const { table } = await read(
      '[{"id":1,"geo":{"ip":"1.2.3.4","c":{"n":"NL"}},"tags":["a","b"],"odd":["a;b"],"e":[],"o":{},"calls":[{"n":5},{"n":6,"legs":[{"x":1}]}]},{"id":2,"calls":[{"n":7}]}]',
    );
    expect(table('export').names).toEqual(['id', 'geo.ip', 'geo.c.n', 'tags', 'odd', 'e', 'o']);
    expect(table('export').rows[0]).toEqual(['1', '1.2.3.4', 'NL', 'a;b', '["a;b"]', null, null]);
    expect(table('export.calls').names).toEqual(['_parent', 'n']);
    expect(table('export.calls').rows).toEqual([
      ['1', '5'],
      ['1', '6'],
      ['2', '7'],
    ]);
    expect(table('export.calls.legs').rows).toEqual([['2', '1']]);
  });

  test('a repeated key gets a column of its own', async () => {
    const { table } = await read('[{"a":1,"a":2},{"a":3}]');
    expect(table('export').names).toEqual(['a', 'a (2)']);
    expect(table('export').rows).toEqual([
      ['1', '2'],
      ['3', null],
    ]);
  });

  test('escapes mean what they say', async () => {
    const { table } = await read('[{"a":"\\u00e9\\ud83d\\ude00\\n\\"\\\\ \\/ ],[ }{"}]');
    expect(table('export').rows).toEqual([['é😀\n"\\ / ],[ }{']]);
  });
});

describe('damage', () => {
  const text = '[{"a":1,"b":"x,]"},{"a":2,"b":{"c":[1,2]}},{"a":3,"l":[{"z":1}]}]';

  test('a torn file gives the rows before the tear, and says so', async () => {
    const { table, notes } = await read(text.slice(0, 40));
    expect(table('export').rows).toHaveLength(1);
    expect(table('export').rejects).toHaveLength(1);
    expect(notes.join()).toContain('torn');
  });

  test('torn anywhere, and with any byte changed, every record is a row or a reject', async () => {
    for (let cut = 1; cut < text.length; cut++) {
      const { tables } = await read(text.slice(0, cut)).catch(() => ({ tables: [] }));
      for (const table of tables) expect(table.rows.length + table.rejects.length).toBe(table.read);
      for (const other of ['"', '}', '\\', '0']) {
        const changed = text.slice(0, cut) + other + text.slice(cut + 1);
        const { tables: more } = await read(changed, 7).catch(() => ({ tables: [] }));
        for (const table of more) expect(table.rows.length + table.rejects.length).toBe(table.read);
      }
    }
  });

  test('a list nested without end is rejected, not followed', async () => {
    const { table } = await read(`[{"a":1},${'['.repeat(100_000)}${']'.repeat(100_000)},{"a":2}]`);
    expect(table('export').rows).toEqual([['1'], ['2']]);
    expect(table('export').rejects[0]!.reason).toMatch(/^NESTED_TOO_DEEP/);
  });
});
