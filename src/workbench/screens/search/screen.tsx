import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { useCaseHref, useCaseId } from '../../ui/case.ts';
import { Page } from '../../ui/parts/page.tsx';
import { Panel } from '../../ui/parts/panel.tsx';
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx';
import { Untrusted } from '../../ui/parts/untrusted.tsx';
import { searchQuery } from '../../ui/shell/search-query.ts';
import { Cell } from '../../ui/table/cell.tsx';
import { guessedKind } from '../../ui/table/kind.ts';
import { useUrlState } from '../../ui/url-state.ts';
import { detailsOf, type FoundRow, placeOf } from './places.ts';
import classes from './search.module.css';

const state = z.object({ find: z.catch(z._default(z.string(), ''), '') });

/** What was found, by kind. The box at the top of the page asks. */
export function Screen() {
  const { t } = useTranslation('search');
  const caseId = useCaseId();
  const [{ find }] = useUrlState(state);
  const found = useQuery({ ...searchQuery(caseId, find), enabled: find !== '' });
  return (
    <Page title={t('title')} about={find === '' ? undefined : <Untrusted text={find} limit={200} />}>
      {find === '' ? <Empty title={t('ask.title')}>{t('ask.next')}</Empty> : null}
      {found.isLoading ? <Loading /> : null}
      {found.isError ? <Failed error={found.error} retry={() => void found.refetch()} /> : null}
      {found.data?.length === 0 ? <Empty title={t('none.title')}>{t('none.next')}</Empty> : null}
      <Stack gap="sm">
        {found.data?.map(({ kind, results, more }) => (
          <Panel
            key={kind}
            title={t(`kind.${kind}`, { defaultValue: kind })}
            actions={
              more ? (
                <Text size="xs" c="dimmed">
                  {t('more', { count: results.length })}
                </Text>
              ) : null
            }
          >
            <ul className={classes['list']}>
              {results.map((result, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two results may have the same key.
                <li key={i}>
                  <Result kind={kind} result={result} />
                </li>
              ))}
            </ul>
          </Panel>
        ))}
      </Stack>
    </Page>
  );
}

function Result({ kind, result }: { readonly kind: string; readonly result: FoundRow }) {
  const { t } = useTranslation('columns');
  const href = useCaseHref();
  const place = placeOf(kind, result);
  const [path = '', ...segments] = place?.path ?? [];
  return (
    <Group gap="md" wrap="wrap" align="baseline">
      <Title order={3} fw={600} className={classes['name']}>
        {place ? (
          <Link to={href(path, ...segments)} search={place.search ?? {}}>
            <Untrusted text={result.id} limit={100} />
          </Link>
        ) : (
          <Untrusted text={result.id} limit={100} />
        )}
      </Title>
      {detailsOf(result).map(([name, value]) => (
        <Text key={name} size="sm" component="div" className={classes['detail']}>
          <span className={classes['label']}>{t(name, { defaultValue: name.replaceAll('_', ' ') })}</span>{' '}
          <span className={result.matched.includes(name) ? classes['matched'] : undefined}>
            <Cell value={value} kind={guessedKind(name, value)} row={result.row} />
          </span>
        </Text>
      ))}
    </Group>
  );
}
