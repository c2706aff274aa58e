import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../tools/chromium.ts';
import type { BenchedServer } from './workbench-server.ts';

/** What a person waits for, in a real browser that draws in software. */
export interface BrowserFigures {
  /** From the address to a screen that can be worked with, nothing in the browser's cache, milliseconds. */
  readonly firstScreen: number;
  /** Bytes of JavaScript that came for it, as they came. */
  readonly javascript: number;
  /** The same of every screen, the code of the others in the cache; the slower of two. */
  readonly screens: Readonly<Record<string, number>>;
  readonly network: NetworkFigures;
}

export interface NetworkFigures {
  readonly nodes: number;
  /** Until the picture stands. */
  readonly usable: number;
  /** Longest time for which the page did not answer meanwhile. */
  readonly blocked: number;
  /** Milliseconds between two pictures while it is moved and magnified: the middle, the slowest but five of a hundred. */
  readonly frame: number;
  readonly slowFrame: number;
}

/** What must be seen of a screen; of every screen its heading, and nothing that says that it is loading. */
type Screens = Readonly<Record<string, { readonly path: string; readonly shows: readonly string[] }>>;

const WAIT = 120_000;
const PAGE = fileURLToPath(new URL('./workbench-page.js', import.meta.url));
const MOVES = 60;

/** @param operators the ones with the most victims: their networks make the large picture */
export async function benchBrowser(
  server: BenchedServer,
  ids: { readonly number: string; readonly operators: readonly string[]; readonly account: string },
): Promise<BrowserFigures> {
  const browser = await launchChromium();
  try {
    // A browser that runs already, as a person's does; the new context has nothing in its cache.
    await (await browser.newPage()).close();
    const first = await signedIn(browser, server);
    const page = await first.newPage();
    const firstScreen = await usable(page, server, '', ['main section button', 'main svg']);
    const javascript = await page.evaluate<number>('bench.javascript()');
    await page.close();
    const screens: Record<string, number> = {};
    for (const [name, { path, shows }] of Object.entries(screensOf(ids))) {
      const times = [];
      for (let round = 0; round < 2; round++) {
        const one = await first.newPage();
        times.push(await usable(one, server, path, shows));
        await one.close();
      }
      screens[name] = Math.max(...times);
    }
    return { firstScreen, javascript, screens, network: await largeNetwork(first, server, ids.operators) };
  } finally {
    await browser.close();
  }
}

function screensOf({ number, operators, account }: Parameters<typeof benchBrowser>[1]): Screens {
  const row = ['main [role="gridcell"]'];
  const of = (kind: string, id: string): string => `/${kind}/${encodeURIComponent(id)}`;
  return {
    overview: { path: '', shows: ['main section button', 'main svg'] },
    victims: { path: '/victims', shows: row },
    operators: { path: '/operators', shows: row },
    number: { path: of('number', number), shows: ['main section'] },
    operator: { path: of('operator', operators[0]!), shows: ['main section'] },
    account: { path: of('account', account), shows: ['main section'] },
    search: { path: `/search?find=${encodeURIComponent(`"${number}"`)}`, shows: ['main a'] },
    network: { path: '/network', shows: ['main canvas'] },
    review: { path: '/review', shows: [] },
    complaints: { path: '/complaints', shows: [] },
    exhibits: { path: '/exhibits', shows: [] },
    ledger: { path: '/ledger', shows: [] },
  };
}

async function signedIn(browser: Browser, { url, cookie }: BenchedServer): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const [name, value] = cookie.split(/=(.*)/s) as [string, string];
  await context.addCookies([{ name, value, url }]);
  return context;
}

/** Milliseconds until what must be seen is seen and the page has nothing more to do (workbench-page.js). */
async function usable(page: Page, { url, caseId }: BenchedServer, path: string, shows: readonly string[]) {
  await page.addInitScript({ path: PAGE });
  await page.addInitScript(`bench.watch(${JSON.stringify(['main h1', ...shows])})`);
  await page.goto(`${url}/case/${caseId}${path}`, { timeout: WAIT, waitUntil: 'commit' });
  // Asked from outside: the pages' own policy lets nothing be evaluated inside them.
  for (const until = Date.now() + WAIT; Date.now() < until; await sleep(50)) {
    const at = await page.evaluate<number | undefined>('bench.usableAt');
    if (at !== undefined) return Math.round(at);
  }
  throw new Error(`the screen ${path || '/'} cannot be worked with after ${WAIT / 1000} s`);
}

/** The network with everything that the strongest operators touch: some five thousand nodes. */
async function largeNetwork(context: BrowserContext, server: BenchedServer, operators: readonly string[]) {
  const page = await context.newPage();
  const open = JSON.stringify(operators.map((id) => `operator:${id}~500`));
  const time = await usable(page, server, `/network?open=${encodeURIComponent(open)}`, ['main canvas']);
  const picture = page.locator('main [role="img"]').first();
  const nodes = Number(/\d[\d,.]*/.exec((await picture.getAttribute('aria-label')) ?? '')?.[0].replace(/\D/g, ''));
  const blocked = await page.evaluate<number>('bench.blocked');
  const box = (await picture.boundingBox())!;
  await page.evaluate('bench.countFrames()');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= MOVES; i++) await page.mouse.move(x + 3 * i, y + 2 * i);
  await page.mouse.up();
  for (let i = 0; i < MOVES / 2; i++) await page.mouse.wheel(0, i % 20 < 10 ? -120 : 120);
  const frames = (await page.evaluate<number[]>('bench.frames')).sort((a, b) => a - b);
  await page.close();
  const place = (share: number): number => Math.round(frames[Math.floor(share * (frames.length - 1))] ?? 0);
  return { nodes, usable: time, blocked: Math.round(blocked), frame: place(0.5), slowFrame: place(0.95) };
}
