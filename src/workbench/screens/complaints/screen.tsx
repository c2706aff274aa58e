import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { useCaseId } from '../../ui/case.ts';
import { Page } from '../../ui/parts/page.tsx';
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx';
import { useUrlState } from '../../ui/url-state.ts';
import { Beside } from './view/beside.tsx';
import classes from './view/complaints.module.css';
import { listQuery, SORTS, STATUSES } from './view/data.ts';
import { ComplaintList } from './view/list.tsx';
import { Stacked } from './view/stacked.tsx';

const state = z.object({
  view: z.catch(z.enum(['list', 'stacked']), 'list'),
  text: z.catch(z.string(), ''),
  status: z.catch(z.enum([...STATUSES, '']), ''),
  operator: z.catch(z.string(), ''),
  sort: z.catch(z.enum(SORTS), 'newest'),
  offset: z.catch(z.number(), 0),
  complaint: z.catch(z.optional(z.string()), undefined),
});

/** What people reported, beside the calls that they speak of. */
export function Screen() {
  const { t } = useTranslation('complaints');
  const [{ view, complaint, ...filter }, change] = useUrlState(state);
  return (
    <Page title={t('title')} about={t('about')}>
      <Tabs value={view} onChange={(to) => change({ view: to === 'list' ? undefined : to })} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="list">{t('tab.list')}</Tabs.Tab>
          <Tabs.Tab value="stacked">{t('tab.stacked')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="list" pt="sm">
          <Listed filter={filter} complaint={complaint} change={change} />
        </Tabs.Panel>
        <Tabs.Panel value="stacked" pt="sm">
          <Stacked choose={(operator) => change({ view: undefined, operator, status: undefined, offset: undefined })} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

type ListedProps = Pick<Parameters<typeof ComplaintList>[0], 'filter' | 'change'> & {
  readonly complaint: string | undefined;
};

function Listed({ filter, complaint, change }: ListedProps) {
  const { t } = useTranslation('complaints');
  const list = useQuery(listQuery(useCaseId(), filter));
  if (list.isPending) return <Loading />;
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />;
  const narrowed = filter.text !== '' || filter.status !== '' || filter.operator !== '';
  if (list.data.matching === 0 && !narrowed) return <Empty title={t('empty.title')}>{t('empty.next')}</Empty>;
  const chosen = complaint ?? (list.data.complaints[0]?.['ref'] as string | undefined);
  return (
    <div className={classes['desk']}>
      <ComplaintList list={list.data} filter={filter} chosen={chosen} change={change} />
      {chosen === undefined ? (
        <Empty title={t('none_fits')}>{t('none_fits_next')}</Empty>
      ) : (
        <Beside key={chosen} complaint={chosen} open={(ref) => change({ complaint: ref })} />
      )}
    </div>
  );
}
