import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page.tsx';
import { Empty } from '../parts/states.tsx';

/** No screen has this address. */
export function Missing() {
  const { t } = useTranslation();
  return (
    <Page title={t('missing.title')}>
      <Empty title={t('missing.title')}>
        {t('missing.next')} <Anchor href="/">{t('case.all')}</Anchor>
      </Empty>
    </Page>
  );
}
