import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { settled, World } from '../test/workbench/browser/world.ts';

/**
 * Pictures of every screen of the workbench, for the docs and for looking at: light, dark, on a phone, in a case without
 * exhibits, of what does not exist, and with the drawer that explains a figure. `npm run screenshots -- [FOLDER]`
 */

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
}

const CALLS = 40_000;
const ROLES = ['analyst', 'supervisor', 'administrator'] as const;
const PHONE = { width: 390, height: 844 };

const folder = process.argv[2] ?? 'docs/images/workbench';
await mkdir(folder, { recursive: true });
const world = await World.open({ accounts: 700, calls: CALLS });
try {
  const shots = await listShots(world);
  for (const dark of [false, true]) {
    await shoot(await world.signedIn(ROLES, { dark }), world, dark ? 'dark' : 'light', shots);
  }
  const phone = await world.signedIn(ROLES);
  await shoot(phone, world, 'phone', shots.slice(0, 4), PHONE);
} finally {
  await world.close();
}
const empty = await World.open({ empty: true });
try {
  const context = await empty.signedIn(ROLES);
  await shoot(context, empty, 'empty', (await navigation(context, empty)).map(named));
} finally {
  await empty.close();
}

/** Screens of the navigation, then a page of each kind of thing, the drawer, and something that is not there. */
async function listShots(of: World): Promise<Shot[]> {
  const context = await of.signedIn(ROLES);
  const screens = (await navigation(context, of)).map(named);
  const { page } = await of.page(context, '/operators');
  const operator = await firstLink(page, '/operator/');
  await page.goto(`${of.url}/case/${of.caseId}/victims`);
  await settled(page);
  const number = await firstLink(page, '/number/');
  await page.goto(`${of.url}/case/${of.caseId}/exhibits`);
  await settled(page);
  await page.getByRole('table').getByRole('button').first().click();
  await page.locator('a[href*="/mapping/"]').first().waitFor();
  await settled(page);
  const mapping = await firstLink(page, '/mapping/');
  await context.close();
  return [
    ...screens,
    ...(operator ? [{ name: 'operator', path: operator }] : []),
    ...(number ? [{ name: 'number', path: number }] : []),
    ...(mapping ? [{ name: 'mapping', path: mapping }] : []),
    { name: 'search-found', path: `/case/${of.caseId}/search?find=bank` },
    { name: 'people', path: '/people' },
    { name: 'cases', path: '/' },
    { name: 'explain', path: `/case/${of.caseId}`, act: openFirstFigure },
    { name: 'missing', path: `/case/${of.caseId}/operator/op-none` },
    { name: 'no-such-page', path: `/case/${of.caseId}/nothing-here` },
  ];
}

async function navigation(context: BrowserContext, of: World): Promise<string[]> {
  const { page } = await of.page(context);
  const links = page.getByRole('navigation').getByRole('link');
  const hrefs = await links.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('href') ?? ''));
  await page.close();
  return [...new Set(hrefs.filter((href) => href.startsWith('/')))];
}

function named(path: string): Shot {
  const name = path.split('/')[3] ?? '';
  return { name: name || 'overview', path };
}

async function firstLink(page: Page, part: string): Promise<string | undefined> {
  const link = page.getByRole('main').locator(`a[href*="${part}"]`).first();
  await link.waitFor({ timeout: 10_000 }).catch(() => undefined);
  return (await link.count()) > 0 ? ((await link.getAttribute('href')) ?? undefined) : undefined;
}

async function openFirstFigure(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button').first().click();
  await settled(page);
}

async function shoot(
  context: BrowserContext,
  of: World,
  state: string,
  shots: readonly Shot[],
  size = { width: 1440, height: 900 },
): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize(size);
  for (const { name, path, act } of shots) {
    await page.goto(`${of.url}${path}`);
    await settled(page);
    await act?.(page);
    // Charts and the network are drawn in the frames after their data is there.
    await page.waitForTimeout(800);
    await page.screenshot({ path: join(folder, `${name}-${state}.png`) });
    process.stdout.write(`${name}-${state}.png\n`);
  }
  await context.close();
}
