import { bytes, count, counted, minute } from '../format.ts';
import { evidence, type Html, html } from '../markup/html.ts';
import { figure, hash, nothing, remainder, type TableColumn, table } from '../markup/parts.ts';
import type { ReportExhibit, ReportExhibitTable } from '../report-context.ts';
import type { RejectReason, ReportData } from '../report-data.ts';
import { badInput, clocks } from './bad-input.ts';
import type { Section } from './section.ts';

export const exhibitsSection: Section = {
  id: 'exhibits',
  title: 'Exhibits',
  render: (data) =>
    data.context.exhibits.length === 0
      ? nothing('The case holds no exhibits.', 'Everything in this report would be counted from them.')
      : html`<p>The bytes as they were received. Whoever holds a copy can compare its SHA-256 with the one printed here.</p>
${table({ id: 'exhibit-list', caption: 'Exhibits and their SHA-256', rows: data.context.exhibits, columns: EXHIBITS })}
${rowsRead(data)}${rejects(data)}${badInput(data)}${clocks(data)}`,
};

const EXHIBITS: readonly TableColumn<ReportExhibit>[] = [
  {
    head: 'Exhibit',
    kind: 'name',
    cell: (row) =>
      html`${evidence(row.name, 120)} <span class="under">${evidence(row.format, 80)}, ${bytes(row.bytes)}${row.inPlace && ', not copied into the case'}</span>`,
  },
  { head: 'SHA-256', kind: 'code', cell: (row) => hash(row.sha256) },
  {
    head: 'Received',
    cell: (row) =>
      html`<span class="nowrap">${minute(row.receivedAt)}</span>${row.receivedBy && html` <span class="under">by ${evidence(row.receivedBy, 60)}</span>`}`,
  },
];

interface TableOfExhibit extends ReportExhibitTable {
  readonly exhibit: string;
}

const SHOWN_TABLES = 60;

function rowsRead(data: ReportData): Html {
  const all = data.context.exhibits.flatMap((exhibit) =>
    exhibit.tables.map((item): TableOfExhibit => ({ ...item, exhibit: exhibit.name })),
  );
  const notes = data.context.exhibits.flatMap((exhibit) =>
    (exhibit.notes ?? []).map((note) => ({ exhibit: exhibit.name, note })),
  );
  const sum = (key: 'read' | 'accepted' | 'merged' | 'leftOut' | 'rejected'): number =>
    all.reduce((total, row) => total + (row[key] ?? 0), 0);
  const merged = sum('merged');
  const leftOut = sum('leftOut');
  return html`<h3>Rows read, accepted and rejected</h3>
<p>${counted(sum('read'), 'row')} read = ${count(sum('accepted'))} accepted${merged > 0 && ` + ${count(merged)} merged`}${leftOut > 0 && ` + ${count(leftOut)} left out`} + ${count(sum('rejected'))} rejected. No row is dropped silently: a rejected row is kept with its reason and its raw text${merged > 0 && ', a merged row tells of the same event as another row that stands for it'}${leftOut > 0 && ', a row left out is of a kind that the mapping does not take (a sign-out, a pseudo-user)'}.</p>
${table({ id: 'rows-read', caption: 'Rows per table of each exhibit', rows: all.slice(0, SHOWN_TABLES), columns: TABLES })}${
  all.length > SHOWN_TABLES &&
  html`<p class="remainder">The first ${count(SHOWN_TABLES)} of ${count(all.length)} tables are shown; the sums above hold all.</p>`
}${notes.length > 0 && html`<h3>Remarks of the readers</h3><ul>${notes.slice(0, 40).map((item) => html`<li>${evidence(item.exhibit, 120)}: ${evidence(item.note, 400)}</li>`)}</ul>`}`;
}

const TABLES: readonly TableColumn<TableOfExhibit>[] = [
  { head: 'Table', kind: 'name', cell: (row) => evidence(row.table, 80) },
  { head: 'Exhibit', cell: (row) => evidence(row.exhibit, 80) },
  {
    head: 'Read as',
    cell: (row) => (row.feeds.length === 0 ? html`<span class="none">kept, not used</span>` : row.feeds.join(', ')),
  },
  { head: 'Read', kind: 'figure', cell: (row) => figure(row.read) },
  { head: 'Accepted', kind: 'figure', cell: (row) => figure(row.accepted) },
  { head: 'Merged', kind: 'figure', cell: (row) => figure(row.merged ?? 0) },
  { head: 'Left out', kind: 'figure', cell: (row) => figure(row.leftOut ?? 0) },
  { head: 'Rejected', kind: 'figure', cell: (row) => figure(row.rejected) },
];

function rejects(data: ReportData): Html {
  if (data.rejects.total === 0)
    return html`<h3>Why rows were rejected</h3>${nothing('No row was rejected.', 'Every row that was read was also used or kept.')}`;
  return html`<h3>Why rows were rejected</h3>
${table({ id: 'reject-reasons', caption: 'Reasons, and where the first row of each is', rows: data.rejects.rows, columns: REJECTS })}${remainder(data.rejects.rows.length, data.rejects.total, 'reject')}`;
}

const REJECTS: readonly TableColumn<RejectReason>[] = [
  { head: 'Reason', kind: 'name', cell: (row) => evidence(row.reason, 200) },
  { head: 'Table', cell: (row) => evidence(row.sourceTable, 80) },
  { head: 'Rows', kind: 'figure', cell: (row) => figure(row.rows) },
  {
    head: 'First at',
    cell: (row) =>
      html`row ${count(row.firstRow)} <span class="under">exhibit ${evidence(row.exhibit.slice(0, 16), 16)}…</span>`,
  },
];
