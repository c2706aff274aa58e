import { Checkbox, Group, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { ColumnSelect, FilterEditor, Texts, visibleName } from './column-select.tsx';
import { columnsQuery, type Pairs, type TableMapping } from './data.ts';
import { withPart } from './edit.ts';

interface RowsFormProps {
  readonly exhibit: string;
  readonly table: TableMapping;
  /** Names of the table's columns. */
  readonly columns: readonly string[];
  readonly change: (table: TableMapping) => void;
}

/** Which rows of a table are meant, which two make one, and what is the same in all of them. */
export function RowsForm({ exhibit, table, columns, change }: RowsFormProps) {
  const { t } = useTranslation('mapping');
  const sampled = useQuery(columnsQuery(useCaseId(), exhibit, table.source));
  const samples = (column: number): readonly string[] => sampled.data?.columns[column]?.samples ?? [];
  const { only, except, matching, pairs } = table;
  const [opened, setOpened] = useState([only, except, matching, pairs].some((part) => part !== undefined));
  return (
    <details open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <Text span size="sm" fw={600}>
          {t('rows.title')}
        </Text>
      </summary>
      <Stack gap="xs" my="xs">
        <Group gap="md" align="flex-end">
          <FilterEditor
            label={t('rows.only')}
            {...{ columns, samples }}
            value={only}
            change={(next) => change(withPart(table, 'only', next))}
          />
          <FilterEditor
            label={t('rows.except')}
            {...{ columns, samples }}
            value={except}
            change={(next) => change(withPart(table, 'except', next))}
          />
          <ColumnSelect
            label={t('rows.matching')}
            columns={columns}
            value={matching}
            change={(column) =>
              change(withPart(table, 'matching', column && { ...column, pattern: matching?.pattern ?? '.' }))
            }
          />
          {matching ? (
            <TextInput
              size="xs"
              miw={260}
              label={t('rows.pattern')}
              description={t('rows.pattern_about')}
              value={matching.pattern}
              maxLength={500}
              onChange={(event) =>
                change(withPart(table, 'matching', { ...matching, pattern: event.currentTarget.value }))
              }
            />
          ) : null}
        </Group>
        <PairsForm {...{ columns, samples, pairs }} change={(next) => change(withPart(table, 'pairs', next))} />
        <Constants table={table} change={change} />
      </Stack>
    </details>
  );
}

interface PairsFormProps {
  readonly columns: readonly string[];
  readonly samples: (column: number) => readonly string[];
  readonly pairs: Pairs | undefined;
  readonly change: (pairs: Pairs | undefined) => void;
}

/** Two rows that make one: of each key one that opens, and the first that closes. */
function PairsForm({ columns, samples, pairs, change }: PairsFormProps) {
  const { t } = useTranslation('mapping');
  const at = (column: number) => ({ column, name: columns[column]! });
  const begin: Pairs = { key: [at(0)], kind: at(0), opens: [], closes: [] };
  return (
    <Stack gap={4}>
      <Checkbox
        size="xs"
        label={t('pairs.make')}
        checked={pairs !== undefined}
        disabled={columns.length === 0}
        onChange={() => change(pairs ? undefined : begin)}
      />
      {pairs ? (
        <Group gap="xs" align="flex-end">
          <MultiSelect
            size="xs"
            miw={180}
            searchable
            label={t('pairs.key')}
            data={columns.map((name, column) => ({
              value: String(column),
              label: `${column + 1} ${visibleName(name)}`,
            }))}
            value={pairs.key.map(({ column }) => String(column))}
            onChange={(chosen) => change({ ...pairs, key: chosen.map((column) => at(Number(column))) })}
          />
          <ColumnSelect
            required
            label={t('pairs.kind')}
            columns={columns}
            value={pairs.kind}
            change={(column) => column && change({ ...pairs, kind: column })}
          />
          <Texts
            label={t('pairs.opens')}
            values={pairs.opens}
            known={samples(pairs.kind.column)}
            change={(opens) => change({ ...pairs, opens })}
          />
          <Texts
            label={t('pairs.closes')}
            values={pairs.closes}
            known={samples(pairs.kind.column)}
            change={(closes) => change({ ...pairs, closes })}
          />
          <FilterEditor
            label={t('pairs.prefer')}
            {...{ columns, samples }}
            value={pairs.prefer}
            change={(prefer) => change(withPart(pairs, 'prefer', prefer))}
          />
        </Group>
      ) : null}
    </Stack>
  );
}

/** Fields that are the same in every row: their value can be corrected. */
function Constants({ table, change }: Pick<RowsFormProps, 'table' | 'change'>) {
  const { t } = useTranslation('mapping');
  const constants = Object.entries(table.fields).filter(([, { from }]) => from.length === 0);
  return (
    <Group gap="xs">
      {constants.map(([name, field]) => (
        <TextInput
          key={name}
          size="xs"
          label={t('table.constant', { name })}
          value={field.value ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ ...table, fields: { ...table.fields, [name]: { ...field, value } } })
          }
        />
      ))}
    </Group>
  );
}
