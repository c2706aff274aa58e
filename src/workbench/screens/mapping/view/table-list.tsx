import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import type { Mapping } from './data.ts';
import classes from './mapping.module.css';

interface TableListProps {
  readonly mapping: Mapping;
  readonly chosen: number;
  readonly choose: (index: number) => void;
}

/** The exhibit's tables with what they feed; one that feeds two is there twice. */
export function TableList({ mapping, chosen, choose }: TableListProps) {
  const { t } = useTranslation('mapping');
  return (
    <ol className={classes['list']} aria-label={t('tables')}>
      {mapping.tables.map((table, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a table's place in the mapping is its name.
        <li key={index}>
          <button
            type="button"
            className={classes['entry']}
            aria-current={index === chosen}
            onClick={() => choose(index)}
          >
            <Untrusted text={table.source} limit={80} />
            <Text size="xs" c="dimmed">
              {table.target === null
                ? t('feeds.nothing')
                : t('feeds.some', { target: table.target, sure: Math.round(table.confidence * 100) })}
            </Text>
          </button>
        </li>
      ))}
    </ol>
  );
}
