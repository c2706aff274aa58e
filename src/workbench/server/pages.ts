import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { WorkbenchEnv } from './env.ts';

/** What vite.config.ts writes where the nonce of each answer goes. */
const PLACEHOLDER = 'RINGBREAK_NONCE';

/** The built pages: assets whose names change with their content, and one page for every address. */
export function pagesOf(folder: string): Hono<WorkbenchEnv> {
  const pages = new Hono<WorkbenchEnv>();
  pages.use('/assets/*', keptForGood, serveStatic({ root: folder, precompressed: true }));
  pages.get('/assets/*', (c) => c.notFound());
  pages.get('/*', async (c) => {
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    const nonce = c.get('secureHeadersNonce') ?? randomBytes(16).toString('base64');
    c.header('Cache-Control', 'no-store');
    return c.html(page.replaceAll(PLACEHOLDER, nonce));
  });
  return pages;
}

const keptForGood = createMiddleware<WorkbenchEnv>(async (c, next) => {
  await next();
  if (c.res.ok) c.res.headers.set('Cache-Control', 'public, max-age=31536000, immutable');
});
