import type { CentreNetwork, CentreRow, ContactList } from '../centres-data.ts';
import { count, counted, regionName } from '../format.ts';
import { evidence, type Html, html } from '../markup/html.ts';
import { figure, nothing, plotFigure, remainder, type TableColumn, table } from '../markup/parts.ts';
import { pairedBars } from '../plots/paired-bars.ts';
import { weekHeat } from '../plots/week-heat.ts';
import type { ReportData } from '../report-data.ts';
import { daysCell, listCell, reasonList } from './cells.ts';
import type { Section } from './section.ts';

export const centresSection: Section = {
  id: 'centres',
  title: 'Call centres',
  render: (data) =>
    html`${data.centres.list.total === 0 ? none() : found(data)}${data.centres.contacts > 0 && lists(data)}`,
};

function none(): Html {
  return nothing(
    'No call centre was recognised.',
    'A call centre is recognised by accounts or agents that work in the same hours at one address, or hand people to each other. An exit of a VPN or a carrier is none.',
  );
}

function found(data: ReportData): Html {
  const { centres } = data;
  return html`${plotFigure({
    id: 'plot-centre-networks',
    title: 'From which networks they work',
    finding: html`${counted(centres.list.total, 'place')} at which several people work, by the network of the main address. The country is where the network is registered.`,
    plot: pairedBars(
      centres.networks.map((row) => ({ label: networkName(row), victims: row.victims, calls: row.calls })),
      'Victims and calls of call centres per network',
    ),
    numbers: 'centre-networks',
  })}${
    centres.week.length > 0 &&
    plotFigure({
      id: 'plot-centre-week',
      title: html`The shifts of ${centres.list.rows[0]?.centreId ?? ''}`,
      finding: html`The centre with most victims, by weekday and hour of the clock in ${centres.zone}: ${evidence(centres.list.rows[0]?.shiftPlan ?? '', 200)}.`,
      plot: weekHeat(centres.week, centres.zone),
      numbers: 'centres-first',
    })
  }${table({
    id: 'centres-first',
    caption: 'Call centres, most victims first',
    rows: centres.list.rows,
    columns: COLUMNS,
  })}${remainder(centres.list.rows.length, centres.list.total, 'call_centre')}${table({
    id: 'centre-networks',
    caption: 'Networks of call centres',
    rows: centres.networks,
    columns: NETWORK_COLUMNS,
    narrow: true,
  })}<p class="remainder">Networks: Route Views, the regional registries (NRO) and DB-IP (db-ip.com), CC BY 4.0.</p>`;
}

function lists(data: ReportData): Html {
  const { contacts, uncalled } = data.centres;
  return html`<p>The call lists hold ${counted(contacts, 'entry', 'entries')}; <strong>${count(uncalled)}</strong> of them were never called as far as the calls show: people to warn. They are in <code>ringbreak export CASE contact_match --format csv</code>.</p>${table(
    {
      id: 'contact-lists',
      caption: 'Call lists, the longest first',
      rows: data.centres.lists.rows,
      columns: LIST_COLUMNS,
      narrow: true,
    },
  )}${remainder(data.centres.lists.rows.length, data.centres.lists.total, 'contact_match')}`;
}

const LIST_COLUMNS: TableColumn<ContactList>[] = [
  { head: 'List', kind: 'name', cell: (row) => evidence(row.list, 60) },
  { head: 'Entries', kind: 'figure', cell: (row) => figure(row.entries) },
  { head: 'Called', kind: 'figure', cell: (row) => figure(row.called) },
  { head: 'Victims', kind: 'figure', cell: (row) => figure(row.victims) },
  { head: 'Never called', kind: 'figure', cell: (row) => figure(row.uncalled) },
];

function networkName({ organisation, country }: CentreNetwork): string {
  return [organisation === '' ? 'network unknown' : organisation, country].filter((part) => part !== '').join(', ');
}

const COLUMNS: TableColumn<CentreRow>[] = [
  {
    head: 'Centre and address',
    kind: 'name',
    cell: (row) => html`<code>${row.centreId}</code> <span class="under">${listCell(row.addresses, 2)}</span>`,
  },
  {
    head: 'People',
    cell: (row) =>
      [
        counted(row.seats, 'seat'),
        counted(row.accounts, 'account'),
        counted(row.operators, 'operator'),
        ...(row.agents > 0 ? [counted(row.agents, 'agent')] : []),
      ].map((people) => html`<span class="line">${people}</span>`),
  },
  { head: 'Calls', kind: 'figure', cell: (row) => figure(row.calls) },
  { head: 'Victims', kind: 'figure', cell: (row) => figure(row.victims) },
  { head: 'Days', cell: (row) => daysCell(row.firstAt, row.lastAt) },
  { head: 'Sure', kind: 'figure', cell: (row) => `${count(Math.floor(row.probability * 100))} %` },
  { head: 'Why', kind: 'words', cell: (row) => reasonList(row.reasons, '') },
];

const NETWORK_COLUMNS: TableColumn<CentreNetwork>[] = [
  {
    head: 'Network',
    kind: 'name',
    cell: (row) => evidence(row.organisation === '' ? 'unknown' : row.organisation, 60),
  },
  { head: 'Country', cell: (row) => (row.country === '' ? '–' : regionName(row.country)) },
  { head: 'Centres', kind: 'figure', cell: (row) => figure(row.centres) },
  { head: 'Calls', kind: 'figure', cell: (row) => figure(row.calls) },
  { head: 'Victims', kind: 'figure', cell: (row) => figure(row.victims) },
];
