import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface PagerProps {
  /** Where the shown page begins, from 0. */
  readonly offset: number;
  readonly matching: number;
  /** Entries of a page. */
  readonly size: number;
  /** The first page is asked for without an offset, so that its address stays plain. */
  readonly page: (offset: number | undefined) => void;
  /** Other words than earlier and further. */
  readonly before?: string;
  readonly after?: string;
}

/** Goes through a list page by page; not there when all of it is in sight. */
export function Pager({ offset, matching, size, page, before, after }: PagerProps) {
  const { t } = useTranslation();
  if (matching <= size) return null;
  const look = { variant: 'subtle', size: 'compact-xs' } as const;
  return (
    <Group justify="space-between" p={6}>
      <Button {...look} disabled={offset === 0} onClick={() => page(Math.max(0, offset - size) || undefined)}>
        {before ?? t('pager.before')}
      </Button>
      <Text size="xs" c="dimmed">
        {t('pager.range', { from: offset + 1, to: Math.min(offset + size, matching), count: matching })}
      </Text>
      <Button {...look} disabled={offset + size >= matching} onClick={() => page(offset + size)}>
        {after ?? t('pager.after')}
      </Button>
    </Group>
  );
}
