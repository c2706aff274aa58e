import { axisX, dot, gridX, ruleY, text } from '@observablehq/plot';
import { counted } from '../format.ts';
import type { Html } from '../markup/html.ts';
import { labelText } from '../markup/visible.ts';
import type { ChainRow } from '../scenes-data.ts';
import { draw, drawBoth, type PlotWidth } from './svg.ts';

const LONGEST = 12;
/** Pixels that a name of 18 characters takes at most. */
const LABEL_ROOM = 92;
/** Minutes: a quarter of an hour, an hour, a day and a week stand out on the scale. */
const TICKS = [0, 5, 15, 60, 360, 1440, 10_080, 43_200];
const TICK_NAMES = ['start', '5 min', '15 min', '1 h', '6 h', '1 day', '1 week', '30 days'];

/** A chain a line, a dot for every stage at the time since the first call, with whom the person saw. */
export function chainTimelines(chains: readonly ChainRow[]): Html {
  const drawn = chains.slice(0, LONGEST);
  const most = drawn[0];
  const label = `Timelines of ${counted(drawn.length, 'chain')}. The first has ${counted(most?.stages.length ?? 0, 'stage')}.`;
  return drawBoth((width) => timelines(drawn, width, label));
}

function timelines(chains: readonly ChainRow[], width: PlotWidth, label: string): Html {
  const wide = width > 400;
  const lines: Line[] = chains.map((chain, i) => ({
    key: String(i),
    name: labelText(chain.number, 18),
    end: Math.max(0, ...chain.stages.map((stage) => stage.afterSeconds / 60)),
  }));
  const last = Math.max(15, ...lines.map((line) => line.end));
  const place = (minutes: number): number => (Math.log1p(minutes / 2) / Math.log1p((last * 1.1) / 2)) * (width - 224);
  const dots = stagesOf(chains, place);
  const ticks = TICKS.filter((tick, i) => tick <= last * 1.5 && (wide || i % 2 === 0));
  return draw(width, label, {
    height: (wide ? 38 : 34) * chains.length + 34,
    marginLeft: wide ? 128 : 4,
    marginRight: wide ? 96 : 20,
    marginTop: 8,
    marginBottom: 26,
    x: { type: 'symlog', constant: 2, domain: [0, last * 1.1] },
    y: { axis: null, domain: lines.map((line) => line.key), type: 'point', padding: 0.6 },
    marks: [
      gridX(ticks, { stroke: 'var(--line)', strokeOpacity: 1 }),
      ruleY(lines, { y: 'key', x1: 0, x2: 'end', stroke: 'var(--bar)', strokeWidth: 1.5 }),
      dot(dots, {
        x: 'at',
        y: 'key',
        r: 4.5,
        fill: (one: { code: boolean }) => (one.code ? 'var(--accent)' : 'var(--ink)'),
      }),
      ...(wide ? [besideLines(lines), aboveDots(dots)] : [aboveLines(lines)]),
      axisX(ticks, {
        label: null,
        tickSize: 0,
        color: 'var(--soft)',
        tickFormat: (minutes: number) => TICK_NAMES[TICKS.indexOf(minutes)] ?? '',
      }),
    ],
  });
}

function stagesOf(chains: readonly ChainRow[], place: (minutes: number) => number): Stage[] {
  return chains.flatMap((chain, i) =>
    chain.stages.map((stage, n) => {
      const next = chain.stages[n + 1];
      const at = stage.afterSeconds / 60;
      const room = next ? place(next.afterSeconds / 60) - place(at) : LABEL_ROOM;
      // Where the next stage is too near for a name, its number has to do: the table below has all of them.
      const shown = room >= LABEL_ROOM ? labelText(stage.shown, 18) : room >= 12 ? String(n + 1) : '';
      return { key: String(i), at, shown, code: stage.codes > 0 };
    }),
  );
}

interface Line {
  readonly key: string;
  readonly name: string;
  readonly end: number;
}

interface Stage {
  readonly key: string;
  readonly at: number;
  readonly shown: string;
  readonly code: boolean;
}

function besideLines(lines: readonly Line[]) {
  return text(lines, { y: 'key', text: 'name', frameAnchor: 'left', textAnchor: 'end', dx: -10, fill: 'var(--ink)' });
}

function aboveLines(lines: readonly Line[]) {
  const small = { dy: -10, fontSize: 9, fill: 'var(--soft)' } as const;
  return text(lines, { y: 'key', text: 'name', frameAnchor: 'left', textAnchor: 'start', ...small });
}

function aboveDots(dots: readonly Stage[]) {
  const small = { dy: -11, fontSize: 9, fill: 'var(--soft)' } as const;
  return text(dots, { x: 'at', y: 'key', text: 'shown', textAnchor: 'start', ...small });
}
