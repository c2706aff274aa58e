import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AuditLog, createCase, type NewAuditEntry, openCase } from '../../../src/case/case.ts';
import { checkCase } from '../../../src/case/check/check.ts';
import { environment, fixedEffects, info, temporaryFolder } from '../../case/effects.ts';

const looked = (count: number): NewAuditEntry => ({
  type: 'consulted',
  person: 'p-1',
  what: 'table:victim',
  count,
  ids: [],
  filters: [],
  why: null,
});

/** A case whose log has been written to and closed, with what the server knows of it. */
async function closedLog(entries: number) {
  const root = await temporaryFolder();
  const [folder, env] = [join(root, 'case'), environment(join(root, 'config'))];
  await (await createCase(folder, info, fixedEffects(), env)).close();
  const target = await openCase(folder, { write: false });
  const open = () => AuditLog.open(target, fixedEffects(), env);
  const log = await open();
  for (let n = 0; n < entries; n += 1) await log.append([looked(n)]);
  await log.close();
  const config = join(root, 'config', 'workbench');
  const [name] = (await readdir(config)).filter((one) => one.startsWith('audit-'));
  return { folder, open, log, lines: join(folder, 'audit', 'entries.jsonl'), known: join(config, name!) };
}

const edit = async (path: string, change: (text: string) => string) =>
  writeFile(path, change(await readFile(path, 'utf8')));

test('a start goes on from what the server knows, and the log is the same as ever', async () => {
  const { open, log, folder } = await closedLog(11);
  const again = await open();
  expect(again.head()).toEqual(log.head());
  await again.append([looked(99)]);
  await again.close();
  expect((await checkCase(folder)).first).toBeUndefined();
});

test('a start does not read old lines again, the check does', async () => {
  const { open, folder, lines } = await closedLog(5);
  await edit(lines, (text) => text.replace('"count":2,', '"count":7,'));
  await (await open()).close();
  expect((await checkCase(folder)).first?.code).toBe('AUDIT_ROOT_MISMATCH');
});

test('lines that came after what is known are read at the start', async () => {
  const { open, lines, known } = await closedLog(3);
  const before = await readFile(known, 'utf8');
  const log = await open();
  for (let n = 10; n < 14; n += 1) await log.append([looked(n)]);
  await log.close();
  await writeFile(known, before);
  await (await open()).close();
  await writeFile(known, before);
  await edit(lines, (text) => text.replace('"count":12,', '"count":13,'));
  await expect(open()).rejects.toMatchObject({ code: 'AUDIT_ROOT_MISMATCH' });
});

test('whatever else is known, nothing is cut off that was acknowledged', async () => {
  const changes: readonly ((text: string) => string)[] = [
    () => 'nonsense',
    (text) => text.replace(/"size":\d+/, '"size":3'),
    (text) => text.replace(/"bytes":\d+/, '"bytes":20'),
    (text) => text.replace(/"peaks":\[[^\]]*\]/, '"peaks":[]'),
  ];
  for (const change of changes) {
    const { open, log, lines, known } = await closedLog(6);
    const before = await readFile(lines, 'utf8');
    await edit(known, change);
    const again = await open();
    expect(again.head()).toEqual(log.head());
    await again.close();
    expect(await readFile(lines, 'utf8')).toBe(before);
  }
});

test('a log that became longer or shorter is read as a whole, and refused', async () => {
  for (const change of [
    (text: string) => text.replace('"count":2,', '"count":22,'),
    (text: string) => text.slice(0, -3),
    (text: string) => text.replace(/.*"count":2,.*\n/, ''),
  ]) {
    const { open, lines } = await closedLog(6);
    await edit(lines, change);
    await expect(open()).rejects.toMatchObject({ kind: 'damaged' });
  }
});
