import { Button, Group, TextInput } from '@mantine/core';
import { axisX, axisY, type PlotOptions, rectY, ruleY } from '@observablehq/plot';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../ui/case.ts';
import { client, unwrap } from '../../ui/client.ts';
import { Panel } from '../../ui/parts/panel.tsx';
import { Failed, Loading } from '../../ui/parts/states.tsx';
import { PlotFigure } from '../../ui/plot/plot.tsx';
import { Brush, MARGIN, type Span } from './brush.tsx';
import classes from './overview.module.css';

interface TimelineProps {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly choose: (span: Span | undefined) => void;
}

/** More days than this are drawn by week. */
const MOST_DAYS = 240;

/** Calls and victims over time; a span that is drawn over it, or typed, narrows the page. */
export function Timeline({ from, to, choose }: TimelineProps) {
  const { t } = useTranslation('overview');
  const caseId = useCaseId();
  const days = useQuery({
    queryKey: ['case', caseId, 'overview', 'days'],
    queryFn: () => unwrap(client.case[':case'].overview.days.$get({ param: { case: caseId } })),
    staleTime: 300_000,
  });
  const about = (
    <Group gap="xs" className="no-print" align="flex-end">
      <DayInput
        label={t('timeline.from')}
        value={from}
        set={(day) => choose({ from: day, to: to ?? lastDay(days.data) ?? day })}
      />
      <DayInput
        label={t('timeline.to')}
        value={to}
        set={(day) => choose({ from: from ?? days.data?.[0]?.day ?? day, to: day })}
      />
      <Button variant="default" disabled={from === undefined && to === undefined} onClick={() => choose(undefined)}>
        {t('timeline.whole')}
      </Button>
    </Group>
  );
  return (
    <Panel title={t('timeline.title')} about={t('timeline.about')} actions={about}>
      {days.isPending ? <Loading /> : null}
      {days.isError ? <Failed error={days.error} retry={() => void days.refetch()} /> : null}
      {days.data && days.data.length > 0 ? <Drawn days={days.data} from={from} to={to} choose={choose} /> : null}
    </Panel>
  );
}

type Days = readonly { readonly day: string; readonly calls: number; readonly victims: number }[];

function lastDay(days: Days | undefined): string | undefined {
  return days?.at(-1)?.day;
}

function Drawn({ days, ...props }: TimelineProps & { readonly days: Days }) {
  const { t } = useTranslation('overview');
  const ends = useMemo(() => [new Date(days[0]!.day), nextDay(days.at(-1)!.day)] as const, [days]);
  const bars = useCallback(
    (value: 'calls' | 'victims', height: number, color: string, axis: boolean) =>
      (width: number): PlotOptions => ({
        width,
        height,
        marginLeft: MARGIN.left,
        marginRight: MARGIN.right,
        marginTop: 14,
        marginBottom: axis ? 34 : 6,
        x: { type: 'utc', domain: [...ends] },
        marks: [
          axisY({
            ticks: 3,
            label: t(`timeline.${value}`),
            labelArrow: 'none',
            labelAnchor: 'top',
            tickSize: 0,
            labelOffset: 46,
          }),
          ...(axis ? [axisX({ ticks: 8, label: null })] : []),
          rectY(binned(days), {
            x1: 'from',
            x2: 'to',
            y: value,
            fill: color,
            insetRight: 0.5,
            title: (one: Bin) => `${one.from.toISOString().slice(0, 10)}: ${one[value]}`,
          }),
          ruleY([0], { stroke: 'var(--rb-line)' }),
        ],
      }),
    [days, ends, t],
  );
  const calls = useMemo(() => bars('calls', 130, 'var(--rb-bar)', false), [bars]);
  const victims = useMemo(() => bars('victims', 110, 'var(--rb-accent)', true), [bars]);
  return (
    <div className={classes['brushed']}>
      <PlotFigure draw={calls} label={t('timeline.callsLabel', { from: days[0]!.day, to: days.at(-1)!.day })} />
      <PlotFigure draw={victims} label={t('timeline.victimsLabel', { from: days[0]!.day, to: days.at(-1)!.day })} />
      <Brush first={ends[0]} after={ends[1]} {...props} />
    </div>
  );
}

interface Bin {
  readonly from: Date;
  readonly to: Date;
  readonly calls: number;
  readonly victims: number;
}

const DAY = 86_400_000;

function nextDay(day: string): Date {
  return new Date(new Date(day).getTime() + DAY);
}

/** Days, or weeks from Monday where there are many days. */
function binned(days: Days): Bin[] {
  const first = new Date(days[0]!.day).getTime();
  const last = new Date(days.at(-1)!.day).getTime();
  const size = (last - first) / DAY > MOST_DAYS ? 7 * DAY : DAY;
  const bins = new Map<number, { calls: number; victims: number }>();
  for (const { day, calls, victims } of days) {
    // 1970-01-05 was a Monday.
    const at = Math.floor((new Date(day).getTime() - 4 * DAY) / size);
    const bin = bins.get(at) ?? { calls: 0, victims: 0 };
    bin.calls += calls;
    bin.victims += victims;
    bins.set(at, bin);
  }
  return [...bins].map(([at, bin]) => ({
    from: new Date(at * size + 4 * DAY),
    to: new Date((at + 1) * size + 4 * DAY),
    ...bin,
  }));
}

/** A day that is typed counts once it is whole. */
function DayInput(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly set: (day: string) => void;
}) {
  const [text, setText] = useState<string>();
  return (
    <TextInput
      type="date"
      label={props.label}
      value={text ?? props.value ?? ''}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        if (/^[12]\d{3}-\d\d-\d\d$/.test(typed)) {
          props.set(typed);
          setText(undefined);
        }
      }}
    />
  );
}
