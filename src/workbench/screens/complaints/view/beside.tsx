import { Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { ApiError } from '../../../ui/client.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { RuleText } from '../../../ui/parts/rule-text.tsx';
import { Failed, Loading } from '../../../ui/parts/states.tsx';
import { useSession } from '../../../ui/session.ts';
import { Call } from './call.tsx';
import classes from './complaints.module.css';
import { oneQuery, sendVerdict, takeBack, textOf, type Verdict } from './data.ts';
import { FindCall } from './find-call.tsx';
import { Offences } from './offences.tsx';
import { Told } from './told.tsx';

/** A complaint beside the calls that it may speak of. */
export function Beside({ complaint, open }: { readonly complaint: string; readonly open: (ref: string) => void }) {
  const { t } = useTranslation('complaints');
  const { may } = useSession();
  const judges = may.includes('case.complaints');
  const answer = useQuery(oneQuery(useCaseId(), complaint));
  const [reason, setReason] = useState(t('reason_default'));
  const { busy, say, withdraw } = useVerdicts(complaint, reason.trim());
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const one = answer.data;
  return (
    <div className={classes['beside']}>
      <Stack gap="sm">
        <Told one={one} open={open} />
        {one.offences.length > 0 ? <Offences rows={one.offences} /> : null}
      </Stack>
      <Panel title={t('calls.title')} about={one.why ? <RuleText text={one.why.sentence} limit={600} /> : undefined}>
        <Stack gap="sm">
          {judges ? (
            <TextInput
              label={t('reason')}
              description={t('reason_about')}
              value={reason}
              maxLength={2000}
              error={reason.trim() === '' ? t('reason_missing') : undefined}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          ) : null}
          {one.calls.length === 0 ? <Text size="sm">{t('calls.none')}</Text> : null}
          {one.calls.map((call) => (
            <Call
              key={textOf(call, 'call_ref') + textOf(call, 'call_row')}
              call={call}
              one={one}
              busy={busy || reason.trim() === ''}
              say={(verdict) => say(textOf(call, 'call_ref'), verdict)}
              withdraw={withdraw}
            />
          ))}
          {judges ? (
            <FindCall
              told={one.complaint}
              known={one.calls}
              busy={busy || reason.trim() === ''}
              link={(call) => say(call, 'same')}
            />
          ) : null}
        </Stack>
      </Panel>
    </div>
  );
}

/** Links, unlinks and takes back; nothing counts as said before the server has it on disk. */
function useVerdicts(complaint: string, reason: string) {
  const { t } = useTranslation('complaints');
  const caseId = useCaseId();
  const queries = useQueryClient();
  const settled = {
    onSuccess: ({ index }: { index: number }) => {
      notifications.show({
        message: t('recorded', { index }),
        autoClose: 3000,
        closeButtonProps: { 'aria-label': t('close') },
      });
      return queries.invalidateQueries({ queryKey: ['case', caseId, 'complaints', 'one', complaint] });
    },
    onError: (error: unknown) => {
      const message = error instanceof ApiError ? `${error.message}. ${error.next ?? ''}` : t('translation:failed.bug');
      notifications.show({
        color: 'red',
        title: t('failed'),
        message,
        autoClose: false,
        closeButtonProps: { 'aria-label': t('close') },
      });
    },
  };
  const saying = useMutation({
    mutationFn: ({ call, verdict }: { call: string; verdict: Verdict }) =>
      sendVerdict(caseId, { complaint, call, verdict, reason }),
    ...settled,
  });
  const withdrawing = useMutation({ mutationFn: (index: number) => takeBack(caseId, index, reason), ...settled });
  return {
    busy: saying.isPending || withdrawing.isPending,
    say: (call: string, verdict: Verdict) => saying.mutate({ call, verdict }),
    withdraw: (index: number) => withdrawing.mutate(index),
  };
}
