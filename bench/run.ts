import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { silentProgress } from '../src/base/progress.ts';
import { simulate } from '../src/simulate/simulate.ts';
import { loadIntoMariadb } from './load.ts';

export interface RunFigures {
  readonly accounts: number;
  readonly calls: number;
  readonly dumpBytes: number;
  readonly simulateSeconds: number;
  /** The whole `run` on a new case, report included. */
  readonly runSeconds: number;
  /** Largest resident size of the process, megabytes. */
  readonly peakMegabytes: number;
  /** A second `run` with the same exhibits. */
  readonly secondSeconds: number;
  /** `mariadb < dump.sql` of the dump alone, or why it was not measured. */
  readonly mariadb: { readonly seconds: number; readonly share: number } | string;
  /** With `growth`: a tenth of the accounts and calls, and how many times longer all of them take. */
  readonly growth?: { readonly calls: number; readonly runSeconds: number; readonly times: number };
}

interface RunOptions {
  readonly folder: string;
  readonly accounts: number;
  readonly calls: number;
  readonly growth?: boolean;
}

/** Measures the whole job on a simulated seizure against merely loading its dump into MariaDB. */
export async function benchRun(options: RunOptions): Promise<RunFigures> {
  const { folder, accounts, calls } = options;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    const started = performance.now();
    const seizure = join(folder, 'seizure');
    const { exhibits } = await simulate({ out: seizure, accounts, calls, seed: 5, shape: 'spoofshop' }, silentProgress);
    const simulateSeconds = (performance.now() - started) / 1000;
    const dump = exhibits.find((path) => path.endsWith('.sql'))!;
    const target = join(folder, 'case');
    const first = await measure(['run', target, ...exhibits, '--quiet'], folder);
    const second = await measure(['run', target, ...exhibits, '--quiet'], folder);
    await rm(target, { recursive: true });
    const growth = options.growth ? await measureGrowth(options, first.seconds) : undefined;
    const server = await loadIntoMariadb(dump, join(folder, 'server'));
    return {
      accounts,
      calls,
      dumpBytes: (await stat(dump)).size,
      simulateSeconds,
      runSeconds: first.seconds,
      peakMegabytes: first.peakMegabytes,
      secondSeconds: second.seconds,
      mariadb: typeof server === 'string' ? server : { seconds: server, share: first.seconds / server },
      ...(growth ? { growth } : {}),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureGrowth({ folder, accounts, calls }: RunOptions, seconds: number) {
  const tenth = {
    accounts: Math.ceil(accounts / 10),
    calls: Math.ceil(calls / 10),
    seed: 5,
    shape: 'spoofshop' as const,
  };
  const { exhibits } = await simulate({ out: join(folder, 'tenth'), ...tenth }, silentProgress);
  const small = await measure(['run', join(folder, 'tenth-case'), ...exhibits, '--quiet'], folder);
  return { calls: tenth.calls, runSeconds: small.seconds, times: seconds / small.seconds };
}

/** Runs the command line and watches its resident size (Linux; elsewhere 0). */
async function measure(args: string[], folder: string): Promise<{ seconds: number; peakMegabytes: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, ['bin/ringbreak.ts', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, RINGBREAK_CONFIG: join(folder, 'config') },
  });
  let peak = 0;
  const timer = setInterval(() => {
    readFile(`/proc/${child.pid}/status`, 'utf8').then(
      (text) => {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? 0));
      },
      () => {},
    );
  }, 200);
  const [code] = await once(child, 'exit');
  clearInterval(timer);
  if (code !== 0) throw new Error(`ringbreak ${args[0]} ended with ${String(code)}`);
  return { seconds: (performance.now() - started) / 1000, peakMegabytes: (peak * 1024) / 1e6 };
}
