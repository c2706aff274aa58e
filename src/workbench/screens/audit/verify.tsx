import { Alert, Button, Group, List, Switch, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../ui/case.ts';
import { client, unwrap } from '../../ui/client.ts';
import { Failed } from '../../ui/parts/states.tsx';
import { useSession } from '../../ui/session.ts';
import { Reason } from './reason.tsx';

/** Verifies ledger and log from their bytes, and says whether whoever looks has to say why. */
export function Verify() {
  const { t } = useTranslation('audit');
  const id = useCaseId();
  const verify = useMutation({
    mutationFn: () => unwrap(client.case[':case'].audit.verify.$post({ param: { case: id } })),
  });
  return (
    <>
      <Group gap="md">
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('verify')}
        </Button>
        <Demand />
      </Group>
      {verify.isError ? <Failed error={verify.error} /> : null}
      {verify.data ? (
        <Alert role="status" variant="light" color={verify.data.sound ? 'green' : 'red'}>
          <Text size="sm">
            {t(verify.data.sound ? 'sound' : 'damaged', {
              audit: verify.data.audit_entries,
              ledger: verify.data.ledger_entries,
            })}
          </Text>
          <List size="sm">
            {verify.data.findings.map(({ code, what, file, line }) => (
              <List.Item key={`${code} ${file} ${line}`}>
                {code}: {what} ({file}
                {line === null ? '' : `:${line}`})
              </List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
    </>
  );
}

/** Whether the case demands a reason of whoever looks; for supervisors to decide. */
function Demand() {
  const { t } = useTranslation('audit');
  const id = useCaseId();
  const { may } = useSession();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<boolean>();
  const queryKey = ['case', id, 'justification'];
  const setting = useQuery({
    queryKey,
    queryFn: () => unwrap(client.case[':case'].justification.$get({ param: { case: id } })),
  });
  const set = useMutation({
    mutationFn: (json: { demanded: boolean; reason: string }) =>
      unwrap(client.case[':case'].justification.$put({ param: { case: id }, json })),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  });
  if (!setting.data) return null;
  const { demanded } = setting.data;
  return (
    <>
      <Switch
        label={t('demanded')}
        checked={demanded}
        disabled={!may.includes('case.approve')}
        onChange={() => setAsked(!demanded)}
      />
      {asked === undefined ? null : (
        <Reason
          title={t(asked ? 'demand_on' : 'demand_off')}
          close={() => setAsked(undefined)}
          given={(reason) => {
            setAsked(undefined);
            set.mutate({ demanded: asked, reason });
          }}
        />
      )}
      {set.isError ? <Failed error={set.error} /> : null}
    </>
  );
}
