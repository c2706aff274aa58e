import { count, counted, regionName } from '../format.ts';
import { evidence, type Html, html } from '../markup/html.ts';
import { figure, nothing, plotFigure, remainder, type TableColumn, table } from '../markup/parts.ts';
import { spendAgainstVictims } from '../plots/spend-against-victims.ts';
import type { KnownOperation, OperatorRow, ReportData } from '../report-data.ts';
import { amountCell, listCell, lossCell, reasonList } from './cells.ts';
import { operatorLinks } from './operator-links.ts';
import type { Section } from './section.ts';

export const operatorsSection: Section = {
  id: 'operators',
  title: 'Operators',
  render: (data) =>
    data.operators.total === 0
      ? nothing(
          'No account could be read.',
          'Operators are found through the accounts of the service; the exhibits hold none.',
        )
      : html`<p>An operator is the person or crew thought to be behind one or several accounts. The order is the published priority: points for victims, money paid to the service, captured codes, being known elsewhere and the home region. The points and their weights stand beside every operator; they rank work, they prove nothing.</p>
${scatter(data)}${table({
  id: 'operators-first',
  caption: 'Operators by priority',
  rows: data.operators.rows,
  columns: columns(data.context.caseInfo.baseCurrency),
})}${remainder(data.operators.rows.length, data.operators.total, 'operator')}${operatorLinks(data.links)}`,
};

function scatter(data: ReportData): Html {
  const { rows, total } = data.scatter;
  const currency = data.context.caseInfo.baseCurrency;
  if (data.headline.payments === 0) {
    return nothing(
      'No payments are in the exhibits.',
      'Spend cannot be set against victims; the ranking goes without it.',
    );
  }
  const drawn = rows.length < total ? html` Drawn are the ${count(rows.length)} foremost of ${count(total)}.` : '';
  return plotFigure({
    id: 'plot-spend',
    title: 'What operators paid and whom they reached',
    finding: html`Each dot is an operator: to the right, more paid to the service; upwards, more victims. Both scales are logarithmic.${drawn}`,
    plot: spendAgainstVictims(rows, currency),
    numbers: 'numbers-spend',
  });
}

function columns(currency: string): TableColumn<OperatorRow>[] {
  return [
    { head: 'No.', kind: 'figure', cell: (row) => count(row.priority) },
    {
      head: 'Operator and accounts',
      kind: 'name',
      cell: (row) =>
        html`${evidence(row.operatorId, 40)} <span class="under">${counted(row.accounts, 'account')}: ${listCell(row.accountRefs, 3)}</span>${row.region !== '' && html` <span class="under">${regionName(row.region)}</span>`}`,
    },
    { head: 'Victims', kind: 'figure', cell: (row) => figure(row.victims) },
    { head: 'Calls', kind: 'figure', cell: (row) => figure(row.calls) },
    { head: 'Codes', kind: 'figure', cell: (row) => figure(row.codesCaptured) },
    { head: `Paid, ${currency}`, kind: 'figure', cell: (row) => amountCell(row.spent) },
    {
      head: 'Reported loss',
      kind: 'figure',
      cell: (row) => lossCell(row.reportedLoss, row.reportedLossOther, currency),
    },
    { head: 'Why this place', kind: 'words', cell: (row) => reasonList(row.reasons, 'no points') },
  ];
}

export const knownSection: Section = {
  id: 'known',
  title: 'Known to other operations',
  render: (data) =>
    data.known.total === 0
      ? nothing(
          'No identifier of this case is known to another operation.',
          'Either no list of another operation was among the exhibits, or nothing on it occurs here.',
        )
      : html`<p>Identifiers of accounts (wallets, e-mail addresses, handles, devices, phones) that other agencies’ operations also hold. Values that many accounts share, such as an exchange’s wallet, are not counted.</p>
${table({ id: 'known-operations', caption: 'Operations that know identifiers of this case', rows: data.known.rows, columns: KNOWN })}${remainder(data.known.rows.length, data.known.total, 'known_match')}`,
};

const KNOWN: readonly TableColumn<KnownOperation>[] = [
  { head: 'Operation', kind: 'name', cell: (row) => evidence(row.operation, 80) },
  { head: 'Agency', cell: (row) => evidence(row.agency, 80) },
  { head: 'Kinds', cell: (row) => evidence(row.kinds, 80) },
  { head: 'Identifiers', kind: 'figure', cell: (row) => figure(row.identifiers) },
  { head: 'Accounts', kind: 'figure', cell: (row) => figure(row.accounts) },
  { head: 'Operators', kind: 'figure', cell: (row) => figure(row.operators) },
  { head: 'Foremost', kind: 'words', cell: (row) => listCell(row.operatorIds, 5) },
];
