import type { OpenAPIHono } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import type { Access } from '../access/access.ts';
import { anybody } from '../access/permit.ts';
import type { AuditTrail } from '../audit/trail.ts';
import { screenRoutes } from '../screens/routes.ts';
import { signInPages } from '../screens/sign-in/pages.ts';
import { apiPart } from './api.ts';
import { declared, logged, openTheCase } from './case-access.ts';
import type { CasePool } from './case-pool.ts';
import type { WorkbenchEnv } from './env.ts';
import { errorAnswer, notFound } from './errors.ts';
import { pagesOf } from './pages.ts';
import type { Reach } from './reach.ts';
import { neverKept, ownNameOnly, ownPagesOnly, safeHeaders } from './security.ts';
import { whoAsks } from './session.ts';
import { viewTheCase } from './view-the-case.ts';

/** What an app is made of. */
export interface AppParts {
  readonly cases: CasePool;
  readonly access: Access;
  readonly trail: AuditTrail;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly reach: Reach;
}

const DOCUMENT = { openapi: '3.1.0', info: { title: 'Ringbreak workbench', version: '1' } };

/** The whole HTTP application: sign-in, the API of the screens, the pages. */
export function buildApp({ cases, access, trail, pages, reach }: AppParts): OpenAPIHono<WorkbenchEnv> {
  const app = apiPart();
  app.onError(errorAnswer);
  app.use(safeHeaders(reach), ownNameOnly(reach), whoAsks(access, trail, reach));
  app.use('/api/*', neverKept, ownPagesOnly, withCases(cases), declared);
  app.use(
    '/api/case/:case/*',
    openTheCase,
    viewTheCase,
    logged((target, user, consultations, why) => trail.consulted(target, user.id, consultations, why)),
  );
  app.get('/api', anybody().middleware, (c) => c.json(app.getOpenAPI31Document(DOCUMENT), 200));
  app.route('/api', screenRoutes);
  app.all('/api/*', () => {
    throw notFound();
  });
  app.route('/', signInPages);
  app.route('/', pagesOf(pages));
  return app;
}

function withCases(cases: CasePool) {
  return createMiddleware<WorkbenchEnv>(async (c, next) => {
    c.set('cases', cases);
    await next();
  });
}
