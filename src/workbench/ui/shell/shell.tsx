import { AppShell, Burger } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../case.ts';
import { explainState } from '../parts/explain.tsx';
import { Loading } from '../parts/states.tsx';
import { useUrlState } from '../url-state.ts';
import { CaseEvents } from './case-events.tsx';
import { CaseSwitcher } from './case-switcher.tsx';
import { Navigation } from './navigation.tsx';
import { Offline } from './offline.tsx';
import { SearchBox } from './search-box.tsx';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

/** Fetched when somebody asks for the first time. */
const ExplainDrawer = lazy(() =>
  import('../../screens/explain/drawer.tsx').then((found) => ({ default: found.ExplainDrawer })),
);

/** The frame around every screen: header with the search box, navigation of the case, the content. */
export function Shell() {
  const { t } = useTranslation();
  const inCase = useCaseId() !== '';
  const [{ explain }] = useUrlState(explainState);
  const [open, { toggle, close }] = useDisclosure(false);
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: 188, breakpoint: 'md', collapsed: { mobile: !open, desktop: !inCase } }}
      transitionDuration={0}
    >
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <AppShell.Header className={classes['header'] ?? ''}>
        {inCase && narrow ? (
          <Burger opened={open} onClick={toggle} size="xs" aria-label={t(open ? 'nav.fold' : 'nav.unfold')} />
        ) : null}
        <Link to="/" className={classes['mark'] ?? ''}>
          <Mark />
          {narrow ? null : t('app')}
        </Link>
        {inCase ? <CaseSwitcher /> : null}
        <div className={classes['search']}>{inCase ? <SearchBox /> : null}</div>
        <UserMenu />
      </AppShell.Header>
      {inCase ? (
        <AppShell.Navbar className={classes['navbar'] ?? ''} aria-label={t('nav.label')}>
          <Navigation chosen={close} />
        </AppShell.Navbar>
      ) : null}
      <AppShell.Main id="content" tabIndex={-1}>
        <Offline />
        {inCase ? <CaseEvents /> : null}
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
        {inCase && explain !== undefined ? (
          <Suspense fallback={null}>
            <ExplainDrawer />
          </Suspense>
        ) : null}
      </AppShell.Main>
    </AppShell>
  );
}

/** A ring with a gap. */
function Mark() {
  return (
    <svg className={classes['glyph']} viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M18.9 8a8 8 0 1 1-4-3.500" strokeWidth="3.200" strokeLinecap="round" />
      <circle cx="12" cy="12" r="2.200" fill="currentColor" stroke="none" />
    </svg>
  );
}
