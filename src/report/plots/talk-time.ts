import { axisX, axisY, gridY, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import { count, counted } from '../format.ts';
import type { Html } from '../markup/html.ts';
import type { TalkHistogram } from '../report-data.ts';
import { draw, drawBoth, type PlotWidth } from './svg.ts';

type Bin = TalkHistogram['bins'][number];

const BIN = { x1: 'over', x2: 'end', insetLeft: 0.5, insetRight: 0.5 } as const;

/** Numbers by their longest conversation, the rule as a line. What lies beyond the last step is written at the edge. */
export function talkTime(talk: TalkHistogram): Html {
  const bins = talk.bins.flatMap((bin) => (bin.upTo === null ? [] : [{ ...bin, end: bin.upTo }]));
  const beyond = talk.bins.find((bin) => bin.upTo === null);
  const longer = (beyond?.victims ?? 0) + (beyond?.others ?? 0);
  const top = Math.max(1, ...bins.map((bin) => bin.victims + bin.others));
  const victims = talk.bins.reduce((sum, bin) => sum + bin.victims, 0);
  const label = `Numbers by their longest conversation. Beyond the rule of ${talk.threshold} seconds: ${counted(victims, 'victim')}.`;
  return drawBoth((width) =>
    draw(width, label, {
      height: 230,
      marginLeft: 52,
      marginRight: 12,
      marginTop: 28,
      marginBottom: 40,
      y: { domain: [0, top] },
      marks: [
        gridY({ ticks: 4, stroke: 'var(--line)', strokeOpacity: 1 }),
        rectY(bins, { ...BIN, y1: 0, y2: 'others', fill: 'var(--bar)' }),
        rectY(bins, { ...BIN, y1: 'others', y2: (bin: Bin) => bin.others + bin.victims, fill: 'var(--accent)' }),
        ruleY([0], { stroke: 'var(--ink)' }),
        ruleX([talk.threshold], { stroke: 'var(--ink)', strokeWidth: 1.5, insetTop: -20 }),
        ruleText(talk.threshold),
        text(longer > 0 ? [`${count(longer)} longer →`] : [], {
          frameAnchor: 'bottom-right',
          dy: -8,
          fill: 'var(--soft)',
        }),
        ...axes(bins, width),
      ],
    }),
  );
}

function ruleText(threshold: number) {
  const style = { dx: 6, dy: -18, fill: 'var(--ink)', fontWeight: 600 } as const;
  const said = `the rule: more than ${count(threshold)} s →`;
  return text([said], { x: threshold, frameAnchor: 'top', textAnchor: 'start', ...style });
}

function axes(bins: readonly Bin[], width: PlotWidth) {
  const step = width > 400 ? 60 : 120;
  return [
    axisX({
      label: 'longest conversation with the number, minutes',
      labelAnchor: 'center',
      labelArrow: false,
      ticks: bins.map((bin) => bin.over).filter((over) => over % step === 0),
      tickFormat: (seconds: number) => String(seconds / 60),
      tickSize: 4,
      color: 'var(--soft)',
    }),
    axisY({ label: null, ticks: 4, tickSize: 0, color: 'var(--soft)', tickFormat: (value: number) => count(value) }),
  ];
}
