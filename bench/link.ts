import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LinkModelInput } from '../src/domains/link/index.ts';
import { openDuckdb } from '../src/engines/duckdb/duckdb.ts';
import { writePeople } from './link-people.ts';
import { type Quality, quality } from './link-quality.ts';

export interface LinkFigures {
  /** Public sets, clustered, with a suggested model and nothing tuned; or why not. */
  readonly febrl: Readonly<Record<string, Quality | string>>;
  readonly people: {
    readonly rows: number;
    /** The whole command: read, train, compare, cluster, write, draw. */
    readonly ringbreak: Run;
    /** The same blocking rules and thresholds; or why not. */
    readonly splink: Run | string;
    /** Splink's time over ours. */
    readonly times: number | undefined;
  };
}

interface Run extends Quality {
  readonly version?: string;
  readonly seconds: number;
  /** All cores together: what counts on a shared machine. */
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

const FEBRL = '../shared/data/febrl';

/** Measures accuracy on FEBRL 1 and 3, and a register of people beside Splink (a Python that has it: RINGBREAK_PYTHON). */
export async function benchLink(options: { folder: string; people: number }): Promise<LinkFigures> {
  const { folder } = options;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    const febrl: Record<string, Quality | string> = {};
    for (const name of ['dataset1', 'dataset3']) febrl[name] = await febrlSet(name, folder);
    const csv = join(folder, 'people.csv');
    await writePeople(csv, { rows: options.people, seed: 5, errors: 1, copies: 4 });
    const ours = await ringbreak(csv, folder);
    const splink = await runSplink(csv, folder);
    const times = typeof splink === 'string' ? undefined : splink.cpuSeconds / ours.cpuSeconds;
    return { febrl, people: { rows: options.people, ringbreak: ours, splink, times } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function febrlSet(name: string, folder: string): Promise<Quality | string> {
  const file = join(FEBRL, `${name}.csv`);
  if (!existsSync(file)) return `not measured: ${file} is not there`;
  const out = join(folder, name);
  await command(['link', file, '--out', out, '--quiet'], folder);
  // rec-17-org and rec-17-dup-0 are one person.
  return withEngine((engine) =>
    quality(engine, {
      clusters: join(out, 'clusters.parquet'),
      pairs: join(out, 'pairs.parquet'),
      truth: `SELECT id, split_part(id, '-', 2) AS entity FROM ids`,
      columns: { id: 'id', left: 'left_id', right: 'right_id', probability: 'probability', cluster: 'cluster' },
    }),
  );
}

async function ringbreak(csv: string, folder: string): Promise<Run> {
  const model = join(folder, 'model.json');
  await writeFile(model, JSON.stringify(MODEL));
  const out = join(folder, 'ringbreak');
  const run = await command(['link', model, csv, '--out', out, '--quiet', '--threads', '2'], folder);
  const found = await peopleQuality(csv, join(out, 'pairs.parquet'), join(out, 'clusters.parquet'), {
    id: 'id',
    left: 'left_id',
    right: 'right_id',
    probability: 'probability',
    cluster: 'cluster',
  });
  return { ...run, ...found };
}

async function runSplink(csv: string, folder: string): Promise<Run | string> {
  const python = process.env['RINGBREAK_PYTHON'] ?? 'python3';
  const there = spawnSync(python, ['-c', 'import splink'], { stdio: 'ignore' });
  if (there.status !== 0) return `not measured: ${python} has no splink (RINGBREAK_PYTHON names another)`;
  const out = join(folder, 'splink');
  await mkdir(out);
  const script = new URL('link-splink.py', import.meta.url).pathname;
  const run = spawnSync(python, [script, csv, out, '2', '4500MB'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (run.status !== 0) return `not measured: splink failed: ${run.stderr.slice(-300)}`;
  const figures = JSON.parse(run.stdout.trim().split('\n').at(-1)!) as Omit<Run, keyof Quality>;
  const found = await peopleQuality(csv, join(out, 'pairs.parquet'), join(out, 'clusters.parquet'), {
    id: 'unique_id',
    left: 'unique_id_l',
    right: 'unique_id_r',
    probability: 'match_probability',
    cluster: 'cluster_id',
  });
  return { ...figures, ...found };
}

async function peopleQuality(
  csv: string,
  pairs: string,
  clusters: string,
  columns: Parameters<typeof quality>[1]['columns'],
) {
  return withEngine(async (engine) => {
    await engine.run(
      'CREATE TABLE people AS SELECT unique_id AS id, cluster AS entity FROM read_csv($csv, all_varchar = true)',
      {
        csv,
      },
    );
    return quality(engine, { clusters, pairs, truth: 'SELECT id, entity FROM people', columns });
  });
}

async function withEngine<T>(work: (engine: Awaited<ReturnType<typeof openDuckdb>>) => Promise<T>): Promise<T> {
  const engine = await openDuckdb();
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** Runs the command line and watches its resident size and processor time (Linux; elsewhere 0). */
async function command(args: string[], folder: string) {
  const started = performance.now();
  const child = spawn(process.execPath, ['bin/ringbreak.ts', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, RINGBREAK_CONFIG: join(folder, 'config') },
  });
  let [peak, ticks] = [0, 0];
  const timer = setInterval(() => {
    const keep = (text: string): void => {
      const found = Number(/VmHWM:\s+(\d+)/.exec(text)?.[1] ?? 0);
      if (found > 0) peak = Math.max(peak, found);
    };
    readFile(`/proc/${child.pid}/status`, 'utf8').then(keep, () => {});
    readFile(`/proc/${child.pid}/stat`, 'utf8').then(
      (text) => {
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        ticks = Math.max(ticks, Number(fields[11]) + Number(fields[12]));
      },
      () => {},
    );
  }, 50);
  const [code] = await once(child, 'exit');
  clearInterval(timer);
  if (code !== 0) throw new Error(`ringbreak ${args[0]} ended with ${String(code)}`);
  // Clock ticks are hundredths of a second on Linux.
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: ticks / 100, peakMegabytes: peak / 1000 };
}

const MODEL: LinkModelInput = {
  format: 'ringbreak-link-model',
  version: 1,
  id: 'unique_id',
  comparisons: [
    { name: 'given name', type: 'name', columns: ['given_name', 'surname'], shared: 0.02 },
    { name: 'surname', type: 'name', columns: ['surname', 'given_name'], shared: 0.7 },
    { name: 'date of birth', type: 'date', columns: ['dob'] },
    { name: 'address', type: 'address', columns: ['address'] },
    { name: 'city', type: 'text', columns: ['city'] },
    { name: 'postcode', type: 'code', columns: ['postcode'], thresholds: [1] },
    { name: 'phone', type: 'phone', columns: ['phone'] },
  ],
  blocking: [
    { keys: [{ column: 'phone' }] },
    { keys: [{ column: 'given_name' }, { column: 'surname' }] },
    { keys: [{ column: 'surname' }, { column: 'dob' }] },
    { keys: [{ column: 'given_name' }, { column: 'dob' }] },
    { keys: [{ column: 'address' }, { column: 'postcode' }] },
    { keys: [{ column: 'postcode' }, { column: 'dob' }] },
  ],
};
