import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { ApiError } from '../../../ui/client.ts';
import { fetchSaved, type Mapping, type Opened, sendConfirmation, sendMapping, sendSaved } from './data.ts';

interface Work {
  readonly exhibit: string;
  readonly opened: Opened;
  readonly draft: Mapping;
  readonly reason: string;
  /** Called when what the server has is what was edited. */
  readonly done: () => void;
}

/** Saving, confirming, and using saved mappings; what fails is told and changes nothing. */
export function useSaving({ exhibit, opened, draft, reason, done }: Work) {
  const { t } = useTranslation('mapping');
  const caseId = useCaseId();
  const queries = useQueryClient();
  const [told, setTold] = useState('');
  const work = useMutation({
    mutationFn: async ({ act, words }: { act: () => Promise<unknown>; words: string }) => {
      await act();
      return words;
    },
    onSuccess: async (words) => {
      setTold(words);
      await queries.invalidateQueries({ queryKey: ['case', caseId, 'mapping', exhibit], exact: true });
      await queries.invalidateQueries({ queryKey: ['case', caseId, 'exhibits'] });
      done();
    },
    onError: (error) => {
      const message = error instanceof ApiError ? `${error.message}. ${error.next ?? ''}` : t('translation:failed.bug');
      const closeButtonProps = { 'aria-label': t('close') };
      notifications.show({ color: 'red', title: t('failed'), message, autoClose: false, closeButtonProps });
    },
  });
  const expected = opened.sha256;
  return {
    busy: work.isPending,
    told,
    save: (confirm: boolean) =>
      work.mutate({
        act: () => sendMapping(caseId, exhibit, { mapping: draft, expected, reason: reason.trim(), confirm }),
        words: t(confirm ? 'told.confirmed' : 'told.saved'),
      }),
    confirm: () =>
      work.mutate({
        act: () => sendConfirmation(caseId, exhibit, expected ?? '', reason.trim()),
        words: t('told.confirmed'),
      }),
    take: (file: File) =>
      work.mutate({
        act: async () => sendSaved(caseId, exhibit, await file.text(), reason.trim()),
        words: t('told.taken'),
      }),
    give: () =>
      void fetchSaved(caseId, exhibit).then(({ text }) => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
        link.download = `mapping-${exhibit.slice(0, 16)}.json`;
        link.click();
        URL.revokeObjectURL(link.href);
      }),
  };
}
