import { count } from '../format.ts';
import { evidence, type Html, html } from '../markup/html.ts';
import { figure, nothing, plotFigure, type TableColumn, table } from '../markup/parts.ts';
import { CURVE_SWATCHES, reliabilityPlot } from '../plots/reliability.ts';
import { type ReliabilityCurve, readReliability } from '../reliability.ts';
import type { ReportParameter, ReportStep } from '../report-context.ts';
import type { ReportData } from '../report-data.ts';
import { LIMITS } from './limits.ts';
import type { Section } from './section.ts';

export const assumptionsSection: Section = {
  id: 'assumptions',
  title: 'What was assumed',
  render: (data) => {
    const { assumptions, timeZone } = data.context;
    return html`<p>Nobody told the machine these things; it read them from the exhibits. The most doubtful come first. A wrong one changes the figures.</p>
<ol class="assumptions">
${assumptions.map((sentence) => html`<li>${evidence(sentence, 600)}</li>\n`)}
<li>Time zone of the service: ${timeZone.zone}${timeZone.confidence > 0 && html` (${count(Math.round(timeZone.confidence * 100))} % sure)`}. ${evidence(timeZone.basis, 600)}</li>
</ol>`;
  },
};

export const methodSection: Section = {
  id: 'method',
  title: 'Method',
  render: (data) =>
    html`${intro(data)}${
      data.context.steps.length === 0
        ? nothing('No step was run.', 'The case has not been built yet.')
        : table({
            id: 'steps',
            caption: 'Steps, in the order in which they run',
            rows: data.context.steps,
            columns: STEPS,
          })
    }${parameters(data)}${data.talk.bins.length > 0 ? reliability() : null}`,
};

function intro(data: ReportData): Html {
  return html`<p>Everything in this report is derived from the exhibits and the ledger by the steps below, in this order. Each step is a published SQL statement that an expert can read and run without the program; the same inputs give the same bytes on another machine. Made with ${data.context.versions.join(', ')}.</p>`;
}

const STEPS: readonly TableColumn<ReportStep>[] = [
  { head: 'Step', kind: 'name', cell: (row) => html`<code>${row.name}</code>` },
  { head: 'What it makes', kind: 'words', cell: (row) => row.purpose },
];

interface SharedParameter extends ReportParameter {
  readonly steps: readonly string[];
}

/** A parameter that several steps read is printed once, with all of them. */
function sharedParameters(steps: readonly ReportStep[]): SharedParameter[] {
  const shared = new Map<string, SharedParameter & { steps: string[] }>();
  for (const item of steps) {
    for (const parameter of item.parameters) {
      const key = JSON.stringify([parameter.name, parameter.value, parameter.about, parameter.source]);
      const entry = shared.get(key) ?? { ...parameter, steps: [] };
      entry.steps.push(item.name);
      shared.set(key, entry);
    }
  }
  return [...shared.values()];
}

function parameters(data: ReportData): Html {
  const rows = sharedParameters(data.context.steps);
  if (rows.length === 0) return html``;
  return html`<h3>Parameters</h3>
<p>Every threshold has a name, a value and a source. Changing one is an event in the ledger and rebuilds what depends on it.</p>
${table({ id: 'parameters', caption: 'Parameters of the steps', rows, columns: PARAMETERS })}`;
}

const PARAMETERS: readonly TableColumn<SharedParameter>[] = [
  {
    head: 'Parameter',
    kind: 'name',
    cell: (row) =>
      html`<code>${row.name}</code> <span class="under">${row.steps.length === 1 ? 'step' : 'steps'} ${row.steps.join(', ')}</span>`,
  },
  { head: 'Value', kind: 'figure', cell: (row) => valueCell(row.value) },
  { head: 'What it does', kind: 'words', cell: (row) => row.about },
  { head: 'Source', kind: 'words', cell: (row) => evidence(row.source, 240) },
];

/** Numbers on one line, long texts on several. */
function valueCell(value: ReportParameter['value']): Html {
  const text = String(value ?? 'none');
  return text.length > 12 ? html`<span class="breaks">${evidence(text, 200)}</span>` : html`${evidence(text, 60)}`;
}

/** A case has no truth to be held against: what is shown was measured on simulated seizures. */
function reliability(): Html {
  const data = readReliability();
  return html`<h3>How far the probabilities can be trusted</h3>
<p>Nobody knows the truth about this case, so this was not measured on it, but on ${count(data.worlds)} simulated seizures of ${count(data.shapes)} kinds with ${count(data.calls)} calls each, whose truth is known (docs/accuracy.md). A real service may differ from all of them.</p>
${plotFigure({
  id: 'plot-reliability',
  title: 'What is stated, and how often it is so',
  finding: html`On the diagonal, what is stated with a probability is right as often as that. Hollow dots stand on few claims.`,
  plot: html`<p class="key">${data.curves.map(({ about }, i) => html`<i class="swatch round ${CURVE_SWATCHES[i % CURVE_SWATCHES.length]!}"></i>${about} `)}</p>${reliabilityPlot(data)}`,
  numbers: 'numbers-reliability',
})}${table({
  id: 'numbers-reliability',
  caption: 'Expected calibration error: mean distance from the diagonal, each claim counting alike',
  narrow: true,
  rows: data.curves,
  columns: CURVES,
})}`;
}

const CURVES: readonly TableColumn<ReliabilityCurve>[] = [
  { head: 'Table', kind: 'name', cell: (row) => html`<code>${row.name}</code>` },
  { head: 'Probability', kind: 'words', cell: (row) => row.about },
  { head: 'Claims', kind: 'figure', cell: (row) => figure(row.claims) },
  { head: 'Error', kind: 'figure', cell: (row) => row.error.toFixed(3) },
];

export const limitsSection: Section = {
  id: 'limits',
  title: 'Where the method fails',
  render: () => html`<p>What a reader should hold against the figures above.</p>
<dl class="limits">${LIMITS.map(
    (limit) => html`<div><dt>${limit.claim}</dt><dd>${limit.limit}</dd></div>
`,
  )}</dl>`,
};
