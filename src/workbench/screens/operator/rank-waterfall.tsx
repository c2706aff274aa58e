import { useTranslation } from 'react-i18next';
import { Reasons } from '../../ui/dossier/reasons.tsx';
import { Waterfall } from '../../ui/parts/waterfall.tsx';
import { useRules } from '../../ui/use-rules.ts';

/** `105 victims: 39 of 40 points; known in EU-226: 10`, as the rule writes it. */
const PART = /^(.*): (\d+)(?: of (\d+))?(?: points)?$/;

/** What the rank is made of: points of a hundred, part by part. */
export function RankWaterfall({ reasons, points }: { readonly reasons: string; readonly points: number }) {
  const { t } = useTranslation('operator');
  const say = useRules();
  const parts = reasons.split('; ').map((text) => PART.exec(text));
  if (reasons === '' || parts.some((part) => part === null)) return <Reasons text={reasons} />;
  const steps = parts.map((part) => ({
    label: say(part![1]!),
    note: part![3] === undefined ? '' : t('of', { most: part![3] }),
    value: Number(part![2]),
  }));
  return (
    <Waterfall
      label={t('why')}
      steps={steps}
      write={(value) => `+${value}`}
      total={{ label: t('points'), text: String(points) }}
    />
  );
}
