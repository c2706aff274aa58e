import { Group, Select, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { untrustedParts } from '../../../ui/parts/untrusted-parts.ts';
import type { Filter, Source } from './data.ts';

/** A name as evidence has it, safe to stand in a field: nothing invisible, nothing that turns its neighbours round. */
export function visibleName(name: string): string {
  return untrustedParts(name, 60)
    .map(({ text }) => text)
    .join('');
}

interface ColumnSelectProps {
  readonly label: string;
  /** Names of the table's columns, in their order. */
  readonly columns: readonly string[];
  readonly value: Source | undefined;
  readonly change: (column: Source | undefined) => void;
  readonly required?: boolean;
}

/** One column of a table, by its place and name. */
export function ColumnSelect({ label, columns, value, change, required = false }: ColumnSelectProps) {
  return (
    <Select
      size="xs"
      label={label}
      searchable
      allowDeselect={!required}
      clearable={!required}
      clearButtonProps={{ 'aria-label': label }}
      data={columns.map((name, column) => ({ value: String(column), label: `${column + 1} ${visibleName(name)}` }))}
      value={value ? String(value.column) : null}
      onChange={(chosen) => {
        const column = chosen === null ? undefined : Number(chosen);
        change(column === undefined ? undefined : { column, name: columns[column]! });
      }}
    />
  );
}

interface TextsProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly change: (values: string[]) => void;
  /** Texts to choose from, beside any that is typed. */
  readonly known?: readonly string[];
}

/** Texts of cells: typed and closed with Enter, or chosen. */
export function Texts({ label, values, change, known = [] }: TextsProps) {
  return (
    <TagsInput
      size="xs"
      miw={200}
      label={label}
      value={[...values]}
      data={[...new Set(known)]}
      onChange={change}
      // What was typed counts also without Enter, and commas are part of texts.
      acceptValueOnBlur
      splitChars={[]}
    />
  );
}

interface FilterEditorProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly value: Filter | undefined;
  readonly change: (filter: Filter | undefined) => void;
  /** Samples of a column, to choose from. */
  readonly samples?: (column: number) => readonly string[];
}

/** Rows whose column holds one of some texts; without a column there is no such rule. */
export function FilterEditor({ label, columns, value, change, samples }: FilterEditorProps) {
  const { t } = useTranslation('mapping');
  return (
    <Group gap="xs" align="flex-end" component="fieldset" style={{ border: 0, padding: 0, margin: 0 }}>
      <ColumnSelect
        label={label}
        columns={columns}
        value={value}
        change={(column) => change(column && { ...column, values: value?.values ?? [] })}
      />
      {value ? (
        <Texts
          label={t('rows.values', { what: label })}
          values={value.values}
          known={samples?.(value.column) ?? []}
          change={(values) => change({ ...value, values })}
        />
      ) : null}
    </Group>
  );
}
