import { count, counted, share } from '../format.ts';
import { evidence, html } from '../markup/html.ts';
import { figure, nothing, type TableColumn, table } from '../markup/parts.ts';
import type { CurrencyLoss } from '../report-data.ts';
import { amountCell } from './cells.ts';
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
    return html`<p>Of ${counted(headline.complaints, 'complaint')}, <strong>${count(headline.complaintsLinked)} (${share(headline.complaintsLinked, headline.complaints)})</strong> name a number and a day on which that number was dialled through the service: ${counted(headline.callsLinked, 'call')} in all. A complaint that is not linked may be about another fraud, or its number or date may be missing or wrong. Losses are as the complainants reported them.</p>
${table({
  id: 'losses',
  narrow: true,
  caption: 'Reported losses per currency; currencies are never converted or added up',
  rows: data.losses,
  columns: LOSSES,
})}`;
  },
};

const LOSSES: readonly TableColumn<CurrencyLoss>[] = [
  { head: 'Currency', kind: 'name', cell: (row) => (row.currency === '' ? 'not given' : evidence(row.currency, 12)) },
  { head: 'Complaints', kind: 'figure', cell: (row) => figure(row.complaints) },
  { head: 'Linked to calls', kind: 'figure', cell: (row) => figure(row.linked) },
  { head: 'Loss of linked complaints', kind: 'figure', cell: (row) => amountCell(row.linkedLoss) },
  { head: 'Loss of all complaints', kind: 'figure', cell: (row) => amountCell(row.loss) },
];
