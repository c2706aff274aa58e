import { useTranslation } from 'react-i18next';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Count } from '../../../ui/parts/value-parts.tsx';
import type { Table } from './data.ts';
import classes from './exhibits.module.css';

const FIGURES = ['read', 'accepted', 'rejected', 'unused', 'left_out', 'merged'] as const;

/** What the readers found, with what became of every row. */
export function Tables({ tables }: { readonly tables: readonly Table[] }) {
  const { t } = useTranslation('exhibits');
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th>{t('column.table')}</th>
            <th>{t('column.format')}</th>
            <th className={classes['figure']}>{t('column.columns')}</th>
            <th>{t('column.feeds')}</th>
            {FIGURES.map((name) => (
              <th key={name} className={classes['figure']} title={t(`row.${name}`)}>
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tables.map((table) => (
            <tr key={table.table}>
              <td>
                <Untrusted text={table.table} limit={80} />
              </td>
              <td>{table.format}</td>
              <td className={classes['figure']}>{table.columns}</td>
              <td>{table.feeds.length === 0 ? t('feeds_nothing') : table.feeds.join(', ')}</td>
              {FIGURES.map((name) => (
                <td key={name} className={classes['figure']}>
                  <Count value={table[name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
