import { count } from '../format.ts';
import { evidence, type Html, html } from '../markup/html.ts';
import { figure, remainder, type TableColumn, table } from '../markup/parts.ts';
import type { ClockRow, QualityRow, ReportData } from '../report-data.ts';

/** What was wrong with rows that count all the same, and what was done about it. */
export function badInput(data: ReportData): Html | '' {
  if (data.quality.total === 0) return '';
  return html`<h3>Bad input, and how it was treated</h3>
${table({ id: 'bad-input', caption: 'What was wrong with rows, per table', rows: data.quality.rows, columns: QUALITY })}${remainder(data.quality.rows.length, data.quality.total, 'quality')}`;
}

const QUALITY: readonly TableColumn<QualityRow>[] = [
  { head: 'What', kind: 'name', cell: (row) => row.what.replaceAll('_', ' ') },
  {
    head: 'Table',
    cell: (row) =>
      html`${evidence(row.sourceTable, 80)} <span class="under">exhibit ${evidence(row.exhibit.slice(0, 16), 16)}…</span>`,
  },
  { head: 'Rows', kind: 'figure', cell: (row) => figure(row.rows) },
  { head: 'Treatment', cell: (row) => evidence(row.treatment, 300) },
];

/** Clocks that were compared by calls that both recorded, or by the time in ids. */
export function clocks(data: ReportData): Html | '' {
  if (data.clocks.total === 0) return '';
  return html`<h3>Clocks that were compared</h3>
<p>Where two tables or servers recorded the same calls, their clocks show in them. Times of the clock that is trusted less were corrected. Where ids tell the time, only the rows that were off were corrected.</p>
${table({ id: 'clocks', caption: 'Clocks, against which other, and by how much they differed', rows: data.clocks.rows, columns: CLOCKS })}${remainder(data.clocks.rows.length, data.clocks.total, 'clock_offset')}`;
}

const CLOCKS: readonly TableColumn<ClockRow>[] = [
  {
    head: 'Clock',
    kind: 'name',
    cell: (row) =>
      html`${evidence(row.sourceTable, 80)}${row.server && html` ${evidence(row.server, 80)}`} <span class="under">exhibit ${evidence(row.exhibit.slice(0, 16), 16)}…</span>`,
  },
  { head: 'Against', cell: (row) => evidence(row.against, 160) },
  {
    head: 'Ahead by',
    kind: 'figure',
    cell: (row) => `${count(row.least)}${row.most === row.least ? '' : ` to ${count(row.most)}`} s`,
  },
  { head: 'Observations', kind: 'figure', cell: (row) => figure(row.pairs) },
  { head: 'Corrected', cell: (row) => (row.corrected ? 'yes' : 'no') },
];
