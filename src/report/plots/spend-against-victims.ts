import { axisX, axisY, dot, gridX, gridY, text } from '@observablehq/plot';
import { count, counted } from '../format.ts';
import { type Html, html } from '../markup/html.ts';
import type { OperatorPoint } from '../report-data.ts';
import { draw, drawBoth, type PlotWidth } from './svg.ts';

const LABELLED = 10;
const STEPS = [
  0, 1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000,
];
const MARGIN = { marginLeft: 52, marginRight: 24, marginTop: 26, marginBottom: 42 } as const;

/** A dot an operator: what it paid the service against the victims of its calls. Scales are logarithmic, with a nought. */
export function spendAgainstVictims(points: readonly OperatorPoint[], currency: string): Html {
  const most = points.reduce((best, point) => (point.victims > best.victims ? point : best));
  const label = `Spend against victims of ${counted(points.length, 'operator')}. Most victims: ${most.operatorId}, ${counted(most.victims, 'victim')} for ${currency} ${count(most.spent)}.`;
  const known = points.some((point) => point.known);
  return html`<p class="key"><i class="swatch accent round"></i>the ten foremost, by rank <i class="swatch grey round"></i>others${known && html` <i class="swatch ring"></i>known to another operation`}</p>
${drawBoth((width) => scatter(points, width, label, currency))}`;
}

function scatter(points: readonly OperatorPoint[], width: PlotWidth, label: string, currency: string): Html {
  const height = width > 400 ? 420 : 320;
  const x = scaleOf(
    points.map((point) => point.spent),
    MARGIN.marginLeft,
    width - MARGIN.marginRight,
  );
  const y = scaleOf(
    points.map((point) => point.victims),
    height - MARGIN.marginBottom,
    MARGIN.marginTop,
  );
  const at = { x: 'spent', y: 'victims' } as const;
  const lines = { stroke: 'var(--line)', strokeOpacity: 1 } as const;
  const axis = { labelArrow: false, tickSize: 0, color: 'var(--soft)', tickFormat: short } as const;
  const top = points.filter((point) => point.priority <= LABELLED);
  const rest = points.filter((point) => point.priority > LABELLED);
  return draw(width, label, {
    height,
    ...MARGIN,
    x: { type: 'symlog', constant: 1, domain: x.domain },
    y: { type: 'symlog', constant: 1, domain: y.domain },
    marks: [
      gridX(x.steps, lines),
      gridY(y.steps, lines),
      dot(rest, { ...at, r: 3, fill: 'var(--bar)', fillOpacity: 0.75 }),
      dot(top, { ...at, r: 4, fill: 'var(--accent)' }),
      dot(
        points.filter((point) => point.known),
        { ...at, r: 6, stroke: 'var(--ink)', strokeWidth: 1.2 },
      ),
      ...ranks(top, x, y),
      axisX(
        x.steps.filter((_, i) => width > 400 || x.steps.length < 8 || i % 2 === 0),
        { ...axis, label: `paid to the service, ${currency}`, labelAnchor: 'center' },
      ),
      axisY(y.steps, { ...axis, label: 'victims' }),
    ],
  });
}

/** The rank of each of the foremost, beside its dot. */
function ranks(top: readonly OperatorPoint[], x: Scale, y: Scale) {
  const style = { fontWeight: 600, fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 3 } as const;
  return placed(top, x.at, y.at).map(({ point, dx, dy }) =>
    text([point], { x: 'spent', y: 'victims', text: (item: OperatorPoint) => String(item.priority), dx, dy, ...style }),
  );
}

interface Scale {
  readonly domain: [number, number];
  readonly steps: readonly number[];
  readonly at: (value: number) => number;
}

/** From the step below the smallest value (a nought only where there is one) to a little beyond the largest. */
function scaleOf(values: readonly number[], from: number, to: number): Scale {
  const least = Math.max(0, Math.min(...values));
  const most = Math.max(1, ...values);
  const first = STEPS.filter((step) => step <= least).at(-1) ?? 0;
  const steps = STEPS.filter((step) => step >= first && step <= most * 1.3);
  const domain: [number, number] = [first, most * 1.3];
  const share = (value: number): number =>
    (Math.log1p(Math.max(value, first)) - Math.log1p(first)) / (Math.log1p(domain[1]) - Math.log1p(first));
  return { domain, steps, at: (value) => from + share(value) * (to - from) };
}

/** Where a label may stand beside its dot, the most legible place first; distances in plot units. */
const PLACES = [
  [10, -9],
  [10, 10],
  [-10, -9],
  [-10, 10],
  [16, 0],
  [-16, 0],
  [0, -14],
  [0, 15],
  [20, -16],
  [-20, 16],
] as const;
const LABEL = { width: 15, height: 12 } as const;

/** Gives each label the first place where it covers neither a label nor another labelled dot. */
function placed(
  points: readonly OperatorPoint[],
  x: (value: number) => number,
  y: (value: number) => number,
): { point: OperatorPoint; dx: number; dy: number }[] {
  const taken = points.map((point) => ({ x: x(point.spent), y: y(point.victims) }));
  return points.map((point) => {
    const own = { x: x(point.spent), y: y(point.victims) };
    const free = PLACES.find(([dx, dy]) =>
      taken.every(
        (box) =>
          Math.abs(box.x - own.x - dx) >= LABEL.width ||
          Math.abs(box.y - own.y - dy) >= LABEL.height ||
          (box.x === own.x && box.y === own.y && Math.hypot(dx, dy) > 12),
      ),
    );
    const [dx, dy] = free ?? PLACES[0];
    taken.push({ x: own.x + dx, y: own.y + dy });
    return { point, dx, dy };
  });
}

function short(value: number): string {
  if (value >= 1_000_000) return `${value / 1_000_000}M`;
  return value >= 10_000 ? `${value / 1000}k` : count(value);
}
