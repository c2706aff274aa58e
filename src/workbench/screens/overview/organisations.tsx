import { useTranslation } from 'react-i18next';
import { Explain } from '../../ui/parts/explain.tsx';
import { Panel } from '../../ui/parts/panel.tsx';
import { Untrusted } from '../../ui/parts/untrusted.tsx';
import { Count } from '../../ui/parts/value-parts.tsx';
import classes from './overview.module.css';

interface OrganisationsProps {
  readonly organisations: readonly {
    readonly organisation: string;
    readonly calls: number;
    readonly victims: number;
  }[];
}

/** Whom the callers claimed to be. */
export function Organisations({ organisations }: OrganisationsProps) {
  const { t } = useTranslation('overview');
  const most = Math.max(1, ...organisations.map(({ victims }) => victims));
  return (
    <Panel title={t('organisations.title')}>
      <table className={classes['bars']}>
        <thead>
          <tr>
            <th>{t('organisations.name')}</th>
            <th colSpan={2}>{t('organisations.victims')}</th>
            <th>{t('organisations.calls')}</th>
          </tr>
        </thead>
        <tbody>
          {organisations.map(({ organisation, calls, victims }) => (
            <tr key={organisation}>
              <td>
                <Explain target={`organisation:${organisation}`}>
                  <Untrusted text={organisation} limit={60} />
                </Explain>
              </td>
              <td className={classes['track']}>
                <div className={classes['bar']} style={{ width: `${(victims / most) * 100}%` }} />
              </td>
              <td>
                <Count value={victims} />
              </td>
              <td>
                <Count value={calls} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
