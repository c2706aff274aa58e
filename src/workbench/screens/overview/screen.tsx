import { Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { useCase, useCaseId } from '../../ui/case.ts';
import { client, unwrap } from '../../ui/client.ts';
import { Page } from '../../ui/parts/page.tsx';
import { Failed, Loading } from '../../ui/parts/states.tsx';
import { useUrlState } from '../../ui/url-state.ts';
import { Attention } from './attention-list.tsx';
import { Countries } from './countries.tsx';
import { Figures } from './figures.tsx';
import { Organisations } from './organisations.tsx';
import { Timeline } from './timeline.tsx';

const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const spanState = z.object({ from: z.catch(z.optional(day), undefined), to: z.catch(z.optional(day), undefined) });

/** The case at a glance; a span of days chosen in the timeline narrows everything on the page. */
export function Screen() {
  const { t } = useTranslation('overview');
  const about = useCase();
  const caseId = useCaseId();
  const [{ from, to }, change] = useUrlState(spanState);
  const overview = useQuery({
    queryKey: ['case', caseId, 'overview'],
    queryFn: () => unwrap(client.case[':case'].overview.$get({ param: { case: caseId } })),
  });
  const spanned = from !== undefined && to !== undefined;
  const range = useQuery({
    queryKey: ['case', caseId, 'overview', 'range', from, to],
    enabled: spanned,
    placeholderData: (before) => before,
    queryFn: () =>
      unwrap(
        client.case[':case'].overview.range.$get({
          param: { case: caseId },
          query: { from: from ?? '', to: to ?? '' },
        }),
      ),
  });
  if (overview.isPending) return <Loading />;
  if (overview.isError) {
    return (
      <Page title={t('title')} about={`${about.title} · ${about.agency}`}>
        <Failed error={overview.error} retry={() => void overview.refetch()} />
      </Page>
    );
  }
  const { figures, timed } = overview.data;
  const narrowed = spanned ? range.data : undefined;
  const { countries, organisations } = narrowed ?? overview.data;
  return (
    <Page title={t('title')} about={`${about.title} · ${about.agency}`}>
      <Stack gap="sm">
        <Figures figures={figures} totals={narrowed?.totals} />
        {range.isError ? <Failed error={range.error} /> : null}
        <Grid gap="sm">
          <Grid.Col span={{ base: 12, lg: 9 }}>
            {timed ? (
              <Timeline from={from} to={to} choose={(span) => change(span ?? { from: undefined, to: undefined })} />
            ) : null}
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 3 }}>
            <Attention />
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <Countries countries={countries} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <Organisations organisations={organisations} />
          </Grid.Col>
        </Grid>
      </Stack>
    </Page>
  );
}
