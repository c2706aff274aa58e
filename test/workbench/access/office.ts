import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { onTestFinished } from 'vitest';
import { realEffects } from '../../../src/base/effects.ts';
import { createCase } from '../../../src/case/case.ts';
import { type Access, openAccess } from '../../../src/workbench/access/access.ts';
import type { Grant } from '../../../src/workbench/access/people.ts';
import { AuditTrail } from '../../../src/workbench/audit/trail.ts';
import { buildApp } from '../../../src/workbench/server/app.ts';
import { CasePool } from '../../../src/workbench/server/case-pool.ts';
import type { WorkbenchEnv } from '../../../src/workbench/server/env.ts';
import type { Reach } from '../../../src/workbench/server/reach.ts';

export const PASSWORD = 'ochre tractor violin marsh';

/** The whole application over cases in a temporary folder, with a clock that the test moves. */
export interface Office {
  readonly app: OpenAPIHono<WorkbenchEnv>;
  readonly access: Access;
  readonly trail: AuditTrail;
  readonly cases: CasePool;
  readonly config: string;
  readonly clock: { now: number };
  /** A browser: keeps cookies, sends what the pages send. */
  readonly browser: (headers?: Record<string, string>) => Browser;
  /** A browser of somebody new who has signed in by invitation. */
  readonly signedIn: (grant: Partial<Grant> & Pick<Grant, 'roles'>) => Promise<Browser & { readonly id: string }>;
  readonly close: () => Promise<void>;
}

export interface Browser {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** @param folders cases to serve; without: one without exhibits. */
export async function openOffice(reach: Reach = {}, folders?: readonly string[]): Promise<Office> {
  const root = await mkdtemp(join(tmpdir(), 'ringbreak-office-'));
  if (folders === undefined) process.env['RINGBREAK_CONFIG'] = join(root, 'config');
  const config = process.env['RINGBREAK_CONFIG']!;
  await mkdir(join(root, 'pages'));
  const clock = { now: Date.now() };
  const effects = { ...realEffects(), now: () => new Date(clock.now) };
  const served = folders ?? [await emptyCase(join(root, 'case'))];
  const cases = await CasePool.open(served, { threads: 1, memory: 512 });
  const access = await openAccess(effects);
  const trail = await AuditTrail.open(cases, access.auditSecret, effects);
  const app = buildApp({ cases, access, trail, reach, pages: join(root, 'pages') });
  const close = async () => {
    await trail.close(cases);
    access.close();
    await cases.close();
    await rm(root, { recursive: true, force: true });
  };
  const browser = (headers: Record<string, string> = {}) => newBrowser(app, headers);
  let number = 0;
  const signedIn: Office['signedIn'] = async (grant) => {
    number += 1;
    const { id } = access.people.add({ name: `Person ${number}`, signInName: `person-${number}`, ...grant });
    const own = browser();
    const token = access.once.make('invitation', id);
    const answer = await own.send('POST', '/api/sign-in/invitation', { token });
    if (!answer.ok) throw new Error(`no way in: ${await answer.text()}`);
    return { ...own, id };
  };
  return { app, access, trail, cases, config, clock, browser, signedIn, close };
}

/** The same, closed with the test. */
export async function office(reach?: Reach): Promise<Office> {
  const opened = await openOffice(reach);
  onTestFinished(opened.close);
  return opened;
}

async function emptyCase(folder: string): Promise<string> {
  const info = {
    id: 'op-example',
    title: 'Operation Example',
    agency: 'Example Police',
    base_currency: 'GBP',
  } as const;
  await (await createCase(folder, info, realEffects())).close();
  return folder;
}

function newBrowser(app: OpenAPIHono<WorkbenchEnv>, always: Record<string, string>): Browser {
  const cookies = new Map<string, string>();
  const ask = async (method: string, path: string, body: unknown, headers: Record<string, string>) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.request(path, {
      method,
      headers: { host: 'localhost:4747', ...(cookie ? { cookie } : {}), ...always, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (/max-age=0/i.test(line)) cookies.delete(name!);
      else cookies.set(name!, value!);
    }
    return answer;
  };
  return {
    cookies,
    get: (path, headers = {}) => ask('GET', path, undefined, headers),
    send: (method, path, body, headers = {}) =>
      ask(method, path, body ?? {}, {
        'content-type': 'application/json',
        'x-ringbreak': '1',
        origin: 'http://localhost:4747',
        'sec-fetch-site': 'same-origin',
        ...headers,
      }),
  };
}

/** Status and, of an error, its code. */
export async function outcome(pending: Promise<Response>): Promise<string> {
  const answer = await pending;
  const body = (await answer.json().catch(() => ({}))) as { code?: string };
  return body.code === undefined ? String(answer.status) : `${answer.status} ${body.code}`;
}
