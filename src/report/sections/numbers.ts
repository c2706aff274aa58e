import { count } from '../format.ts';
import { evidence, type Html, html } from '../markup/html.ts';
import { figure, type TableOptions, table } from '../markup/parts.ts';
import { WEEKDAYS } from '../plots/week-heat.ts';
import type { ReportData, TalkBin } from '../report-data.ts';
import type { Section } from './section.ts';

/** The same numbers as the plots, for readers who do not see them and for those who want to check. */
export const numbersSection: Section = {
  id: 'numbers',
  title: 'The numbers behind the plots',
  render: (data) => html`${time(data)}${week(data)}${talk(data)}${spend(data)}${links(data)}
<p>The numbers behind the bars are in <a href="#organisations">Who was impersonated</a> and <a href="#countries">Countries</a>.</p>`,
};

/** A long table of few columns, set in two columns where there is room. */
function apart<T>(options: TableOptions<T>): Html {
  return html`<div class="apart">${table(options)}</div>\n`;
}

function time(data: ReportData): Html | null {
  const { bins, unit } = data.timeline;
  if (bins.length === 0) return null;
  return apart({
    id: 'numbers-time',
    narrow: true,
    caption: `Calls and victims per ${unit}`,
    rows: bins,
    columns: [
      { head: `${unit[0]!.toUpperCase()}${unit.slice(1)} from`, kind: 'name', cell: (bin) => bin.from },
      { head: 'Calls', kind: 'figure', cell: (bin) => figure(bin.calls) },
      {
        head: `Longer than ${data.context.victimMinTalkSeconds} s`,
        kind: 'figure',
        cell: (bin) => figure(bin.longCalls),
      },
      { head: 'Victims first called', kind: 'figure', cell: (bin) => figure(bin.victims) },
    ],
  });
}

function week(data: ReportData): Html | null {
  if (data.hours.length === 0) return null;
  const calls = new Map(data.hours.map((item) => [item.hour * 8 + item.weekday, item.calls] as const));
  return table({
    id: 'numbers-week',
    narrow: true,
    caption: `Calls by hour and weekday, ${data.context.timeZone.zone}`,
    rows: Array.from({ length: 24 }, (_, hour) => hour),
    columns: [
      { head: 'Hour', kind: 'name', cell: (hour: number) => `${hour}:00` },
      ...WEEKDAYS.map((weekday, i) => ({
        head: html`<abbr title="${weekday}">${weekday.slice(0, 3)}</abbr>`,
        kind: 'figure' as const,
        cell: (hour: number) => figure(calls.get(hour * 8 + i + 1) ?? 0),
      })),
    ],
  });
}

function talk(data: ReportData): Html | null {
  const { bins } = data.talk;
  if (bins.length === 0) return null;
  return apart({
    id: 'numbers-talk',
    narrow: true,
    caption: 'Numbers by their longest conversation',
    rows: bins,
    columns: [
      { head: 'Longest conversation', kind: 'name', cell: (bin: TalkBin) => range(bin) },
      { head: 'Victims', kind: 'figure', cell: (bin) => figure(bin.victims) },
      { head: 'Not counted', kind: 'figure', cell: (bin) => figure(bin.others) },
    ],
  });
}

function range(bin: TalkBin): string {
  if (bin.upTo === null) return `more than ${count(bin.over)} s`;
  return `${count(Math.max(bin.over + 1, 1))} to ${count(bin.upTo)} s`;
}

const SPEND_ROWS = 50;

function spend(data: ReportData): Html | null {
  const rows = data.scatter.rows.slice(0, SPEND_ROWS);
  if (rows.length === 0 || data.headline.payments === 0) return null;
  return html`${apart({
    id: 'numbers-spend',
    narrow: true,
    caption: `Paid to the service and victims, the ${count(rows.length)} foremost operators`,
    rows,
    columns: [
      { head: 'No.', kind: 'figure', cell: (point) => count(point.priority) },
      { head: 'Operator', kind: 'name', cell: (point) => evidence(point.operatorId, 40) },
      {
        head: `Paid, ${data.context.caseInfo.baseCurrency}, whole units`,
        kind: 'figure',
        cell: (point) => figure(point.spent),
      },
      { head: 'Victims', kind: 'figure', cell: (point) => figure(point.victims) },
    ],
  })}${
    data.operators.total > rows.length &&
    html`<p class="remainder">All ${count(data.operators.total)}: <code>ringbreak export CASE operator --format csv</code>.</p>`
  }`;
}

/** The bars of the waterfalls, one after the other. */
function links({ links: drawn }: ReportData): Html | null {
  if (drawn.length === 0) return null;
  const rows = drawn.flatMap(({ operatorId, which, pair }) => [
    ...pair.waterfall.map((bar) => ({ ...bar, operatorId, which })),
    { about: 'together', value: '', accounts: 0, bits: pair.total, operatorId, which },
  ]);
  return table({
    id: 'numbers-links',
    narrow: true,
    caption: 'Links of operators: what each step adds to the log-odds, in bits',
    rows,
    columns: [
      { head: 'Operator', kind: 'name', cell: (row) => evidence(row.operatorId, 40) },
      { head: 'Link', cell: (row) => row.which },
      { head: 'Step', cell: (row) => row.about },
      { head: 'Accounts with the value', kind: 'figure', cell: (row) => (row.accounts > 0 ? count(row.accounts) : '') },
      { head: 'Bits', kind: 'figure', cell: (row) => row.bits.toFixed(1) },
    ],
  });
}
