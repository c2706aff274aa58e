import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A link that was just made: shown once, because the server keeps only its hash. */
export function OneTimeLink({ link, close }: { readonly link: string; readonly close: () => void }) {
  const { t } = useTranslation('people');
  return (
    <Alert variant="light" title={t('link.title')} role="status">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('link.about')}</Text>
        <Code style={{ overflowWrap: 'anywhere' }}>{link}</Code>
        <Group gap="xs">
          <CopyButton value={link}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? t('link.copied') : t('link.copy')}</Button>}
          </CopyButton>
          <Button variant="default" onClick={close}>
            {t('link.done')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
