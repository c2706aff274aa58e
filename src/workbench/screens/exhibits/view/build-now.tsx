import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { ApiError, client, unwrap } from '../../../ui/client.ts';
import { useSession } from '../../../ui/session.ts';

const build = client.case[':case'].build;
type State = InferResponseType<typeof build.$get, 200>;

/** Builds the case in the background: colleagues go on reading the last complete build meanwhile. */
export function BuildNow() {
  const { t } = useTranslation('exhibits');
  const { may } = useSession();
  const caseId = useCaseId();
  const state = useBuild(caseId);
  const start = useMutation({ mutationFn: () => unwrap(build.$post({ param: { case: caseId } })) });
  const stop = useMutation({ mutationFn: () => unwrap(build.$delete({ param: { case: caseId } })) });
  const error = start.error ?? stop.error;
  const { running, last, elsewhere } = state ?? {};
  return (
    <Stack gap={4} align="flex-end">
      <Group gap="xs">
        {running ? <Going running={running} /> : null}
        {may.includes('case.build') ? (
          running ? (
            <Button variant="default" disabled={stop.isPending} onClick={() => stop.mutate()}>
              {t('build.stop')}
            </Button>
          ) : (
            <Button disabled={start.isPending || elsewhere !== undefined} onClick={() => start.mutate()}>
              {t('build.start')}
            </Button>
          )
        ) : null}
      </Group>
      <Text size="xs" c="dimmed" role="status" aria-live="polite">
        {running ? '' : elsewhere ? t('build.elsewhere') : last ? t(`build.${last.outcome}`, { by: last.by }) : ''}
        {!running && last?.error ? `: ${last.error.what}. ${last.error.next}` : ''}
      </Text>
      {error ? (
        <Text size="sm" c="var(--rb-warn)" role="alert">
          {error instanceof ApiError ? `${error.message}. ${error.next ?? ''}` : t('uploads.broken')}
        </Text>
      ) : null}
    </Stack>
  );
}

function Going({ running }: { readonly running: NonNullable<State['running']> }) {
  const { t } = useTranslation('exhibits');
  const { task, stage, at, total } = running.progress;
  return (
    <Stack gap={2} miw={220}>
      <Text size="xs">
        {t('build.running', { by: running.by })}: {stage ?? task}
      </Text>
      <Progress value={total ? (at / total) * 100 : 100} animated={!total} aria-label={t('build.progress')} />
    </Stack>
  );
}

/** How building stands, as it changes; what a new build publishes is fetched anew everywhere. */
function useBuild(caseId: string): State | undefined {
  const queries = useQueryClient();
  useEffect(() => {
    const events = new EventSource(`/api/case/${encodeURIComponent(caseId)}/events`);
    const key = ['case', caseId, 'build'];
    let published: string | undefined;
    events.addEventListener('build', (event) => {
      queries.setQueryData(key, (before: State | undefined) => ({ ...before, ...stateIn(event.data) }));
    });
    events.addEventListener('published', (event) => {
      const first = published === undefined;
      const same = published === event.data;
      published = event.data;
      if (!first && !same) void queries.invalidateQueries({ queryKey: ['case', caseId] });
    });
    return () => events.close();
  }, [queries, caseId]);
  return useQuery({
    queryKey: ['case', caseId, 'build'],
    queryFn: () => unwrap(build.$get({ param: { case: caseId } })),
  }).data;
}

/** What an event says; what it leaves out is no longer so. */
function stateIn(data: string): Partial<State> {
  return { running: undefined, elsewhere: undefined, last: undefined, ...(JSON.parse(data) as object) };
}
