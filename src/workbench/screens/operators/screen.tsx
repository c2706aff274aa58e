import { useTranslation } from 'react-i18next';
import { useCaseHref } from '../../ui/case.ts';
import { Page } from '../../ui/parts/page.tsx';
import { Empty } from '../../ui/parts/states.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';

const COLUMNS = [
  'priority',
  'operator_id',
  'priority_points',
  'names',
  'accounts',
  'region',
  'victims',
  'calls',
  'talk_s',
  'codes_captured',
  'spent',
  'reported_loss',
  'known_in',
  'organisations',
  'last_at',
];
const SORT = [{ column: 'priority', descending: false }];

/** Persons and crews behind accounts, those to look at first at the top. */
export function Screen() {
  const { t } = useTranslation('operators');
  const href = useCaseHref();
  return (
    <Page title={t('title')} about={t('about')} full>
      <DataTable
        table="operator"
        columns={COLUMNS}
        sort={SORT}
        label={t('title')}
        href={(row) => href('operator', String(row['operator_id']))}
        empty={<Empty title={t('empty.title')}>{t('empty.next')}</Empty>}
      />
    </Page>
  );
}
