import { Button, CloseButton, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Untrusted } from '../parts/untrusted.tsx';
import type { Filter } from './state.ts';
import classes from './table.module.css';

interface FilterChipsProps {
  readonly filters: readonly Filter[];
  readonly label: (column: string) => string;
  readonly change: (filters: Filter[]) => void;
}

/** The filters in force, each with its way out. */
export function FilterChips({ filters, label, change }: FilterChipsProps) {
  const { t } = useTranslation('table');
  if (filters.length === 0) return null;
  return (
    <Group gap={6} component="section" aria-label={t('filter.inForce')}>
      {filters.map((filter, i) => (
        <span key={`${filter.column} ${filter.op}`} className={classes['chip']}>
          <span>
            {label(filter.column)} <em>{t(`op.${filter.op}`)}</em>{' '}
            {'value' in filter ? <Untrusted text={valueText(filter.value)} limit={60} /> : null}
          </span>
          <CloseButton
            size={16}
            aria-label={t('filter.remove', { column: label(filter.column) })}
            onClick={() => change(filters.filter((_, other) => other !== i))}
          />
        </span>
      ))}
      <Button variant="subtle" size="compact-xs" onClick={() => change([])}>
        {t('filter.clearAll')}
      </Button>
    </Group>
  );
}

function valueText(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}
