import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { silentProgress } from '../../src/base/progress.ts';
import { runCase } from '../../src/commands/run.ts';
import { openSession } from '../../src/commands/session.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import type { Role, SignedIn } from '../../src/workbench/access/roles.ts';
import type { Consultation } from '../../src/workbench/audit/consultation.ts';
import { apiPart } from '../../src/workbench/server/api.ts';
import { declared, logged, openTheCase } from '../../src/workbench/server/case-access.ts';
import { CasePool } from '../../src/workbench/server/case-pool.ts';
import type { WorkbenchEnv } from '../../src/workbench/server/env.ts';
import { errorAnswer } from '../../src/workbench/server/errors.ts';
import { viewTheCase } from '../../src/workbench/server/view-the-case.ts';
import { madeOnce } from '../once/made-once.ts';

/** A small simulated seizure as a built case, served without sign-in: each request says who asks. */
export interface Served {
  readonly root: string;
  readonly folder: string;
  readonly id: string;
  /** Everything that was logged as shown, in order. */
  readonly shown: Consultation[];
  /** Asks the API of the case in somebody's name; `path` begins below /api/case/<id>. */
  readonly ask: (as: Role | SignedIn, path: string, init?: RequestInit) => Promise<Response>;
  readonly remove: () => Promise<void>;
}

const session = () => openSession({ quiet: true, threads: '2', memory: '1GB' }, new AbortController().signal);

/** Built once in a run of the tests; each caller gets a copy with its key, and may change it. */
async function smallCase(calls: number): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'ringbreak-working-'));
  const made = await madeOnce(`spoofshop-60-${calls}-5`, async (folder) => {
    process.env['RINGBREAK_CONFIG'] = join(folder, 'config');
    const world = { out: join(folder, 'seizure'), accounts: 60, calls, seed: 5, shape: 'spoofshop' } as const;
    const { exhibits } = await simulate(world, silentProgress);
    const named = { title: 'Operation Example', agency: 'Example Police' };
    await runCase(join(folder, 'case'), exhibits, named, session());
  });
  await cp(made, root, { recursive: true });
  return root;
}

export async function serveSmallCase(routes: OpenAPIHono<WorkbenchEnv>, calls = 1500): Promise<Served> {
  const root = await smallCase(calls);
  process.env['RINGBREAK_CONFIG'] = join(root, 'config');
  const folder = join(root, 'case');
  const cases = await CasePool.open([folder], { threads: 2, memory: 512 });
  const id = cases.list()[0]!.info.id;
  const shown: Consultation[] = [];
  const ask: Served['ask'] = (as, path, init) =>
    appFor(as, cases, routes, shown).request(`/api/case/${id}${path}`, init) as Promise<Response>;
  const remove = async () => {
    await cases.close();
    await rm(root, { recursive: true, force: true });
  };
  return { root, folder, id, shown, ask, remove };
}

function appFor(as: Role | SignedIn, cases: CasePool, routes: OpenAPIHono<WorkbenchEnv>, shown: Consultation[]) {
  const user: SignedIn = typeof as === 'string' ? { id: as, name: `The ${as}`, roles: [as] } : as;
  const app = apiPart();
  app.onError(errorAnswer);
  app.use('/api/*', async (c, next) => {
    c.set('user', user);
    c.set('cases', cases);
    await next();
  });
  app.use('/api/*', declared);
  app.use(
    '/api/case/:case/*',
    openTheCase,
    viewTheCase,
    logged(async (_, __, consultations) => {
      shown.push(...consultations);
    }),
  );
  app.route('/api', routes);
  return app;
}

/** A request with a body of JSON. */
export function sending(body: unknown, method = 'POST'): RequestInit {
  return {
    method,
    headers: { 'content-type': 'application/json', 'x-ringbreak': '1' },
    body: JSON.stringify(body),
  };
}

/** The body of a good answer; anything else fails the test with what the server said. */
export async function good<T>(pending: Promise<Response>): Promise<T> {
  const answer = await pending;
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
