import { axisX, cell, text } from '@observablehq/plot';
import { counted } from '../format.ts';
import type { Html } from '../markup/html.ts';
import { labelText } from '../markup/visible.ts';
import type { ShiftRow } from '../scenes-data.ts';
import { draw, drawBoth } from './svg.ts';

/** An account a line, an hour of the day (UTC) a cell; darkness is the share of the account's own busiest hour. */
export function shiftHeat(shifts: readonly ShiftRow[]): Html {
  const rows = shifts.map((shift, i) => ({ key: String(i), name: labelText(shift.accountRef, 16) }));
  const cells = shifts.flatMap((shift, i) =>
    shift.hours.map((calls, hour) => ({ key: String(i), hour, opacity: calls / Math.max(1, ...shift.hours) })),
  );
  const first = shifts[0];
  const label = `Calls by hour of the day, UTC, of ${counted(shifts.length, 'account')}. Busiest account: ${first?.accountRef ?? ''}, ${counted(first?.attempts ?? 0, 'call')}, mostly ${first?.shift ?? ''}.`;
  return drawBoth((width) =>
    draw(width, label, {
      height: 17 * shifts.length + 34,
      marginLeft: width > 400 ? 118 : 64,
      marginRight: 4,
      marginTop: 6,
      marginBottom: 26,
      x: { domain: Array.from({ length: 24 }, (_, hour) => hour), padding: 0.06 },
      y: { axis: null, domain: rows.map((row) => row.key), padding: 0.1 },
      opacity: { type: 'identity' },
      marks: [
        cell(cells, {
          x: 'hour',
          y: 'key',
          fill: 'var(--ink)',
          fillOpacity: 'opacity',
          stroke: 'var(--line)',
          strokeWidth: 0.5,
        }),
        text(rows, {
          y: 'key',
          text: (row: { name: string }) => (width > 400 ? row.name : row.name.slice(0, 8)),
          frameAnchor: 'left',
          textAnchor: 'end',
          dx: -6,
          fill: 'var(--ink)',
        }),
        axisX({
          label: null,
          tickSize: 0,
          color: 'var(--soft)',
          tickFormat: (hour: number) => (hour % (width > 400 ? 3 : 6) === 0 ? `${hour}:00` : ''),
        }),
      ],
    }),
  );
}
