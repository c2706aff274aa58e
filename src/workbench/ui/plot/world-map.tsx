import { geo, type PlotOptions } from '@observablehq/plot';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json';
import { countText, regionText } from '../parts/values.ts';
import { COUNTRY_BY_NUMBER } from './country-codes.ts';
import { PlotFigure } from './plot.tsx';

export interface CountryCount {
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
  readonly calls: number;
  readonly victims: number;
}

const topology = atlas as unknown as Topology<{ countries: GeometryCollection }>;
const shapes = feature(topology, topology.objects.countries).features.filter(({ id }) => id !== '010');
/** Corners of what is drawn: without the Antarctic. */
const PEOPLED = {
  type: 'MultiPoint' as const,
  coordinates: [-168, -56, -20, 178].flatMap((lon) => [
    [lon, -54],
    [lon, 76],
  ]),
};

/** Countries in the darker the more victims live there. Small countries are in the list beside it only. */
export function WorldMap({ countries }: { readonly countries: readonly CountryCount[] }) {
  const { t, i18n } = useTranslation();
  const victims = useMemo(() => new Map(countries.map((one) => [one.region, one.victims])), [countries]);
  const draw = useCallback(
    (width: number): PlotOptions => {
      const most = Math.max(1, ...victims.values());
      const codeOf = (shape: (typeof shapes)[number]): string => COUNTRY_BY_NUMBER.get(String(shape.id)) ?? '';
      const countOf = (shape: (typeof shapes)[number]): number => victims.get(codeOf(shape)) ?? 0;
      // By the square root: few victims are still seen beside many.
      const share = (shape: (typeof shapes)[number]): number => Math.sqrt(countOf(shape) / most);
      return {
        width,
        height: Math.round(width * 0.48),
        projection: { type: 'equal-earth', domain: PEOPLED },
        marks: [
          geo(shapes, {
            fill: (shape) =>
              countOf(shape) === 0
                ? 'var(--rb-land)'
                : `color-mix(in srgb, var(--rb-accent) ${Math.round(20 + 80 * share(shape))}%, var(--rb-land))`,
            stroke: 'var(--mantine-color-body)',
            strokeWidth: 0.5,
            title: (shape) =>
              `${regionText(codeOf(shape), i18n.language)}: ${countText(countOf(shape), i18n.language)}`,
          }),
        ],
      };
    },
    [victims, i18n.language],
  );
  return <PlotFigure draw={draw} label={t('worldMap', { count: countries.length })} />;
}
