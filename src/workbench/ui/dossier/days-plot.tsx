import { axisX, axisY, type PlotOptions, rectY, ruleY } from '@observablehq/plot';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { PlotFigure } from '../plot/plot.tsx';
import { binFor, binnedDays } from './bins.ts';
import { useDossier } from './dossier.tsx';

/** Pixels at the left for the figures. */
const MARGIN = 44;

/** Calls per day, or per week or month where days would be too narrow; those of more than a minute in the accent's colour. */
export function DaysPlot() {
  const { t } = useTranslation('dossier');
  const { parts } = useDossier();
  const days = parts['days'] ?? [];
  const draw = useCallback(
    (width: number): PlotOptions => {
      const counts = days.map((row) => ({
        day: new Date(String(row['day'])),
        calls: Number(row['calls']),
        long: Number(row['long_calls']),
      }));
      const bin = binFor(counts, width - MARGIN);
      const bars = binnedDays(counts, bin);
      return {
        width,
        height: 130,
        marginLeft: MARGIN,
        marginBottom: 34,
        x: { type: 'utc' },
        marks: [
          axisY({ ticks: 3, label: null, tickSize: 0 }),
          axisX({ label: null, ticks: Math.max(2, Math.round(width / 110)) }),
          rectY(bars, {
            x: 'day',
            y: 'calls',
            interval: bin,
            fill: 'var(--rb-bar)',
            title: (one: { day: Date; calls: number }) => `${one.day.toISOString().slice(0, 10)}: ${one.calls}`,
          }),
          rectY(bars, { x: 'day', y: 'long', interval: bin, fill: 'var(--rb-accent)' }),
          ruleY([0], { stroke: 'var(--rb-line)' }),
        ],
      };
    },
    [days],
  );
  if (days.length === 0) return null;
  return <PlotFigure draw={draw} label={t('daysPlot', { count: days.length })} />;
}
