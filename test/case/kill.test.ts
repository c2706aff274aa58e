import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/base/hash.ts';
import { type Case, createCase, openCase } from '../../src/case/case.ts';
import { checkCase } from '../../src/case/check/check.ts';
import { environment, fixedEffects, info, temporaryFolder } from './effects.ts';

/** RINGBREAK_KILL_ROUNDS=200 for the long version. */
const rounds = Number(process.env['RINGBREAK_KILL_ROUNDS'] ?? 25);

test(`a case whose writer is killed ${rounds} times loses nothing that was acknowledged`, async () => {
  const root = await temporaryFolder();
  const [folder, received, env] = [join(root, 'case'), join(root, 'received'), environment(join(root, 'config'))];
  await mkdir(received);
  await (await createCase(folder, info, fixedEffects(), env)).close();
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    acknowledged.push(...(await runAndKill([folder, received, String(round)], env, round % 2 === 0)));
    expect((await checkCase(folder)).first).toBeUndefined();
    await expectAll(acknowledged, await openCase(folder, { write: false }));
    // The next writer takes over the dead one's lock and tidies up.
    const open = await openCase(folder, { write: true, env });
    await open.record({ type: 'decision', kind: 'round', about: round, reason: 'kill test' }, fixedEffects());
    await expectAll(acknowledged, open);
    await open.close();
    // A writer killed while it wrote the draft of its lock leaves a file that nobody can tell from a living one's.
    const left = (await checkCase(folder)).findings.filter(({ where }) => !/^lock\..*\.tmp$/.test(where.file));
    expect(left).toEqual([]);
  }
  expect(acknowledged.filter((line) => line.startsWith('event')).length).toBeGreaterThan(rounds / 4);
  await rm(received, { recursive: true });
}, 600_000);

/**
 * Starts the writer and kills it at a random moment: while it works, or (`early`) perhaps already while it takes the lock
 * and tidies up. Returns what it acknowledged.
 */
async function runAndKill(args: string[], env: NodeJS.ProcessEnv, early: boolean): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  if (early) setTimeout(kill, 100 + Math.random() * 300);
  // Counted in acknowledgements, so that a slow machine gets as far as a fast one.
  const patience = Math.floor(Math.random() * 8);
  let output = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    output += chunk;
    if (output.split('\n').length > patience + 1) setTimeout(kill, Math.random() * 20);
  });
  await new Promise((resolve) => child.on('close', resolve));
  // A last line without its newline was cut: it counts as not acknowledged.
  return output.split('\n').slice(1, -1);
}

async function expectAll(acknowledged: readonly string[], open: Case): Promise<void> {
  const exhibits = new Map((await open.exhibits()).map((exhibit) => [exhibit.sha256, exhibit]));
  const mappings = new Map((await open.mappings()).map(({ exhibit, status }) => [exhibit, status]));
  const events = await open.events();
  for (const line of acknowledged) {
    const [kind, first, ...rest] = line.split(' ');
    if (kind === 'event') expect(events[Number(first)]?.event).toMatchObject({ about: rest.join(' ') });
    if (kind === 'mapping') expect(mappings.get(first!)).toBe(rest[0]);
    if (kind === 'exhibit') expect(exhibits.has(first!)).toBe(true);
  }
  const last = acknowledged.findLast((line) => line.startsWith('exhibit'))?.split(' ')[1];
  if (last !== undefined) expect(sha256(await readFile(open.exhibitPath(exhibits.get(last)!)))).toBe(last);
}
