import { count } from '../format.ts';
import { type Html, type HtmlValue, html } from './html.ts';

/** A column of a printed table. */
export interface TableColumn<T> {
  readonly head: HtmlValue;
  readonly cell: (row: T) => HtmlValue;
  /** figure: right-aligned, tabular digits. name: heads its row. words: wraps freely, gets the room that is left. */
  readonly kind?: 'figure' | 'name' | 'words' | 'code';
}

export interface TableOptions<T> {
  readonly id: string;
  readonly caption: HtmlValue;
  readonly columns: readonly TableColumn<T>[];
  readonly rows: readonly T[];
  /** Class of a row that stands out. */
  readonly mark?: (row: T) => string;
  /** Narrow tables do not stretch to the full measure. */
  readonly narrow?: boolean;
}

/** Rows of a table that is kept on one printed page. */
const SHORT = 12;

/** A table with caption and header cells, in a frame that scrolls by itself where the page is too narrow. */
export function table<T>(options: TableOptions<T>): Html {
  const { id, caption, columns, rows } = options;
  return html`<div class="scroll ${rows.length <= SHORT && 'short'}" role="region" aria-labelledby="${id}-caption" tabindex="0">
<table id="${id}" class="${options.narrow ? 'narrow-table' : 'full'}"><caption id="${id}-caption">${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col" class="${column.kind ?? ''}">${column.head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`<tr class="${options.mark?.(row) ?? ''}">${columns.map((column) => cell(column, row))}</tr>
`,
  )}</tbody></table></div>
`;
}

function cell<T>(column: TableColumn<T>, row: T): Html {
  const value = column.cell(row);
  if (column.kind === 'name') return html`<th scope="row" class="name">${value}</th>`;
  return html`<td class="${column.kind ?? ''}">${value}</td>`;
}

/** A count in a table; nought recedes. */
export function figure(value: number): Html {
  return value === 0 ? html`<span class="none">0</span>` : html`${count(value)}`;
}

export interface FigureOptions {
  readonly id: string;
  readonly title: HtmlValue;
  /** What to see in it, one or two sentences. */
  readonly finding: HtmlValue;
  readonly plot: HtmlValue;
  /** Id of the table that has the same numbers. */
  readonly numbers: string;
}

/** A plot with its title, its finding in words and the way to its numbers. */
export function plotFigure(options: FigureOptions): Html {
  const { id } = options;
  return html`<figure id="${id}" aria-labelledby="${id}-title">
<figcaption><h3 id="${id}-title">${options.title}</h3><p>${options.finding}</p></figcaption>
${options.plot}
<p class="numbers"><a href="#${options.numbers}">The numbers behind this plot</a></p>
</figure>
`;
}

/** What stands where there is nothing to show, and why. */
export function nothing(what: HtmlValue, why: HtmlValue): Html {
  return html`<div class="nothing"><p><strong>${what}</strong></p><p>${why}</p></div>
`;
}

/** `Shown are the first 25 of 1,204; all are in …`, or nothing when all are shown. */
export function remainder(shown: number, total: number, exported: string): Html {
  if (total <= shown) return html``;
  return html`<p class="remainder">The first ${count(shown)} of ${count(total)} are shown. All of them: <code>ringbreak export CASE ${exported} --format csv</code>.</p>
`;
}

/** A command to type, as one. */
export function command(text: string): Html {
  return html`<code class="command">${text}</code>`;
}

/** A long hash, broken into groups of eight so that two people can read it to each other; copies without the gaps. */
export function hash(hex: string): Html {
  return html`<span class="hash">${(hex.slice(0, 128).match(/.{1,8}/gsu) ?? []).map((group) => html`<span>${group}</span>`)}</span>`;
}
