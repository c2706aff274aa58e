import { minute } from '../format.ts';
import { evidence, type Html, type HtmlValue, html } from '../markup/html.ts';
import { nothing, type TableColumn, table } from '../markup/parts.ts';
import type { MappingStatus, ReportMappedTable, ReportMapping } from '../report-context.ts';
import type { Section } from './section.ts';

const STATUS: Readonly<Record<MappingStatus, string>> = {
  unconfirmed: 'Not confirmed by a person',
  edited: 'Edited, not yet confirmed',
  confirmed: 'Confirmed',
};

export const mappingSection: Section = {
  id: 'mapping',
  title: 'Mapping',
  render: (data) =>
    data.context.mappings.length === 0
      ? nothing('Nothing was mapped.', 'No table of an exhibit feeds a table of the case.')
      : html`<p>How the tables of the exhibits were understood: which column feeds which field. The machine suggests it from content, keys and names; a person confirms it, and the confirmation is an event in the ledger. The same mapping with its reasons: <code class="command">ringbreak map CASE --explain</code>.</p>
${data.context.mappings.map(one)}`,
};

function one(mapping: ReportMapping, index: number): Html {
  const used = mapping.tables.filter((item) => item.target !== null);
  const kept = mapping.tables.filter((item) => item.target === null);
  return html`<h3>${evidence(mapping.exhibitName, 120)} <span class="status ${mapping.status}">${STATUS[mapping.status]}</span></h3>
${mapping.confirmedAt && html`<p>Confirmed on ${minute(mapping.confirmedAt)}${mapping.confirmedBy && html` by ${evidence(mapping.confirmedBy, 60)}`}.</p>`}
${used.length > 0 && table({ id: `mapping-${index + 1}`, caption: html`Mapping of ${evidence(mapping.exhibitName, 80)}`, rows: used.slice(0, 60), columns: COLUMNS })}${
  kept.length > 0 &&
  html`<p class="remainder">Kept, feeds nothing: ${kept.slice(0, 40).map((item, i) => html`${i > 0 && ', '}${evidence(item.source, 60)}`)}${kept.length > 40 && ' and more'}.</p>`
}`;
}

const COLUMNS: readonly TableColumn<ReportMappedTable>[] = [
  { head: 'Table of the exhibit', kind: 'name', cell: (row) => evidence(row.source, 80) },
  { head: 'Read as', cell: (row) => row.target },
  { head: 'Sure', kind: 'figure', cell: (row) => `${Math.round(row.confidence * 100)} %` },
  { head: 'Field ← column', kind: 'words', cell: fields },
];

function fields(row: ReportMappedTable): HtmlValue {
  return html`<ul class="pairs">${row.fields
    .slice(0, 60)
    .map((field) => html`<li><span class="target">${field.target}</span> ← ${evidence(field.source, 80)}</li>`)}</ul>`;
}
