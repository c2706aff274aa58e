import fc from 'fast-check';
import { expect, test } from 'vitest';
import { json } from '../../../src/formats/json/format.ts';
import { bytesOf, readAll } from './bytes-of.ts';

/** Plain names: dots, blanks inside and `$` have meanings of their own. */
const key = fc.constantFrom('id', 'phone', 'Name', 'größe', 'a b', '—', 'x"y', 'q\\', '数');
const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((s) => s.toWellFormed()),
  fc.constantFrom('"', '\\', '{', ']', ',', '\n', '\0', '\u2028'),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const records = fc.array(fc.dictionary(key, cell, { minKeys: 1 }), { minLength: 1, maxLength: 15 });
const chunks = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 });

const LAYOUTS: Readonly<Record<string, (rows: readonly unknown[]) => string>> = {
  list: (rows) => JSON.stringify(rows),
  'pretty list': (rows) => JSON.stringify(rows, null, 2),
  lines: (rows) => rows.map((row) => `${JSON.stringify(row)}\r\n`).join(''),
  'under a name': (rows) => JSON.stringify({ rows }),
};

test.each(Object.keys(LAYOUTS))('random records come back as they were written: %s', async (layout) => {
  await fc.assert(
    fc.asyncProperty(records, chunks, async (rows, sizes) => {
      const sink = await readAll(json, bytesOf(LAYOUTS[layout]!(rows), 'rows.json', sizes));
      const table = sink.only();
      const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      expect(table.columns.map((column) => column.name)).toEqual(names);
      const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
      expect(table.rows).toEqual(rows.map((row) => names.map((name) => text(row[name]))));
      expect(table.rejects).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('any text that begins like JSON is rows and rejects that add up', async () => {
  const junk = fc.array(
    fc.constantFrom('{', '}', '[', ']', '"a"', ':', ',', '1', 'null', '"', '\\', '\n', ' ', 'x', '{"a":1}'),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('[', '{', '{"a":', '[{"type":"header"},'),
      junk,
      chunks,
      async (start, parts, sizes) => {
        const text = start + parts.join('');
        const sink = await readAll(json, bytesOf(text, 'x.json', sizes)).catch((error) => error);
        if (sink instanceof Error) expect(sink, sink.stack).toHaveProperty('kind', 'exhibit');
        else for (const table of sink.tables) expect(table.rows.length + table.rejects.length).toBe(table.read);
      },
    ),
    { numRuns: 500 },
  );
});
