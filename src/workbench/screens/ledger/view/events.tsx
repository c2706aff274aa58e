import { Button, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { Pager } from '../../../ui/parts/pager.tsx';
import { Empty, Failed, Loading, Withheld } from '../../../ui/parts/states.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Time } from '../../../ui/parts/value-parts.tsx';
import { type EventFilter, eventsQuery, type LedgerEvent, type Page, SHOWN } from './data.ts';
import { Head } from './head.tsx';
import classes from './ledger.module.css';
import { subjectOf } from './subject.ts';

interface EventsProps {
  readonly filter: EventFilter;
  readonly change: (patch: Partial<Record<keyof EventFilter, unknown>>, replace?: boolean) => void;
  readonly open: (index: number) => void;
}

/** The events, newest first, with what they can be narrowed down by. */
export function Events({ filter, change, open }: EventsProps) {
  const { t } = useTranslation('ledger');
  const answer = useQuery(eventsQuery(useCaseId(), filter));
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const page = answer.data;
  return (
    <Stack gap="sm">
      <Head head={page.head} />
      <Filters page={page} filter={filter} change={change} />
      {page.events.length === 0 ? (
        <Empty title={t('events.none')}>{t('events.none_next')}</Empty>
      ) : (
        <Paper withBorder className={classes['scroll']}>
          <EventTable events={page.events} open={open} />
        </Paper>
      )}
      <Pager
        matching={page.matching}
        offset={filter.offset}
        size={SHOWN}
        before={t('pager.newer')}
        after={t('pager.older')}
        page={(offset) => change({ offset })}
      />
    </Stack>
  );
}

function Filters({ page, filter, change }: { readonly page: Page } & Pick<EventsProps, 'filter' | 'change'>) {
  const { t } = useTranslation('ledger');
  const options = (values: Page['types'], name: (value: string) => string) =>
    values.map(({ value, count }) => ({ value, label: `${name(value)} (${count})` }));
  return (
    <Group gap="xs" align="flex-end">
      <Select
        label={t('filter.type')}
        placeholder={t('filter.any')}
        clearable
        clearButtonProps={{ 'aria-label': t('filter.clear') }}
        value={filter.type || null}
        data={options(page.types, (value) => t(`type.${value}`, { defaultValue: value }))}
        onChange={(type) => change({ type: type ?? undefined, offset: undefined })}
      />
      <Select
        label={t('filter.actor')}
        placeholder={t('filter.any')}
        clearable
        clearButtonProps={{ 'aria-label': t('filter.clear') }}
        value={filter.actor || null}
        data={options(page.actors, (value) => value)}
        onChange={(actor) => change({ actor: actor ?? undefined, offset: undefined })}
      />
      <TextInput
        label={t('filter.text')}
        value={filter.text}
        maxLength={200}
        onChange={(event) => change({ text: event.currentTarget.value || undefined, offset: undefined }, true)}
      />
    </Group>
  );
}

function EventTable({
  events,
  open,
}: {
  readonly events: readonly LedgerEvent[];
  readonly open: (index: number) => void;
}) {
  const { t } = useTranslation('ledger');
  return (
    <table className={classes['events']}>
      <thead>
        <tr>
          <th className={classes['index']}>{t('column.index')}</th>
          <th>{t('column.at')}</th>
          <th>{t('column.actor')}</th>
          <th>{t('column.type')}</th>
          <th>{t('column.subject')}</th>
          <th>{t('column.reason')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.index} data-withdrawn={event.withdrawn_by !== undefined}>
            <td className={classes['index']}>{event.index}</td>
            <td>
              <Time at={event.at.replace(/\.\d+Z$/, 'Z')} />
            </td>
            <td>
              <Untrusted text={event.actor} limit={60} />
            </td>
            <td>
              {t(`type.${event.type}`, { defaultValue: event.type })}
              {event.withdrawn_by === undefined ? null : (
                <Text size="xs" c="dimmed">
                  {t('events.withdrawn', { index: event.withdrawn_by })}
                </Text>
              )}
            </td>
            <td className={classes['reason']}>
              <Untrusted text={subjectOf(event)} limit={120} />
            </td>
            <td className={classes['reason']}>
              {event.reason === null ? <Withheld /> : <Untrusted text={event.reason} limit={300} />}
            </td>
            <td>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`${t('events.open')} ${event.index}`}
                onClick={() => open(event.index)}
              >
                {t('events.open')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
