import { axisX, axisY, dot, gridX, gridY, text } from '@observablehq/plot';
import { count, counted } from '../format.ts';
import { type Html, html } from '../markup/html.ts';
import type { OperatorPoint } from '../report-data.ts';
import { draw, drawBoth } from './svg.ts';

const LABELLED = 10;
const STEPS = [0, 1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 10_000_000];

/** A dot an operator: what it paid the service against the victims of its calls. Scales are logarithmic, with a nought. */
export function spendAgainstVictims(points: readonly OperatorPoint[], currency: string): Html {
  const most = points.reduce((best, point) => (point.victims > best.victims ? point : best));
  const label = `Spend against victims of ${counted(points.length, 'operator')}. Most victims: ${most.operatorId}, ${counted(most.victims, 'victim')} for ${currency} ${count(most.spent)}.`;
  const top = points.filter((point) => point.priority <= LABELLED);
  const rest = points.filter((point) => point.priority > LABELLED);
  const known = points.some((point) => point.known);
  const steps = (values: number[]): number[] => STEPS.filter((step, i) => i === 0 || step <= 1.3 * Math.max(...values));
  return html`<p class="key"><i class="swatch accent round"></i>the ten foremost, by rank <i class="swatch grey round"></i>others${known && html` <i class="swatch ring"></i>known to another operation`}</p>
${drawBoth((width) =>
  draw(width, label, {
    height: width > 400 ? 400 : 320,
    marginLeft: 52,
    marginRight: 14,
    marginTop: 24,
    marginBottom: 42,
    x: { type: 'symlog', constant: 1, domain: [0, Math.max(1, ...points.map((point) => point.spent)) * 1.15] },
    y: { type: 'symlog', constant: 1, domain: [0, Math.max(1, ...points.map((point) => point.victims)) * 1.25] },
    marks: [
      gridX(steps(points.map((point) => point.spent)), { stroke: 'var(--line)', strokeOpacity: 1 }),
      gridY(steps(points.map((point) => point.victims)), { stroke: 'var(--line)', strokeOpacity: 1 }),
      dot(rest, { x: 'spent', y: 'victims', r: 3, fill: 'var(--bar)', fillOpacity: 0.75 }),
      dot(top, { x: 'spent', y: 'victims', r: 4, fill: 'var(--accent)' }),
      dot(
        points.filter((point) => point.known),
        { x: 'spent', y: 'victims', r: 6, stroke: 'var(--ink)', strokeWidth: 1.2 },
      ),
      text(top, {
        x: 'spent',
        y: 'victims',
        text: (point: OperatorPoint) => String(point.priority),
        dx: 7,
        dy: -7,
        textAnchor: 'start',
        fontWeight: 600,
        fill: 'var(--ink)',
        stroke: 'var(--paper)',
        strokeWidth: 3,
      }),
      axisX(steps(points.map((point) => point.spent)), {
        label: `paid to the service, ${currency}`,
        labelAnchor: 'center',
        labelArrow: false,
        tickSize: 0,
        color: 'var(--soft)',
        tickFormat: (value: number) => short(value),
      }),
      axisY(steps(points.map((point) => point.victims)), {
        label: 'victims',
        labelArrow: false,
        tickSize: 0,
        color: 'var(--soft)',
        tickFormat: (value: number) => short(value),
      }),
    ],
  }),
)}`;
}

function short(value: number): string {
  if (value >= 1_000_000) return `${value / 1_000_000}M`;
  return value >= 10_000 ? `${value / 1000}k` : count(value);
}
