import { List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/parts/panel.tsx';
import { RuleText } from '../../../ui/parts/rule-text.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Waterfall } from '../../../ui/parts/waterfall.tsx';
import { useRules } from '../../../ui/use-rules.ts';
import type { Pair } from './data.ts';

/** Why the machine takes two records for one, or does not. */
export function Why({ waterfall }: { readonly waterfall: NonNullable<Pair['waterfall']> }) {
  const { t } = useTranslation('review');
  const say = useRules();
  const shared = (accounts: number): string => (accounts > 1 ? t('why.shared', { count: accounts }) : '');
  const steps = waterfall.bars.map(({ about, value, shared_by, bits }) => ({
    label: say(about),
    note: [value, shared(shared_by)].filter((part) => part !== '').join(' · '),
    value: bits,
  }));
  const total = {
    label: t('why.total'),
    text: `${waterfall.total >= 0 ? '+' : '−'}${Math.abs(waterfall.total).toFixed(1)}`,
  };
  return (
    <Panel title={t('why.title')} about={<RuleText text={waterfall.sentence} limit={800} />}>
      <Stack gap="xs">
        {steps.length > 0 ? <Waterfall label={t('why.label')} steps={steps} total={total} /> : null}
        {waterfall.measured ? (
          <Text size="sm" c="dimmed">
            {t('why.measured', { share: say(waterfall.measured) })}
          </Text>
        ) : null}
        {waterfall.ignored.length > 0 ? (
          <List size="sm" c="dimmed" spacing={2}>
            {waterfall.ignored.map(({ about, value, shared_by }) => (
              <List.Item key={`${about} ${value}`}>
                {t('why.ignored', { kind: say(about), count: shared_by })}: <Untrusted text={value} limit={80} />
              </List.Item>
            ))}
          </List>
        ) : null}
      </Stack>
    </Panel>
  );
}
