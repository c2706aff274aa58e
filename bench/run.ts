import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { silentProgress } from '../src/base/progress.ts';
import type { Part } from '../src/domains/all.ts';
import type { DomainSeconds } from '../src/domains/spent.ts';
import { simulate } from '../src/simulate/simulate.ts';
import { loadIntoMariadb } from './load.ts';
import { MAIN_JOB_COMMIT, mainJobAlone } from './run-alone.ts';
import { type ScaleFigure, scaleFigures, scaleLine } from './run-scale.ts';

export interface RunFigures {
  readonly accounts: number;
  readonly calls: number;
  readonly dumpBytes: number;
  readonly simulateSeconds: number;
  /** The whole `run` on a new case, report included. */
  readonly runSeconds: number;
  /**
   * The main job as it was before anything was added to it, on the same exhibits, and what understanding the calls adds to that:
   * the whole run without the seconds of who is who and of the workbench. `share` is the addition against the main job alone
   * (goal: 0.4 at most). A text says why it was not measured.
   */
  readonly alone: { readonly seconds: number; readonly added: number; readonly share: number } | string;
  /**
   * Seconds of the steps by what they are for, as the run itself recorded them. `mainJob` is the run without the steps that
   * understanding the calls, the identities and the workbench added; `callsShare` is the cost of the first against it.
   */
  readonly steps: {
    readonly mainJob: number;
    readonly calls: number;
    readonly callsShare: number;
    readonly identities: number;
    readonly workbench: number;
    readonly domains: Readonly<Record<string, number>>;
  };
  readonly accuracy: readonly ScaleFigure[];
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
    const first = await measure(['run', target, ...exhibits, '--json', '--timings'], folder);
    const steps = stepFigures(first);
    process.stderr.write(stepLine(steps));
    const accuracy = await scaleFigures(target, join(seizure, 'truth'));
    process.stderr.write(scaleLine(accuracy));
    const alone = await measureAlone(exhibits, folder, first.seconds - steps.identities - steps.workbench);
    process.stderr.write(aloneLine(alone));
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
      steps,
      accuracy,
      alone,
      peakMegabytes: first.peakMegabytes,
      secondSeconds: second.seconds,
      mariadb: typeof server === 'string' ? server : { seconds: server, share: first.seconds / server },
      ...(growth ? { growth } : {}),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a run printed of its steps, added up by what they are for. */
function stepFigures({ seconds, output }: Measured): RunFigures['steps'] {
  const domains = (JSON.parse(output) as { seconds: DomainSeconds[] }).seconds;
  const of = (part: Part) => domains.reduce((sum, one) => sum + (one.part === part ? one.seconds : 0), 0);
  const [calls, identities, workbench] = [of('calls'), of('identities'), of('workbench')];
  const mainJob = seconds - calls - identities - workbench;
  const each = Object.fromEntries(domains.map((one) => [one.domain, one.seconds]));
  return { mainJob, calls, callsShare: calls / mainJob, identities, workbench, domains: each };
}

function stepLine({ mainJob, calls, callsShare, identities, workbench, domains }: RunFigures['steps']): string {
  const three = ['people', 'complaints', 'known'].map((name) => `${name} ${domains[name]!.toFixed(1)} s`).join(', ');
  return (
    `  main job ${mainJob.toFixed(1)} s; what the calls were ${calls.toFixed(1)} s, ${(100 * callsShare).toFixed(0)} % of it; ` +
    `who is who ${identities.toFixed(1)} s (goal 60: ${three}); for the workbench ${workbench.toFixed(1)} s\n`
  );
}

/** The main job alone against the same with what the calls were. */
async function measureAlone(
  exhibits: readonly string[],
  folder: string,
  withCalls: number,
): Promise<RunFigures['alone']> {
  const old = await mainJobAlone(folder);
  if (typeof old === 'string') return old;
  const { seconds } = await measure(['run', join(folder, 'case-alone'), ...exhibits, '--quiet'], folder, old.root);
  await rm(join(folder, 'case-alone'), { recursive: true });
  const added = withCalls - seconds;
  return { seconds, added, share: added / seconds };
}

function aloneLine(alone: RunFigures['alone']): string {
  return typeof alone === 'string'
    ? `  main job alone: ${alone}\n`
    : `  main job alone, as it was at ${MAIN_JOB_COMMIT}: ${alone.seconds.toFixed(1)} s; understanding the calls adds ` +
        `${alone.added.toFixed(1)} s, ${(100 * alone.share).toFixed(0)} % of it (goal 40)\n`;
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

interface Measured {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly output: string;
}

/** Runs the command line (of this checkout, or the one at `root`) and watches its resident size (Linux; elsewhere 0). */
async function measure(args: string[], folder: string, root = '.'): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, 'bin/ringbreak.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, RINGBREAK_CONFIG: join(folder, 'config') },
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => output.push(part));
  let peak = 0;
  const timer = setInterval(() => {
    readFile(`/proc/${child.pid}/status`, 'utf8').then(
      (text) => {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? 0));
      },
      () => {},
    );
  }, 200);
  const [code] = await once(child, 'close');
  clearInterval(timer);
  if (code !== 0) throw new Error(`ringbreak ${args[0]} ended with ${String(code)}`);
  return {
    seconds: (performance.now() - started) / 1000,
    peakMegabytes: (peak * 1024) / 1e6,
    output: Buffer.concat(output).toString('utf8'),
  };
}
