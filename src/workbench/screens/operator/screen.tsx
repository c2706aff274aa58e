import { Badge, Group, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseHref } from '../../ui/case.ts';
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
import { Loading, Withheld } from '../../ui/parts/states.tsx';
import { Untrusted } from '../../ui/parts/untrusted.tsx';
import { Count, Duration, Money } from '../../ui/parts/value-parts.tsx';
import { Region } from '../../ui/table/cell.tsx';
import { RankWaterfall } from './rank-waterfall.tsx';

const WorldMap = lazy(() => import('../../ui/plot/world-map.tsx').then((found) => ({ default: found.WorldMap })));

/** Everything about one person or crew. */
export function Screen() {
  return (
    <OpenDossier kind="operator">
      <OperatorDossier />
    </OpenDossier>
  );
}

function OperatorDossier() {
  const { t } = useTranslation(['operator', 'dossier']);
  const { id, row, parts, hidden } = useDossier();
  const href = useCaseHref();
  const names = hidden.has('operator.names') ? (
    <Withheld />
  ) : (
    <Untrusted text={String(row['names'] ?? '').replaceAll(';', ' · ')} limit={300} />
  );
  return (
    <Page
      title={id}
      heading={
        <Group gap="sm">
          <Untrusted text={id} />
          <Badge variant="filled">{t('rank', { rank: Number(row['priority'] ?? 0) })}</Badge>
        </Group>
      }
      about={names}
      actions={
        <>
          <Link to={href('network')} search={{ open: [`operator:${id}~60`] }}>
            {t('network')}
          </Link>
          <PrintButton />
        </>
      }
    >
      <Strip label={t('dossier:figures')} of={useFigures()} />
      <Columns>
        <Panel title={t('why')} actions={<Explain target={`operator:${id}`}>{t('dossier:explain')}</Explain>}>
          <RankWaterfall reasons={String(row['priority_reasons'] ?? '')} points={Number(row['priority_points'] ?? 0)} />
        </Panel>
        <Panel title={t('activity')}>
          <Stack gap="sm">
            <DaysPlot />
            <Hours />
          </Stack>
        </Panel>
      </Columns>
      <PartPanel title={t('accounts')} parts={['accounts']}>
        <RowsTable
          part="accounts"
          label={t('accounts')}
          columns={[
            'account_ref',
            'username',
            'name',
            'email',
            'handle',
            'phone',
            'region',
            'calls',
            'victims',
            'codes_captured',
            'spent',
            'created_at',
            'last_seen_at',
          ]}
        />
      </PartPanel>
      <PartPanel title={t('links')} parts={['links']} about={t('linksAbout')}>
        <RowsTable
          part="links"
          label={t('links')}
          columns={['account_a', 'account_b', 'relation', 'probability', 'evidence', 'status', 'judgement']}
          kinds={{ status: 'rule' }}
        />
      </PartPanel>
      <Columns>
        <PartPanel title={t('identifiers')} parts={['identifiers']}>
          <Identifiers />
        </PartPanel>
        <PartPanel title={t('known')} parts={['known']}>
          <RowsTable
            part="known"
            label={t('known')}
            columns={['operation', 'agency', 'kind', 'value', 'probability']}
            kinds={{ kind: 'rule' }}
          />
        </PartPanel>
        <PartPanel title={t('victims')} parts={['victims']}>
          <RowsTable
            part="victims"
            label={t('victims')}
            columns={['number_id', 'region', 'talk_s', 'calls', 'stages', 'codes_captured', 'care']}
          />
        </PartPanel>
        <PartPanel title={t('countries')} parts={['countries']}>
          <Suspense fallback={<Loading />}>
            <WorldMap countries={(parts['countries'] ?? []).map(countryOf)} />
          </Suspense>
          <RowsTable part="countries" label={t('countries')} columns={['region', 'victims', 'calls']} />
        </PartPanel>
        <PartPanel title={t('organisations')} parts={['organisations']}>
          <RowsTable part="organisations" label={t('organisations')} columns={['organisation', 'victims', 'calls']} />
        </PartPanel>
        <PartPanel title={t('chains')} parts={['chains']}>
          <RowsTable
            part="chains"
            label={t('chains')}
            columns={['number_id', 'first_at', 'stages', 'talk_s', 'codes_captured', 'outcome']}
            explain={(row) => `scene:${String(row['scene_id'])}`}
          />
        </PartPanel>
        <PartPanel title={t('offences')} parts={['offences']}>
          <RowsTable
            part="offences"
            label={t('offences')}
            columns={['complaint_ref', 'number', 'first_at', 'talk_s', 'loss', 'probability', 'in_total']}
          />
        </PartPanel>
        <PartPanel title={t('payments')} parts={['payments']}>
          <RowsTable
            part="payments"
            label={t('payments')}
            columns={['at', 'account_ref', 'method', 'amount', 'confirmed', 'from_wallet', 'txid']}
          />
        </PartPanel>
        <PartPanel title={t('centres')} parts={['centres']}>
          <RowsTable
            part="centres"
            label={t('centres')}
            columns={['centre_id', 'organisation', 'country', 'seats', 'shift_plan', 'probability', 'reasons']}
            explain={(row) => `centre:${String(row['centre_id'])}`}
          />
        </PartPanel>
        <Judgements kind="operator" />
      </Columns>
    </Page>
  );
}

function countryOf(row: Readonly<Record<string, unknown>>) {
  return { region: String(row['region'] ?? ''), victims: Number(row['victims']), calls: Number(row['calls']) };
}

function useFigures() {
  const { t } = useTranslation('columns');
  const { row } = useDossier();
  const currency = String(row['currency'] ?? '');
  const count = (name: string) => [t(name), <Count key={name} value={Number(row[name] ?? 0)} />] as const;
  return [
    count('victims'),
    count('accounts'),
    count('calls'),
    [t('talk_s'), <Duration key="t" seconds={Number(row['talk_s'] ?? 0)} />] as const,
    count('codes_captured'),
    [t('spent'), <Money key="s" amount={String(row['spent'] ?? '0')} currency={currency} />] as const,
    [t('reported_loss'), <Money key="l" amount={String(row['reported_loss'] ?? '0')} currency={currency} />] as const,
    [t('region'), <Region key="r" region={String(row['region'] ?? '')} />] as const,
  ];
}
