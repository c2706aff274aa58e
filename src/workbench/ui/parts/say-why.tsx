import { Button, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../case.ts';
import { client, unwrap } from '../client.ts';

/** In place of what a case shows only to those who say why they look. */
export function SayWhy() {
  const { t } = useTranslation();
  const id = useCaseId();
  const queries = useQueryClient();
  const [why, setWhy] = useState('');
  const say = useMutation({
    mutationFn: () => unwrap(client.case[':case'].justification.mine.$post({ param: { case: id }, json: { why } })),
    onSuccess: () => queries.refetchQueries({ queryKey: ['case', id] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    say.mutate();
  };
  return (
    <Paper withBorder p="md" maw={520} my="sm" role="status">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text fw={600}>{t('why.title')}</Text>
          <Text size="sm" c="dimmed">
            {t('why.about')}
          </Text>
          <TextInput
            label={t('why.label')}
            required
            minLength={3}
            maxLength={500}
            value={why}
            error={say.isError ? t('why.failed') : undefined}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <Button type="submit" loading={say.isPending}>
            {t('why.go')}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
