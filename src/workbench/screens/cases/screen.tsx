import { Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { caseHref, casesQuery } from '../../ui/case.ts';
import { Page } from '../../ui/parts/page.tsx';
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx';

/** Which case to work on. */
export function Screen() {
  const { t } = useTranslation('cases');
  const cases = useQuery(casesQuery);
  return (
    <Page title={t('title')}>
      {cases.isPending ? <Loading /> : null}
      {cases.isError ? <Failed error={cases.error} retry={() => void cases.refetch()} /> : null}
      {cases.data?.length === 0 ? <Empty title={t('none')}>{t('next')}</Empty> : null}
      <Stack gap="xs" maw={640}>
        {cases.data?.map((one) => (
          <Paper key={one.id} withBorder p="sm" component={Link} to={caseHref(one.id, '')} c="inherit" td="none">
            <Text fw={600}>{one.title}</Text>
            <Text size="sm" c="dimmed">
              {one.agency}
            </Text>
          </Paper>
        ))}
      </Stack>
    </Page>
  );
}
