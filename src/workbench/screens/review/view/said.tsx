import { Badge, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Time } from '../../../ui/parts/value-parts.tsx';
import { useSession } from '../../../ui/session.ts';
import type { Judgement } from './data.ts';

/** Colours of verdicts, beside their words. */
export const VERDICT_COLOURS = { same: 'petrol', not_same: 'grape', unsure: 'gray', conflict: 'red' } as const;

interface SaidProps {
  readonly judgements: readonly Judgement[];
  readonly withdraw: (index: number) => void;
  readonly busy: boolean;
}

/** What people said of a pair, with the way to take it back for those who may. */
export function Said({ judgements, withdraw, busy }: SaidProps) {
  const { t } = useTranslation('review');
  const { name, may } = useSession();
  return judgements.map(({ index, verdict, actor, at, reason }) => (
    <Group key={index} gap="xs" wrap="wrap" align="center">
      <Badge color={VERDICT_COLOURS[verdict]} variant="light" tt="none">
        {t(`verdict.${verdict}`)}
      </Badge>
      <Text size="sm" fw={600}>
        <Untrusted text={actor} limit={60} />
      </Text>
      <Text size="sm" c="dimmed">
        <Time at={at.replace(/\.\d+Z$/, 'Z')} />
      </Text>
      <Text size="sm">
        <Untrusted text={reason} limit={400} />
      </Text>
      {actor === name || may.includes('case.approve') ? (
        <Button variant="subtle" size="compact-xs" disabled={busy} onClick={() => withdraw(index)}>
          {t('withdraw')}
        </Button>
      ) : null}
    </Group>
  ));
}
