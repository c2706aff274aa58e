import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { Failed, Loading } from '../../../ui/parts/states.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Duration, Phone, Time } from '../../../ui/parts/value-parts.tsx';
import classes from './complaints.module.css';
import { type Found, foundQuery, type Row, textOf } from './data.ts';

interface FindCallProps {
  /** The complaint: its day is what is looked at first. */
  readonly told: Row;
  /** Calls that stand above already. */
  readonly known: readonly Row[];
  readonly busy: boolean;
  readonly link: (call: string) => void;
}

/** Any call of the case, for a person who knows better than the machine which one is meant. */
export function FindCall({ told, known, busy, link }: FindCallProps) {
  const { t } = useTranslation('complaints');
  const [number, setNumber] = useState('');
  const [day, setDay] = useState(textOf(told, 'call_date'));
  const [asked, setAsked] = useState<{ number: string; day: string }>();
  const answer = useQuery({
    ...foundQuery(useCaseId(), asked ?? { number: '', day: '' }),
    enabled: asked !== undefined,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked({ number: number.trim(), day });
  };
  return (
    <section aria-label={t('find.title')}>
      <Text size="sm" fw={600}>
        {t('find.title')}
      </Text>
      <Text size="xs" c="dimmed" mb={4}>
        {t('find.about')}
      </Text>
      <form onSubmit={submit}>
        <Group gap="xs" align="flex-end">
          <TextInput
            label={t('find.number')}
            value={number}
            maxLength={60}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('find.day')}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={number.trim() === '' && day === ''}>
            {t('find.search')}
          </Button>
        </Group>
      </form>
      {asked && answer.isPending ? <Loading /> : null}
      {answer.isError ? <Failed error={answer.error} /> : null}
      {answer.data ? <FoundCalls found={answer.data} {...{ known, busy, link }} /> : null}
    </section>
  );
}

interface FoundCallsProps extends Omit<FindCallProps, 'told'> {
  readonly found: Found;
}

function FoundCalls({ found: { calls, more }, known, busy, link }: FoundCallsProps) {
  const { t } = useTranslation('complaints');
  if (calls.length === 0) return <Text size="sm">{t('find.none')}</Text>;
  const listed = new Set(known.map((one) => textOf(one, 'call_ref')));
  return (
    <Stack gap={4} mt="xs">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className={classes['found']} tabIndex={0} aria-label={t('find.label')}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th>{t('find.call')}</th>
              <th>{t('call.started_at')}</th>
              <th>{t('call.dialled')}</th>
              <th>{t('call.presented')}</th>
              <th>{t('call.talk')}</th>
              <th>{t('call.operator')}</th>
            </tr>
          </thead>
          <tbody>
            {calls.map((call) => (
              <FoundCall
                key={textOf(call, 'call_exhibit') + textOf(call, 'call_table') + textOf(call, 'call_row')}
                {...{ call, busy, link }}
                listed={listed.has(textOf(call, 'call_ref'))}
              />
            ))}
          </tbody>
        </table>
      </section>
      {more ? (
        <Text size="xs" c="dimmed">
          {t('find.more', { count: calls.length })}
        </Text>
      ) : null}
    </Stack>
  );
}

interface FoundCallProps extends Pick<FindCallProps, 'busy' | 'link'> {
  readonly call: Row;
  readonly listed: boolean;
}

function FoundCall({ call, listed, busy, link }: FoundCallProps) {
  const { t } = useTranslation('complaints');
  const ref = textOf(call, 'call_ref');
  const dialled = textOf(call, 'dialled');
  return (
    <tr>
      <td>
        {listed ? (
          <Text size="xs" c="dimmed">
            {t('find.listed')}
          </Text>
        ) : (
          <Button
            size="compact-xs"
            variant="default"
            disabled={busy}
            aria-label={t('find.link', { call: ref })}
            onClick={() => link(ref)}
          >
            {t('call.link')}
          </Button>
        )}
      </td>
      <td>
        <Time at={textOf(call, 'started_at')} />
      </td>
      <td>{dialled ? <Phone number={dialled} /> : null}</td>
      <td>
        <Untrusted text={[textOf(call, 'presented'), textOf(call, 'presented_name')].join(' ').trim()} limit={60} />
      </td>
      <td>{call['talk_s'] === null ? '' : <Duration seconds={Number(call['talk_s'])} />}</td>
      <td>{textOf(call, 'operator_id')}</td>
    </tr>
  );
}
