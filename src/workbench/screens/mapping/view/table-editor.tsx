import { Group, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/parts/panel.tsx';
import { RuleText } from '../../../ui/parts/rule-text.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Columns } from './columns.tsx';
import type { TableMapping, Targets } from './data.ts';
import { withTarget } from './edit.ts';
import { Preview } from './preview.tsx';
import { RowsForm } from './rows-form.tsx';

interface TableEditorProps {
  readonly exhibit: string;
  readonly table: TableMapping;
  readonly targets: Targets;
  /** Names of the table's columns. */
  readonly columns: readonly string[];
  readonly change: (table: TableMapping) => void;
}

const NOTHING = '-';

/** What one table feeds, column by column, and what that makes of its rows. */
export function TableEditor({ exhibit, table, targets, columns, change }: TableEditorProps) {
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
            <RuleText text={table.reasons.join('; ')} limit={300} />
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
        <RowsForm exhibit={exhibit} table={table} columns={columns} change={change} />
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
