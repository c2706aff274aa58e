import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { silentProgress } from '../src/base/progress.ts';
import { CENTRE_EVIDENCE } from '../src/domains/centres/parameters.ts';
import type { ScoreReport } from '../src/simulate/score/report.ts';
import { simulate } from '../src/simulate/simulate.ts';
import { runCommand } from './ablation.ts';

/** What call centres are worth with one kind of evidence left out; shares are undefined where there was nothing to find. */
export interface CentreAblation {
  readonly shape: string;
  readonly without: string;
  readonly pairPrecision: number | undefined;
  readonly pairRecall: number | undefined;
  /** Among the pairs that can be known. */
  readonly knownRecall: number | undefined;
  readonly placePrecision: number | undefined;
  readonly placeRecall: number | undefined;
}

/** Builds one simulated case of each shape again and again, each time with one kind of evidence for centres left out. */
export async function benchCentreAblation(options: {
  folder: string;
  accounts: number;
  calls: number;
  seed: number;
  shapes: readonly string[];
}): Promise<{ seed: number; figures: CentreAblation[] }> {
  const { folder, accounts, calls, seed } = options;
  const figures: CentreAblation[] = [];
  for (const shape of options.shapes) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    try {
      const world = { out: join(folder, 'seizure'), accounts, calls, seed, shape };
      const { exhibits, truth } = await simulate(world, silentProgress);
      const target = join(folder, 'case');
      await runCommand(['run', target, ...exhibits, '--quiet'], folder);
      for (const kind of ['', ...CENTRE_EVIDENCE]) {
        if (kind !== '') {
          await runCommand(['set', target, 'ignore_centre_evidence', kind, '--reason', 'ablation'], folder);
          await runCommand(['build', target, '--quiet'], folder);
        }
        const report = await runCommand(['simulate', '--score', target, truth, '--json'], folder);
        figures.push(measured(JSON.parse(report) as ScoreReport, shape, kind === '' ? 'nothing' : kind));
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return { seed, figures };
}

function measured({ lines }: ScoreReport, shape: string, without: string): CentreAblation {
  const of = (measure: string) => lines.find((one) => one.table === 'call_centre' && one.measure === measure);
  const [pairs, places] = [of('pairs of accounts'), of('places')];
  return {
    shape,
    without,
    pairPrecision: pairs?.precision,
    pairRecall: pairs?.recall,
    knownRecall: of('pairs that can be known')?.recall,
    placePrecision: places?.precision,
    placeRecall: places?.recall,
  };
}
