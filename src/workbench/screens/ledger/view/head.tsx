import { Button, CopyButton, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Count } from '../../../ui/parts/value-parts.tsx';
import type { Page } from './data.ts';
import classes from './ledger.module.css';

/** The ledger's signed state: what a report prints, and what it can be held to later. */
export function Head({ head }: { readonly head: Page['head'] }) {
  const { t } = useTranslation('ledger');
  return (
    <Group gap="md">
      <Text size="sm">
        <b>
          <Count value={head.size} />
        </b>{' '}
        {t('head.events', { count: head.size })}
      </Text>
      <Text size="sm" component="div">
        {t('head.root')} <span className={classes['mono']}>{head.root}</span>
      </Text>
      <CopyButton value={`${head.size} ${head.root}`}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy}>
            {t(copied ? 'copied' : 'head.copy')}
          </Button>
        )}
      </CopyButton>
      {head.unacknowledged_bytes > 0 ? (
        <Text size="sm" c="var(--rb-warn)">
          {t('head.torn', { count: head.unacknowledged_bytes })}
        </Text>
      ) : null}
    </Group>
  );
}
