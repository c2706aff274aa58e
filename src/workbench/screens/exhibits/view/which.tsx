import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Exhibit, WAITING, type Waiting, waitsFor } from './data.ts';

interface WhichProps {
  readonly exhibits: readonly Exhibit[];
  readonly only: Waiting | '';
  readonly choose: (only: Waiting | '') => void;
}

/** All exhibits, or those of which something waits for somebody. */
export function WhichExhibits({ exhibits, only, choose }: WhichProps) {
  const { t } = useTranslation('exhibits');
  const offered = WAITING.map((what) => ({ what, count: exhibits.filter((one) => waitsFor(one, what)).length }));
  const shown = offered.filter(({ what, count }) => count > 0 || what === only);
  if (shown.length === 0) return null;
  return (
    <SegmentedControl
      size="xs"
      maw="100%"
      style={{ alignSelf: 'flex-start', overflowX: 'auto' }}
      aria-label={t('which.label')}
      value={only}
      onChange={(next) => choose(next as Waiting | '')}
      data={[
        { value: '', label: `${t('which.all')} (${exhibits.length})` },
        ...shown.map(({ what, count }) => ({ value: what, label: `${t(`which.${what}`)} (${count})` })),
      ]}
    />
  );
}
