import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './dossier.module.css';
import { useDossier } from './dossier.tsx';

/** Calls by the hour of the day, UTC: when somebody works tells where they live. */
export function Hours() {
  const { t } = useTranslation('dossier');
  const { parts } = useDossier();
  const rows = parts['pace'] ?? [];
  const hours = Array.from({ length: 24 }, (_, hour) =>
    rows.reduce((sum, row) => sum + Number(String(row['hours_utc'] ?? '').split(';')[hour] || 0), 0),
  );
  const most = Math.max(...hours);
  if (!(most > 0)) return null;
  const shifts = [...new Set(rows.map((row) => String(row['shift_utc'] ?? '')).filter((shift) => shift !== ''))];
  return (
    <>
      <div className={classes['hours']} role="img" aria-label={t('hours.label', { hours: hours.join(', ') })}>
        {hours.map((calls, hour) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the hours of a day.
          <div key={hour} title={`${hour}:00 UTC: ${calls}`}>
            <div
              className={classes['hour']}
              style={{
                background: `color-mix(in srgb, var(--rb-accent) ${Math.round((100 * calls) / most)}%, var(--rb-land))`,
              }}
            />
            {hour}
          </div>
        ))}
      </div>
      <Text size="sm" mt={4}>
        {t('hours.shift', { shift: shifts.slice(0, 6).join('; ') })}
      </Text>
    </>
  );
}
