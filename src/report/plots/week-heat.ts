import { axisX, axisY, cell } from '@observablehq/plot';
import { counted } from '../format.ts';
import type { Html } from '../markup/html.ts';
import type { HourCount } from '../parts-data.ts';
import { draw, drawBoth } from './svg.ts';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The busiest hour of the week, or undefined without calls. */
export function busiest(hours: readonly HourCount[]): HourCount | undefined {
  return hours.reduce<HourCount | undefined>(
    (best, item) => (item.calls > (best?.calls ?? 0) ? item : best),
    undefined,
  );
}

/** An hour of the week a cell; darkness is the share of the busiest one. */
export function weekHeat(hours: readonly HourCount[], zone: string): Html {
  const peak = busiest(hours);
  const cells = hours.map((item) => ({
    hour: item.hour,
    weekday: WEEKDAYS[item.weekday - 1] ?? '',
    opacity: item.calls / Math.max(peak?.calls ?? 0, 1),
  }));
  const when = peak
    ? `Busiest: ${WEEKDAYS[peak.weekday - 1]} from ${peak.hour}:00, ${counted(peak.calls, 'call')}.`
    : '';
  return drawBoth((width) =>
    draw(width, `Calls by hour and weekday, time zone ${zone}. ${when}`, {
      height: width > 400 ? 200 : 190,
      marginLeft: width > 400 ? 84 : 36,
      marginRight: 4,
      marginTop: 6,
      marginBottom: 30,
      x: { domain: Array.from({ length: 24 }, (_, hour) => hour), padding: 0.06 },
      y: { domain: [...WEEKDAYS], padding: 0.08 },
      opacity: { type: 'identity' },
      marks: [
        cell(cells, {
          x: 'hour',
          y: 'weekday',
          fill: 'var(--ink)',
          fillOpacity: 'opacity',
          stroke: 'var(--line)',
          strokeWidth: 0.75,
        }),
        axisX({
          label: null,
          tickSize: 0,
          color: 'var(--soft)',
          tickFormat: (hour: number) => (hour % (width > 400 ? 3 : 6) === 0 ? `${hour}:00` : ''),
        }),
        axisY({
          label: null,
          tickSize: 0,
          color: 'var(--soft)',
          tickFormat: (weekday: string) => (width > 400 ? weekday : weekday.slice(0, 3)),
        }),
      ],
    }),
  );
}
