import { Badge, Button, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Pager } from '../../../ui/parts/pager.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Count, Money } from '../../../ui/parts/value-parts.tsx';
import classes from './complaints.module.css';
import { type Filter, type List, type Row, SHOWN, SORTS, STATUSES, type Status, textOf } from './data.ts';

interface ListProps {
  readonly list: List;
  readonly filter: Filter;
  readonly chosen: string | undefined;
  readonly change: (patch: Partial<Record<keyof Filter | 'complaint', unknown>>, replace?: boolean) => void;
}

/** Complaints at the left, with what they are narrowed down by. */
export function ComplaintList({ list, filter, chosen, change }: ListProps) {
  const { t } = useTranslation('complaints');
  return (
    <Paper withBorder>
      <Stack gap={6} p="xs">
        <TextInput
          label={t('filter.text')}
          value={filter.text}
          maxLength={200}
          onChange={(event) => change({ text: event.currentTarget.value || undefined, offset: undefined }, true)}
        />
        <Group gap="xs" grow>
          <Select
            label={t('filter.status')}
            value={filter.status || 'all'}
            allowDeselect={false}
            data={[
              { value: 'all', label: t('status.all') },
              ...STATUSES.map((status) => ({
                value: status,
                label: `${t(`status.${status}`)} (${list.statuses[status] ?? 0})`,
              })),
            ]}
            onChange={(status) => change({ status: status === 'all' ? undefined : status, offset: undefined })}
          />
          <Select
            label={t('filter.sort')}
            value={filter.sort}
            allowDeselect={false}
            data={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
            onChange={(sort) => change({ sort: sort === 'newest' ? undefined : sort, offset: undefined })}
          />
        </Group>
        {filter.operator ? (
          <Button variant="light" size="compact-xs" onClick={() => change({ operator: undefined, offset: undefined })}>
            {t('filter.operator', { operator: filter.operator })} ✕
          </Button>
        ) : null}
        <Text size="xs" c="dimmed" role="status">
          <Count value={list.matching} /> {t('filter.matching', { count: list.matching })}
        </Text>
      </Stack>
      <ol className={classes['list']} aria-label={t('title')}>
        {list.complaints.map((row) => (
          <li key={textOf(row, 'exhibit') + textOf(row, 'source_table') + textOf(row, 'source_row')}>
            <Entry
              row={row}
              current={textOf(row, 'ref') === chosen}
              open={() => change({ complaint: textOf(row, 'ref') })}
            />
          </li>
        ))}
      </ol>
      <Pager matching={list.matching} offset={filter.offset} size={SHOWN} page={(offset) => change({ offset })} />
    </Paper>
  );
}

function Entry({ row, current, open }: { readonly row: Row; readonly current: boolean; readonly open: () => void }) {
  const loss = textOf(row, 'loss');
  return (
    <button type="button" className={classes['entry']} aria-current={current} onClick={open}>
      <Group justify="space-between" wrap="nowrap" gap={6}>
        <Text span size="sm" fw={600} truncate>
          <Untrusted text={textOf(row, 'name') || textOf(row, 'ref')} limit={60} />
        </Text>
        <StatusBadge status={textOf(row, 'status') as Status} />
      </Group>
      <div className={classes['line']}>
        {textOf(row, 'received_on')} {loss ? <Money amount={loss} currency={textOf(row, 'currency')} /> : null}{' '}
        <Untrusted text={textOf(row, 'organisation')} limit={40} />
      </div>
      <Text span size="xs" c="dimmed" className={classes['line']} display="block">
        <Untrusted text={textOf(row, 'narrative')} limit={90} />
      </Text>
    </button>
  );
}

const COLOURS = {
  linked: 'petrol',
  judged: 'petrol',
  review: 'grape',
  conflict: 'red',
  rejected: 'gray',
  none: 'gray',
} as const;

export function StatusBadge({ status }: { readonly status: Status }) {
  const { t } = useTranslation('complaints');
  return (
    <Badge size="sm" variant="light" color={COLOURS[status]} tt="none" style={{ flexShrink: 0 }}>
      {t(`status.${status}`)}
    </Badge>
  );
}
