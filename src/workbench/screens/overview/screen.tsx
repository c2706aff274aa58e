import { useTranslation } from 'react-i18next';
import { useCase } from '../../ui/case.ts';
import { Page } from '../../ui/parts/page.tsx';

/** The case at a glance. */
export function Screen() {
  const { t } = useTranslation('overview');
  const about = useCase();
  return (
    <Page title={t('title')} about={about.title}>
      {null}
    </Page>
  );
}
