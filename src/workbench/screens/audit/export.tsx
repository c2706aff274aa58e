import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../ui/case.ts';
import { ApiError, client } from '../../ui/client.ts';
import { type AuditState, questionOf } from './question.tsx';

/** The entries that the filters show, as a file. */
export function Export({ filters, value }: { readonly filters: AuditState; readonly value: string }) {
  const { t } = useTranslation('audit');
  const id = useCaseId();
  const save = useMutation({
    mutationFn: async () => {
      const answer = await client.case[':case'].audit.export.$post({
        param: { case: id },
        json: questionOf(filters, value),
      });
      if (!answer.ok) throw new ApiError(answer.status, {});
      const address = URL.createObjectURL(await answer.blob());
      Object.assign(document.createElement('a'), { href: address, download: 'audit.jsonl' }).click();
      URL.revokeObjectURL(address);
    },
  });
  return (
    <Button variant="default" loading={save.isPending} onClick={() => save.mutate()}>
      {save.isError ? t('export_failed') : t('export')}
    </Button>
  );
}
