import { Anchor, Grid, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseHref } from '../../ui/case.ts';
import { Panel } from '../../ui/parts/panel.tsx';
import { Loading } from '../../ui/parts/states.tsx';
import { Count } from '../../ui/parts/value-parts.tsx';
import type { CountryCount } from '../../ui/plot/world-map.tsx';
import { Region } from '../../ui/table/cell.tsx';
import classes from './overview.module.css';

/** The shapes of the countries are fetched apart: the figures need not wait for them. */
const WorldMap = lazy(() => import('../../ui/plot/world-map.tsx').then((found) => ({ default: found.WorldMap })));
const LISTED = 12;

/** Where the victims are: a map, and the same as a list that leads to them. */
export function Countries({ countries }: { readonly countries: readonly CountryCount[] }) {
  const { t } = useTranslation('overview');
  const href = useCaseHref();
  const placed = countries.filter(({ region, victims }) => region !== '' && victims > 0);
  return (
    <Panel title={t('countries.title')}>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, sm: 8 }}>
          <Suspense fallback={<Loading />}>
            <WorldMap countries={placed} />
          </Suspense>
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 4 }}>
          <table className={classes['bars']}>
            <thead>
              <tr>
                <th>{t('countries.country')}</th>
                <th className={classes['right']}>{t('countries.victims')}</th>
                <th>{t('countries.calls')}</th>
              </tr>
            </thead>
            <tbody>
              {placed.slice(0, LISTED).map(({ region, calls, victims }) => (
                <tr key={region}>
                  <td>
                    <Anchor
                      component={Link}
                      to={href('victims')}
                      search={{ filters: [{ column: 'region', op: 'is', value: region }] } as never}
                    >
                      <Region region={region} />
                    </Anchor>
                  </td>
                  <td className={classes['right']}>
                    <Count value={victims} />
                  </td>
                  <td>
                    <Count value={calls} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {placed.length > LISTED ? (
            <Text size="xs" c="dimmed">
              {t('countries.more', { count: placed.length - LISTED })}
            </Text>
          ) : null}
        </Grid.Col>
      </Grid>
    </Panel>
  );
}
