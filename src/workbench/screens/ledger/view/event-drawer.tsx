import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { Code } from '../../../ui/parts/facts.tsx';
import { Failed, Loading } from '../../../ui/parts/states.tsx';
import { proofQuery, saveJson } from './data.ts';
import classes from './ledger.module.css';
import { inertJson } from './subject.ts';

/** One entry as it stands in the ledger, with the proof that it does and how anybody verifies that. */
export function EventDrawer({ index, close }: { readonly index: number | undefined; readonly close: () => void }) {
  const { t } = useTranslation('ledger');
  return (
    <Drawer
      opened={index !== undefined}
      onClose={close}
      position="right"
      lockScroll={false}
      size={640}
      title={
        <Text span fw={700} fz="h2">
          {t('entry.title', { index: index ?? 0 })}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      {index === undefined ? null : <Entry index={index} />}
    </Drawer>
  );
}

function Entry({ index }: { readonly index: number }) {
  const { t } = useTranslation('ledger');
  const answer = useQuery(proofQuery(useCaseId(), index));
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed error={answer.error} />;
  const { line, proof, origin, verifier_keys } = answer.data;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm">{t('entry.about')}</Text>
        <Button onClick={() => saveJson(`ledger-entry-${index}.json`, { line, proof, origin, verifier_keys })}>
          {t('entry.save')}
        </Button>
      </Group>
      <Text fw={600} size="sm">
        {t('entry.line')}
      </Text>
      <Code text={inertJson(line)} label={t('entry.line')} />
      <Text fw={600} size="sm">
        {t('entry.proof')}
      </Text>
      <Code text={proof} label={t('entry.proof')} />
      <Text fw={600} size="sm">
        {t('entry.verify')}
      </Text>
      <ol style={{ margin: 0, paddingInlineStart: 20 }}>
        {(['leaf', 'path', 'signature', 'key'] as const).map((step) => (
          <li key={step}>
            <Text size="sm">{t(`entry.steps.${step}`)}</Text>
          </li>
        ))}
      </ol>
      {verifier_keys.map((key) => (
        <Text key={key} className={classes['mono']}>
          {key}
        </Text>
      ))}
    </Stack>
  );
}
