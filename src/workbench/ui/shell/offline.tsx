import { useNetwork } from '@mantine/hooks';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../client.ts';
import classes from './shell.module.css';

/** Says that the server cannot be reached: what is on the screen may be old. */
export function Offline() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  useIsFetching(); // Looks again whenever an answer comes or fails.
  const cut = useQueryClient()
    .getQueryCache()
    .getAll()
    .some(({ state }) => state.status === 'error' && !(state.error instanceof ApiError));
  if (online && !cut) return null;
  return (
    <div role="status" className={classes['banner']}>
      {t('offline')}
    </div>
  );
}
