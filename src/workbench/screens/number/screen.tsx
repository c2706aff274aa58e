import { Alert, Badge, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CallsPlot } from '../../ui/dossier/calls-plot.tsx';
import { Columns, OpenDossier, PartPanel, PrintButton, useDossier } from '../../ui/dossier/dossier.tsx';
import { Judgements } from '../../ui/dossier/judgements.tsx';
import { Reasons } from '../../ui/dossier/reasons.tsx';
import { RowsTable } from '../../ui/dossier/rows-table.tsx';
import { Scenes } from '../../ui/dossier/scenes.tsx';
import { Strip } from '../../ui/dossier/strip.tsx';
import { Explain } from '../../ui/parts/explain.tsx';
import { Page } from '../../ui/parts/page.tsx';
import { Panel } from '../../ui/parts/panel.tsx';
import { RuleText } from '../../ui/parts/rule-text.tsx';
import { Untrusted } from '../../ui/parts/untrusted.tsx';
import { Count, Duration, Money, Probability } from '../../ui/parts/value-parts.tsx';
import { Region } from '../../ui/table/cell.tsx';
import { useRules } from '../../ui/use-rules.ts';
import { ComplaintCards } from './complaint-cards.tsx';
import { LineWeights } from './line-weights.tsx';

/** Everything about one dialled number. */
export function Screen() {
  return (
    <OpenDossier kind="number">
      <NumberDossier />
    </OpenDossier>
  );
}

function NumberDossier() {
  const { t } = useTranslation(['number', 'dossier']);
  const { id, row, parts } = useDossier();
  const number = String(row['number'] || row['number_id'] || id);
  const [victim] = parts['victim'] ?? [];
  const care = String(victim?.['care'] ?? '');
  return (
    <Page
      title={number}
      heading={<Heading number={number} kind={String(row['class'])} />}
      about={<About />}
      actions={<PrintButton />}
    >
      {care === '' ? null : (
        <Alert color="orange" title={t('care')} role="note">
          <RuleText text={care} limit={600} />
        </Alert>
      )}
      <Strip label={t('dossier:figures')} of={useFigures()} />
      <Columns>
        <Panel
          title={t('why')}
          actions={row['number'] ? <Explain target={`number:${number}`}>{t('dossier:explain')}</Explain> : null}
        >
          <Stack gap="sm">
            <Reasons text={String(row['reasons'] ?? '')} />
            <LineWeights number={String(row['number'] ?? '')} />
          </Stack>
        </Panel>
        <PartPanel title={t('scenes')} parts={['scenes']}>
          <Scenes />
        </PartPanel>
      </Columns>
      <PartPanel title={t('timeline')} parts={['calls']} about={t('timelineAbout')}>
        <CallsPlot />
      </PartPanel>
      <PartPanel title={t('complaints')} parts={['complaints']}>
        <ComplaintCards />
      </PartPanel>
      <PartPanel title={t('codes')} parts={['codes']}>
        <RowsTable
          part="codes"
          label={t('codes')}
          columns={['at', 'account_ref', 'organisation', 'status', 'captured', 'code']}
        />
      </PartPanel>
      <PartPanel title={t('calls')} parts={['calls']}>
        <RowsTable
          part="calls"
          label={t('calls')}
          columns={[
            'started_at',
            'account_ref',
            'presented',
            'presented_name',
            'answered',
            'talk_s',
            'disposition',
            'call_ref',
          ]}
        />
      </PartPanel>
      <Columns>
        <PartPanel title={t('contacts')} parts={['contacts']}>
          <RowsTable
            part="contacts"
            label={t('contacts')}
            columns={['list_ref', 'name', 'account_ref', 'status', 'called']}
            explain={(row) => `contact:${String(row['contact_key'])}`}
          />
        </PartPanel>
        <PartPanel title={t('shown')} parts={['shown']}>
          <RowsTable
            part="shown"
            label={t('shown')}
            columns={['organisation', 'how', 'calls', 'accounts', 'victims']}
          />
        </PartPanel>
        <Judgements kind="number" />
      </Columns>
    </Page>
  );
}

function Heading({ number, kind }: { readonly number: string; readonly kind: string }) {
  const { t } = useTranslation('dossier');
  return (
    <Group gap="sm">
      <Untrusted text={number} limit={60} />
      <Badge variant={kind === 'victim' ? 'filled' : 'light'}>{t(`class.${kind}`, { defaultValue: kind })}</Badge>
    </Group>
  );
}

function About() {
  const { row } = useDossier();
  const say = useRules();
  const type = say(String(row['number_type'] ?? '')).replaceAll('_', ' ');
  return (
    <>
      <Region region={String(row['region'] ?? '')} />
      {type === '' ? '' : ` · ${type}`}
      {row['time_zone'] ? ` · ${String(row['time_zone'])}` : ''}
    </>
  );
}

function useFigures() {
  const { t } = useTranslation(['columns', 'number']);
  const { row, parts } = useDossier();
  const [victim] = parts['victim'] ?? [];
  const count = (name: string, from = row) => [t(name), <Count key={name} value={Number(from[name] ?? 0)} />] as const;
  return [
    [t('number:sure'), <Probability key="p" value={Number(row['probability'] ?? 0)} />] as const,
    count('calls'),
    count('answered'),
    [t('talk_s'), <Duration key="t" seconds={Number(row['talk_s'] ?? 0)} />] as const,
    [t('longest_s'), <Duration key="l" seconds={Number(row['longest_s'] ?? 0)} />] as const,
    count('accounts'),
    ...(victim
      ? [
          count('codes_captured', victim),
          count('stages', victim),
          count('complaints', victim),
          [
            t('reported_loss'),
            <Money
              key="m"
              amount={String(victim['reported_loss'] ?? '0')}
              currency={String(victim['currency'] ?? '')}
            />,
          ] as const,
        ]
      : []),
  ];
}
