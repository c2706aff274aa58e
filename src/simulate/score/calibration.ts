import { line, type ScoreLine } from './measure.ts';

/** Claims whose stated probability fell between two bounds. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly claims: number;
  /** Mean stated probability, and share that was right. */
  readonly stated: number;
  readonly right: number;
}

export interface CalibrationTable {
  readonly table: string;
  readonly measure: string;
  readonly claims: number;
  /** Expected calibration error: mean over claims of |stated − right| of the claim's bin, ten bins of equal width. */
  readonly error: number;
  readonly bins: readonly CalibrationBin[];
}

const BINS = 10;

/** Gathers stated probabilities and whether the claims were right. */
export class Calibration {
  private readonly claims = new Array<number>(BINS).fill(0);
  private readonly stated = new Array<number>(BINS).fill(0);
  private readonly right = new Array<number>(BINS).fill(0);

  /** What is no probability (null, a text) claims nothing. */
  add(probability: unknown, right: boolean): void {
    if (probability === null || probability === undefined || probability === '') return;
    const p = Number(probability);
    if (!(p >= 0 && p <= 1)) return;
    const bin = Math.min(BINS - 1, Math.floor(p * BINS));
    this.claims[bin]! += 1;
    this.stated[bin]! += p;
    if (right) this.right[bin]! += 1;
  }

  table(table: string, measure: string): CalibrationTable | undefined {
    const all = this.claims.reduce((sum, n) => sum + n, 0);
    if (all === 0) return undefined;
    let error = 0;
    const bins: CalibrationBin[] = [];
    for (let i = 0; i < BINS; i++) {
      const claims = this.claims[i]!;
      if (claims === 0) continue;
      const [stated, right] = [this.stated[i]! / claims, this.right[i]! / claims];
      error += (claims / all) * Math.abs(stated - right);
      bins.push({ from: i / BINS, to: (i + 1) / BINS, claims, stated, right });
    }
    return { table, measure, claims: all, error, bins };
  }
}

/** Lines of precision and recall, and what the stated probabilities were worth. */
export interface Scored {
  readonly lines: readonly ScoreLine[];
  readonly calibration: readonly CalibrationTable[];
}

export function scored(lines: readonly ScoreLine[], ...tables: readonly (CalibrationTable | undefined)[]): Scored {
  return { lines, calibration: tables.filter((one) => one !== undefined) };
}

/** A line for sets of keys. */
export function sets(
  table: string,
  measure: string,
  found: ReadonlySet<string>,
  truth: ReadonlySet<string>,
  note?: string,
): ScoreLine {
  let right = 0;
  for (const key of found) if (truth.has(key)) right++;
  return line(table, measure, right, found.size, truth.size, note);
}
