import { barX, text } from '@observablehq/plot';
import { count, counted } from '../format.ts';
import type { Html } from '../markup/html.ts';
import { labelText } from '../markup/visible.ts';
import { draw, drawBoth } from './svg.ts';

export interface BarRow {
  readonly label: string;
  readonly victims: number;
  readonly calls: number;
}

interface Drawn extends BarRow {
  readonly key: string;
  readonly name: string;
}

const LABEL_WIDTH = 192;
/** Room for the figure at a bar's end, in shares of a panel. */
const ROOM = 0.3;

/** Two measures side by side for each row, each on its own scale, with the figure at the bar's end instead of an axis. */
export function pairedBars(rows: readonly BarRow[], about: string): Html {
  const drawn = rows.map((row, i) => ({ ...row, key: String(i), name: labelText(row.label, fitting(row.label)) }));
  const first = rows[0];
  const label = `${about}. First: ${first?.label ?? ''}, ${count(first?.victims ?? 0)} victims, ${count(first?.calls ?? 0)} calls.`;
  return drawBoth((width) => (width > 400 ? beside(drawn, label) : below(drawn, label)));
}

/** Letters that fit beside a bar; a capital is as wide as one letter and a half. */
function fitting(label: string): number {
  let width = 0;
  const letters = [...label];
  const at = letters.findIndex((letter) => {
    width += /\p{Lu}/u.test(letter) ? 1.45 : 1;
    return width > 28;
  });
  return at < 0 ? Math.max(1, label.length) : at;
}

function beside(rows: readonly Drawn[], label: string): Html {
  const victims = peak(rows.map((row) => row.victims));
  const calls = peak(rows.map((row) => row.calls));
  const second = 1 + ROOM;
  const ends = { textAnchor: 'start', dx: 5, fill: 'var(--ink)' } as const;
  const heads = { frameAnchor: 'top-left', textAnchor: 'start', dy: -16, fill: 'var(--soft)' } as const;
  return draw(860, label, {
    height: 24 * rows.length + 26,
    marginLeft: LABEL_WIDTH,
    marginRight: 0,
    marginTop: 22,
    marginBottom: 4,
    x: { axis: null, domain: [0, 2 * (1 + ROOM)] },
    y: { axis: null, domain: rows.map((row) => row.key), padding: 0.28 },
    marks: [
      text(rows, { y: 'key', text: 'name', frameAnchor: 'left', textAnchor: 'end', dx: -8, fill: 'var(--ink)' }),
      barX(rows, { y: 'key', x1: 0, x2: (row: Drawn) => row.victims / victims, fill: 'var(--accent)' }),
      text(rows, {
        y: 'key',
        x: (row: Drawn) => row.victims / victims,
        text: (row: Drawn) => count(row.victims),
        ...ends,
      }),
      barX(rows, { y: 'key', x1: second, x2: (row: Drawn) => second + row.calls / calls, fill: 'var(--bar)' }),
      text(rows, {
        y: 'key',
        x: (row: Drawn) => second + row.calls / calls,
        text: (row: Drawn) => count(row.calls),
        ...ends,
      }),
      text(['victims'], { x: 0, ...heads }),
      text(['calls'], { x: second, ...heads }),
    ],
  });
}

function below(rows: readonly Drawn[], label: string): Html {
  const victims = peak(rows.map((row) => row.victims));
  const words = (row: Drawn): string => `${row.name}: ${counted(row.victims, 'victim')}, ${counted(row.calls, 'call')}`;
  return draw(340, label, {
    height: 38 * rows.length + 8,
    marginLeft: 0,
    marginRight: 4,
    marginTop: 4,
    marginBottom: 4,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, domain: rows.map((row) => row.key), padding: 0 },
    marks: [
      text(rows, { y: 'key', text: words, frameAnchor: 'left', textAnchor: 'start', dy: -8, fill: 'var(--ink)' }),
      barX(rows, {
        y: 'key',
        x1: 0,
        x2: (row: Drawn) => row.victims / victims,
        fill: 'var(--accent)',
        insetTop: 21,
        insetBottom: 5,
      }),
    ],
  });
}

function peak(values: readonly number[]): number {
  return Math.max(1, ...values);
}
