import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseHref } from '../../../ui/case.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { Count, Duration, Money } from '../../../ui/parts/value-parts.tsx';
import classes from './complaints.module.css';
import { type Row, textOf } from './data.ts';

/** Against which operators the complaint counts, and whether its loss does. */
export function Offences({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('complaints');
  const href = useCaseHref();
  return (
    <Panel title={t('offences.title')}>
      <div className={classes['scroll']}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th>{t('offences.operator')}</th>
              <th className={classes['figure']}>{t('offences.calls')}</th>
              <th className={classes['figure']}>{t('offences.talk')}</th>
              <th className={classes['figure']}>{t('offences.loss')}</th>
              <th>{t('offences.counts')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={textOf(row, 'operator_id')}>
                <td>
                  {textOf(row, 'operator_id') ? (
                    <Link to={href('operator', textOf(row, 'operator_id'))}>{textOf(row, 'operator_id')}</Link>
                  ) : (
                    t('offences.nobody')
                  )}
                </td>
                <td className={classes['figure']}>
                  <Count value={Number(row['calls'])} />
                </td>
                <td className={classes['figure']}>
                  <Duration seconds={Number(row['talk_s'])} />
                </td>
                <td className={classes['figure']}>
                  {row['loss'] === null ? (
                    ''
                  ) : (
                    <Money amount={textOf(row, 'loss')} currency={textOf(row, 'currency')} />
                  )}
                </td>
                <td>
                  {t(
                    row['in_total'] === true
                      ? 'offences.in_total'
                      : row['counted'] === true
                        ? 'offences.counted'
                        : 'offences.left_out',
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
