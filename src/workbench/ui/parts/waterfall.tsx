import { useTranslation } from 'react-i18next';
import { Untrusted } from './untrusted.tsx';
import classes from './waterfall.module.css';

export interface WaterfallStep {
  readonly label: string;
  readonly note?: string;
  /** What it adds; negative speaks against. */
  readonly value: number;
}

interface WaterfallProps {
  readonly steps: readonly WaterfallStep[];
  readonly label: string;
  /** How a value is written; without it, with its sign and one decimal. */
  readonly write?: (value: number) => string;
  readonly total?: { readonly label: string; readonly text: string };
}

/** How a result adds up, step by step: each bar begins where the one before ended. */
export function Waterfall({ steps, label, write = signed, total }: WaterfallProps) {
  const { t } = useTranslation();
  let sum = 0;
  const ends = steps.map(({ value }) => {
    sum += value;
    return sum;
  });
  const low = Math.min(0, ...ends);
  const span = Math.max(0, ...ends) - low || 1;
  const percent = (value: number): string => `${((value - low) / span) * 100}%`;
  return (
    <table className={classes['table']} aria-label={label}>
      <thead className={classes['unseen']}>
        <tr>
          <th>{t('waterfall.what')}</th>
          <th>{t('waterfall.bar')}</th>
          <th>{t('waterfall.adds')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ label: name, note, value }, i) => {
          const from = Math.min(ends[i]!, ends[i]! - value);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have an order and no other name.
            <tr key={i}>
              <td>
                <Untrusted text={name} />
                {note ? (
                  <span className={classes['note']}>
                    {' '}
                    <Untrusted text={note} limit={80} />
                  </span>
                ) : null}
              </td>
              <td className={classes['track']}>
                <div
                  className={value < 0 ? classes['against'] : classes['for']}
                  style={{ left: percent(from), width: `${(Math.abs(value) / span) * 100}%` }}
                />
              </td>
              <td className={classes['value']}>{write(value)}</td>
            </tr>
          );
        })}
        {total ? (
          <tr className={classes['total']}>
            <td>{total.label}</td>
            <td />
            <td className={classes['value']}>{total.text}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function signed(value: number): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)}`;
}
