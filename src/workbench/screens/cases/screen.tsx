import { Alert, Loader, NavLink, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, unwrap } from '../../ui/client.ts';

/** Which case to work on. */
export function CasesScreen() {
  const { t } = useTranslation();
  const cases = useQuery({ queryKey: ['cases'], queryFn: () => unwrap(client.cases.$get()) });
  if (cases.isPending) return <Loader aria-label={t('loading')} />;
  if (cases.isError) return <Alert color="red">{cases.error.message}</Alert>;
  return (
    <Stack>
      <Title order={1}>{t('cases.title')}</Title>
      {cases.data.length === 0 ? <Alert>{t('cases.none')}</Alert> : null}
      {cases.data.map((one) => (
        <NavLink key={one.id} href={`/case/${one.id}`} label={one.title} description={one.agency} />
      ))}
    </Stack>
  );
}
