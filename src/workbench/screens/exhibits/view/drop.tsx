import { Button, FileButton, Group, Text } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bytesText } from './data.ts';
import classes from './exhibits.module.css';

/** Where files are dropped, or chosen by keyboard. */
export function Drop({ limit, chosen }: { readonly limit: number; readonly chosen: (files: File[]) => void }) {
  const { t } = useTranslation('exhibits');
  const [over, setOver] = useState(false);
  const stop = (event: DragEvent, on: boolean): void => {
    event.preventDefault();
    setOver(on);
  };
  return (
    <section
      className={classes['drop']}
      data-over={over}
      aria-label={t('drop.label')}
      onDragEnter={(event) => stop(event, true)}
      onDragOver={(event) => stop(event, true)}
      onDragLeave={(event) => stop(event, false)}
      onDrop={(event) => {
        stop(event, false);
        const files = [...event.dataTransfer.files];
        if (files.length > 0) chosen(files);
      }}
    >
      <Group justify="center" gap="sm">
        <Text size="sm">{t('drop.about')}</Text>
        <FileButton multiple onChange={(files) => files.length > 0 && chosen(files)}>
          {(props) => <Button {...props}>{t('drop.choose')}</Button>}
        </FileButton>
        <Text size="xs" c="dimmed">
          {t('drop.limit', { limit: bytesText(limit) })}
        </Text>
      </Group>
    </section>
  );
}
