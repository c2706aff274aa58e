import { Badge, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DaysPlot } from '../../ui/dossier/days-plot.tsx';
import { Columns, OpenDossier, PartPanel, PrintButton, useDossier } from '../../ui/dossier/dossier.tsx';
import { Hours } from '../../ui/dossier/hours.tsx';
import { Identifiers } from '../../ui/dossier/identifiers.tsx';
import { Judgements } from '../../ui/dossier/judgements.tsx';
import { RowsTable } from '../../ui/dossier/rows-table.tsx';
import { Strip } from '../../ui/dossier/strip.tsx';
import { Explain } from '../../ui/parts/explain.tsx';
import { Page } from '../../ui/parts/page.tsx';
import { Panel } from '../../ui/parts/panel.tsx';
import { Untrusted } from '../../ui/parts/untrusted.tsx';
import { Count, Duration, Money } from '../../ui/parts/value-parts.tsx';
import { CaseLink } from '../../ui/table/cell.tsx';
import { Registered } from './registered.tsx';

/** Everything about one account of the seized service. */
export function Screen() {
  return (
    <OpenDossier kind="account">
      <AccountDossier />
    </OpenDossier>
  );
}

function AccountDossier() {
  const { t } = useTranslation(['service-account', 'dossier']);
  const { id, row } = useDossier();
  return (
    <Page
      title={t('title', { id })}
      heading={
        <Group gap="sm">
          <span>
            {t('label')} <Untrusted text={id} limit={80} />
          </span>
          <Untrusted text={String(row['username'] ?? row['name'] ?? '')} limit={80} />
          {row['banned'] === true ? <Badge color="red">{t('banned')}</Badge> : null}
        </Group>
      }
      about={
        row['operator_id'] ? (
          <>
            {t('operator')} <CaseLink screen="operator" id={String(row['operator_id'])} />
          </>
        ) : null
      }
      actions={<PrintButton />}
    >
      <Strip label={t('dossier:figures')} of={useFigures()} />
      <Columns>
        <Panel title={t('registered')} actions={<Explain target={`account:${id}`}>{t('dossier:explain')}</Explain>}>
          <Registered />
        </Panel>
        <Panel title={t('activity')}>
          <Stack gap="sm">
            <DaysPlot />
            <Hours />
          </Stack>
        </Panel>
        <PartPanel title={t('links')} parts={['links']}>
          <RowsTable
            part="links"
            label={t('links')}
            columns={['account_a', 'account_b', 'relation', 'probability', 'evidence', 'judgement']}
          />
        </PartPanel>
        <PartPanel title={t('identifiers')} parts={['identifiers']}>
          <Identifiers />
        </PartPanel>
        <PartPanel title={t('known')} parts={['known']}>
          <RowsTable
            part="known"
            label={t('known')}
            columns={['operation', 'agency', 'kind', 'value', 'probability']}
          />
        </PartPanel>
        <PartPanel title={t('scenes')} parts={['scenes']}>
          <RowsTable
            part="scenes"
            label={t('scenes')}
            columns={['number_id', 'kind', 'first_at', 'stages', 'talk_s', 'codes_captured', 'outcome']}
            kinds={{ kind: 'rule' }}
            explain={(row) => `scene:${String(row['scene_id'])}`}
          />
        </PartPanel>
        <PartPanel title={t('codes')} parts={['codes']}>
          <RowsTable
            part="codes"
            label={t('codes')}
            columns={['at', 'number', 'organisation', 'status', 'captured', 'code']}
          />
        </PartPanel>
        <PartPanel title={t('payments')} parts={['payments']}>
          <RowsTable
            part="payments"
            label={t('payments')}
            columns={['at', 'method', 'amount', 'confirmed', 'from_wallet', 'txid']}
          />
        </PartPanel>
        <PartPanel title={t('logins')} parts={['logins']}>
          <RowsTable
            part="logins"
            label={t('logins')}
            columns={['ip', 'logins', 'first_at', 'last_at', 'user_agent']}
          />
        </PartPanel>
        <PartPanel title={t('messages')} parts={['messages']}>
          <RowsTable part="messages" label={t('messages')} columns={['at', 'kind', 'subject', 'body']} />
        </PartPanel>
        <PartPanel title={t('bursts')} parts={['bursts']}>
          <RowsTable
            part="bursts"
            label={t('bursts')}
            columns={['started_at', 'calls', 'numbers', 'peak_per_minute', 'concurrent', 'reasons']}
            explain={(row) => `burst:${String(row['burst_id'])}`}
          />
        </PartPanel>
        <Judgements kind="account" />
      </Columns>
    </Page>
  );
}

function useFigures() {
  const { t } = useTranslation('columns');
  const { row } = useDossier();
  const count = (name: string) => [t(name), <Count key={name} value={Number(row[name] ?? 0)} />] as const;
  return [
    count('calls'),
    count('victims'),
    [t('talk_s'), <Duration key="t" seconds={Number(row['talk_s'] ?? 0)} />] as const,
    count('codes_captured'),
    count('payments'),
    [
      t('spent'),
      <Money key="s" amount={String(row['spent'] ?? '0')} currency={String(row['currency'] ?? '')} />,
    ] as const,
  ];
}
