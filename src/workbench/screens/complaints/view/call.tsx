import { Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseHref } from '../../../ui/case.ts';
import { Facts } from '../../../ui/parts/facts.tsx';
import { RuleText } from '../../../ui/parts/rule-text.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Duration, Phone, Probability, Time } from '../../../ui/parts/value-parts.tsx';
import { Waterfall } from '../../../ui/parts/waterfall.tsx';
import { useSession } from '../../../ui/session.ts';
import { useRules } from '../../../ui/use-rules.ts';
import classes from './complaints.module.css';
import { type One, type Row, type Status, textOf, type Verdict } from './data.ts';
import { StatusBadge } from './list.tsx';

interface CallProps {
  readonly call: Row;
  readonly one: One;
  readonly say: (verdict: Verdict) => void;
  readonly withdraw: (index: number) => void;
  readonly busy: boolean;
}

/** One call that the complaint may speak of, with what speaks for and against it. */
export function Call({ call, one, say, withdraw, busy }: CallProps) {
  const { t } = useTranslation('complaints');
  const href = useCaseHref();
  const words = useRules();
  const ref = textOf(call, 'call_ref');
  // A call that somebody named since the build has no status yet.
  const status = textOf(call, 'status') as Status | '';
  const bits = one.why?.weighed.find(({ call_ref }) => call_ref === ref)?.bits ?? [];
  const [dialled, operator] = [textOf(call, 'dialled'), textOf(call, 'operator_id')];
  return (
    <article
      className={classes['call']}
      data-tied={status === 'linked' || status === 'judged'}
      aria-label={t('call.title', { call: ref })}
    >
      <Group justify="space-between" mb={4}>
        <Text fw={600} size="sm">
          {t('call.title', { call: '' })} <Untrusted text={ref} limit={60} />
        </Text>
        <Group gap={6}>
          {status === '' ? (
            <Text size="sm" c="dimmed">
              {t('call.named')}
            </Text>
          ) : (
            <>
              <Text size="sm" c="dimmed">
                <Probability value={Number(call['probability'])} />
              </Text>
              <StatusBadge status={status} />
            </>
          )}
        </Group>
      </Group>
      <Facts
        of={[
          [t('call.started_at'), call['started_at'] ? <Time key="at" at={textOf(call, 'started_at')} /> : ''],
          [t('call.dialled'), dialled ? <Phone key="dialled" number={dialled} /> : ''],
          [
            t('call.presented'),
            <Untrusted
              key="shown"
              text={[textOf(call, 'presented'), textOf(call, 'presented_name')].join(' ').trim()}
              limit={80}
            />,
          ],
          [t('call.talk'), call['talk_s'] === null ? '' : <Duration key="talk" seconds={Number(call['talk_s'])} />],
          [
            t('call.operator'),
            operator ? (
              <Link key="operator" to={href('operator', operator)}>
                {operator}
              </Link>
            ) : (
              ''
            ),
          ],
        ]}
      />
      <Text size="sm" mt={4}>
        <RuleText text={textOf(call, 'evidence')} limit={500} />
      </Text>
      {bits.length > 0 ? (
        <Waterfall
          label={t('call.weights')}
          steps={bits.map(({ evidence, bits: value }) => ({ label: words(evidence), value }))}
        />
      ) : null}
      <Judged call={ref} one={one} withdraw={withdraw} busy={busy} />
      <Verdicts say={say} busy={busy} />
    </article>
  );
}

function Verdicts({ say, busy }: Pick<CallProps, 'say' | 'busy'>) {
  const { t } = useTranslation('complaints');
  const { may } = useSession();
  if (!may.includes('case.complaints')) return null;
  return (
    <Group gap="xs" mt="xs">
      <Button disabled={busy} onClick={() => say('same')}>
        {t('call.link')}
      </Button>
      <Button variant="default" disabled={busy} onClick={() => say('not_same')}>
        {t('call.unlink')}
      </Button>
      <Button variant="subtle" disabled={busy} onClick={() => say('unsure')}>
        {t('call.unsure')}
      </Button>
    </Group>
  );
}

interface JudgedProps {
  readonly call: string;
  readonly one: One;
  readonly withdraw: (index: number) => void;
  readonly busy: boolean;
}

/** What people said of this call; it counts from the next build on. */
function Judged({ call, one, withdraw, busy }: JudgedProps) {
  const { t } = useTranslation('complaints');
  const { name, may } = useSession();
  const judgements = one.judged.find(({ call_ref }) => call_ref === call)?.judgements ?? [];
  return (
    <Stack gap={2} mt={judgements.length > 0 ? 'xs' : 0}>
      {judgements.map(({ index, verdict, actor, reason }) => (
        <Group key={index} gap={6}>
          <Text size="sm">
            <b>
              <Untrusted text={actor} limit={60} />
            </b>
            : {t(`said.${verdict}`)} (<Untrusted text={reason} limit={200} />)
          </Text>
          {actor === name || may.includes('case.approve') ? (
            <Button size="compact-xs" variant="subtle" disabled={busy} onClick={() => withdraw(index)}>
              {t('said.withdraw')}
            </Button>
          ) : null}
        </Group>
      ))}
    </Stack>
  );
}
