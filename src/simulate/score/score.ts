import { scoreBursts } from './bursts.ts';
import { type CalibrationTable, type Scored, scored } from './calibration.ts';
import { scoreCalls, scoreInterceptions, scoreRows } from './calls.ts';
import { scoreCentres } from './centres.ts';
import { scoreKnown } from './known.ts';
import type { CaseTables } from './measure.ts';
import { scoreNumbers } from './numbers.ts';
import { readAccounts, scoreOperators } from './operators.ts';
import type { ScoreReport } from './report.ts';
import { scoreComplaints, scoreImpersonation } from './reports.ts';
import { scoreContacts, scoreScenes } from './scenes.ts';
import { readSummary } from './truth.ts';

/**
 * Compares a built case with what is true (docs/simulate.md). Tables that the case does not have count as empty.
 *
 * @throws RingbreakError of kind `usage`: NOT_A_TRUTH.
 */
export async function score(tables: CaseTables, truth: string): Promise<ScoreReport> {
  const summary = readSummary(truth);
  const accounts = await readAccounts(truth);
  const parts: Scored[] = [
    await scoreNumbers(tables, truth, summary),
    await scoreScenes(tables, truth),
    await scoreCentres(tables, truth),
    await scoreContacts(tables, truth),
    await scoreBursts(tables, truth, summary),
    await scoreOperators(tables, accounts),
    await scoreComplaints(tables, truth),
    await scoreKnown(tables, truth, accounts),
    scored([
      ...(await scoreImpersonation(tables, truth)),
      ...(await scoreCalls(tables, truth, summary)),
      ...(await scoreInterceptions(tables, truth)),
      ...(await scoreRows(tables, truth, summary)),
    ]),
  ];
  const lines = parts.flatMap((part) => part.lines);
  return { shape: summary.shape, seed: summary.seed, lines, calibration: parts.flatMap((part) => part.calibration) };
}

/** A score as a table for a terminal. */
export function formatScore(report: ScoreReport): string {
  const cells = report.lines.map((one) => [
    one.table,
    one.measure,
    share(one.precision),
    share(one.recall),
    share(one.f1),
    `${one.right} of ${one.found} found, ${one.truth} true`,
    one.note ?? '',
  ]);
  const table = [['table', 'measure', 'precision', 'recall', 'F1', 'counts', ''], ...cells];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  const calibration = report.calibration.map(formatCalibration).join('');
  return `${report.shape}, seed ${report.seed}\n${lines.join('\n')}\n${calibration}`;
}

/** Stated probabilities against what was right, by tenth. */
function formatCalibration(one: CalibrationTable): string {
  const bins = one.bins.map(
    ({ from, to, claims, stated, right }) =>
      `  ${from.toFixed(1)}-${to.toFixed(1)}  ${String(claims).padStart(8)} claims  stated ${share(stated)}  right ${share(right)}`,
  );
  const head = `${one.table}, ${one.measure}: expected calibration error ${share(one.error)} over ${one.claims} claims`;
  return `\n${[head, ...bins].join('\n')}\n`;
}

function share(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(4);
}
