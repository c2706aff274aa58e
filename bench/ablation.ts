import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { silentProgress } from '../src/base/progress.ts';
import { EVIDENCE } from '../src/domains/classes/pattern.ts';
import { openDuckdb } from '../src/engines/duckdb/duckdb.ts';
import { simulate } from '../src/simulate/simulate.ts';

/** What the classes of numbers are worth with one kind of evidence left out. */
export interface AblationFigures {
  readonly without: string;
  readonly victimPrecision: number;
  readonly victimRecall: number;
  /** Share of the own phones that are called so. */
  readonly ownPhonesFound: number;
  /** Share of all numbers with the right class. */
  readonly rightClass: number;
  /** Expected calibration error of `victim_probability` among numbers called victims or longer than the minute. */
  readonly calibrationError: number;
}

const KINDS = ['', 'cut_offs', 'lengths', 'ringing', 'register', ...Object.keys(EVIDENCE)];

/** Builds one simulated case again and again, each time with one kind of evidence left out, and the Met's rule alone. */
export async function benchAblation(options: {
  folder: string;
  accounts: number;
  calls: number;
  seed: number;
  shape: string;
}): Promise<{ shape: string; seed: number; figures: AblationFigures[] }> {
  const { folder, shape, seed } = options;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    const { exhibits } = await simulate({ ...options, out: join(folder, 'seizure') }, silentProgress);
    const target = join(folder, 'case');
    await runCommand(['run', target, ...exhibits, '--quiet'], folder);
    const truth = join(folder, 'seizure', 'truth', 'numbers.csv');
    const figures = [await measure(target, truth, 'everything but the minute', MINUTE)];
    for (const kind of KINDS) {
      if (kind !== '') {
        await runCommand(['set', target, 'ignore_evidence', kind, '--reason', 'ablation'], folder);
        await runCommand(['build', target, '--quiet'], folder);
      }
      figures.push(await measure(target, truth, kind === '' ? 'nothing' : kind, CLASS));
    }
    return { shape, seed, figures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The rule of Operation Elaborate alone: every number with a call of more than a minute. */
const MINUTE = {
  found: "CASE WHEN n.longest_s > 60 THEN 'victim' ELSE 'other' END",
  said: 'CASE WHEN n.longest_s > 60 THEN 1.0 ELSE 0.0 END',
};
const CLASS = { found: 'n.class', said: 'n.victim_probability' };

async function measure(
  target: string,
  truth: string,
  without: string,
  { found, said }: typeof CLASS,
): Promise<AblationFigures> {
  const engine = await openDuckdb({ file: join(target, 'derived', 'case.duckdb'), readOnly: true });
  try {
    const [row] = await engine.rows(
      `WITH met AS (
         SELECT t.class AS truth, ${found} AS found, ${said} AS said, n.longest_s
         FROM read_csv($truth, all_varchar = true) AS t FULL JOIN number AS n ON n.number = t.number
       ),
       bins AS (
         SELECT count(*) AS n, avg(said) AS said, avg(CAST(truth = 'victim' AS INTEGER)) AS was
         FROM met WHERE truth IS NOT NULL AND (found = 'victim' OR longest_s > 60) GROUP BY round(said * 20)
       )
       SELECT count(*) FILTER (truth = 'victim' AND found = 'victim') AS right_ones,
              count(*) FILTER (truth = 'own_phone' AND found = 'own_phone') / count(*) FILTER (truth = 'own_phone') AS own_phones,
              count(*) FILTER (found = 'victim') AS found, count(*) FILTER (truth = 'victim') AS truth,
              count(*) FILTER (truth = found) / count(*) FILTER (truth IS NOT NULL) AS right_class,
              (SELECT sum(n * abs(said - was)) / sum(n) FROM bins) AS error
       FROM met`,
      { truth },
    );
    const right = Number(row!.right_ones);
    return {
      without,
      victimPrecision: right / Number(row!.found),
      victimRecall: right / Number(row!.truth),
      ownPhonesFound: Number(row!.own_phones),
      rightClass: Number(row!.right_class),
      calibrationError: Number(row!.error),
    };
  } finally {
    await engine.close();
  }
}

/** Runs the command line with keys of its own; what it prints. */
export async function runCommand(args: string[], folder: string): Promise<string> {
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
