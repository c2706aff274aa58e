import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseHref } from '../case.ts';
import { SCREENS } from '../screens.tsx';
import { useSession } from '../session.ts';
import { Icon } from './icons.tsx';
import classes from './shell.module.css';

/** The screens of the case that the person may open. */
export function Navigation({ chosen }: { readonly chosen: () => void }) {
  const { t } = useTranslation();
  const href = useCaseHref();
  const { may } = useSession();
  const screens = SCREENS.filter(({ nav, needs }) => nav && (needs === undefined || may.includes(needs)));
  return (
    <ul className={classes['items']}>
      {screens.map((screen) => (
        <li key={screen.name}>
          <Link
            to={screen.path.startsWith('/') ? screen.path : href(screen.path)}
            className={classes['item'] ?? ''}
            activeOptions={{ exact: screen.path === '', includeSearch: false }}
            onClick={chosen}
          >
            <Icon name={screen.name} />
            {t(`nav.${screen.name}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
