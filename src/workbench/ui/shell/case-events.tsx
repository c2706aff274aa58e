import { Button, Progress, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../case.ts';
import { client, unwrap } from '../client.ts';
import { useSession } from '../session.ts';
import classes from './shell.module.css';

type BuildState = InferResponseType<(typeof client.case)[':case']['build']['$get'], 200>;

/**
 * Hears what happens to the case: a newer build or a longer ledger refreshes what is on the screen; how far a build is stands
 * at the top meanwhile.
 */
export function CaseEvents() {
  const { t } = useTranslation();
  const caseId = useCaseId();
  const { may } = useSession();
  const state = useBuildState(caseId);
  const stop = useMutation({
    mutationFn: () => unwrap(client.case[':case'].build.$delete({ param: { case: caseId } })),
  });
  if (state?.last?.outcome === 'failed' && !state.running) {
    return (
      <div role="status" className={classes['banner']}>
        {t('build.failed', { what: state.last.error?.what ?? '' })} {state.last.error?.next}
      </div>
    );
  }
  if (!state?.running) return null;
  const { progress, by } = state.running;
  const share = progress.total ? Math.min(100, (100 * progress.at) / progress.total) : undefined;
  return (
    <div role="status" className={classes['building']}>
      <Text size="sm">
        {t('build.running', { by })} {progress.task}
        {progress.stage ? ` · ${progress.stage}` : ''}
      </Text>
      <Progress value={share ?? 100} animated={share === undefined} aria-label={t('build.progress')} flex={1} />
      {may.includes('case.build') ? (
        <Button variant="default" size="compact-xs" onClick={() => stop.mutate()}>
          {t('build.stop')}
        </Button>
      ) : null}
    </div>
  );
}

function useBuildState(caseId: string): BuildState | undefined {
  const queries = useQueryClient();
  const [state, setState] = useState<BuildState>();
  /** What was current when the page was opened: the first word of each kind is no news. */
  const known = useRef(new Map<string, string>());
  useEffect(() => {
    known.current = new Map();
    const source = new EventSource(`/api/case/${encodeURIComponent(caseId)}/events`);
    const news = (event: MessageEvent<string>): void => {
      const before = known.current.get(event.type);
      known.current.set(event.type, event.data);
      if (before !== undefined && before !== event.data) void queries.invalidateQueries({ queryKey: ['case', caseId] });
    };
    source.addEventListener('build', (event: MessageEvent<string>) => setState(JSON.parse(event.data) as BuildState));
    source.addEventListener('published', news);
    source.addEventListener('changed', news);
    return () => {
      source.close();
      setState(undefined);
    };
  }, [caseId, queries]);
  return state;
}
