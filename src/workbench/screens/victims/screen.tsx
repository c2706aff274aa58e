import { useTranslation } from 'react-i18next';
import { useCaseHref } from '../../ui/case.ts';
import { Page } from '../../ui/parts/page.tsx';
import { Empty } from '../../ui/parts/states.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';

const COLUMNS = [
  'number_id',
  'region',
  'probability',
  'care',
  'calls',
  'talk_s',
  'longest_s',
  'codes_captured',
  'stages',
  'complaints',
  'reported_loss',
  'organisations',
  'first_at',
  'last_at',
];
const SORT = [{ column: 'talk_s', descending: true }];

/** Everybody who was held in conversation, with the harm that is known. */
export function Screen() {
  const { t } = useTranslation('victims');
  const href = useCaseHref();
  return (
    <Page title={t('title')} about={t('about')} full>
      <DataTable
        table="victim"
        columns={COLUMNS}
        sort={SORT}
        label={t('title')}
        href={(row) => (row['number_id'] ? href('number', String(row['number_id'])) : undefined)}
        empty={<Empty title={t('empty.title')}>{t('empty.next')}</Empty>}
      />
    </Page>
  );
}
