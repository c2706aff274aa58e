import { Button, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseHref, useCaseId } from '../../../ui/case.ts';
import { Empty, Failed, Loading } from '../../../ui/parts/states.tsx';
import { Count, Money, Time } from '../../../ui/parts/value-parts.tsx';
import classes from './complaints.module.css';
import { type Row, stackedQuery, textOf } from './data.ts';

/** Rows that are shown; operators with fewer complaints are in the table of offences. */
const MOST = 300;

/** What each operator is told of, no loss counted twice. */
export function Stacked({ choose }: { readonly choose: (operator: string) => void }) {
  const { t } = useTranslation('complaints');
  const answer = useQuery(stackedQuery(useCaseId()));
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const rows = answer.data.rows;
  if (rows.length === 0) return <Empty title={t('stacked.empty')}>{t('stacked.empty_next')}</Empty>;
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t('stacked.about')}
      </Text>
      <Paper withBorder className={classes['scroll']}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th>{t('offences.operator')}</th>
              {(['complaints', 'persons', 'calls', 'judged', 'loss', 'left_out'] as const).map((name) => (
                <th key={name} className={classes['figure']} title={t(`stacked.${name}_about`, { defaultValue: '' })}>
                  {t(`stacked.${name}`)}
                </th>
              ))}
              <th>{t('stacked.first')}</th>
              <th>{t('stacked.last')}</th>
              <th>{t('stacked.show')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((row) => (
              <StackedRow key={`${textOf(row, 'operator_id')} ${textOf(row, 'currency')}`} row={row} choose={choose} />
            ))}
          </tbody>
        </table>
      </Paper>
      {rows.length > MOST ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('stacked.more', { count: rows.length - MOST })}
        </Text>
      ) : null}
    </>
  );
}

function StackedRow({ row, choose }: { readonly row: Row; readonly choose: (operator: string) => void }) {
  const { t } = useTranslation('complaints');
  const href = useCaseHref();
  const operator = textOf(row, 'operator_id');
  return (
    <tr>
      <td>{operator ? <Link to={href('operator', operator)}>{operator}</Link> : t('offences.nobody')}</td>
      {(['complaints', 'persons', 'calls', 'judged'] as const).map((name) => (
        <td key={name} className={classes['figure']}>
          <Count value={Number(row[name])} />
        </td>
      ))}
      <td className={classes['figure']}>
        <Money amount={textOf(row, 'loss')} currency={textOf(row, 'currency')} />
      </td>
      <td className={classes['figure']}>
        {Number(row['left_out']) > 0 ? (
          <>
            <Count value={Number(row['left_out'])} /> ·{' '}
            <Money amount={textOf(row, 'loss_left_out')} currency={textOf(row, 'currency')} />
          </>
        ) : null}
      </td>
      <td>
        <Time at={textOf(row, 'first_at')} short />
      </td>
      <td>
        <Time at={textOf(row, 'last_at')} short />
      </td>
      <td>
        {operator ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${t('stacked.complaints_of')} ${operator}`}
            onClick={() => choose(operator)}
          >
            {t('stacked.complaints_of')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
