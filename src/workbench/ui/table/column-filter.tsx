import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Popover,
  ScrollArea,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, unwrap } from '../client.ts';
import { Loading } from '../parts/states.tsx';
import { Untrusted } from '../parts/untrusted.tsx';
import { Count } from '../parts/value-parts.tsx';
import { Region } from './cell.tsx';
import { alignedRight, kindOf, type TableColumn } from './kind.ts';
import { type Filter, withFilters } from './state.ts';
import classes from './table.module.css';

interface ColumnFilterProps {
  readonly caseId: string;
  readonly table: string;
  readonly column: TableColumn;
  readonly label: string;
  readonly filters: readonly Filter[];
  readonly change: (filters: Filter[]) => void;
}

/** The button in a column's head: conditions, and the values that there are. */
export function ColumnFilter(props: ColumnFilterProps) {
  const { t } = useTranslation('table');
  const [open, setOpen] = useState(false);
  const active = props.filters.some(({ column }) => column === props.column.name);
  return (
    <Popover opened={open} onChange={setOpen} width={340} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <ActionIcon
          size={20}
          variant={active ? 'filled' : 'subtle'}
          color={active ? 'petrol' : 'gray'}
          className={(active ? '' : classes['quiet']) ?? ''}
          aria-label={t('filter.open', { column: props.label })}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" aria-hidden="true">
            <path d="M1.5 2h9L7 6.500V10L5 9V6.500z" strokeWidth="1.300" strokeLinejoin="round" />
          </svg>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filter.of', { column: props.label })}>
        {open ? <FilterForm {...props} close={() => setOpen(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterForm({ close, ...props }: ColumnFilterProps & { readonly close: () => void }) {
  const { t } = useTranslation('table');
  const { column, filters, change } = props;
  const own = filters.filter((one) => one.column === column.name);
  const put = (next: readonly Filter[]): void => change(withFilters(filters, column.name, next));
  const clear = (): void => {
    put([]);
    close();
  };
  const kind = kindOf(column);
  const ranged = alignedRight(kind) || kind === 'time';
  return (
    <Stack gap="xs">
      {ranged ? <Range own={own} column={column} put={put} /> : <Contains own={own} column={column} put={put} />}
      <Emptiness own={own} column={column} put={put} />
      {kind === 'time' || kind === 'probability' ? null : <Values {...props} put={put} own={own} />}
      <Group justify="space-between">
        <Button variant="default" onClick={clear} disabled={own.length === 0}>
          {t('filter.clear')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('filter.done')}
        </Button>
      </Group>
    </Stack>
  );
}

interface PartProps {
  readonly own: readonly Filter[];
  readonly column: TableColumn;
  readonly put: (filters: readonly Filter[]) => void;
}

const WORDED = ['contains', 'is', 'is_not'] as const;

function Contains({ own, column, put }: PartProps) {
  const { t } = useTranslation('table');
  const before = own.find(({ op }) => WORDED.some((known) => known === op));
  const [op, setOp] = useState<(typeof WORDED)[number]>((before?.op as (typeof WORDED)[number]) ?? 'contains');
  const [text, setText] = useState(before && 'value' in before ? String(before.value) : '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    put(text === '' ? [] : [{ column: column.name, op, value: text }]);
  };
  return (
    <form onSubmit={submit}>
      <Group gap={4} wrap="nowrap">
        <Select
          w={120}
          miw={120}
          aria-label={t('filter.how')}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data={WORDED.map((value) => ({ value, label: t(`op.${value}`) }))}
          value={op}
          onChange={(value) => setOp((value ?? 'contains') as typeof op)}
        />
        <TextInput
          data-autofocus
          aria-label={t('filter.value')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={500}
        />
        <Button type="submit">{t('filter.apply')}</Button>
      </Group>
    </form>
  );
}

function Range({ own, column, put }: PartProps) {
  const { t } = useTranslation('table');
  const at = (op: Filter['op']): string => {
    const found = own.find((one) => one.op === op);
    return found && 'value' in found ? String(found.value) : '';
  };
  const [from, setFrom] = useState(at('from'));
  const [to, setTo] = useState(at('to'));
  const time = kindOf(column) === 'time';
  const typed = (text: string): string | number => (time || Number.isNaN(Number(text)) ? text : Number(text));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const ends = [
      { op: 'from' as const, text: from },
      { op: 'to' as const, text: to },
    ];
    put(ends.flatMap(({ op, text }) => (text === '' ? [] : [{ column: column.name, op, value: typed(text) }])));
  };
  const type = time ? 'date' : 'number';
  return (
    <form onSubmit={submit}>
      <Group gap={4} wrap="nowrap" align="flex-end">
        <TextInput
          data-autofocus
          type={type}
          step="any"
          label={t('op.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type={type}
          step="any"
          label={t('op.to')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button type="submit">{t('filter.apply')}</Button>
      </Group>
    </form>
  );
}

function Emptiness({ own, column, put }: PartProps) {
  const { t } = useTranslation('table');
  const toggle = (op: 'empty' | 'not_empty', on: boolean): void => put(on ? [{ column: column.name, op }] : []);
  return (
    <Group gap="md">
      {(['not_empty', 'empty'] as const).map((op) => (
        <Checkbox
          key={op}
          size="xs"
          label={t(`op.${op}`)}
          checked={own.some((one) => one.op === op)}
          onChange={(event) => toggle(op, event.currentTarget.checked)}
        />
      ))}
    </Group>
  );
}

/** The most frequent values under the other filters. */
function Values({ caseId, table, column, filters, own, put }: ColumnFilterProps & PartProps) {
  const { t } = useTranslation('table');
  const facets = useQuery({
    queryKey: ['case', caseId, 'facets', table, column.name, filters.filter((one) => one.column !== column.name)],
    queryFn: () =>
      unwrap(
        client.case[':case'].table[':table'].facets.$get({
          param: { case: caseId, table },
          query: { q: JSON.stringify({ columns: [column.name], filters }) },
        }),
      ),
  });
  if (facets.isPending) return <Loading />;
  const facet = facets.data?.[0];
  if (!facet || facet.values.length === 0) return null;
  const chosen = own.flatMap((one) => (one.op === 'in' ? one.value : []));
  const toggle = (value: string | number | boolean, on: boolean): void => {
    const next = on ? [...chosen, value] : chosen.filter((one) => one !== value);
    put(next.length === 0 ? [] : [{ column: column.name, op: 'in', value: next }]);
  };
  const region = kindOf(column) === 'region';
  return (
    <Stack gap={2}>
      <Text size="xs" c="dimmed">
        {t('filter.values', { count: facet.distinct })}
      </Text>
      <ScrollArea.Autosize mah={220} type="auto">
        <Stack gap={4}>
          {facet.values
            .filter(({ value }) => value !== null)
            .map(({ value, rows }) => (
              <Group key={String(value)} gap="xs" wrap="nowrap" justify="space-between">
                <Checkbox
                  size="xs"
                  label={
                    value === '' ? (
                      <em>{t('filter.blank')}</em>
                    ) : region ? (
                      <Region region={String(value)} />
                    ) : (
                      <Untrusted text={String(value)} limit={60} />
                    )
                  }
                  checked={chosen.includes(value as string)}
                  onChange={(event) => toggle(value as string, event.currentTarget.checked)}
                />
                <Text size="xs" c="dimmed">
                  <Count value={rows} />
                </Text>
              </Group>
            ))}
        </Stack>
      </ScrollArea.Autosize>
    </Stack>
  );
}
