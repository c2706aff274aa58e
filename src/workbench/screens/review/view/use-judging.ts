import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { ApiError } from '../../../ui/client.ts';
import { type Pair, sendJudgement, sendWithdrawal, type Verdict } from './data.ts';

/** A judgement of this visit, newest last: what undo takes back. */
interface Given {
  readonly index: number;
  readonly id: string;
}

/**
 * Judging and taking back. Nothing counts as said before the server has it signed on disk; what fails is told and changes
 * nothing.
 */
export function useJudging(done: (id: string) => void) {
  const { t } = useTranslation('review');
  const caseId = useCaseId();
  const queries = useQueryClient();
  const [given, setGiven] = useState<readonly Given[]>([]);
  const [told, setTold] = useState('');
  const changed = () => queries.invalidateQueries({ queryKey: ['case', caseId, 'review'] });
  const failed = (error: unknown): void => {
    const message = error instanceof ApiError ? `${error.message}. ${error.next ?? ''}` : t('translation:failed.bug');
    notifications.show({
      color: 'red',
      title: t('failed'),
      message,
      autoClose: false,
      closeButtonProps: { 'aria-label': t('close') },
    });
  };
  const judging = useMutation({
    mutationFn: ({ pair, verdict, reason }: { pair: Pair; verdict: Verdict; reason: string }) =>
      sendJudgement(caseId, pair, verdict, reason),
    onSuccess: async ({ index }, { pair, verdict }) => {
      setGiven((before) => [...before, { index, id: pair.id }]);
      setTold(t('recorded', { index, verdict: t(`verdict.${verdict}`) }));
      done(pair.id);
      await changed();
    },
    onError: failed,
  });
  const withdrawing = useMutation({
    mutationFn: (index: number) => sendWithdrawal(caseId, index, t('withdrawn_reason')),
    onSuccess: async (_, index) => {
      setGiven((before) => before.filter((one) => one.index !== index));
      setTold(t('withdrawn', { index }));
      await changed();
    },
    onError: failed,
  });
  return {
    busy: judging.isPending || withdrawing.isPending,
    judge: (pair: Pair, verdict: Verdict, reason: string) => judging.mutate({ pair, verdict, reason }),
    withdraw: (index: number) => withdrawing.mutateAsync(index),
    /** What was done last, in words. */
    told,
    last: given.at(-1),
  };
}
