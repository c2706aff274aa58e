import { axisX, axisY, dot, gridX, gridY, line, link } from '@observablehq/plot';
import { count } from '../format.ts';
import type { Html } from '../markup/html.ts';
import type { Reliability } from '../reliability.ts';
import { draw, drawBoth, type PlotWidth } from './svg.ts';

/** Claims below which a bin is too small to tell, drawn hollow. */
const FEW = 50;
const COLOURS = ['var(--accent)', 'var(--ink)', 'var(--bar)'];
/** The same colours as classes of swatches, for the key. */
export const CURVE_SWATCHES = ['accent', 'ink', 'grey'];

/** Stated probability against the share that was right: on the diagonal, what is said is so. */
export function reliabilityPlot(data: Reliability): Html {
  return drawBoth((width) => reliabilityChart(data, width));
}

/** The plot at one width. */
export function reliabilityChart(data: Reliability, width: PlotWidth): Html {
  const worst = Math.max(...data.curves.map(({ error }) => error));
  const label = `Stated probability against the share that was right, over ${count(data.worlds)} simulated seizures. Largest expected calibration error: ${worst.toFixed(3)}.`;
  const domain = [0, 1];
  return draw(width, label, {
    height: width > 400 ? 320 : 300,
    marginLeft: 46,
    marginRight: 14,
    marginTop: 26,
    marginBottom: 40,
    x: { domain },
    y: { domain },
    r: { type: 'identity' },
    marks: [
      gridX({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
      gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
      link([{}], { x1: 0, y1: 0, x2: 1, y2: 1, stroke: 'var(--soft)', strokeWidth: 1 }),
      ...data.curves.flatMap(({ bins }, i) => {
        const stroke = COLOURS[i % COLOURS.length]!;
        return [
          line(bins, { x: 'stated', y: 'right', stroke, strokeWidth: 1.5 }),
          dot(bins, {
            x: 'stated',
            y: 'right',
            r: 4,
            stroke,
            fill: (bin: { claims: number }) => (bin.claims < FEW ? 'var(--paper, #fff)' : stroke),
          }),
        ];
      }),
      axisX({ label: 'stated probability', labelAnchor: 'center', labelArrow: false, ticks: 5, color: 'var(--soft)' }),
      axisY({ label: 'share that was right', labelArrow: false, ticks: 5, color: 'var(--soft)' }),
    ],
  });
}
