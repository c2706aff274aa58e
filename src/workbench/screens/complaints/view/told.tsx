import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/parts/facts.tsx';
import { Narrative } from '../../../ui/parts/narrative.tsx';
import { Panel } from '../../../ui/parts/panel.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Money, Phone } from '../../../ui/parts/value-parts.tsx';
import classes from './complaints.module.css';
import { type One, type Row, textOf } from './data.ts';

/** The complaint as it was told, and what else the same person told. */
export function Told({ one, open }: { readonly one: One; readonly open: (ref: string) => void }) {
  const { t } = useTranslation('complaints');
  const row = one.complaint;
  const text = (column: string) => <Untrusted text={textOf(row, column)} limit={300} />;
  const there = (column: string) => (textOf(row, column) ? text(column) : '');
  const called = textOf(row, 'called');
  const loss = textOf(row, 'loss');
  const when = [textOf(row, 'call_date'), textOf(row, 'call_time_raw')].filter((part) => part !== '').join(' · ');
  return (
    <Panel title={t('told.title')}>
      <Stack gap="sm">
        <Facts
          of={[
            [t('told.ref'), text('ref')],
            [t('told.received_on'), there('received_on')],
            [t('told.name'), there('name')],
            [t('told.postcode'), there('postcode')],
            [t('told.called'), called ? <Phone key="called" number={called} /> : there('called_raw')],
            [t('told.when'), when === '' ? '' : <Untrusted key="when" text={when} />],
            [t('told.presented'), there('presented') || there('presented_raw')],
            [t('told.organisation'), there('organisation')],
            [t('told.loss'), loss ? <Money key="loss" amount={loss} currency={textOf(row, 'currency')} /> : ''],
          ]}
        />
        {textOf(row, 'narrative') ? (
          <blockquote className={classes['narrative']}>
            <Narrative text={textOf(row, 'narrative')} />
          </blockquote>
        ) : null}
        {one.person.length > 0 ? <Person rows={one.person} open={open} /> : null}
      </Stack>
    </Panel>
  );
}

function Person({ rows, open }: { readonly rows: readonly Row[]; readonly open: (ref: string) => void }) {
  const { t } = useTranslation('complaints');
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('person.title')}
      </Text>
      {rows.map((row) => (
        <Group key={textOf(row, 'ref')} gap="xs">
          <Button size="compact-xs" variant="subtle" onClick={() => open(textOf(row, 'ref'))}>
            <Untrusted text={textOf(row, 'ref')} limit={60} />
          </Button>
          <Text size="sm" c="dimmed">
            {t('person.scam', { scam: textOf(row, 'scam') })} ·{' '}
            {t(row['counted'] === true ? 'person.counted' : 'person.not_counted')}
          </Text>
        </Group>
      ))}
    </div>
  );
}
