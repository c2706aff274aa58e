import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Explain } from '../../ui/parts/explain.tsx';
import { Count, Money } from '../../ui/parts/value-parts.tsx';
import classes from './overview.module.css';

interface FiguresProps {
  readonly figures: readonly {
    readonly name: string;
    readonly value: string;
    readonly unit: string;
    readonly rule: string;
  }[];
  /** Of the span of days that was chosen. */
  readonly totals: readonly { readonly name: string; readonly value: number }[] | undefined;
}

/** Shown in this order; the others are in the explanation of these. */
const SHOWN = [
  'victims',
  'operators',
  'accounts',
  'calls',
  'codes_captured',
  'complaints',
  'reported_loss',
  'spent',
  'known_operators',
];

/** The headline figures. Each opens what it rests on. */
export function Figures({ figures, totals }: FiguresProps) {
  const { t } = useTranslation('overview');
  if (totals) {
    return (
      <section className={classes['figures']} aria-label={t('figures.ofSpan')}>
        {totals.map(({ name, value }) => (
          <div key={name} className={classes['figure']} title={t(`span.${name}`)}>
            <div className={classes['value']}>
              <Count value={value} />
            </div>
            <Text size="sm" c="dimmed">
              {t(`figure.${name}`)} <span className={classes['spanned']}>{t('figures.inSpan')}</span>
            </Text>
          </div>
        ))}
      </section>
    );
  }
  const shown = SHOWN.flatMap((name) => figures.find((figure) => figure.name === name) ?? []);
  return (
    <section className={classes['figures']} aria-label={t('figures.label')}>
      {shown.map(({ name, value, unit }) => (
        <div key={name} className={classes['figure']}>
          <div className={classes['value']}>
            <Explain target={`figure:${name}`}>
              <Money amount={value.replace(/\.\d+$/, '')} />
            </Explain>
            {/^[A-Z]{3}$/.test(unit) ? <span className={classes['unit']}> {unit}</span> : null}
          </div>
          <Text size="sm" c="dimmed">
            {t(`figure.${name}`)}
          </Text>
        </div>
      ))}
    </section>
  );
}
