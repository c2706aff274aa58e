import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { silentProgress } from '../src/base/progress.ts';
import { SHAPES } from '../src/simulate/all.ts';
import type { ScoreReport } from '../src/simulate/score/report.ts';
import { simulate } from '../src/simulate/simulate.ts';
import { type AccuracyFigures, accuracyFigures } from './accuracy-figures.ts';
import { formatAccuracy } from './accuracy-text.ts';
import { writeAccuracy } from './accuracy-write.ts';

export interface AccuracyOptions {
  readonly folder: string;
  /** `101-110`, `3`, `1,5,9`: all of them for every shape; '' deals ten unseen seeds out, two for every shape. */
  readonly seeds: string;
  /** Names with commas; '' all. */
  readonly shapes: string;
  readonly accounts: number;
  readonly calls: number;
  /** File for the figures; '' none. */
  readonly out: string;
  /** Markdown file for the documentation, with what the report draws; '' none. */
  readonly write: string;
}

interface World {
  readonly shape: string;
  readonly seed: number;
}

/** Seeds that no rule was made on, and how many of them every shape gets by default: ten minutes for ten shapes, a quarter of an hour on a busy machine. */
const UNSEEN = '511-520';
const EACH = 2;

/** Simulates, runs and scores every shape with its seeds, one after the other; prints tables to standard error. */
export async function benchAccuracy(options: AccuracyOptions): Promise<AccuracyFigures> {
  const { folder, accounts, calls } = options;
  const shapes = options.shapes === '' ? SHAPES.map(({ name }) => name) : options.shapes.split(',');
  await mkdir(folder, { recursive: true });
  const reports: ScoreReport[] = [];
  try {
    for (const { shape, seed } of worldsOf(shapes, options.seeds)) {
      process.stderr.write(`  ${shape}, seed ${seed}\n`);
      reports.push(await one(join(folder, `${shape}-${seed}`), { accounts, calls, seed, shape }));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const figures = accuracyFigures(reports, { accounts, calls });
  process.stderr.write(formatAccuracy(figures));
  if (options.out !== '') await writeFile(options.out, `${JSON.stringify({ ...figures, reports }, null, 1)}\n`);
  if (options.write !== '') await writeAccuracy(options.write, figures);
  return figures;
}

/** Every seed for every shape; without any, ten unseen seeds in turn. */
export function worldsOf(shapes: readonly string[], seeds: string): World[] {
  if (seeds !== '') return shapes.flatMap((shape) => seedList(seeds).map((seed) => ({ shape, seed })));
  const unseen = seedList(UNSEEN);
  return shapes.flatMap((shape, i) =>
    Array.from({ length: EACH }, (_, k) => ({ shape, seed: unseen[(EACH * i + k) % unseen.length]! })),
  );
}

function seedList(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [from = Number.NaN, to = from] = part.split('-').map(Number);
    if (!Number.isInteger(from) || !Number.isInteger(to) || to < from) throw new Error(`no seeds: ${text}`);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}

async function one(folder: string, world: World & { accounts: number; calls: number }): Promise<ScoreReport> {
  const out = join(folder, 'seizure');
  const target = join(folder, 'case');
  const { exhibits, truth } = await simulate({ out, ...world }, silentProgress);
  await ringbreak(['run', target, ...exhibits, '--quiet'], folder);
  const report = JSON.parse(await ringbreak(['simulate', '--score', target, truth, '--json'], folder)) as ScoreReport;
  await rm(folder, { recursive: true });
  return report;
}

/** What the command prints. */
async function ringbreak(args: readonly string[], folder: string): Promise<string> {
  const child = spawn(process.execPath, ['bin/ringbreak.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, RINGBREAK_CONFIG: join(folder, 'config') },
  });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`ringbreak ${args[0]} ended with ${String(code)}`);
  return Buffer.concat(parts).toString('utf8');
}
