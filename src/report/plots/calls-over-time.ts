import { axisX, axisY, gridY, rectY, ruleY } from '@observablehq/plot';
import { count, counted, longDate } from '../format.ts';
import { type Html, html } from '../markup/html.ts';
import type { Timeline } from '../report-data.ts';
import { draw, drawBoth, type PlotWidth } from './svg.ts';

const MARGIN_LEFT = 52;

/** Two panels on one time axis: calls (those beyond the rule in the accent), and people first reached. */
export function callsOverTime(timeline: Timeline, threshold: number): Html {
  const bins = timeline.bins.map((bin) => ({ ...bin, x1: new Date(bin.from), x2: new Date(bin.to) }));
  const peak = timeline.bins.reduce((best, bin) => (bin.calls > best.calls ? bin : best));
  const label = `Calls per ${timeline.unit}. Most in the ${timeline.unit} from ${longDate(peak.from)}: ${counted(peak.calls, 'call')}.`;
  const victims = timeline.bins.reduce((sum, bin) => sum + bin.victims, 0);
  return html`<h4>Calls <span class="key"><i class="swatch grey"></i>all <i class="swatch accent"></i>talk longer than ${count(threshold)} s</span></h4>
${drawBoth((width) =>
  panel(width, label, 190, [
    rectY(bins, { x1: 'x1', x2: 'x2', y: 'calls', fill: 'var(--bar)', ...gap(width) }),
    rectY(bins, { x1: 'x1', x2: 'x2', y: 'longCalls', fill: 'var(--accent)', ...gap(width) }),
  ]),
)}
<h4>Victims, by the ${timeline.unit} of the first call to them</h4>
${drawBoth((width) =>
  panel(width, `Victims per ${timeline.unit} of the first call to them, ${count(victims)} in all.`, 120, [
    rectY(bins, { x1: 'x1', x2: 'x2', y: 'victims', fill: 'var(--accent)', ...gap(width) }),
  ]),
)}`;
}

/** Air between bars where there is room for it. */
function gap(width: PlotWidth): { insetLeft: number; insetRight: number } {
  const inset = width > 400 ? 0.4 : 0;
  return { insetLeft: inset, insetRight: inset };
}

type Mark = ReturnType<typeof rectY>;

function panel(width: PlotWidth, label: string, height: number, marks: readonly Mark[]): Html {
  return draw(width, label, {
    height,
    marginLeft: MARGIN_LEFT,
    marginRight: 8,
    marginTop: 10,
    marginBottom: 34,
    x: { type: 'utc' },
    y: { zero: true },
    marks: [
      gridY({ ticks: 4, stroke: 'var(--line)', strokeOpacity: 1 }),
      ...marks,
      ruleY([0], { stroke: 'var(--ink)' }),
      axisX({ label: null, ticks: width > 400 ? 9 : 4, tickSize: 4, color: 'var(--soft)' }),
      axisY({ label: null, ticks: 4, tickSize: 0, color: 'var(--soft)', tickFormat: (value: number) => count(value) }),
    ],
  });
}
