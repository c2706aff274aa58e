import { Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../case.ts';
import { client, unwrap } from '../client.ts';
import { Panel } from '../parts/panel.tsx';
import { Failed } from '../parts/states.tsx';
import { Untrusted } from '../parts/untrusted.tsx';
import { Time } from '../parts/value-parts.tsx';
import classes from './dossier.module.css';
import { useDossier } from './dossier.tsx';

type Noted = 'number' | 'operator' | 'account';

/** What people said: notes and judgements, each an entry of the ledger; and a place to write another note. */
export function Judgements({ kind }: { readonly kind: Noted }) {
  const { t } = useTranslation('dossier');
  const caseId = useCaseId();
  const { id } = useDossier();
  const key = ['case', caseId, 'notes', kind, id];
  const answer = useQuery({
    queryKey: key,
    queryFn: () => unwrap(client.case[':case'].notes.$get({ param: { case: caseId }, query: { kind, key: id } })),
  });
  if (!answer.data?.open) return null;
  const { notes, judgements } = answer.data;
  return (
    <Panel title={t('notes.title')}>
      {judgements.map((one) => (
        <Group key={one.index} className={classes['scene']} gap="sm">
          <Badge size="sm" variant="light">
            {t(`verdict.${one.verdict}`, { defaultValue: one.verdict })}
          </Badge>
          <Untrusted text={`${one.a} – ${one.b}`} limit={100} />
          <Said by={one.actor} at={one.at} index={one.index} text={one.reason} />
        </Group>
      ))}
      {notes.map((one) => (
        <div key={one.index} className={classes['scene']}>
          <Said by={one.actor} at={one.at} index={one.index} text={one.text} />
        </div>
      ))}
      <Write kind={kind} id={id} queryKey={key} />
    </Panel>
  );
}

function Said({
  by,
  at,
  index,
  text,
}: {
  readonly by: string;
  readonly at: string;
  readonly index: number;
  readonly text: string;
}) {
  const { t } = useTranslation('dossier');
  return (
    <div>
      <Text size="sm">
        <Untrusted text={text} limit={1000} />
      </Text>
      <Text size="xs" c="dimmed" component="div">
        <Untrusted text={by} limit={80} /> · <Time at={at.replace('T', ' ').replace('Z', '')} /> ·{' '}
        {t('notes.entry', { index })}
      </Text>
    </div>
  );
}

function Write({
  kind,
  id,
  queryKey,
}: {
  readonly kind: Noted;
  readonly id: string;
  readonly queryKey: readonly unknown[];
}) {
  const { t } = useTranslation('dossier');
  const caseId = useCaseId();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const write = useMutation({
    mutationFn: () =>
      unwrap(client.case[':case'].notes.$post({ param: { case: caseId }, json: { kind, key: id, text } })),
    onSuccess: async () => {
      setText('');
      await queries.invalidateQueries({ queryKey });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') write.mutate();
  };
  return (
    <form onSubmit={submit} className="no-print">
      <Stack gap="xs" mt="xs" align="flex-start">
        <Textarea
          w="100%"
          size="xs"
          label={t('notes.label')}
          description={t('notes.about')}
          value={text}
          maxLength={1000}
          autosize
          minRows={2}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={write.isPending} disabled={text.trim() === ''}>
          {t('notes.write')}
        </Button>
      </Stack>
      {write.isError ? <Failed error={write.error} /> : null}
    </form>
  );
}
