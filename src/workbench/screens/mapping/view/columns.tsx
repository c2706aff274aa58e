import { MultiSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { RuleText } from '../../../ui/parts/rule-text.tsx';
import { Failed, Loading } from '../../../ui/parts/states.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { type Column, columnsQuery, proposeField, type TableMapping, type Target } from './data.ts';
import { fieldsOf, toggled, withField } from './edit.ts';
import { FieldMore } from './field-form.tsx';
import classes from './mapping.module.css';
import { Transform } from './transform.tsx';

interface ColumnsProps {
  readonly exhibit: string;
  readonly table: TableMapping;
  readonly target: Target | undefined;
  readonly change: (table: TableMapping) => void;
}

/** Every column of a table: what was seen in it, what it feeds and why. */
export function Columns({ exhibit, table, target, change }: ColumnsProps) {
  const { t } = useTranslation('mapping');
  const caseId = useCaseId();
  const answer = useQuery(columnsQuery(caseId, exhibit, table.source));
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />;

  /** Lets the column feed these fields and no others; the server proposes how new ones are read. */
  const feed = async (column: number, names: readonly string[]): Promise<void> => {
    let edited = table;
    const before = fieldsOf(table, column);
    for (const name of before.filter((one) => !names.includes(one))) {
      const columns = toggled(edited.fields[name], column, false);
      edited = withField(edited, name, columns.length === 0 ? undefined : await propose(name, columns));
    }
    for (const name of names.filter((one) => !before.includes(one))) {
      edited = withField(edited, name, await propose(name, toggled(edited.fields[name], column, true)));
    }
    change(edited);
  };
  const propose = (field: string, columns: number[]) =>
    proposeField(caseId, exhibit, { table: table.source, target: table.target!, field, columns });

  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th>{t('column.name')}</th>
            <th>{t('column.seen')}</th>
            <th>{t('column.samples')}</th>
            <th>{t('column.feeds')}</th>
            <th>{t('column.read_as')}</th>
            <th>{t('column.why')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.data.columns.map((column) => (
            <ColumnRow
              key={column.column}
              column={column}
              table={table}
              target={target}
              feed={(names) => void feed(column.column, names)}
              change={change}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ColumnRowProps extends Omit<ColumnsProps, 'exhibit'> {
  readonly column: Column;
  readonly feed: (names: string[]) => void;
}

function ColumnRow({ column, table, target, feed, change }: ColumnRowProps) {
  const { t } = useTranslation('mapping');
  const names = fieldsOf(table, column.column);
  const title = column.name || t('column.unnamed', { position: column.column + 1 });
  return (
    <tr>
      <td>
        <Untrusted text={title} limit={60} />
        <Text size="xs" c="dimmed">
          <Untrusted text={column.declared} limit={40} />
        </Text>
      </td>
      <td>
        <RuleText text={column.seen} />
      </td>
      <td className={classes['samples']}>
        {column.samples.slice(0, 4).map((sample) => (
          <div key={sample} className={classes['cell']}>
            <Untrusted text={sample} limit={60} />
          </div>
        ))}
      </td>
      <td>
        {target ? (
          <MultiSelect
            size="xs"
            miw={170}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('column.clear', { column: title }) }}
            aria-label={t('column.feeds_label', { column: title })}
            placeholder={names.length === 0 ? t('column.nothing') : ''}
            data={target.columns.map(({ name }) => name)}
            value={names}
            onChange={feed}
            renderOption={({ option }) => <Field target={target} name={option.value} />}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t('column.nothing')}
          </Text>
        )}
      </td>
      <td>
        <Stack gap={4}>
          {names.map((name) => (
            <Transform
              key={name}
              name={name}
              as={table.fields[name]!.as}
              kinds={target?.columns.find((one) => one.name === name)?.kinds ?? []}
              change={(as) => change(withField(table, name, { ...table.fields[name]!, as }))}
            />
          ))}
        </Stack>
      </td>
      <td>
        {names.map((name) => (
          <div key={name}>
            <Why field={table.fields[name]!} />
            <FieldMore
              name={name}
              field={table.fields[name]!}
              paired={table.pairs !== undefined}
              samples={column.samples}
              change={(field) => change(withField(table, name, field))}
            />
          </div>
        ))}
      </td>
    </tr>
  );
}

function Field({ target, name }: { readonly target: Target; readonly name: string }) {
  return (
    <div>
      <Text size="sm">{name}</Text>
      <Text size="xs" c="dimmed">
        {target.columns.find((column) => column.name === name)?.about}
      </Text>
    </div>
  );
}

function Why({ field }: { readonly field: TableMapping['fields'][string] }) {
  return (
    <Text size="xs">
      {Math.round(field.confidence * 100)} % · <RuleText text={field.reasons.join('; ')} limit={160} />
      {field.lookup ? (
        <>
          {' '}
          → <Untrusted text={`${field.lookup.table}.${field.lookup.match.name}`} limit={80} />
        </>
      ) : null}
    </Text>
  );
}
