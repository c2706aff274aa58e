import { Group, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/parts/panel.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Columns } from './columns.tsx';
import type { TableMapping, Targets } from './data.ts';
import { withTarget } from './edit.ts';
import { Preview } from './preview.tsx';

interface TableEditorProps {
  readonly exhibit: string;
  readonly table: TableMapping;
  readonly targets: Targets;
  readonly change: (table: TableMapping) => void;
}

const NOTHING = '-';

/** What one table feeds, column by column, and what that makes of its rows. */
export function TableEditor({ exhibit, table, targets, change }: TableEditorProps) {
  const { t } = useTranslation('mapping');
  const target = targets.find(({ name }) => name === table.target);
  const missing = target?.needs.filter((anyOf) => !anyOf.some((name) => table.fields[name])) ?? [];
  return (
    <>
      <Panel
        title={t('table.title')}
        about={
          <>
            <Untrusted text={table.source} limit={120} /> · {Math.round(table.confidence * 100)} % ·{' '}
            <Untrusted text={table.reasons.join('; ')} limit={300} />
          </>
        }
        actions={
          <Group gap="xs">
            <Text size="sm">{t('table.feeds')}</Text>
            <Select
              aria-label={t('table.feeds')}
              allowDeselect={false}
              searchable
              w={200}
              data={[
                { value: NOTHING, label: t('feeds.nothing') },
                ...targets.map(({ name }) => ({ value: name, label: name })),
              ]}
              value={table.target ?? NOTHING}
              onChange={(chosen) => change(withTarget(table, chosen === NOTHING ? null : chosen))}
            />
          </Group>
        }
      >
        <Limits table={table} />
        {missing.map((anyOf) => (
          <Text key={anyOf.join()} size="sm" c="var(--rb-warn)">
            {t('table.missing', { columns: anyOf.join(', ') })}
          </Text>
        ))}
        <Columns exhibit={exhibit} table={table} target={target} change={change} />
      </Panel>
      <Preview exhibit={exhibit} table={table} />
    </>
  );
}

/** Which rows are meant and which make one: shown here, changed in the mapping file. */
function Limits({ table }: { readonly table: TableMapping }) {
  const { t } = useTranslation('mapping');
  const { only, matching, pairs } = table;
  const constants = Object.entries(table.fields).filter(([, { from }]) => from.length === 0);
  return (
    <>
      {only ? (
        <Text size="sm">
          {t('table.only')} <Untrusted text={`${only.name}: ${only.values.join(', ')}`} limit={200} />
        </Text>
      ) : null}
      {matching ? (
        <Text size="sm">
          {t('table.matching')} <Untrusted text={`${matching.name}: ${matching.pattern}`} limit={200} />
        </Text>
      ) : null}
      {pairs ? <Text size="sm">{t('table.pairs')}</Text> : null}
      {constants.map(([name, { value }]) => (
        <Text key={name} size="sm">
          {t('table.constant', { name })} <Untrusted text={value ?? ''} limit={60} />
        </Text>
      ))}
    </>
  );
}
