import type { CalibrationTable } from '../src/simulate/score/calibration.ts';
import { line } from '../src/simulate/score/measure.ts';
import type { ScoreReport } from '../src/simulate/score/report.ts';

/** Mean and worst of a share over the worlds in which it is defined, and the share of all worlds' items put together. */
export interface Spread {
  readonly mean: number | undefined;
  readonly worst: number | undefined;
  readonly pooled: number | undefined;
}

export interface MeasureFigures {
  readonly table: string;
  readonly measure: string;
  readonly worlds: number;
  readonly precision: Spread;
  readonly recall: Spread;
  readonly f1: Spread;
}

export interface CalibrationFigures {
  readonly table: string;
  readonly measure: string;
  readonly claims: number;
  /** Expected calibration error of all worlds' claims together, and of the worst world alone. */
  readonly pooled: number;
  readonly worst: number;
  readonly bins: CalibrationTable['bins'];
}

export interface ShapeFigures {
  readonly shape: string;
  readonly seeds: readonly number[];
  readonly measures: readonly MeasureFigures[];
  readonly calibration: readonly CalibrationFigures[];
}

export interface AccuracyFigures {
  readonly accounts: number;
  readonly calls: number;
  readonly seeds: readonly number[];
  readonly shapes: readonly ShapeFigures[];
  readonly measures: readonly MeasureFigures[];
  readonly calibration: readonly CalibrationFigures[];
}

/** Scores of worlds put together, over all and by shape. */
export function accuracyFigures(
  reports: readonly ScoreReport[],
  size: { readonly accounts: number; readonly calls: number },
): AccuracyFigures {
  const shapes = [...Map.groupBy(reports, ({ shape }) => shape)].map(([shape, some]) => ({
    shape,
    seeds: some.map(({ seed }) => seed),
    measures: measures(some),
    calibration: calibrations(some),
  }));
  const seeds = [...new Set(reports.map(({ seed }) => seed))].sort((a, b) => a - b);
  return { ...size, seeds, shapes, measures: measures(reports), calibration: calibrations(reports) };
}

function measures(reports: readonly ScoreReport[]): MeasureFigures[] {
  const groups = Map.groupBy(
    reports.flatMap(({ lines }) => lines),
    (line) => `${line.table}\u0000${line.measure}`,
  );
  return [...groups.values()].map((lines) => {
    const sum = (of: 'right' | 'found' | 'truth') => lines.reduce((total, line) => total + line[of], 0);
    const together = line(lines[0]!.table, lines[0]!.measure, sum('right'), sum('found'), sum('truth'));
    const spreadOf = (of: 'precision' | 'recall' | 'f1') =>
      spread(
        lines.map((one) => one[of]),
        together[of],
      );
    return {
      table: together.table,
      measure: together.measure,
      worlds: lines.length,
      precision: spreadOf('precision'),
      recall: spreadOf('recall'),
      f1: spreadOf('f1'),
    };
  });
}

function spread(all: readonly (number | undefined)[], pooled: number | undefined): Spread {
  const shares = all.filter((share) => share !== undefined);
  if (shares.length === 0) return { mean: undefined, worst: undefined, pooled: undefined };
  return { mean: shares.reduce((sum, share) => sum + share, 0) / shares.length, worst: Math.min(...shares), pooled };
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
