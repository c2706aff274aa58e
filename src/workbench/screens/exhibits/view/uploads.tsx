import { Paper, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../ui/client.ts';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { bytesText } from './data.ts';
import classes from './exhibits.module.css';
import type { Upload } from './use-uploads.ts';

/** Files on their way, and what became of those that were sent. */
export function Uploads({ uploads }: { readonly uploads: readonly Upload[] }) {
  const { t } = useTranslation('exhibits');
  if (uploads.length === 0) return null;
  return (
    <Paper withBorder p="sm" component="section" aria-label={t('uploads.title')}>
      <Stack gap="xs">
        {uploads.map((upload) => (
          <One key={upload.id} upload={upload} />
        ))}
      </Stack>
    </Paper>
  );
}

function One({ upload }: { readonly upload: Upload }) {
  const { t } = useTranslation('exhibits');
  const { state, sent, size, taken, error } = upload;
  const said = state === 'done' ? t(taken!.added ? 'uploads.added' : 'uploads.known') : t(`uploads.${state}`);
  return (
    <div>
      <Text size="sm">
        <Untrusted text={upload.name} limit={100} /> ({bytesText(size)}):{' '}
        <Text
          span
          c={state === 'failed' ? 'var(--rb-warn)' : 'dimmed'}
          fw={state === 'done' ? 600 : undefined}
          role="status"
        >
          {said}
        </Text>
      </Text>
      {taken ? <div className={classes['mono']}>{taken.sha256}</div> : null}
      {error ? (
        <Text size="sm" c="var(--rb-warn)">
          {error instanceof ApiError ? `${error.message}. ${error.next ?? ''}` : t('uploads.broken')}
        </Text>
      ) : null}
      {state === 'sending' || state === 'taking' ? (
        <Progress
          value={size === 0 ? 100 : (sent / size) * 100}
          animated={state === 'taking'}
          aria-label={t('uploads.progress')}
        />
      ) : null}
    </div>
  );
}
