import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SKIPPED, settled, World } from './world.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 AA and everything below it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds wrong, in a form that says where. */
async function violations(page: Page): Promise<string[]> {
  // The policy of the pages lets no foreign script in; the debugger's own evaluation is not bound by it.
  await page.evaluate(AXE);
  const found = await page.evaluate(
    `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(RULES)} } }).then(({ violations }) => violations)`,
  );
  return (found as Violation[]).flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** Addresses of all screens that the navigation offers. */
async function screens(page: Page): Promise<string[]> {
  const links = page.getByRole('navigation').getByRole('link');
  const hrefs = await links.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('href') ?? ''));
  return [...new Set(hrefs.filter((href) => href.startsWith('/')))];
}

describe.skipIf(SKIPPED)('every screen', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world?.close());

  test.each([
    ['light', false],
    ['dark', true],
  ] as const)('has nothing that axe finds wrong and no error (%s)', async (_name, dark) => {
    const context = await world.signedIn(['analyst', 'supervisor', 'administrator'], { dark });
    const { page, problems } = await world.page(context);
    const all = await screens(page);
    expect(all.length).toBeGreaterThan(7);
    const wrong: string[] = [];
    for (const path of all) {
      await page.goto(`${world.url}${path}`);
      await settled(page);
      for (const one of await violations(page)) wrong.push(`${path}: ${one}`);
    }
    expect(wrong).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  test.each([390, 768])('fits a screen of %i px', async (width) => {
    const context = await world.signedIn(['analyst', 'supervisor', 'administrator']);
    const { page } = await world.page(context);
    const all = await screens(page);
    await page.setViewportSize({ width, height: 844 });
    const wide: string[] = [];
    for (const path of all) {
      await page.goto(`${world.url}${path}`);
      await settled(page);
      const size = (await page.evaluate('document.documentElement.scrollWidth')) as number;
      if (size > width) wide.push(`${path}: ${size} px`);
    }
    expect(wide).toEqual([]);
    await context.close();
  });
});

describe.skipIf(SKIPPED)('a case without any exhibit', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open({ empty: true });
  });
  afterAll(() => world?.close());

  test('says on every screen what to do, without an error', async () => {
    const context = await world.signedIn(['analyst', 'supervisor', 'administrator']);
    const { page, problems } = await world.page(context);
    const wrong: string[] = [];
    for (const path of await screens(page)) {
      await page.goto(`${world.url}${path}`);
      await settled(page);
      const main = (await page.getByRole('main').innerText()).trim();
      if (main.length < 40) wrong.push(`${path}: ${main}`);
      for (const one of await violations(page)) wrong.push(`${path}: ${one}`);
    }
    expect(wrong).toEqual([]);
    expect(problems.filter((text) => !/40[0-9]/.test(text))).toEqual([]);
    await context.close();
  });
});
