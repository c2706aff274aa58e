import { Paper, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { Pager } from '../../../ui/parts/pager.tsx';
import { Empty, Failed, Loading } from '../../../ui/parts/states.tsx';
import { type Item, pairQuery, type Queue, SHOWN, type Verdict } from './data.ts';
import { JudgeBar, KEYS } from './judge-bar.tsx';
import { PairView } from './pair-view.tsx';
import { QueueList } from './queue-list.tsx';
import classes from './review.module.css';
import { useJudging } from './use-judging.ts';
import { useKeys } from './use-keys.ts';

const KEPT = 'ringbreak.review.keys';

interface DeskProps {
  readonly queue: Queue;
  readonly matching: number;
  readonly offset: number;
  readonly chosen: string | undefined;
  readonly choose: (id: string | undefined) => void;
  readonly page: (offset: number) => void;
}

/** The queue at the left, the pair in question at the right, what to say about it below. */
export function Desk({ queue, matching, offset, chosen, choose, page }: DeskProps) {
  const { t } = useTranslation('review');
  const { items } = queue;
  const id = chosen ?? items[0]?.id;
  const next = followerOf(items, id);
  const { busy, judge, withdraw, last, told } = useJudging(() => choose(next));
  const [reason, setReason] = useState(t('bar.reason_default'));
  const [singleKeys, setSingleKeys] = useState(localStorage.getItem(KEPT) !== 'off');
  const reasonRef = useRef<HTMLInputElement>(null);
  const pair = usePair(id, next);
  const say = (verdict: Verdict): void => {
    if (pair.data && !busy && reason.trim() !== '') judge(pair.data, verdict, reason.trim());
  };
  const undo = last && (() => void withdraw(last.index).then(() => choose(last.id)));
  const skip = (): void => choose(next);
  useKeys(
    {
      [KEYS.same]: () => say('same'),
      [KEYS.not_same]: () => say('not_same'),
      [KEYS.unsure]: () => say('unsure'),
      [KEYS.skip]: skip,
      [KEYS.undo]: () => undo?.(),
      [KEYS.reason]: () => reasonRef.current?.select(),
    },
    singleKeys,
  );
  if (id === undefined) return <Empty title={t('empty.title')}>{t('empty.next')}</Empty>;
  const keep = (on: boolean): void => {
    localStorage.setItem(KEPT, on ? 'on' : 'off');
    setSingleKeys(on);
  };
  return (
    <div className={classes['desk']}>
      <Paper withBorder>
        <QueueList items={items} chosen={id} choose={choose} />
        <Pager offset={offset} matching={matching} size={SHOWN} page={(to) => page(to ?? 0)} />
      </Paper>
      <Stack gap="sm" miw={0}>
        {pair.isError ? <Failed error={pair.error} retry={() => void pair.refetch()} /> : null}
        {pair.isPending ? <Loading /> : null}
        {pair.data ? (
          <PairView
            pair={pair.data}
            item={items.find((item) => item.id === id)}
            withdraw={(index) => void withdraw(index)}
            busy={busy}
          />
        ) : null}
        <JudgeBar
          {...{ reason, setReason, judge: say, skip, undo, told, reasonRef, singleKeys, setSingleKeys: keep }}
          busy={busy || !pair.data}
        />
      </Stack>
    </div>
  );
}

/** The pair in question; the one that comes next is fetched meanwhile. */
function usePair(id: string | undefined, next: string | undefined) {
  const caseId = useCaseId();
  const queries = useQueryClient();
  useEffect(() => {
    if (next !== undefined) void queries.prefetchQuery(pairQuery(caseId, next));
  }, [queries, caseId, next]);
  return useQuery({ ...pairQuery(caseId, id ?? ''), enabled: id !== undefined });
}

function followerOf(items: readonly Item[], id: string | undefined): string | undefined {
  const at = items.findIndex((item) => item.id === id);
  return items[at + 1]?.id ?? items.find((item) => item.id !== id)?.id;
}
