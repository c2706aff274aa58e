import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Probability } from '../../../ui/parts/value-parts.tsx';
import type { Item } from './data.ts';
import classes from './review.module.css';

interface QueueListProps {
  readonly items: readonly Item[];
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
}

/** What waits, what would change most first. */
export function QueueList({ items, chosen, choose }: QueueListProps) {
  const { t } = useTranslation('review');
  return (
    <ol className={classes['list']} aria-label={t('queue.label')}>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className={classes['entry']}
            aria-current={item.id === chosen}
            onClick={() => choose(item.id)}
          >
            <Group gap={6} justify="space-between" wrap="nowrap">
              <Badge size="xs" variant="light" color="gray" tt="none">
                {t(`subject.${item.subject}`)}
              </Badge>
              <Text span size="xs" c="dimmed" title={t('queue.change_about')}>
                {t('queue.change', { change: item.expected_change.toFixed(1) })}
              </Text>
            </Group>
            <div className={classes['keys']}>
              <Untrusted text={`${item.a} · ${item.b}`} limit={80} />
            </div>
            <Text span size="xs" c="dimmed">
              <Probability value={item.probability} /> · {t(item.joined ? 'queue.joined' : 'queue.apart')}
            </Text>
          </button>
        </li>
      ))}
    </ol>
  );
}
