import { Button, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../ui/case.ts';
import { client, unwrap } from '../../ui/client.ts';
import { Page } from '../../ui/parts/page.tsx';
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx';
import { useUrlState } from '../../ui/url-state.ts';
import { EntryTable } from './entry-table.tsx';
import { Export } from './export.tsx';
import { Filters } from './filters.tsx';
import { type AuditState, auditState, questionOf, useHiddenValue } from './question.tsx';
import { Verify } from './verify.tsx';

const PAGE = 100;

/** Who looked at what, when and why; verify it now; take it along. */
export function Screen() {
  const { t } = useTranslation('audit');
  const [filters, change] = useUrlState(auditState);
  const [value, setValue] = useHiddenValue();
  const entries = useEntries(filters, value);
  const pages = entries.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.entries);
  const first = pages[0];
  return (
    <Page
      title={t('title')}
      about={first ? t('about', { count: first.size, root: first.root.slice(0, 12) }) : undefined}
      actions={<Export filters={filters} value={value} />}
    >
      <Verify />
      <Filters
        filters={filters}
        change={change}
        value={value}
        setValue={setValue}
        people={first?.people ?? []}
        pseudonym={first?.pseudonym ?? null}
      />
      {entries.isPending ? <Loading /> : null}
      {entries.isError ? <Failed error={entries.error} retry={() => void entries.refetch()} /> : null}
      {entries.data && rows.length === 0 ? <Empty title={t('none')}>{t('none_next')}</Empty> : null}
      {rows.length > 0 ? <EntryTable entries={rows} /> : null}
      {entries.hasNextPage ? (
        <Group>
          <Button variant="default" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
            {t('more')}
          </Button>
        </Group>
      ) : null}
    </Page>
  );
}

function useEntries(filters: AuditState, value: string) {
  const id = useCaseId();
  return useInfiniteQuery({
    queryKey: ['case', id, 'audit', filters, value],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        client.case[':case'].audit.search.$post({
          param: { case: id },
          json: {
            ...questionOf(filters, value),
            limit: PAGE,
            ...(pageParam === undefined ? {} : { before: pageParam }),
          },
        }),
      ),
    getNextPageParam: (last) => (last.more ? last.entries.at(-1)?.index : undefined),
    staleTime: 0,
  });
}
