import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCase, openCase } from '../../src/case/case.ts';
import { acquireLock } from '../../src/case/lock.ts';
import { environment, fixedEffects, info, temporaryFolder } from './effects.ts';

const owner = {
  pid: 4_194_305,
  host: hostname(),
  started: '',
  since: '2026-01-01T00:00:00.000Z',
  nonce: 'a'.repeat(32),
};

test('a case has one writer and many readers', async () => {
  const root = await temporaryFolder();
  const [folder, env] = [join(root, 'case'), environment(join(root, 'config'))];
  const writer = await createCase(folder, info, fixedEffects(), env);
  await expect(openCase(folder, { write: true, env })).rejects.toMatchObject({ code: 'CASE_LOCKED', kind: 'locked' });
  await openCase(folder, { write: false });
  await writer.close();
  await (await openCase(folder, { write: true, env })).close();
  expect(await readdir(folder)).not.toContain('lock');
});

test('the lock of a dead process is taken over', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'lock'), JSON.stringify(owner));
  const lock = await acquireLock(folder);
  expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
});

test('the lock of a process that had the number of a living one is taken over', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'lock'), JSON.stringify({ ...owner, pid: process.pid, started: 'another boot:1' }));
  await (await acquireLock(folder)).release();
});

test('a takeover that died half way does not block the next one', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'lock'), JSON.stringify(owner));
  await writeFile(join(folder, `lock.${owner.nonce}`), JSON.stringify({ ...owner, nonce: 'b'.repeat(32) }));
  await (await acquireLock(folder)).release();
  expect(await readdir(folder)).toEqual([]);
});

test.each([
  ['another machine', JSON.stringify({ ...owner, host: 'elsewhere' })],
  ['nobody knows whom', '{}'],
])('the lock of %s is respected', async (_, content) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'lock'), content);
  await expect(acquireLock(folder)).rejects.toMatchObject({
    code: 'CASE_LOCKED',
    next: expect.stringContaining('lock'),
  });
});

test('of many processes that find dead locks, one at a time gets in', async () => {
  const root = await temporaryFolder();
  const [folder, log] = [join(root, 'case'), join(root, 'log')];
  await mkdir(folder);
  const ended = Array.from({ length: 6 }, () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'lock-child.ts'), folder, log], {
      stdio: 'inherit',
    });
    return new Promise((resolve) => child.on('close', resolve));
  });
  await Promise.all(ended);
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n');
  expect(lines).toHaveLength(6 * 3 * 2);
  expect(lines.every((line, index) => line === (index % 2 === 0 ? 'in' : 'out'))).toBe(true);
});
