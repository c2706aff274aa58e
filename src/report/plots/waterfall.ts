import { barX, ruleX, text } from '@observablehq/plot';
import type { Html } from '../markup/html.ts';
import { labelText } from '../markup/visible.ts';
import { draw, drawBoth, type PlotWidth } from './svg.ts';

/** One step: what it is about, and what it adds to the log-odds, in bits. */
export interface Step {
  readonly label: string;
  readonly bits: number;
}

interface Drawn {
  readonly key: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly fill: string;
}

const ROW = 24;

/** From the odds of any two accounts to those of this pair, step by step; the last bar is the sum. */
export function waterfall(steps: readonly Step[], total: number, label: string): Html {
  const drawn = positions(steps, total);
  return drawBoth((width) => paint(drawn, width, label));
}

function positions(steps: readonly Step[], total: number): Drawn[] {
  let at = 0;
  const rows = steps.map(({ label, bits }, i) => {
    const from = at;
    at += bits;
    return {
      key: String(i),
      name: label,
      from,
      to: at,
      words: signed(bits),
      fill: i === 0 ? 'var(--bar)' : bits < 0 ? 'var(--soft)' : 'var(--accent)',
    };
  });
  return [...rows, { key: 'sum', name: 'together', from: 0, to: total, words: signed(total), fill: 'var(--ink)' }];
}

function paint(rows: readonly Drawn[], width: PlotWidth, label: string): Html {
  const wide = width > 400;
  const ends = rows.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = (high - low || 1) * (wide ? 0.12 : 0.3);
  const name = (row: Drawn): string => labelText(row.name, wide ? 44 : 21);
  return draw(width, label, {
    height: ROW * rows.length + 8,
    marginLeft: wide ? 290 : 150,
    marginRight: 4,
    marginTop: 4,
    marginBottom: 4,
    x: { axis: null, domain: [low - room, high + room] },
    y: { axis: null, domain: rows.map((row) => row.key), padding: 0.28 },
    marks: [
      ruleX([0], { stroke: 'var(--line)' }),
      text(rows, { y: 'key', text: name, frameAnchor: 'left', textAnchor: 'end', dx: -8, fill: 'var(--ink)' }),
      barX(rows, {
        y: 'key',
        x1: (row: Drawn) => Math.min(row.from, row.to),
        x2: (row: Drawn) => Math.max(row.from, row.to),
        fill: (row: Drawn) => row.fill,
      }),
      text(rows, {
        y: 'key',
        x: (row: Drawn) => Math.max(row.from, row.to),
        text: 'words',
        textAnchor: 'start',
        dx: 5,
        fill: 'var(--ink)',
      }),
    ],
  });
}

/** `+3.2`, `−0.8`: bits with one decimal. */
function signed(bits: number): string {
  const size = Math.abs(bits).toFixed(1);
  return bits < 0 && size !== '0.0' ? `−${size}` : `+${size}`;
}
