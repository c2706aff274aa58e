import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentProgress } from '../../src/base/progress.ts';
import { openCase } from '../../src/case/case.ts';
import { checkCase, type NotedState } from '../../src/case/check/check.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { exportHashes } from './exports.ts';

/** RINGBREAK_KILL_ROUNDS=200 for the long version; RINGBREAK_KILL_SEED for other moments. */
const rounds = Number(process.env['RINGBREAK_KILL_ROUNDS'] ?? 12);
const random = randomFrom(Number(process.env['RINGBREAK_KILL_SEED'] ?? 1));

interface Life {
  /** Milliseconds from the first command to the end, or to the kill. */
  readonly ms: number;
  readonly killed: boolean;
  readonly code: number | null;
  /** The newest signed state of the ledger that was seen while it lived: acknowledged, whatever happens. */
  readonly noted: NotedState | undefined;
}

let root: string;
let commands: (folder: string) => string[][];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ringbreak-kill-'));
  const out = join(root, 'seizure');
  const { exhibits, truth } = await simulate(
    { out, accounts: 40, calls: 2000, seed: 5, shape: 'spoofshop' },
    silentProgress,
  );
  const later = exhibits.filter((path) => path.includes('complaints'));
  const first = exhibits.filter((path) => !later.includes(path));
  const accounts = readFileSync(join(truth, 'accounts.csv'), 'utf8').split('\n').slice(1, 3);
  const pair = accounts.map((line) => line.split(',')[0]!).join('/');
  commands = (folder) => [
    ['run', folder, ...first, '--case-id', 'kill', '--region', 'GB'],
    ['add', folder, ...later],
    ['map', folder, '--confirm', '--reason', 'kill test'],
    ['build', folder],
    ['review', folder, '--judge', `accounts:${pair}`, 'same', '--reason', 'kill test'],
    ['build', folder],
  ];
});
afterAll(() => rm(root, { recursive: true, force: true }));

it(`gives the same exports and loses nothing acknowledged when its commands are killed ${rounds} times`, async () => {
  const undisturbed: Life[] = [];
  for (const command of commands(join(root, 'undisturbed'))) undisturbed.push(await live(command));
  expect(undisturbed.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
  const expected = await exportHashes(join(root, 'undisturbed'), root);

  const tally = { kills: 0, cases: 0, met: new Map<string, number>() };
  for (let n = 0; tally.kills < rounds; n += 1) {
    const folder = join(root, `case-${n}`);
    for (const [i, command] of commands(folder).entries()) {
      for (let tries = 0; ; tries += 1) {
        // Each command is begun again after every kill, as a person would, with more patience, until it comes through.
        const longest = undisturbed[i]!.ms * (1 + tries / 8);
        const patience = tally.kills < rounds ? random() * longest : undefined;
        const life = await live(command, patience);
        if (!life.killed) {
          expect(life.code, command[0]).toBe(0);
          break;
        }
        tally.kills += 1;
        for (const what of [command[0]!, ...(await expectSound(folder, life, tally.kills))]) {
          tally.met.set(what, (tally.met.get(what) ?? 0) + 1);
        }
      }
    }
    const last = await live(['run', folder]);
    expect(last.code).toBe(0);
    expect(await exportHashes(folder, root), `case ${n}`).toEqual(expected);
    const { findings } = await checkCase(folder, silentProgress);
    expect(findings.filter(({ severity }) => severity !== 'harmless')).toEqual([]);
    tally.cases += 1;
    await rm(folder, { recursive: true });
    const met = [...tally.met].map(([what, times]) => `${what} ${times}`).join(', ');
    process.stdout.write(`${tally.kills} kills in ${tally.cases} cases: ${met}\n`);
  }
}, 3_600_000);

/** What must hold right after a kill; returns the codes of the harmless findings. */
async function expectSound(folder: string, life: Life, kill: number): Promise<string[]> {
  if (!existsSync(join(folder, 'ledger', 'checkpoint'))) {
    expect(life.noted).toBeUndefined();
    return ['no case yet'];
  }
  const report = await checkCase(folder, silentProgress, life.noted ? { noted: life.noted } : {});
  expect(
    report.findings.filter(({ severity }) => severity === 'damage'),
    `kill ${kill}`,
  ).toEqual([]);
  await (await openCase(folder, { write: false })).close();
  // Every other time the command itself meets what the killed one left.
  if (kill % 2 === 0) await (await openCase(folder, { write: true })).close();
  return [...new Set(report.findings.map(({ code }) => code))];
}

/** Runs a command line; kills it without warning after `patience` milliseconds, counted from its first work. */
async function live(command: readonly string[], patience?: number): Promise<Life> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), ...command, '--quiet'], {
    env: { ...process.env, RINGBREAK_CONFIG: join(root, 'config'), RINGBREAK_ACTOR: 'tester' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let begun = performance.now();
  let timer: NodeJS.Timeout | undefined;
  child.stdout.once('data', () => {
    begun = performance.now();
    if (patience !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), patience);
  });
  child.stdout.resume();
  let noted: NotedState | undefined;
  const watch = setInterval(() => {
    noted = checkpointOf(command[1]!) ?? noted;
  }, 5);
  const code = await ended;
  clearTimeout(timer);
  clearInterval(watch);
  return { ms: performance.now() - begun, killed: child.signalCode === 'SIGKILL', code, noted };
}

function checkpointOf(folder: string): NotedState | undefined {
  const file = join(folder, 'ledger', 'checkpoint');
  if (!existsSync(file)) return undefined;
  const [, size, root] = readFileSync(file, 'utf8').split('\n');
  return { size: Number(size), root: root! };
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
