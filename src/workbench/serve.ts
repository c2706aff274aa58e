import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { type ServerType, serve } from '@hono/node-server';
import { realEffects } from '../base/effects.ts';
import { RingbreakError } from '../base/errors.ts';
import { type Access, openAccess } from './access/access.ts';
import { AuditTrail } from './audit/trail.ts';
import { warmPairs } from './screens/review/waiting.ts';
import { buildApp } from './server/app.ts';
import { CasePool } from './server/case-pool.ts';
import { builtPages } from './server/page.ts';
import type { Reach } from './server/reach.ts';

export interface ServeOptions {
  readonly folders: readonly string[];
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  /** Files of the certificate and its key, PEM. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** A proxy in front of it speaks TLS and says who asks. */
  readonly behindProxy?: boolean;
  /** Where browsers find it, when that is not this machine. */
  readonly publicUrl?: string;
  /** Print a sign-in although somebody administers the workbench already. */
  readonly newSignIn?: boolean;
  readonly signal: AbortSignal;
  /** Called once it answers; `signIn` opens one session, once, where one was made. */
  readonly ready: (address: { readonly url: string; readonly signIn: string | undefined }) => void;
}

/** MiB for the engines of all cases: with what Node needs, the process stays below 3 GiB. */
const ENGINE_MEMORY = 1800;

/**
 * Serves the cases until the signal; see docs/workbench.md.
 *
 * @throws RingbreakError UNSAFE_HOST, NO_PUBLIC_URL (usage), ALREADY_SERVED (locked), KEY_NOT_IN_CASE (forbidden).
 */
export async function serveWorkbench(options: ServeOptions): Promise<void> {
  const reach = reachOf(options);
  const effects = realEffects();
  const cases = await CasePool.open(options.folders, { threads: availableParallelism(), memory: ENGINE_MEMORY });
  const access = await openAccess(effects);
  const trail = await AuditTrail.open(cases, access.auditSecret, effects);
  try {
    const app = buildApp({ cases, access, trail, reach, pages: await builtPages() });
    await listen(options, app.fetch, (port) => {
      options.ready(addressesOf(options, reach, access, port));
      cases.warm();
      for (const served of cases.list()) void warmPairs(served);
    });
  } finally {
    await trail.close(cases);
    access.close();
    await cases.close();
  }
}

async function listen(options: ServeOptions, fetch: (request: Request) => unknown, ready: (port: number) => void) {
  const { tls, port, host, signal } = options;
  const secure = tls && {
    createServer,
    serverOptions: { cert: pem(tls.cert), key: pem(tls.key), minVersion: 'TLSv1.2' as const },
  };
  await new Promise<void>((resolve, reject) => {
    const started = (info: AddressInfo) => ready(info.port);
    const server: ServerType = serve({ fetch, port, hostname: host, ...secure }, started);
    server.once('error', (error: NodeJS.ErrnoException) => reject(listening(error, port)));
    const stop = () => {
      server.close(() => resolve());
      // Browsers keep connections, and streams of events never end by themselves.
      if ('closeAllConnections' in server) server.closeAllConnections();
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}

function pem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new RingbreakError({
      kind: 'usage',
      code: 'NO_TLS_FILE',
      what: 'a file of the certificate or its key cannot be read',
      where: { file },
      next: 'Give --tls-cert and --tls-key as PEM files that this user may read.',
      cause,
    });
  }
}

function listening(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  const what = error.code === 'EACCES' ? 'may not be used by this user' : 'is in use by another program';
  return usage('PORT_TAKEN', `port ${port} ${what}`, 'Give another one with --port; 0 takes any free one.');
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);

/** What may be reached from elsewhere speaks TLS, or stands behind something that does. */
function reachOf({ host, tls, behindProxy, publicUrl }: ServeOptions): Reach {
  const local = LOOPBACK.has(host);
  if (!local && !tls && !behindProxy) {
    throw usage(
      'UNSAFE_HOST',
      'on an address that others reach, everything would cross the network in the clear',
      'Give --tls-cert and --tls-key, or --behind-proxy when a proxy in front of it speaks TLS.',
    );
  }
  if (publicUrl === undefined && (!local || behindProxy || tls)) {
    throw usage(
      'NO_PUBLIC_URL',
      'the workbench must know by which address people open it',
      'Give --public-url, for example --public-url https://workbench.example.police.',
    );
  }
  return { ...(publicUrl === undefined ? {} : { publicUrl: validUrl(publicUrl) }), behindProxy: behindProxy ?? false };
}

function validUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const local = url?.protocol === 'http:' && (LOOPBACK.has(url.hostname) || url.hostname === '[::1]');
  if (url && (url.protocol === 'https:' || local)) return url.origin;
  throw usage(
    'NO_PUBLIC_URL',
    'this is no address of a site with TLS',
    'Give it as https://NAME or https://NAME:PORT.',
  );
}

/** Passkeys belong to names, not to addresses: on this machine the pages are at localhost. */
function addressesOf({ host, newSignIn }: ServeOptions, reach: Reach, access: Access, port: number) {
  const name = host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const url = reach.publicUrl ?? `http://${name}:${port}`;
  if (access.people.hasAdministrator() && !newSignIn) return { url, signIn: undefined };
  const { id, dismissedAt } = access.people.first();
  if (dismissedAt) access.people.readmit(id);
  return { url, signIn: `${url}/sign-in/${access.once.make('printed_link', id)}` };
}

function usage(code: string, what: string, next: string): RingbreakError {
  return new RingbreakError({ kind: 'usage', code, what, next });
}
