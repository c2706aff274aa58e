import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckdb } from '../src/engines/duckdb/duckdb.ts';

const SQL = readFileSync(new URL('scale.sql', import.meta.url), 'utf8');

/** A measure of a built case against the truth of its seizure, shares from 0 to 1. */
export interface ScaleFigure {
  readonly measure: string;
  readonly precision: number;
  readonly recall: number;
}

/**
 * Whether what holds of small seizures holds of this one: what chance brings about grows with the case. Counted in the
 * database, because a case of this size is too large for the scorer of the accuracy bench.
 */
export async function scaleFigures(target: string, truth: string): Promise<ScaleFigure[]> {
  const engine = await openDuckdb({ file: join(target, 'derived', 'case.duckdb'), readOnly: true });
  try {
    const files = ['numbers', 'scenes', 'centres', 'accounts'].map(
      (name) => [name, join(truth, `${name}.csv`)] as const,
    );
    const rows = await engine.rows(SQL, Object.fromEntries(files));
    return rows.map((row) => ({
      measure: String(row.measure),
      precision: Number(row.both_) / Number(row.found),
      recall: Number(row.both_) / Number(row.truth),
    }));
  } finally {
    await engine.close();
  }
}

export function scaleLine(figures: readonly ScaleFigure[]): string {
  const each = figures.map(
    ({ measure, precision, recall }) => `${measure} ${precision.toFixed(3)} / ${recall.toFixed(3)}`,
  );
  return `  precision / recall at this size: ${each.join('; ')}\n`;
}
