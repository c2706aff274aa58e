import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseHref, useCaseId } from '../../ui/case.ts';
import { client, unwrap } from '../../ui/client.ts';
import { Panel } from '../../ui/parts/panel.tsx';
import { Failed, Loading } from '../../ui/parts/states.tsx';
import { Count } from '../../ui/parts/value-parts.tsx';
import classes from './overview.module.css';

/** Where each kind of waiting work is done: the screen shows what was counted and no more. */
const DONE_AT: Readonly<Record<string, { readonly screen: string; readonly search?: object }>> = {
  care_first: { screen: 'victims', search: { filters: [{ column: 'care', op: 'not_empty' }] } },
  review: { screen: 'review' },
  conflicts: { screen: 'review', search: { view: 'judged' } },
  complaints: { screen: 'complaints', search: { status: 'review' } },
  mappings: { screen: 'exhibits', search: { only: 'mappings' } },
  rejects: { screen: 'exhibits', search: { only: 'rejects' } },
  left_out: { screen: 'exhibits', search: { only: 'left_out' } },
};

/** What waits for the person, each line with the way to it. */
export function Attention() {
  const { t } = useTranslation('overview');
  const href = useCaseHref();
  const caseId = useCaseId();
  const waiting = useQuery({
    queryKey: ['case', caseId, 'overview', 'attention'],
    queryFn: () => unwrap(client.case[':case'].overview.attention.$get({ param: { case: caseId } })),
  });
  return (
    <Panel title={t('attention.title')}>
      {waiting.isPending ? <Loading /> : null}
      {waiting.isError ? <Failed error={waiting.error} retry={() => void waiting.refetch()} /> : null}
      {waiting.data?.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('attention.none')}
        </Text>
      ) : null}
      <ul className={classes['attention']}>
        {(waiting.data ?? []).map(({ name, count }) => (
          <li key={name}>
            <Link to={href(DONE_AT[name]!.screen)} search={DONE_AT[name]!.search ?? {}}>
              {t(`attention.${name}`, { count })}
            </Link>
            <strong>
              <Count value={count} />
            </strong>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
