import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { realEffects } from '../../../src/base/effects.ts';
import { AuditLog, createCase, type NewAuditEntry, openCase } from '../../../src/case/case.ts';
import { checkCase } from '../../../src/case/check/check.ts';
import { environment, fixedEffects, info, temporaryFolder } from '../../case/effects.ts';

const looked = (count: number): NewAuditEntry => ({
  type: 'consulted',
  person: 'p-1',
  what: 'table:victim',
  count,
  ids: ['AAAAAAAAAAAAAAAA'],
  filters: [],
  why: null,
});

/** A case with an audit log of `entries` entries beyond its first. */
async function served(entries: number) {
  const root = await temporaryFolder();
  const [folder, env] = [join(root, 'case'), environment(join(root, 'config'))];
  await (await createCase(folder, info, fixedEffects(), env)).close();
  const target = await openCase(folder, { write: false });
  const log = await AuditLog.open(target, fixedEffects(), env);
  for (let n = 0; n < entries; n += 1) await log.append([looked(n)]);
  return { root, folder, env, target, log };
}

async function damageIn(folder: string) {
  const { first } = await checkCase(folder);
  return first && { code: first.code, file: first.where.file, line: first.where.line };
}

test('what was appended is read newest first, and after reopening too', async () => {
  const { target, log, env } = await served(3);
  const counts = async (from: AuditLog) => {
    const found = [];
    for await (const { index, entry } of from.newestFirst())
      found.push([index, entry.type === 'consulted' ? entry.count : entry.type]);
    return found;
  };
  const expected = [
    [3, 2],
    [2, 1],
    [1, 0],
    [0, 'audit_begun'],
  ];
  expect(await counts(log)).toEqual(expected);
  await log.close();
  const again = await AuditLog.open(target, fixedEffects(), env);
  expect(await counts(again)).toEqual(expected);
  await again.close();
});

test('lines are read backwards over the borders of the pieces in which the file is read', async () => {
  const { log } = await served(0);
  const ids = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(16, 'A'));
  for (let n = 0; n < 20; n += 1) await log.append([{ ...looked(n), ids: ids.slice(0, n * 500) } as NewAuditEntry]);
  const counts = [];
  for await (const { entry } of log.newestFirst(['"type":"consulted"']))
    counts.push(entry.type === 'consulted' ? entry.ids.length : -1);
  expect(counts).toEqual(Array.from({ length: 20 }, (_, n) => (19 - n) * 500));
  await log.close();
});

test('what many ask for at once is written together and in order', async () => {
  const { log, folder } = await served(0);
  await Promise.all(Array.from({ length: 50 }, (_, n) => log.append([looked(n), looked(n + 1000)])));
  const lines = (await readFile(join(folder, 'audit/entries.jsonl'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.slice(1).map(({ count }) => count)).toEqual(Array.from({ length: 50 }, (_, n) => [n, n + 1000]).flat());
  expect(new Set(lines.map(({ batch }) => batch)).size).toBeLessThan(5);
  expect(log.head().size).toBe(101);
  await log.close();
  expect(await damageIn(folder)).toBeUndefined();
});

test('a second workbench for the same case is refused, and a person whose key the case does not know', async () => {
  const { target, env, root, log } = await served(0);
  await expect(AuditLog.open(target, fixedEffects(), env)).rejects.toMatchObject({
    code: 'ALREADY_SERVED',
    kind: 'locked',
  });
  await log.close();
  const stranger = environment(join(root, 'stranger'));
  await expect(AuditLog.open(target, fixedEffects('stranger'), stranger)).rejects.toMatchObject({
    code: 'KEY_NOT_IN_CASE',
  });
});

test('an entry that would hold more than ids is refused', async () => {
  const { log } = await served(0);
  await expect(log.append([{ ...looked(1), what: 'victim +447700900123' } as NewAuditEntry])).rejects.toThrow();
  await expect(log.append([{ ...looked(1), ids: ['+447700900123'] } as NewAuditEntry])).rejects.toThrow();
  // The log goes on.
  await log.append([looked(1)]);
  await log.close();
});

test('the check passes a log that is written to, and one that was closed', async () => {
  const { folder, log } = await served(4);
  expect(await checkCase(folder)).toMatchObject({ sound: true, verified: { audit_entries: 5 } });
  await log.close();
  expect((await checkCase(folder)).findings).toEqual([]);
});

const E = 'audit/entries.jsonl';
const damages: [string, (folder: string) => Promise<void>, { code: string; file: string; line?: number }][] = [
  [
    'a changed line',
    (f) => edit(f, E, (t) => t.replace('"count":1,', '"count":7,')),
    { code: 'AUDIT_ROOT_MISMATCH', file: E, line: 1 },
  ],
  [
    'a line that is no entry',
    (f) => edit(f, E, (t) => t.replace('"count":1,', '"count":-1,')),
    { code: 'AUDIT_LINE_DAMAGED', file: E, line: 3 },
  ],
  [
    'a removed line',
    (f) => edit(f, E, (t) => t.replace(/.*"count":1,.*\n/, '')),
    { code: 'AUDIT_LINE_DAMAGED', file: E, line: 3 },
  ],
  ['a log that was cut off', (f) => edit(f, E, (t) => t.slice(0, -10)), { code: 'AUDIT_TRUNCATED', file: E, line: 4 }],
  [
    'a removed checkpoint',
    (f) => rm(join(f, 'audit/checkpoint')),
    { code: 'AUDIT_CHECKPOINT_MISSING', file: 'audit/checkpoint' },
  ],
  [
    'a changed signature',
    (f) => edit(f, 'audit/checkpoint', forgedSignature),
    { code: 'AUDIT_CHECKPOINT_FORGED', file: 'audit/checkpoint' },
  ],
  [
    'lines of several writes beyond the checkpoint',
    (f) => edit(f, E, (t) => `${t}${lastLine(t, 4)}${lastLine(t, 5)}`),
    { code: 'AUDIT_BEYOND_CHECKPOINT', file: E, line: 5 },
  ],
  [
    'a file that does not belong there',
    (f) => writeFile(join(f, 'audit/notes.txt'), 'x'),
    { code: 'EXTRA_FILE', file: 'audit/notes.txt' },
  ],
];

test.each(damages)('the check names %s', async (_, damage, expected) => {
  const { folder, log } = await served(3);
  await log.close();
  await damage(folder);
  expect(await damageIn(folder)).toEqual({ line: undefined, ...expected });
});

test('a log that was put back to an earlier state, or removed, is found by what the ledger noted', async () => {
  const { folder, env, target, log } = await served(2);
  const before = await Promise.all(
    ['entries.jsonl', 'checkpoint'].map((name) => readFile(join(folder, 'audit', name))),
  );
  await log.append([looked(9)]);
  const { size, root } = log.head();
  await log.close();
  const writer = await openCase(folder, { write: true, env });
  await writer.record(
    { type: 'decision', kind: 'audit_noted', about: { size, root }, reason: 'a test' },
    fixedEffects(),
  );
  await writer.close();
  expect(await damageIn(folder)).toBeUndefined();
  await writeFile(join(folder, 'audit/entries.jsonl'), before[0]!);
  await writeFile(join(folder, 'audit/checkpoint'), before[1]!);
  expect(await damageIn(folder)).toEqual({ code: 'AUDIT_REWRITTEN', file: E, line: 4 });
  // Filled up again with other lines, and signed by the right key.
  const again = await AuditLog.open(target, fixedEffects(), env);
  await again.append([looked(10)]);
  await again.close();
  expect(await damageIn(folder)).toEqual({ code: 'AUDIT_REWRITTEN', file: E, line: 1 });
  await rm(join(folder, 'audit'), { recursive: true });
  expect(await damageIn(folder)).toEqual({ code: 'AUDIT_MISSING', file: 'audit', line: undefined });
});

test('what an interrupted write left is set aside by the next workbench, whatever was cut where', async () => {
  const { folder, env, target, log } = await served(2);
  await log.close();
  const lines = [0, 1].map((n) =>
    JSON.stringify(
      { at: '2026-01-05T09:00:00.000Z', batch: 3, ...looked(n) },
      Object.keys({ at: 1, batch: 1, ...looked(n) }).sort(),
    ),
  );
  const left = Buffer.from(`${lines.join('\n')}\n`);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: left.length }), async (cut) => {
      const size = (await sizeNow(folder)) - 1;
      await appendFile(
        join(folder, E),
        left
          .toString()
          .replaceAll('"batch":3', `"batch":${size + 1}`)
          .slice(0, cut),
      );
      expect(await damageIn(folder)).toBeUndefined();
      const again = await AuditLog.open(target, fixedEffects(), env);
      await again.close();
      expect((await checkCase(folder)).findings).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('an open beside a reader of the ledger needs no lock of the case', async () => {
  const { folder, env, log } = await served(0);
  await log.close();
  const writer = await openCase(folder, { write: true, env });
  const reader = await openCase(folder, { write: false });
  const again = await AuditLog.open(reader, realEffects(), env);
  await again.append([looked(1)]);
  await writer.record({ type: 'decision', kind: 'x', about: null, reason: 'beside' }, fixedEffects());
  await Promise.all([again.close(), writer.close()]);
  expect(await damageIn(folder)).toBeUndefined();
});

async function edit(folder: string, file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(join(folder, file), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(join(folder, file), after);
}

async function sizeNow(folder: string): Promise<number> {
  return (await readFile(join(folder, E), 'utf8')).split('\n').length - 1;
}

/** Another signature of the right length behind the right key hash. */
function forgedSignature(note: string): string {
  const [head, blob] = note.trimEnd().split(/ (?=[^ ]+$)/) as [string, string];
  const bytes = Buffer.from(blob, 'base64');
  bytes[40]! ^= 1;
  return `${head} ${bytes.toString('base64')}\n`;
}

/** The last line as one of another write. */
function lastLine(text: string, batch: number): string {
  return `${text
    .trimEnd()
    .split('\n')
    .at(-1)!
    .replace(/"batch":\d+/, `"batch":${batch}`)}\n`;
}
