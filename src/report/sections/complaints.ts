import { count, counted, day, share } from '../format.ts';
import { evidence, type Html, html } from '../markup/html.ts';
import { figure, nothing, remainder, type TableColumn, table } from '../markup/parts.ts';
import type { OffenceRow, OffencesData } from '../offences-data.ts';
import type { CurrencyLoss } from '../report-data.ts';
import { amountCell, reasonList } from './cells.ts';
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
  caption: 'Reported losses per currency; currencies are never converted or added up',
  rows: data.losses,
  columns: LOSSES,
})}${stacked(data.offences)}`;
  },
};

function stacked({ rows, total }: OffencesData): Html | null {
  if (total === 0) return null;
  return html`<p>Offences stacked: what complaints say of each operator. A complaint about calls of two operators stands with both; it is then counted under "also others". Losses of a scam that one person told twice count once.</p>
${table({ id: 'offences', caption: 'Complaints per operator', rows, columns: OFFENCES })}${remainder(rows.length, total, 'operator')}`;
}

const OFFENCES: readonly TableColumn<OffenceRow>[] = [
  {
    head: 'Operator',
    kind: 'name',
    cell: (row) => (row.operatorId === '' ? 'no account named' : evidence(row.operatorId, 24)),
  },
  { head: 'Complaints', kind: 'figure', cell: (row) => figure(row.complaints) },
  { head: 'People', kind: 'figure', cell: (row) => figure(row.people) },
  { head: 'Calls', kind: 'figure', cell: (row) => figure(row.calls) },
  { head: 'Countries', kind: 'figure', cell: (row) => figure(row.countries) },
  { head: 'Also others', kind: 'figure', cell: (row) => figure(row.shared) },
  { head: 'Below 95 %', kind: 'figure', cell: (row) => figure(row.unsure) },
  { head: 'Losses', kind: 'words', cell: (row) => reasonList(row.losses, 'none told') },
  { head: 'First call', cell: (row) => day(row.firstAt) },
  { head: 'Last call', cell: (row) => day(row.lastAt) },
];

const LOSSES: readonly TableColumn<CurrencyLoss>[] = [
  { head: 'Currency', kind: 'name', cell: (row) => (row.currency === '' ? 'not given' : evidence(row.currency, 12)) },
  { head: 'Complaints', kind: 'figure', cell: (row) => figure(row.complaints) },
  { head: 'Linked to calls', kind: 'figure', cell: (row) => figure(row.linked) },
  { head: 'Loss of linked complaints', kind: 'figure', cell: (row) => amountCell(row.linkedLoss) },
  { head: 'Loss of all complaints', kind: 'figure', cell: (row) => amountCell(row.loss) },
];
