import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseHref } from '../../ui/case.ts';
import { Panel } from '../../ui/parts/panel.tsx';
import { Count } from '../../ui/parts/value-parts.tsx';
import classes from './overview.module.css';

/** Where each kind of waiting work is done. */
const DONE_AT: Readonly<Record<string, { readonly screen: string; readonly search?: object }>> = {
  mappings: { screen: 'exhibits' },
  care_first: { screen: 'victims', search: { filters: [{ column: 'care', op: 'not_empty' }] } },
  complaints: { screen: 'complaints' },
  conflicts: { screen: 'review' },
  rejects: { screen: 'exhibits' },
};

/** What waits for a person. */
export function Attention({ items }: { readonly items: readonly { readonly name: string; readonly count: number }[] }) {
  const { t } = useTranslation('overview');
  const href = useCaseHref();
  return (
    <Panel title={t('attention.title')}>
      {items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('attention.none')}
        </Text>
      ) : null}
      <ul className={classes['attention']}>
        {items.map(({ name, count }) => {
          const place = DONE_AT[name];
          const words = t(`attention.${name}`, { count });
          return (
            <li key={name}>
              {place ? (
                <Link to={href(place.screen)} search={place.search ?? {}}>
                  {words}
                </Link>
              ) : (
                words
              )}
              <strong>
                <Count value={count} />
              </strong>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
