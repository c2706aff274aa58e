import { axisX, axisY, dot, gridX, type PlotOptions } from '@observablehq/plot';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '../../../report/markup/visible.ts';
import { instantOf } from '../parts/values.ts';
import { PlotFigure } from '../plot/plot.tsx';
import { type DossierRow, useDossier } from './dossier.tsx';

/** Lines of the drawing at most; the table has all calls. */
const MOST_LINES = 14;
/** Calls to a number: a line for everybody whom it was shown, a dot for a call, the larger the longer; codes are ringed. */
export function CallsPlot() {
  const { t } = useTranslation('dossier');
  const { parts } = useDossier();
  const calls = parts['calls'] ?? [];
  const codes = parts['codes'] ?? [];
  const draw = useCallback(
    (width: number): PlotOptions => {
      const lineOf = (call: DossierRow): string =>
        labelText(String(call['presented_name'] || call['presented'] || '?'), 22);
      const lines = [...new Set(calls.map(lineOf))].slice(0, MOST_LINES);
      const dots = calls.flatMap((call) => {
        const at = instantOf(String(call['started_at']));
        return at && lines.includes(lineOf(call))
          ? [{ at, line: lineOf(call), talk: Number(call['talk_s'] ?? 0), ref: call['call_ref'] }]
          : [];
      });
      const captured = new Set(codes.filter((code) => code['captured'] === true).map((code) => code['call_ref']));
      return {
        width,
        height: 40 + 24 * Math.max(1, lines.length),
        marginLeft: 150,
        marginBottom: 34,
        x: { type: 'utc', nice: true },
        y: { type: 'point', domain: lines, padding: 0.6 },
        r: { type: 'sqrt', domain: [0, 1800], range: [2.5, 13] },
        marks: [
          gridX({ stroke: 'var(--rb-line)', strokeOpacity: 1 }),
          axisX({ label: null, ticks: Math.max(2, Math.round(width / 110)) }),
          axisY({ label: null, tickSize: 0 }),
          dot(dots, {
            x: 'at',
            y: 'line',
            r: 'talk',
            fill: (one: { talk: number }) => (one.talk > 60 ? 'var(--rb-accent)' : 'var(--rb-bar)'),
            fillOpacity: 0.75,
            stroke: (one: { ref: unknown }) => (captured.has(one.ref) ? 'var(--rb-warn)' : 'none'),
            strokeWidth: 2.5,
            title: (one: { at: Date; talk: number }) => `${one.at.toISOString().slice(0, 19)}Z · ${one.talk} s`,
          }),
        ],
      };
    },
    [calls, codes],
  );
  if (calls.length === 0) return null;
  return <PlotFigure draw={draw} label={t('callsPlot', { count: calls.length })} />;
}
