import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sqlite } from '../../../src/formats/sqlite/format.ts';
import { bytesOf, fileOf, readAll } from './bytes-of.ts';

function build(make: (db: DatabaseSync) => void): Buffer {
  const path = fileOf(new Uint8Array(0));
  const db = new DatabaseSync(path);
  make(db);
  db.close();
  return readFileSync(path);
}

const read = (bytes: Uint8Array) => readAll(sqlite, bytesOf(bytes, 'shop.db'));

test('values of every storage class keep what they are', async () => {
  const bytes = build((db) => {
    db.exec("CREATE TABLE t (a, b, c, d, e); INSERT INTO t VALUES (9007199254740993, 1.5, 'é', x'00ff', NULL)");
  });
  expect((await read(bytes)).only().rows).toEqual([['9007199254740993', '1.5', 'é', '\\x00ff', null]]);
});

test('declared types and keys are handed on', async () => {
  const bytes = build((db) => {
    db.exec('CREATE TABLE u (id INTEGER PRIMARY KEY); CREATE TABLE c (n VARCHAR(20), u_id INT REFERENCES u(id))');
  });
  const sink = await read(bytes);
  expect(sink.only('u').columns).toEqual([{ name: 'id', declared: 'INTEGER', primaryKey: true }]);
  expect(sink.only('c').columns[1]).toEqual({
    name: 'u_id',
    declared: 'INT',
    references: { table: 'u', column: 'id' },
  });
});

test('views, triggers, virtual tables and generated columns are never run', async () => {
  const bytes = build((db) => {
    db.exec(`CREATE TABLE t (a, g AS (a || 'x') VIRTUAL);
      INSERT INTO t (a) VALUES ('1');
      CREATE VIEW v AS SELECT * FROM t; CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END;
      CREATE VIRTUAL TABLE f USING fts5(x)`);
  });
  const sink = await read(bytes);
  expect(sink.only('t').columns.map((c) => c.name)).toEqual(['a']);
  expect(sink.tables.some((t) => t.name === 'v' || t.name === 'f')).toBe(false);
  expect(sink.notes.join('\n')).toMatch(/virtual table[\s\S]*generated|generated[\s\S]*virtual table/);
});

test('WITHOUT ROWID tables and files in WAL mode are read', async () => {
  const bytes = build((db) => {
    db.exec(
      "PRAGMA journal_mode=WAL; CREATE TABLE t (a TEXT PRIMARY KEY, b) WITHOUT ROWID; INSERT INTO t VALUES ('k', 2)",
    );
  });
  expect((await read(bytes)).only('t').rows).toEqual([['k', '2']]);
});

test('hostile names and values come back as they are', async () => {
  const name = fc.string({ minLength: 1, unit: 'grapheme' }).filter((s) => !/^sqlite_|\0/i.test(s) && s.isWellFormed());
  await fc.assert(
    fc.asyncProperty(
      name,
      fc.uniqueArray(name, { minLength: 1, maxLength: 5, selector: (s) => s.toLowerCase() }),
      fc.array(
        fc.array(fc.option(fc.string({ unit: 'grapheme' }).filter((s) => !s.includes('\0'))), {
          minLength: 5,
          maxLength: 5,
        }),
        { maxLength: 8 },
      ),
      async (table, columns, rows) => {
        const quoted = (s: string) => `"${s.split('"').join('""')}"`;
        const bytes = build((db) => {
          db.exec(`CREATE TABLE ${quoted(table)} (${columns.map(quoted).join(',')})`);
          const insert = db.prepare(`INSERT INTO ${quoted(table)} VALUES (${columns.map(() => '?').join(',')})`);
          for (const row of rows) insert.run(...row.slice(0, columns.length));
        });
        const read_ = (await read(bytes)).only(table);
        expect(read_.columns.map((c) => c.name)).toEqual(columns);
        expect(read_.rows).toEqual(rows.map((row) => row.slice(0, columns.length)));
      },
    ),
    { numRuns: 40 },
  );
});

describe('damage', () => {
  const bytes = build((db) => {
    db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, v)');
    const insert = db.prepare('INSERT INTO t (v) VALUES (?)');
    db.exec('BEGIN');
    for (let i = 0; i < 3000; i++) insert.run(`value ${i} ${'x'.repeat(i % 50)}`);
    db.exec('COMMIT');
  });

  test('rows in front of a damaged page are kept and the rest is accounted for', async () => {
    const damaged = Buffer.from(bytes);
    damaged.fill(0xff, 4096 * 20, 4096 * 21);
    const sink = await read(damaged);
    const table = sink.only('t');
    expect(table.rows.length).toBeGreaterThan(500);
    expect(table.rejects.at(-1)?.reason).toMatch(/^DAMAGED_PAGE/);
    expect(sink.notes.join()).toContain('damaged');
  });

  test('a torn file, or one with bits flipped anywhere, never does worse than a clear error', async () => {
    const tries = Array.from({ length: 60 }, (_, i) => Math.floor((bytes.length * (i + 1)) / 61));
    for (const at of tries) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 0x81;
      for (const bad of [bytes.subarray(0, at), flipped]) {
        const sink = await read(bad).catch((error) => error);
        if (sink instanceof Error) expect(sink).toHaveProperty('kind', 'exhibit');
        else for (const t of sink.tables) expect(t.rows.length + t.rejects.length).toBe(t.read);
      }
    }
  });
});
