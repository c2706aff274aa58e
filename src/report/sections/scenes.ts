import { count, counted, day, duration, minute, span } from '../format.ts';
import { evidence, type Html, html } from '../markup/html.ts';
import { figure, nothing, plotFigure, remainder, type TableColumn, table } from '../markup/parts.ts';
import { chainTimelines } from '../plots/chain-timelines.ts';
import { shiftHeat } from '../plots/shift-heat.ts';
import type { BurstRow, ChainRow, KindCount, ScenesData, ShiftRow } from '../scenes-data.ts';
import { reasonList } from './cells.ts';
import type { Section } from './section.ts';

const KINDS: Readonly<Record<string, string>> = {
  chain: 'A script of several stages: held by one identity, then called by another',
  code_interception: 'A one-time code was captured',
  recorded_message: 'A recorded message was heard to its end',
  call_back: 'Called again under the same identity',
  single: 'Held once, under one pretext',
};
const STYLES: Readonly<Record<string, string>> = {
  dialler: 'dialled by a machine, short calls',
  conversation: 'conversations',
  mixed: 'both',
  unknown: 'too few attempts to say',
};

/** What the calls to one number were together, and how and when accounts called. */
export const scenesSection: Section = {
  id: 'scenes',
  title: 'Scenes: how people were worked on',
  render: ({ scenes }) =>
    scenes.kinds.length === 0 && scenes.shifts.length === 0
      ? nothing('No scene was found.', 'Nobody was held in conversation, and no account called with a known start.')
      : html`${kinds(scenes)}${chains(scenes)}${pace(scenes)}`,
};

function kinds(data: ScenesData): Html | null {
  if (data.kinds.length === 0) return null;
  const order = Object.keys(KINDS);
  return html`<p>A scene is one crew working on one number, over one or several calls. Which calls belong together, and what is a stage of a script rather than a retry, is estimated from the case; the method is in docs/scenes.md.</p>
${table({
  id: 'scene-kinds',
  narrow: true,
  caption: 'Scenes by kind',
  rows: [...data.kinds].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
  columns: [
    { head: 'Kind', kind: 'name', cell: (row: KindCount) => KINDS[row.name] ?? evidence(row.name, 40) },
    { head: 'Scenes', kind: 'figure', cell: (row) => figure(row.rows) },
    { head: 'Calls', kind: 'figure', cell: (row) => figure(row.calls) },
    { head: 'Codes', kind: 'figure', cell: (row) => figure(row.codes) },
  ],
})}`;
}

function chains(data: ScenesData): Html | null {
  if (data.chains.length === 0) return null;
  return html`${plotFigure({
    id: 'plot-chains',
    title: 'Scripts of several stages',
    finding: html`Each line is a person, each dot a stage: who seemed to call, and how long after the first call. The time scale is logarithmic; a coloured dot is a stage in which a code was captured.`,
    plot: chainTimelines(data.chains),
    numbers: 'numbers-chains',
  })}${table({ id: 'numbers-chains', caption: 'Chains to look at first', rows: data.chains, columns: chainColumns() })}${remainder(data.chains.length, data.chainsTotal, 'scene')}`;
}

function chainColumns(): TableColumn<ChainRow>[] {
  return [
    {
      head: 'Number and scene',
      kind: 'name',
      cell: (row) =>
        html`<span class="phone">${evidence(row.number, 40)}</span> <span class="under">${evidence(row.sceneId, 24)}</span> <span class="under">${evidence(row.operatorId, 24)}</span>`,
    },
    { head: 'First call', cell: (row) => day(row.firstAt) },
    {
      head: 'Stages',
      kind: 'words',
      cell: (row) =>
        html`<ul class="reasons">${row.stages.slice(0, 8).map((stage) => html`<li>${evidence(stage.shown, 40)}, ${stage.stage === 1 ? 'first' : `after ${span(stage.afterSeconds)}`}, ${duration(stage.talkSeconds)}</li>`)}</ul>`,
    },
    {
      head: 'Outcome and reasons',
      kind: 'words',
      cell: (row) => reasonList([row.outcome, row.reasons].filter((one) => one !== '').join('; '), 'none'),
    },
    { head: 'Probability', kind: 'figure', cell: (row) => row.probability.toFixed(2) },
  ];
}

function pace(data: ScenesData): Html | null {
  if (data.shifts.length === 0) return null;
  const { bursts } = data;
  const styles = data.styles.map((style) => `${counted(style.rows, 'account')}: ${STYLES[style.name] ?? style.name}`);
  return html`<p>${
    bursts.total === 0
      ? 'No account called faster than a hand can.'
      : html`${counted(bursts.total, 'burst')} with ${counted(bursts.calls, 'call')}: an account began up to ${count(bursts.peak)} calls within a minute.`
  } How accounts call, by the published profile: ${styles.join('; ')}.</p>
${
  bursts.fastest.length > 0 &&
  html`${table({ id: 'bursts-fastest', caption: 'The fastest bursts', rows: bursts.fastest, columns: burstColumns() })}${remainder(bursts.fastest.length, bursts.total, 'burst')}`
}${plotFigure({
  id: 'plot-shifts',
  title: 'When the busiest accounts worked',
  finding: html`A line an account, a cell an hour of the day in UTC; the darkest cell of each line is its busiest hour.`,
  plot: shiftHeat(data.shifts),
  numbers: 'numbers-shifts',
})}${table({ id: 'numbers-shifts', caption: 'Pace and hours of the busiest accounts', rows: data.shifts, columns: shiftColumns() })}`;
}

function burstColumns(): TableColumn<BurstRow>[] {
  return [
    {
      head: 'Account and burst',
      kind: 'name',
      cell: (row) =>
        html`${evidence(row.accountRef, 40)} <span class="under">${evidence(row.operatorId, 24)}</span> <span class="under">${evidence(row.burstId, 24)}</span>`,
    },
    { head: 'Began', cell: (row) => minute(row.startedAt) },
    { head: 'Lasted', kind: 'figure', cell: (row) => duration(row.seconds) },
    { head: 'Calls', kind: 'figure', cell: (row) => figure(row.calls) },
    { head: 'Numbers', kind: 'figure', cell: (row) => figure(row.numbers) },
    { head: 'Most in a minute', kind: 'figure', cell: (row) => figure(row.peak) },
    { head: 'Most at once', kind: 'figure', cell: (row) => figure(row.concurrent) },
  ];
}

function shiftColumns(): TableColumn<ShiftRow>[] {
  return [
    {
      head: 'Account',
      kind: 'name',
      cell: (row) => html`${evidence(row.accountRef, 40)} <span class="under">${evidence(row.operatorId, 24)}</span>`,
    },
    { head: 'Calls', kind: 'figure', cell: (row) => figure(row.attempts) },
    { head: 'Days', kind: 'figure', cell: (row) => figure(row.activeDays) },
    { head: 'Style', cell: (row) => STYLES[row.style] ?? evidence(row.style, 20) },
    { head: 'Most in a minute', kind: 'figure', cell: (row) => figure(row.peak) },
    { head: 'Bursts', kind: 'figure', cell: (row) => figure(row.bursts) },
    { head: 'Hours, UTC', cell: (row) => row.shift },
    {
      head: 'Implied zone',
      cell: (row) => html`${row.zone} <span class="under">${count(Math.round(row.sure * 100))} % sure</span>`,
    },
    { head: 'By hour from 0:00', kind: 'words', cell: (row) => row.hours.join(' ') },
  ];
}
