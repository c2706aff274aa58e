import { Alert, Anchor, Box, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseHref } from '../case.ts';
import { ApiError } from '../client.ts';
import { SayWhy } from './say-why.tsx';

/** While something is fetched. */
export function Loading({ label }: { readonly label?: string }) {
  const { t } = useTranslation();
  const words = label ?? t('loading');
  return (
    <Group p="lg" gap="xs" role="status">
      <Loader size="xs" aria-hidden />
      <Text c="dimmed" size="sm">
        {words}
      </Text>
    </Group>
  );
}

/** Nothing is there: says so, and what to do to have something. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <Stack align="center" gap={4} py={48} px="lg">
      <Text fw={600}>{title}</Text>
      <Box c="dimmed" maw={520} ta="center" fz="sm">
        {children}
      </Box>
    </Stack>
  );
}

/** Something did not work: what happened and what to do next, never a blank page. */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { t } = useTranslation();
  const known = error instanceof ApiError ? error : undefined;
  if (known?.code === 'JUSTIFICATION_NEEDED') return <SayWhy />;
  if (known?.code === 'CASE_NOT_BUILT') return <Unbuilt />;
  const next = known?.next ?? (known ? undefined : t('failed.next'));
  return (
    <Alert color="red" variant="light" role="alert" title={t('failed.title')} my="sm">
      <Stack gap={6} align="flex-start">
        <Text size="sm">{known ? known.message : t('failed.bug')}</Text>
        {next ? <Text size="sm">{next}</Text> : null}
        {known ? (
          <Text size="xs" c="dimmed" ff="monospace">
            {known.code}
          </Text>
        ) : null}
        {retry ? (
          <Button variant="default" onClick={retry}>
            {t('failed.retry')}
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}

/** A case that is only begun: where to go on. */
function Unbuilt() {
  const { t } = useTranslation();
  const href = useCaseHref();
  return (
    <Empty title={t('unbuilt.title')}>
      <Anchor component={Link} to={href('exhibits')}>
        {t('unbuilt.next')}
      </Anchor>
    </Empty>
  );
}

/** In place of what the person may not see. */
export function Withheld() {
  const { t } = useTranslation();
  return (
    <Text span size="sm" c="dimmed" fs="italic" title={t('withheld.why')}>
      {t('withheld.label')}
    </Text>
  );
}
