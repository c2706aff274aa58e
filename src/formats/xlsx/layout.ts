import { hasHeader, madeUpNames } from '../csv/header.ts';
import type { SheetRow } from './sheet.ts';

const SAMPLE_ROWS = 400;
const MOST_PREAMBLE = 30;

/** A row with fewer filled cells than this share of the usual is a title, not a header. */
const TITLE_SHARE = 0.6;

/** What the first pass over a sheet learns. */
export class SheetSurvey {
  readonly sample: SheetRow[] = [];
  firstColumn = Number.POSITIVE_INFINITY;
  lastColumn = -1;
  #rows = 0;

  add(row: SheetRow): void {
    this.#rows++;
    if (this.sample.length < SAMPLE_ROWS) this.sample.push(row);
    for (const column of row.cells.keys()) {
      if (column < this.firstColumn) this.firstColumn = column;
      if (column > this.lastColumn) this.lastColumn = column;
    }
  }

  get empty(): boolean {
    return this.#rows === 0 || this.lastColumn < 0;
  }
}

/** Where the table stands in its sheet. */
export interface SheetLayout {
  readonly firstColumn: number;
  readonly names: readonly string[];
  readonly header: boolean;
  /** Filled rows above the header or the first row of data. */
  readonly preamble: number;
  readonly notes: readonly string[];
}

/** Finds titles, header and names as for delimited text. Empty columns at the left are left out. */
export function layOut(survey: SheetSurvey): SheetLayout {
  const { sample, firstColumn, lastColumn } = survey;
  const width = lastColumn - firstColumn + 1;
  const filled = sample.map((row) => row.cells.size).sort((a, b) => a - b);
  const usual = filled[filled.length >> 1] ?? 1;
  const start = sample.findIndex((row) => row.cells.size >= usual * TITLE_SHARE);
  const preamble = start > 0 && start <= MOST_PREAMBLE ? start : 0;
  const rows = sample
    .slice(preamble)
    .map((row) => Array.from({ length: width }, (_, i) => row.cells.get(firstColumn + i) ?? null));
  const header = hasHeader(rows);
  const names = header ? rows[0]!.map((name) => name?.trim() ?? '') : madeUpNames(width);
  const notes: string[] = [];
  if (preamble > 0) notes.push(`${preamble} row(s) above the table were set aside`);
  if (!header) notes.push('no header: columns are numbered');
  return { firstColumn, names, header, preamble, notes };
}
