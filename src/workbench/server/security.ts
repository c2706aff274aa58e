import { createMiddleware } from 'hono/factory';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import { RingbreakError } from '../../base/errors.ts';
import type { Site } from '../access/passkeys.ts';
import type { WorkbenchEnv } from './env.ts';
import { isSecure, type Reach } from './reach.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Answers only under its own name: a page that makes its own name point at this machine (DNS rebinding) gets nothing. Tells
 * the handler where the pages are.
 */
export function ownNameOnly(reach: Reach) {
  const url = reach.publicUrl === undefined ? undefined : new URL(reach.publicUrl);
  return createMiddleware<WorkbenchEnv>(async (c, next) => {
    const forwarded = reach.behindProxy ? c.req.header('x-forwarded-host') : undefined;
    const asked = hostIn(forwarded ?? c.req.header('host') ?? new URL(c.req.url).host);
    if (!asked || !(url ? asked.hostname === url.hostname : LOOPBACK.has(asked.hostname))) throw otherName();
    const site: Site = url
      ? { origin: url.origin, host: url.hostname }
      : { origin: `http://${asked.host}`, host: asked.hostname };
    c.set('site', site);
    await next();
  });
}

function hostIn(text: string): URL | undefined {
  return /^[a-z0-9.:[\]-]+$/i.test(text) && URL.canParse(`http://${text}`) ? new URL(`http://${text}`) : undefined;
}

function otherName(): RingbreakError {
  return new RingbreakError({
    kind: 'forbidden',
    code: 'OTHER_NAME',
    what: 'the workbench does not answer under this name',
    next: 'Open it by the address that was printed when it was started, or name its address with --public-url.',
  });
}

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Takes what changes something only from its own pages: a header that no page of another origin can send unasked, and the
 * origin where the browser names it. Reading answers are kept from other origins by the browser itself.
 */
export const ownPagesOnly = createMiddleware<WorkbenchEnv>(async (c, next) => {
  const origin = c.req.header('origin');
  const fetchedFrom = c.req.header('sec-fetch-site');
  const foreign =
    (origin !== undefined && origin !== c.var.site.origin) ||
    fetchedFrom === 'cross-site' ||
    fetchedFrom === 'same-site';
  const changes = !READING.has(c.req.method);
  if ((changes && (foreign || c.req.header('x-ringbreak') !== '1')) || (foreign && fetchedFrom === 'cross-site')) {
    throw new RingbreakError({
      kind: 'forbidden',
      code: 'FOREIGN_PAGE',
      what: 'the request does not come from a page of this workbench',
      next: 'Reload the page; programs send the header `X-Ringbreak: 1`.',
    });
  }
  await next();
});

/**
 * Headers of every answer. Scripts come from the server alone; style elements carry the page's nonce; attributes of style
 * are allowed, because charts are positioned by them and a style attribute runs nothing.
 */
export function safeHeaders(reach: Reach) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrcElem: ["'self'", NONCE],
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: isSecure(reach) ? 'max-age=31536000' : false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], usb: [] },
  });
}

/** Nothing of a case stays in a cache: of the browser, or of a proxy. */
export const neverKept = createMiddleware<WorkbenchEnv>(async (c, next) => {
  await next();
  c.res.headers.set('Cache-Control', 'no-store');
});
