import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/parts/panel.tsx';
import { RuleText } from '../../../ui/parts/rule-text.tsx';
import { Probability } from '../../../ui/parts/value-parts.tsx';
import type { Item, Pair } from './data.ts';
import { Records } from './records.tsx';
import { Said } from './said.tsx';
import { Why } from './why.tsx';

interface PairViewProps {
  readonly pair: Pair;
  /** The pair as the queue has it; undefined for one that does not wait. */
  readonly item: Item | undefined;
  readonly withdraw: (index: number) => void;
  readonly busy: boolean;
}

/** Two records side by side, what the machine makes of them, and what people said. */
export function PairView({ pair, item, withdraw, busy }: PairViewProps) {
  const { t } = useTranslation('review');
  const disagree = new Set(pair.judgements.map(({ verdict }) => verdict)).size > 1;
  return (
    <Stack gap="sm">
      <Panel
        title={t(`pair.${pair.subject}`)}
        about={item ? <RuleText text={item.effect} limit={400} /> : t('pair.settled')}
        actions={
          <Group gap="xs">
            {item ? (
              <Text size="sm" c="dimmed">
                {t('pair.chance')} <Probability value={item.probability} />
              </Text>
            ) : null}
            <Badge variant="light" color="gray" tt="none">
              {t(`now.${pair.now}`)}
            </Badge>
          </Group>
        }
      >
        <Records records={pair.records} />
        {item?.evidence ? (
          <Text size="sm" mt="xs">
            <RuleText text={item.evidence} limit={800} />
          </Text>
        ) : null}
      </Panel>
      {pair.judgements.length > 0 ? (
        <Panel
          title={t(disagree ? 'said.conflict' : 'said.title')}
          about={disagree ? t('said.conflict_about') : undefined}
        >
          <Stack gap={4}>
            <Said judgements={pair.judgements} withdraw={withdraw} busy={busy} />
          </Stack>
        </Panel>
      ) : null}
      {pair.waterfall ? <Why waterfall={pair.waterfall} /> : null}
    </Stack>
  );
}
