import { regionName, share } from '../format.ts';
import { evidence, type Html, html } from '../markup/html.ts';
import { figure, nothing, plotFigure, remainder, type TableColumn, table } from '../markup/parts.ts';
import { pairedBars } from '../plots/paired-bars.ts';
import type { CountryRow, OrganisationRow, ReportData } from '../report-data.ts';
import { lossCell } from './cells.ts';
import type { Section } from './section.ts';

const BARS = 12;

export const organisationsSection: Section = {
  id: 'organisations',
  title: 'Who was impersonated',
  render: (data) =>
    data.organisations.total === 0
      ? nothing(
          'No impersonated organisation was recognised.',
          'Organisations are recognised by the number or name shown to the called person, against a register of organisations’ numbers among the exhibits.',
        )
      : html`${organisationPlot(data)}${table({
          id: 'organisations-first',
          caption: 'Impersonated organisations',
          rows: data.organisations.rows,
          columns: organisationColumns(data.context.caseInfo.baseCurrency),
        })}${remainder(data.organisations.rows.length, data.organisations.total, 'impersonation')}`,
};

function organisationPlot(data: ReportData): Html {
  const rows = data.organisations.rows.slice(0, BARS);
  return plotFigure({
    id: 'plot-organisations',
    title: 'Organisations whose name or number was shown',
    finding:
      'By the number of people held in conversation while it was shown. One person can have been called in several names and is then counted for each.',
    plot: pairedBars(
      rows.map((row) => ({ label: row.organisation, victims: row.victims, calls: row.calls })),
      'Victims and calls per organisation',
    ),
    numbers: 'organisations-first',
  });
}

function organisationColumns(currency: string): TableColumn<OrganisationRow>[] {
  return [
    { head: 'Organisation', kind: 'name', cell: (row) => evidence(row.organisation, 80) },
    { head: 'Numbers shown', kind: 'figure', cell: (row) => figure(row.numbers) },
    { head: 'Accounts', kind: 'figure', cell: (row) => figure(row.accounts) },
    { head: 'Calls', kind: 'figure', cell: (row) => figure(row.calls) },
    { head: 'Victims', kind: 'figure', cell: (row) => figure(row.victims) },
    { head: 'Codes', kind: 'figure', cell: (row) => figure(row.codesCaptured) },
    {
      head: 'Reported loss',
      kind: 'figure',
      cell: (row) => lossCell(row.reportedLoss, row.reportedLossOther, currency),
    },
  ];
}

export const countriesSection: Section = {
  id: 'countries',
  title: 'Countries',
  render: (data) =>
    data.countries.total === 0
      ? nothing(
          'No dialled number could be placed.',
          'Either there are no calls, or no number could be read as one that exists.',
        )
      : html`${countryPlot(data)}${table({
          id: 'countries-first',
          caption: 'Where the dialled numbers are',
          rows: data.countries.rows,
          columns: countryColumns(data),
        })}${remainder(data.countries.rows.length, data.countries.total, 'country')}`,
};

function countryPlot(data: ReportData): Html {
  const rows = data.countries.rows.slice(0, BARS);
  return plotFigure({
    id: 'plot-countries',
    title: 'Countries of the dialled numbers',
    finding: 'A number’s country is where it was issued; its holder may have been elsewhere.',
    plot: pairedBars(
      rows.map((row) => ({ label: regionName(row.region), victims: row.victims, calls: row.calls })),
      'Victims and calls per country',
    ),
    numbers: 'countries-first',
  });
}

function countryColumns(data: ReportData): TableColumn<CountryRow>[] {
  const { calls } = data.headline;
  const currency = data.context.caseInfo.baseCurrency;
  return [
    {
      head: 'Country',
      kind: 'name',
      cell: (row) => html`${regionName(row.region)} <span class="soft">${row.region}</span>`,
    },
    { head: 'Calls', kind: 'figure', cell: (row) => figure(row.calls) },
    { head: 'Share of calls', kind: 'figure', cell: (row) => share(row.calls, calls) },
    { head: 'Victims', kind: 'figure', cell: (row) => figure(row.victims) },
    { head: 'Complaints', kind: 'figure', cell: (row) => figure(row.complaints) },
    { head: 'Operators', kind: 'figure', cell: (row) => figure(row.operators) },
    {
      head: 'Reported loss',
      kind: 'figure',
      cell: (row) => lossCell(row.reportedLoss, row.reportedLossOther, currency),
    },
  ];
}
