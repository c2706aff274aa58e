import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { silentProgress } from '../src/base/progress.ts';
import { SHAPES } from '../src/simulate/all.ts';
import type { CalibrationTable } from '../src/simulate/score/calibration.ts';
import type { ScoreLine } from '../src/simulate/score/measure.ts';
import type { ScoreReport } from '../src/simulate/score/report.ts';
import { simulate } from '../src/simulate/simulate.ts';

/** Mean and worst of a share over the runs in which it is defined. */
interface Spread {
  readonly mean: number | undefined;
  readonly worst: number | undefined;
}

interface MeasureFigures {
  readonly table: string;
  readonly measure: string;
  readonly runs: number;
  readonly precision: Spread;
  readonly recall: Spread;
  readonly f1: Spread;
}

interface CalibrationFigures {
  readonly table: string;
  readonly measure: string;
  readonly claims: number;
  /** Expected calibration error of all runs' claims together, and of the worst run alone. */
  readonly pooled: number;
  readonly worst: number;
  readonly bins: CalibrationTable['bins'];
}

export interface AccuracyFigures {
  readonly shapes: readonly string[];
  readonly seeds: readonly number[];
  readonly accounts: number;
  readonly calls: number;
  readonly measures: readonly MeasureFigures[];
  readonly calibration: readonly CalibrationFigures[];
}

export interface AccuracyOptions {
  readonly folder: string;
  /** `101-110`, `3`, `1,5,9`. */
  readonly seeds: string;
  /** Names with commas; '' all. */
  readonly shapes: string;
  readonly accounts: number;
  readonly calls: number;
  /** File for the figures; '' none. */
  readonly out: string;
}

/** Simulates, runs and scores every shape with every seed, one after the other; prints a table to standard error. */
export async function benchAccuracy(options: AccuracyOptions): Promise<AccuracyFigures> {
  const { folder, accounts, calls } = options;
  const seeds = seedList(options.seeds);
  const shapes = options.shapes === '' ? SHAPES.map(({ name }) => name) : options.shapes.split(',');
  await mkdir(folder, { recursive: true });
  const reports: ScoreReport[] = [];
  try {
    for (const shape of shapes) {
      for (const seed of seeds) {
        process.stderr.write(`  ${shape}, seed ${seed}\n`);
        reports.push(await one(join(folder, `${shape}-${seed}`), { accounts, calls, seed, shape }));
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const figures = { shapes, seeds, accounts, calls, measures: measures(reports), calibration: calibrations(reports) };
  process.stderr.write(formatAccuracy(figures));
  if (options.out !== '') await writeFile(options.out, `${JSON.stringify({ ...figures, reports }, null, 1)}\n`);
  return figures;
}

export function seedList(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const [from = Number.NaN, to = from] = part.split('-').map(Number);
    if (!Number.isInteger(from) || !Number.isInteger(to) || to < from) throw new Error(`no seeds: ${text}`);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}

async function one(
  folder: string,
  world: { accounts: number; calls: number; seed: number; shape: string },
): Promise<ScoreReport> {
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

function measures(reports: readonly ScoreReport[]): MeasureFigures[] {
  const groups = Map.groupBy(
    reports.flatMap(({ lines }) => lines),
    (line) => `${line.table}\u0000${line.measure}`,
  );
  return [...groups.values()].map((lines) => ({
    table: lines[0]!.table,
    measure: lines[0]!.measure,
    runs: lines.length,
    precision: spread(lines, (line) => line.precision),
    recall: spread(lines, (line) => line.recall),
    f1: spread(lines, (line) => line.f1),
  }));
}

function spread(lines: readonly ScoreLine[], of: (line: ScoreLine) => number | undefined): Spread {
  const shares = lines.map(of).filter((share) => share !== undefined);
  if (shares.length === 0) return { mean: undefined, worst: undefined };
  return { mean: shares.reduce((sum, share) => sum + share, 0) / shares.length, worst: Math.min(...shares) };
}

function calibrations(reports: readonly ScoreReport[]): CalibrationFigures[] {
  const groups = Map.groupBy(
    reports.flatMap(({ calibration }) => calibration),
    (one) => `${one.table}\u0000${one.measure}`,
  );
  return [...groups.values()].map((tables) => {
    const bins = pooledBins(tables);
    const claims = bins.reduce((sum, bin) => sum + bin.claims, 0);
    const off = bins.reduce((sum, bin) => sum + bin.claims * Math.abs(bin.stated - bin.right), 0);
    const { table, measure } = tables[0]!;
    return { table, measure, claims, pooled: off / claims, worst: Math.max(...tables.map(({ error }) => error)), bins };
  });
}

function pooledBins(tables: readonly CalibrationTable[]): CalibrationTable['bins'] {
  const groups = Map.groupBy(
    tables.flatMap(({ bins }) => bins),
    ({ from }) => from,
  );
  const pooled = [...groups.values()].map((bins) => {
    const claims = bins.reduce((sum, bin) => sum + bin.claims, 0);
    const mean = (of: 'stated' | 'right') => bins.reduce((sum, bin) => sum + bin.claims * bin[of], 0) / claims;
    return { from: bins[0]!.from, to: bins[0]!.to, claims, stated: mean('stated'), right: mean('right') };
  });
  return pooled.sort((a, b) => a.from - b.from);
}

function formatAccuracy({ measures, calibration, shapes, seeds }: AccuracyFigures): string {
  const share = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(3)).padStart(6);
  const pair = ({ mean, worst }: Spread) => `${share(mean)} ${share(worst)}`;
  const name = ({ table, measure }: { table: string; measure: string }) => `${table} ${measure}`.padEnd(46);
  const head = `${shapes.length} shapes, ${seeds.length} seeds; mean and worst\n${''.padEnd(46)}     precision        recall            F1\n`;
  const rows = measures.map((one) => `${name(one)} ${pair(one.precision)} ${pair(one.recall)} ${pair(one.f1)}\n`);
  const tables = calibration.map((one) => {
    const bins = one.bins.map(
      (bin) =>
        `    ${bin.from.toFixed(1)}-${bin.to.toFixed(1)} ${String(bin.claims).padStart(9)}  stated ${share(bin.stated)}  right ${share(bin.right)}\n`,
    );
    return `${name(one)} pooled ${share(one.pooled)} worst ${share(one.worst)}\n${bins.join('')}`;
  });
  return `${head}${rows.join('')}\nexpected calibration error\n${tables.join('')}`;
}
