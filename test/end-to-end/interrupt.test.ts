import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentProgress } from '../../src/base/progress.ts';
import { openCase } from '../../src/case/case.ts';
import { checkCase } from '../../src/case/check/check.ts';
import { simulate } from '../../src/simulate/simulate.ts';

let root: string;
let exhibits: readonly string[];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ringbreak-interrupt-'));
  const out = join(root, 'seizure');
  ({ exhibits } = await simulate({ out, accounts: 40, calls: 20_000, seed: 6, shape: 'spoofshop' }, silentProgress));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Runs the main job and presses Ctrl-C as soon as `reached` is there. */
async function interrupted(
  folder: string,
  reached: string,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const args = [join(import.meta.dirname, '../../bin/ringbreak.ts'), 'run', folder, ...exhibits];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, RINGBREAK_CONFIG: join(root, 'config') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const watch = setInterval(() => {
    if (!existsSync(join(folder, reached))) return;
    clearInterval(watch);
    child.kill('SIGINT');
  }, 5);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  return { code, ...said };
}

it.each([
  ['taking in', 'ledger/checkpoint'],
  ['reading', 'derived/raw'],
  ['building', 'derived/case.duckdb.wal'],
])('stops at Ctrl-C while %s: exit code 130, and a case that opens and is sound', async (moment, reached) => {
  const folder = join(root, moment);
  const { code, stdout, stderr } = await interrupted(folder, reached);
  expect(code).toBe(130);
  expect(stdout).toBe('');
  expect(stderr).toContain('Stopped. What was acknowledged is kept');
  expect(stderr).not.toMatch(/\n\s+at /);
  await (await openCase(folder, { write: true })).close();
  expect((await checkCase(folder)).sound).toBe(true);
});
