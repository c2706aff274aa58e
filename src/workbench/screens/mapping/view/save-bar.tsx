import { Badge, Button, FileButton, Group, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Opened } from './data.ts';
import classes from './mapping.module.css';
import type { useSaving } from './use-saving.ts';

interface SaveBarProps {
  readonly opened: Opened;
  readonly dirty: boolean;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly saving: ReturnType<typeof useSaving>;
  readonly discard: () => void;
}

/** What is done with the edits: nothing counts before it is recorded. */
export function SaveBar({ opened, dirty, reason, setReason, saving, discard }: SaveBarProps) {
  const { t } = useTranslation('mapping');
  const silent = saving.busy || reason.trim() === '';
  return (
    <section className={classes['bar']} aria-label={t('bar.label')}>
      <Group gap="xs" align="flex-end">
        <TextInput
          label={t('bar.reason')}
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.currentTarget.value)}
          flex={1}
          miw={200}
        />
        {dirty ? (
          <>
            <Button disabled={silent} onClick={() => saving.save(true)}>
              {t('bar.save_confirm')}
            </Button>
            <Button variant="default" disabled={silent} onClick={() => saving.save(false)}>
              {t('bar.save')}
            </Button>
            <Button variant="subtle" disabled={saving.busy} onClick={discard}>
              {t('bar.discard')}
            </Button>
          </>
        ) : (
          <Button disabled={silent || opened.status === 'confirmed' || !opened.sha256} onClick={saving.confirm}>
            {t('bar.confirm')}
          </Button>
        )}
      </Group>
      <Group gap="xs" mt={6}>
        <Badge variant="light" color="gray" tt="none">
          {t(`status.${opened.status}`)}
        </Badge>
        <Text size="sm" role="status" aria-live="polite" className={dirty ? classes['warn'] : undefined} flex={1}>
          {saving.busy ? t('bar.writing') : saving.told || (dirty ? t('bar.dirty') : '')}
        </Text>
        <Button variant="subtle" size="compact-xs" disabled={saving.busy || !opened.sha256} onClick={saving.give}>
          {t('bar.give')}
        </Button>
        <FileButton accept="application/json,.json" onChange={(file) => file && saving.take(file)}>
          {(props) => (
            <Button variant="subtle" size="compact-xs" disabled={silent || dirty || !opened.sha256} {...props}>
              {t('bar.take')}
            </Button>
          )}
        </FileButton>
      </Group>
    </section>
  );
}
