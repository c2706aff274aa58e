import { count, counted, duration, regionName, share } from '../format.ts';
import { evidence, type Html, html } from '../markup/html.ts';
import { figure, nothing, plotFigure, remainder, type TableColumn, table } from '../markup/parts.ts';
import { type SuspectPeak, suspectPeak } from '../plots/suspect-peak.ts';
import { talkTime } from '../plots/talk-time.ts';
import type { ReportData, VictimRow } from '../report-data.ts';
import { daysCell, lossCell, reasonList } from './cells.ts';
import type { Section } from './section.ts';

export const victimsSection: Section = {
  id: 'victims',
  title: 'Victims',
  render: (data) =>
    data.classes.length === 0
      ? nothing(
          'No number was dialled.',
          'The exhibits hold no calls that could be read, so nobody can be counted as a victim.',
        )
      : html`${classes(data)}${talk(data)}${care(data)}`,
};

const CLASS_WORDS: Readonly<Record<string, string>> = {
  victim: 'Held in conversation: counted as a victim',
  contacted: 'Answered, but not for longer than the rule',
  voicemail: 'A voicemail answered',
  unknown: 'Never answered',
  organisation: 'A line of an organisation, dialled by the account',
  own_phone: 'The account holder’s own phone',
  associate: 'Another operator’s phone',
};

function classes(data: ReportData): Html {
  if (data.classes.length === 0)
    return nothing('No number was dialled.', 'The exhibits hold no calls that could be read.');
  const order = Object.keys(CLASS_WORDS);
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const all = data.classes.reduce((sum, row) => sum + row.numbers, 0);
  return table({
    id: 'classes',
    narrow: true,
    caption: 'What the dialled numbers turned out to be',
    rows: [...data.classes].sort((a, b) => place(a.class) - place(b.class)),
    mark: (row) => (row.class === 'victim' ? 'victims' : ''),
    columns: [
      { head: 'Class', kind: 'name', cell: (row) => CLASS_WORDS[row.class] ?? evidence(row.class, 40) },
      { head: 'Numbers', kind: 'figure', cell: (row) => figure(row.numbers) },
      { head: 'Share', kind: 'figure', cell: (row) => share(row.numbers, all) },
      { head: 'Calls', kind: 'figure', cell: (row) => figure(row.calls) },
    ],
  });
}

function talk(data: ReportData): Html {
  const { bins, threshold } = data.talk;
  if (bins.length === 0)
    return nothing('No talk times are recorded.', 'Without them nobody can be counted as a victim by the rule.');
  const spared = bins.filter((bin) => bin.over >= threshold).reduce((sum, bin) => sum + bin.others, 0);
  const longer = bins.at(-1);
  const peak = suspectPeak(data.talk);
  return plotFigure({
    id: 'plot-talk',
    title: 'How long they were held',
    finding: html`Each number stands at its longest conversation. Beyond the line are the victims; ${
      spared > 0
        ? html`${counted(spared, 'number', 'numbers')} beyond it (grey) ${spared === 1 ? 'is' : 'are'} no victims but lines of organisations or phones of the account holders.`
        : 'none beyond it had to be left out.'
    }${longer && longer.victims + longer.others > 0 && html` ${counted(longer.victims + longer.others, 'number lies', 'numbers lie')} to the right of the plot.`}`,
    plot: html`${peak && peakWords(peak)}<p class="key"><i class="swatch accent"></i>victims <i class="swatch grey"></i>not counted as victims</p>${talkTime(data.talk)}`,
    numbers: 'numbers-talk',
  });
}

/** Said aloud, because a peak just beyond the rule inflates the first figure of the report. */
function peakWords({ bin, times }: SuspectPeak): Html {
  return html`<p class="caution"><strong>To be checked:</strong> ${counted(bin.victims, 'victim')} ${bin.victims === 1 ? 'was' : 'were'} held for ${count(bin.over + 1)} to ${count(bin.upTo ?? bin.over)} s at the longest, ${count(times)} times as many as in the steps beside it. People hang up at all lengths; a voicemail is cut off at the same second for everybody.</p>`;
}

function care(data: ReportData): Html {
  if (data.victims.total === 0) {
    return nothing(
      'Nobody is counted as a victim.',
      html`No conversation lasted longer than ${count(data.context.victimMinTalkSeconds)} seconds, or all that did were with organisations and own phones.`,
    );
  }
  return html`<h3>Who needs care first</h3>
<p>Captured codes mean that accounts may be open to the callers now. Order: number of reasons for care, then codes captured, reported loss and time in conversation. A number stands for whoever held it at the time, not for a named person.</p>
${table({ id: 'victims-first', caption: 'Victims to reach first', rows: data.victims.rows, columns: columns(data.context.caseInfo.baseCurrency) })}${remainder(data.victims.rows.length, data.victims.total, 'victim')}`;
}

function columns(currency: string): TableColumn<VictimRow>[] {
  return [
    { head: 'Number', kind: 'name', cell: (row) => html`<span class="phone">${evidence(row.number, 40)}</span>` },
    { head: 'Country', cell: (row) => regionName(row.region) },
    { head: 'Why first', kind: 'words', cell: (row) => reasonList(row.care, 'no special reason') },
    { head: 'Codes', kind: 'figure', cell: (row) => figure(row.codesCaptured) },
    { head: 'Calls', kind: 'figure', cell: (row) => figure(row.calls) },
    { head: 'In conversation', kind: 'figure', cell: (row) => duration(row.talkSeconds) },
    { head: 'First and last call', cell: (row) => daysCell(row.firstAt, row.lastAt) },
    {
      head: 'Reported loss',
      kind: 'figure',
      cell: (row) => lossCell(row.reportedLoss, row.reportedLossOther, currency),
    },
  ];
}
