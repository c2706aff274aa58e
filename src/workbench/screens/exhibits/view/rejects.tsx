import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { Empty, Failed, Loading } from '../../../ui/parts/states.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Count } from '../../../ui/parts/value-parts.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { reasonsQuery } from './data.ts';
import classes from './exhibits.module.css';

const COLUMNS = ['source_table', 'source_row', 'stage', 'reason', 'raw'];

/** Why rows could not be used, and the rows themselves as they were received. */
export function Rejects({ exhibit }: { readonly exhibit: string }) {
  const { t } = useTranslation('exhibits');
  const answer = useQuery(reasonsQuery(useCaseId(), exhibit));
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data.length === 0) return <Panel title={t('rejects.title')}>{t('rejects.none')}</Panel>;
  return (
    <Panel title={t('rejects.title')} about={t('rejects.about')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th>{t('column.table')}</th>
            <th>{t('rejects.stage')}</th>
            <th>{t('rejects.reason')}</th>
            <th className={classes['figure']}>{t('rejects.rows')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.data.map(({ source_table, stage, code, rows }) => (
            <tr key={`${source_table} ${stage} ${code}`}>
              <td>
                <Untrusted text={source_table} limit={80} />
              </td>
              <td>{t(`stage.${stage}`, { defaultValue: stage })}</td>
              <td>
                {t(`reason.${code}`, { defaultValue: '' })} <span className={classes['mono']}>{code}</span>
              </td>
              <td className={classes['figure']}>
                <Count value={rows} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Box h={360} mt="sm" style={{ display: 'flex', flexDirection: 'column' }}>
        <DataTable
          table="reject"
          columns={COLUMNS}
          always={[{ column: 'exhibit', op: 'is', value: exhibit }]}
          label={t('rejects.title')}
          empty={<Empty title={t('rejects.none')} />}
        />
      </Box>
    </Panel>
  );
}
