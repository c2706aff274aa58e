import { count, counted, isZero, share } from '../format.ts';
import { evidence, type Html, html } from '../markup/html.ts';
import { figure, nothing, remainder, type TableColumn, table } from '../markup/parts.ts';
import type { OffenceRow, OffencesData } from '../offences-data.ts';
import type { CurrencyLoss } from '../report-data.ts';
import { amountCell, daysCell, lossCell, NONE, reasonList } from './cells.ts';
import type { Section } from './section.ts';

export const complaintsSection: Section = {
  id: 'complaints',
  title: 'Complaints and losses',
  render: (data) => {
    const { headline } = data;
    if (headline.complaints === 0) {
      return nothing(
        'No complaints by the public were among the exhibits.',
        'With a file of complaints added, reported losses can be tied to calls and through them to operators.',
      );
    }
    return html`<p>Of ${counted(headline.complaints, 'complaint')}, <strong>${count(headline.complaintsLinked)} (${share(headline.complaintsLinked, headline.complaints)})</strong> speak of calls that were placed through the service: ${counted(headline.callsLinked, 'call')} in all. A link rests on the number, the day and time, the number shown, the organisation and the talk time together, with a probability; calls that fit less surely wait for a person (<code>ringbreak review</code>), and the reasons for each are in <code>ringbreak explain</code>. A complaint that is not linked may be about another fraud, or its number or date may be missing or wrong. Losses are as the complainants reported them.</p>
${table({
  id: 'losses',
  narrow: true,
  caption: 'Reported losses per currency, as told',
  rows: data.losses,
  columns: LOSSES,
})}${stacked(data.offences, data.context.caseInfo.baseCurrency)}`;
  },
};

function stacked({ rows, total }: OffencesData, currency: string): Html | null {
  if (total === 0) return null;
  return html`<p>Offences stacked: what complaints say of each operator. A complaint about calls of two operators stands with both; the remarks say so. The loss of a scam that one person told of twice counts once: where it was told largest. In ${currency} are the losses told in it, and others by the last exchange rate on or before the day of the call where a table of rates is among the exhibits; which rate, or why none, is in <code>ringbreak export CASE offence</code> (conversion).</p>
${table({ id: 'offences', caption: 'Complaints per operator', rows, columns: offences(currency) })}${remainder(rows.length, total, 'offence')}`;
}

const offences = (currency: string): readonly TableColumn<OffenceRow>[] => [
  {
    head: 'Operator',
    kind: 'name',
    cell: (row) => (row.operatorId === '' ? 'no account named' : evidence(row.operatorId, 24)),
  },
  { head: 'Complaints', kind: 'figure', cell: (row) => figure(row.complaints) },
  { head: 'People', kind: 'figure', cell: (row) => figure(row.people) },
  { head: 'Calls', kind: 'figure', cell: (row) => figure(row.calls) },
  { head: 'Losses as told', kind: 'figure', cell: (row) => lossCell('0', row.losses, currency) },
  {
    head: `Losses, ${currency}`,
    kind: 'figure',
    // Nothing could be converted: that is not nought.
    cell: (row) => (isZero(row.lossBase) && row.unconverted > 0 ? NONE : amountCell(row.lossBase)),
  },
  { head: 'Remarks', kind: 'words', cell: (row) => reasonList(why(row), 'each counts') },
  { head: 'Calls from, to', cell: (row) => daysCell(row.firstAt, row.lastAt) },
];

/** What was left out of the sums and why, and how sure the rest is. */
function why({ toldTwice, unconverted, shared, unsure, countries }: OffenceRow): string {
  return [
    ...(toldTwice > 0 ? [`${count(toldTwice)} not counted: the person told of that scam twice`] : []),
    ...(unconverted > 0 ? [`${count(unconverted)} without a rate`] : []),
    ...(unsure > 0 ? [`${count(unsure)} linked with less than 95 %`] : []),
    ...(countries > 1 ? [`people in ${count(countries)} countries`] : []),
    ...(shared > 0 ? [`${count(shared)} about calls of other operators too`] : []),
  ].join('; ');
}

const LOSSES: readonly TableColumn<CurrencyLoss>[] = [
  { head: 'Currency', kind: 'name', cell: (row) => (row.currency === '' ? 'not given' : evidence(row.currency, 12)) },
  { head: 'Complaints', kind: 'figure', cell: (row) => figure(row.complaints) },
  { head: 'Linked to calls', kind: 'figure', cell: (row) => figure(row.linked) },
  { head: 'Loss of linked complaints', kind: 'figure', cell: (row) => amountCell(row.linkedLoss) },
  { head: 'Loss of all complaints', kind: 'figure', cell: (row) => amountCell(row.loss) },
];
