import type { QueryClient } from '@tanstack/react-query';
import {
  type AnyRouter,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { caseQuery } from './case.ts';
import { Failed, Loading } from './parts/states.tsx';
import { SCREENS, type ScreenEntry } from './screens.tsx';
import { sessionQuery } from './session.ts';
import { Missing } from './shell/missing.tsx';
import { Shell } from './shell/shell.tsx';

interface Context {
  readonly queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: Missing });

/** Everything that needs somebody signed in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  loader: ({ context }) => context.queries.ensureQueryData(sessionQuery),
});

const inCase = createRoute({
  getParentRoute: () => inside,
  path: '/case/$case',
  component: Outlet,
  loader: ({ context, params }) => context.queries.ensureQueryData(caseQuery(params.case)),
});

const component = (screen: ScreenEntry) => lazyRouteComponent(screen.load, 'Screen');
const rooted = SCREENS.filter(({ path }) => path.startsWith('/'));
const ofCase = SCREENS.filter(({ path }) => !path.startsWith('/'));

const tree = root.addChildren([
  ...rooted
    .filter((screen) => screen.open)
    .map((screen) => createRoute({ getParentRoute: () => root, path: screen.path, component: component(screen) })),
  inside.addChildren([
    inCase.addChildren([
      ...ofCase.map((screen) =>
        createRoute({ getParentRoute: () => inCase, path: screen.path || '/', component: component(screen) }),
      ),
      // Within the frame of the case, unlike what no route knows.
      createRoute({ getParentRoute: () => inCase, path: '$', component: Missing }),
    ]),
    ...rooted
      .filter((screen) => !screen.open)
      .map((screen) => createRoute({ getParentRoute: () => inside, path: screen.path, component: component(screen) })),
  ]),
]);

/** The routes of all screens (screens.tsx). Whatever breaks in one is shown in its place, the frame stays. */
export function workbenchRouter(queries: QueryClient): AnyRouter {
  return createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
    defaultNotFoundComponent: Missing,
    scrollRestoration: true,
  });
}
