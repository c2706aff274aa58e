import { randomBytes } from 'node:crypto';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { getCookie, setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import type { SignedIn } from '../access/roles.ts';
import { screenRoutes } from '../screens/routes.ts';
import { apiPart } from './api.ts';
import { declared, logged, openTheCase, type Record } from './case-access.ts';
import type { CasePool } from './case-pool.ts';
import type { WorkbenchEnv } from './env.ts';
import { errorAnswer, notSignedIn } from './errors.ts';
import { viewTheCase } from './view-the-case.ts';

/** What an app is made of. */
export interface AppParts {
  readonly cases: CasePool;
  /** Folder of the built pages. */
  readonly pages: string;
  /** Opens one session, once. */
  readonly signInToken: string;
  readonly record: Record;
}

const COOKIE = 'ringbreak_session';

/** The whole HTTP application: sign-in, the API of the screens, the pages. */
export function buildApp({ cases, pages, signInToken, record }: AppParts): OpenAPIHono<WorkbenchEnv> {
  const sessions = new Map<string, SignedIn>();
  let token: string | undefined = signInToken;
  const app = apiPart();
  app.onError(errorAnswer);
  app.use(
    secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"] } }),
  );
  app.get('/sign-in/:token', (c) => {
    if (token === undefined || c.req.param('token') !== token) return c.text('This sign-in was used already.', 403);
    token = undefined;
    const id = randomBytes(32).toString('base64url');
    sessions.set(id, { id: 'first', name: 'Administrator', roles: ['administrator', 'supervisor', 'analyst'] });
    setCookie(c, COOKIE, id, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return c.redirect('/');
  });
  app.use('/api/*', async (c, next) => {
    const user = sessions.get(getCookie(c, COOKIE) ?? '');
    if (!user) throw notSignedIn();
    c.set('user', user);
    c.set('cases', cases);
    await next();
  });
  app.use('/api/*', declared);
  app.use('/api/case/:case/*', openTheCase, viewTheCase, logged(record));
  app.route('/api', screenRoutes);
  app.use('/*', serveStatic({ root: pages }));
  app.get('/*', serveStatic({ root: pages, path: 'index.html' }));
  return app;
}
