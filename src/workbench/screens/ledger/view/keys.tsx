import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { Failed, Loading } from '../../../ui/parts/states.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Time } from '../../../ui/parts/value-parts.tsx';
import { keysQuery } from './data.ts';
import classes from './ledger.module.css';

/** Whose keys sign, since when, and whose no longer do. */
export function Keys() {
  const { t } = useTranslation('ledger');
  const answer = useQuery(keysQuery(useCaseId()));
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('keys.about')}
      </Text>
      {answer.data.map((key) => (
        <Paper key={key.public_key} withBorder p="sm">
          <Group gap="xs">
            <Text fw={600} size="sm">
              <Untrusted text={key.holder} limit={100} />
            </Text>
            <Badge variant="light" color={key.retired ? 'gray' : 'petrol'} tt="none">
              {t(key.retired ? 'keys.retired' : 'keys.signs')}
            </Badge>
          </Group>
          <Text size="sm">
            {t('keys.since', { index: key.since.index })} <Time at={key.since.at.replace(/\.\d+Z$/, 'Z')} />
          </Text>
          {key.retired ? (
            <Text size="sm">
              {t('keys.until', { index: key.retired.index })} <Time at={key.retired.at.replace(/\.\d+Z$/, 'Z')} />:{' '}
              <Untrusted text={key.retired.reason} limit={300} />
            </Text>
          ) : null}
          <div className={classes['mono']}>{key.verifier_key}</div>
        </Paper>
      ))}
    </Stack>
  );
}
