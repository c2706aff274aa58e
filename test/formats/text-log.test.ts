import fc from 'fast-check';
import { expect, test } from 'vitest';
import { silentProgress } from '../../src/base/progress.ts';
import { textLog } from '../../src/formats/text-log/format.ts';
import { CollectingSink } from './collecting-sink.ts';

async function read(text: string, size = 1 << 16): Promise<CollectingSink> {
  const bytes = Buffer.from(text);
  const sink = new CollectingSink();
  const source = {
    name: 'x.log',
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
    path: () => Promise.reject(new Error('not on disk')),
  };
  await textLog.read(source, sink, { progress: silentProgress, threads: 1 });
  return sink;
}

const STAMP = '[2022-04-20 10:20:00] NOTICE[1] a.c: ';

test('every message comes out as it was written, whatever the pieces', async () => {
  const message = fc.array(
    fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[\r\n\0]/g, '')),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 60 }),
      async (messages, size) => {
        // A further line that begins with a time would be a record of its own.
        const texts = messages.map((lines) => lines.map((line, i) => (i === 0 ? line : `  ${line}`)).join('\n'));
        const table = (await read([STAMP, ...texts.map((text) => STAMP + text)].join('\n'), size)).only('asterisk');
        expect(table.rows.slice(1).map((row) => row.at(-1))).toEqual(
          texts.map((text) => text.replace(/(?:\n\s*)+$/, '').toWellFormed()),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('a message without end is cut and says so', async () => {
  const table = (await read(`${STAMP}a\n${'x'.repeat(300_000)}\n${'y\n'.repeat(100_000)}${STAMP}b\n`)).only();
  expect(table.rows).toHaveLength(2);
  expect(table.rows[0]!.at(-1)).toMatch(/…\[cut\]$/);
});

test.each([
  ['a table whose first column is a time', '2022-04-20 10:20:00,1,+44\n2022-04-20 10:20:01,2,+44\n'],
  ['a letter', 'Dear Sir,\n\non 2022-04-20 10:20:00 I was called.\n'],
])('%s is no log', async (_, text) => {
  expect(await textLog.detect(Buffer.from(text), { name: 'x' } as never)).toBeUndefined();
});
