import { appendFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/base/hash.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { createCase, openCase, verifyConsistency, verifyEntryProof } from '../../src/case/case.ts';
import { checkCase } from '../../src/case/check/check.ts';
import { fixedEffects, info } from './effects.ts';
import { addText, newCase, reason } from './made.ts';

describe('a case folder', () => {
  test('opens again with the information it was made with', async () => {
    const { folder, open } = await newCase();
    await open.close();
    const again = await openCase(folder, { write: false });
    expect(again.info).toEqual({ format: 1, id: open.info.id, ...info });
    expect((await again.events()).map(({ event }) => event.type)).toEqual(['case_created']);
  });

  test('is not made where a case or other files are', async () => {
    const { folder, root, env, open } = await newCase();
    await open.close();
    await expect(createCase(folder, info, fixedEffects(), env)).rejects.toMatchObject({
      code: 'CASE_EXISTS',
      kind: 'usage',
    });
    await mkdir(join(root, 'other'));
    await writeFile(join(root, 'other', 'notes.txt'), 'x');
    const attempt = createCase(join(root, 'other'), info, fixedEffects(), env);
    await expect(attempt).rejects.toMatchObject({ code: 'FOLDER_NOT_EMPTY' });
    await expect(openCase(join(root, 'other'), { write: false })).rejects.toMatchObject({
      code: 'NOT_A_CASE',
      kind: 'usage',
    });
  });

  test('can be made where an interrupted attempt left its first files', async () => {
    const { folder, root, env, open } = await newCase();
    await open.close();
    for (const left of [['case.json'], ['case.json', 'ledger/entries.jsonl']]) {
      const again = join(root, `again-${left.length}`);
      for (const file of left) await cp(join(folder, file), join(again, file));
      await (await createCase(again, info, fixedEffects('second'), env)).close();
      const reader = await openCase(again, { write: false });
      expect((await reader.events()).map(({ event }) => event.type)).toEqual(['case_created']);
    }
  });

  test('opens after a copy that lost its empty folders', async () => {
    const { folder, root, env, open } = await newCase();
    await open.close();
    await rm(join(folder, 'exhibits'), { recursive: true });
    await rm(join(folder, 'mappings'), { recursive: true });
    expect((await checkCase(folder)).sound).toBe(true);
    const again = await openCase(folder, { write: true, env });
    expect((await addText(again, root, 'a')).added).toBe(true);
  });

  test('keeps a copy of an exhibit under its hash, and takes the same bytes in once', async () => {
    const { folder, root, open } = await newCase();
    const { exhibit, added } = await addText(open, root, 'a,b\n1,2\n');
    expect(added).toBe(true);
    expect(exhibit).toMatchObject({
      sha256: sha256('a,b\n1,2\n'),
      size: 8,
      name: 'received.csv',
      storage: { kind: 'copied' },
    });
    expect(await readFile(open.exhibitPath(exhibit), 'utf8')).toBe('a,b\n1,2\n');
    expect(open.exhibitPath(exhibit)).toBe(join(folder, 'exhibits', exhibit.sha256, 'content'));
    expect((await addText(open, root, 'a,b\n1,2\n')).added).toBe(false);
    expect((await addText(open, root, 'a,b\n1,3\n')).added).toBe(true);
    expect((await open.exhibits()).map(({ sha256: hash }) => hash)).toEqual([
      sha256('a,b\n1,2\n'),
      sha256('a,b\n1,3\n'),
    ]);
    expect((await readdir(join(folder, 'exhibits'))).sort()).toEqual(
      [sha256('a,b\n1,2\n'), sha256('a,b\n1,3\n')].sort(),
    );
  });

  test('takes the same bytes in once when asked twice at the same time', async () => {
    const { root, open } = await newCase();
    await writeFile(join(root, 'x'), 'x');
    const add = () => open.addExhibit(join(root, 'x'), { reason }, {}, fixedEffects(), silentProgress);
    expect((await Promise.all([add(), add()])).map(({ added }) => added)).toEqual([true, false]);
  });

  test('refers to an exhibit in place and says that the case is not self-contained', async () => {
    const { folder, root, open } = await newCase();
    const notes: string[] = [];
    const path = join(root, 'big.sql');
    await writeFile(path, 'big');
    const progress = { ...silentProgress, note: (text: string) => notes.push(text) };
    const { exhibit } = await open.addExhibit(path, { reason }, { inPlace: true }, fixedEffects(), progress);
    expect(open.exhibitPath(exhibit)).toBe(path);
    expect(notes.join()).toContain('not self-contained');
    expect(await readdir(join(folder, 'exhibits', exhibit.sha256))).toEqual(['exhibit.json']);
  });

  test.each([
    ['NO_SUCH_FILE', 'nowhere.sql'],
    ['NOT_A_FILE', 'folder'],
  ])('answers %s for what cannot be an exhibit, and keeps nothing of it', async (code, name) => {
    const { folder, root, open } = await newCase();
    await mkdir(join(root, 'folder'));
    const attempt = open.addExhibit(join(root, name), { reason }, {}, fixedEffects(), silentProgress);
    await expect(attempt).rejects.toMatchObject({ code, kind: 'exhibit' });
    expect(await readdir(join(folder, 'exhibits'))).toEqual([]);
  });

  test('refuses exhibit details that cannot be recorded', async () => {
    const { folder, root, open } = await newCase();
    await writeFile(join(root, 'x'), 'x');
    const attempt = open.addExhibit(join(root, 'x'), { reason, name: '' }, {}, fixedEffects(), silentProgress);
    await expect(attempt).rejects.toMatchObject({ code: 'INVALID_EXHIBIT_DETAILS', kind: 'usage' });
    expect(await readdir(join(folder, 'exhibits'))).toEqual([]);
  });

  test('finishes an exhibit whose event is in the ledger and removes one whose event is not', async () => {
    const { folder, root, env, open } = await newCase();
    const { exhibit } = await addText(open, root, 'kept');
    await open.close();
    const exhibits = join(folder, 'exhibits');
    await rename(join(exhibits, exhibit.sha256), join(exhibits, `${exhibit.sha256}.pending`));
    await mkdir(join(exhibits, '.incoming-0011'));
    await mkdir(join(exhibits, `${sha256('never acknowledged')}.pending`));
    const reader = await openCase(folder, { write: false });
    expect(await readFile(reader.exhibitPath((await reader.exhibits())[0]!), 'utf8')).toBe('kept');
    await (await openCase(folder, { write: true, env })).close();
    expect(await readdir(exhibits)).toEqual([exhibit.sha256]);
  });

  test('records decisions in order, also when they are made at the same time', async () => {
    const { folder, open } = await newCase();
    const effects = fixedEffects();
    const decide = (n: number) =>
      open.record({ type: 'decision', kind: 'same_person', about: { n }, reason: 'seen' }, effects);
    expect(await Promise.all([decide(1), decide(2), decide(3)])).toEqual([{ index: 1 }, { index: 2 }, { index: 3 }]);
    await open.close();
    const events = await (await openCase(folder, { write: false })).events();
    expect(events.slice(1).map(({ event }) => (event.type === 'decision' ? event.about : null))).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 3 },
    ]);
  });

  test('refuses an event without a reason and goes on afterwards', async () => {
    const { open } = await newCase();
    const event = { type: 'parameter_set', name: 'victim.talk_s', value: 60 } as const;
    await expect(open.record({ ...event, reason: '' }, fixedEffects())).rejects.toMatchObject({
      code: 'INVALID_EVENT',
    });
    await expect(open.record({ ...event, reason: '\ud800' }, fixedEffects())).rejects.toMatchObject({
      code: 'INVALID_EVENT',
    });
    expect(await open.record({ ...event, reason: 'the Met rule' }, fixedEffects())).toEqual({ index: 1 });
  });

  test('proves one entry and its own growth without showing the other entries', async () => {
    const { open } = await newCase();
    const early = await open.ledgerRoot();
    for (let n = 0; n < 6; n += 1)
      await open.record({ type: 'decision', kind: 'k', about: n, reason: 'r' }, fixedEffects());
    const late = await open.ledgerRoot();
    const entry = await open.proveEvent(3);
    const origin = `ringbreak/case/${open.info.id}`;
    expect(verifyEntryProof(entry, origin, await open.keys())).toBe(true);
    expect(
      verifyEntryProof({ ...entry, line: entry.line.replace('"about":2', '"about":9') }, origin, await open.keys()),
    ).toBe(false);
    const bytes = (head: { size: number; root: string }) => ({
      size: head.size,
      root: Buffer.from(head.root, 'base64'),
    });
    const proof = (await open.proveGrowth(early.size)).map((hash) => Buffer.from(hash, 'base64'));
    expect(verifyConsistency(bytes(early), bytes(late), proof)).toBe(true);
  });
});

describe('a ledger after an interrupted write', () => {
  test.each([
    ['a torn line', '{"about":1,"act'],
    [
      'a whole line that nobody signed for',
      '{"about":1,"actor":"x","at":"2026-01-05T09:00:00.000Z","kind":"k","reason":"r","type":"decision"}\n',
    ],
  ])('is read without %s, which the next write sets aside and records', async (_, tail) => {
    const { folder, env, open } = await newCase();
    await open.close();
    await appendFile(join(folder, 'ledger/entries.jsonl'), tail);
    expect(await (await openCase(folder, { write: false })).events()).toHaveLength(1);
    const again = await openCase(folder, { write: true, env });
    expect(again.unacknowledgedBytes).toBe(tail.length);
    await again.record({ type: 'decision', kind: 'k', about: null, reason: 'r' }, fixedEffects());
    await again.close();
    const events = await (await openCase(folder, { write: false })).events();
    expect(events.map(({ event }) => event.type)).toEqual(['case_created', 'line_set_aside', 'decision']);
    expect(await readFile(join(folder, 'ledger/torn-1'), 'utf8')).toBe(tail);
    expect(events[1]!.event).toMatchObject({ file: 'torn-1', bytes: tail.length, sha256: sha256(tail) });
  });

  test('is not written to when several lines lie beyond the checkpoint', async () => {
    const { folder, env, open } = await newCase();
    await open.close();
    await appendFile(join(folder, 'ledger/entries.jsonl'), '{}\n{}\n');
    const again = await openCase(folder, { write: true, env });
    const attempt = again.record({ type: 'decision', kind: 'k', about: null, reason: 'r' }, fixedEffects());
    await expect(attempt).rejects.toMatchObject({ code: 'LEDGER_BEYOND_CHECKPOINT', kind: 'damaged' });
  });

  test('is not written to when another hand changed it meanwhile', async () => {
    const { folder, open } = await newCase();
    await appendFile(join(folder, 'ledger/entries.jsonl'), 'x');
    const attempt = open.record({ type: 'decision', kind: 'k', about: null, reason: 'r' }, fixedEffects());
    await expect(attempt).rejects.toMatchObject({ code: 'LEDGER_CHANGED', kind: 'damaged' });
  });
});
