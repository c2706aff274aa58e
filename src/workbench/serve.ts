import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { serve } from '@hono/node-server';
import { buildApp } from './server/app.ts';
import { CasePool } from './server/case-pool.ts';
import { builtPages } from './server/page.ts';

export interface ServeOptions {
  readonly folders: readonly string[];
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  readonly signal: AbortSignal;
  /** Called once it answers. */
  readonly ready: (address: { readonly url: string; readonly signIn: string }) => void;
}

/** MiB for the engines of all cases: with what Node needs, the process stays below 3 GiB. */
const ENGINE_MEMORY = 1800;

/** Serves the cases until the signal; see docs/workbench.md. */
export async function serveWorkbench(options: ServeOptions): Promise<void> {
  const cases = await CasePool.open(options.folders, { threads: availableParallelism(), memory: ENGINE_MEMORY });
  const pages = await builtPages();
  const token = randomBytes(24).toString('base64url');
  const app = buildApp({ cases, pages, signInToken: token, record: async () => {} });
  await new Promise<void>((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: options.port, hostname: options.host }, (info: AddressInfo) => {
      const url = `http://${options.host}:${info.port}`;
      options.ready({ url, signIn: `${url}/sign-in/${token}` });
    });
    server.once('error', reject);
    options.signal.addEventListener('abort', () => server.close(() => resolve()), { once: true });
  });
  await cases.close();
}
