import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectReport } from '../../src/report/collect.ts';
import { renderReport } from '../../src/report/render.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { launchChromium } from '../../tools/chromium.ts';
import { emptyCaseDatabase, syntheticCaseDatabase } from './case-database.ts';
import { CONTEXT, EMPTY_CONTEXT } from './context.ts';

/** A machine without the libraries of a browser sets this; every other machine has to be able to look at a report. */
const SKIPPED = process.env['RINGBREAK_SKIP_BROWSER'] === '1';
if (SKIPPED)
  process.stderr.write(
    'SKIPPED: test/report/browser.test.ts (RINGBREAK_SKIP_BROWSER=1): nobody looked at the report\n',
  );

const WIDTHS = [390, 768, 1280];

describe.skipIf(SKIPPED)('the report in a browser', () => {
  let browser: Browser;
  let folder: string;
  const files: Record<string, string> = {};

  beforeAll(async () => {
    browser = await launchChromium();
    folder = await mkdtemp(join(tmpdir(), 'ringbreak-browser-'));
    const engine = await syntheticCaseDatabase(8_000);
    const full = await collectReport(engine, CONTEXT);
    await engine.close();
    const bare = await emptyCaseDatabase();
    const empty = await collectReport(bare, EMPTY_CONTEXT);
    await bare.close();
    for (const [name, data] of Object.entries({ full, empty, hostile: endless(full) })) {
      files[name] = join(folder, `${name}.html`);
      await writeFile(files[name], renderReport(data));
    }
  });

  afterAll(async () => {
    await browser?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  describe.each(['full', 'empty', 'hostile'])('%s', (name) => {
    test.each(WIDTHS)('at %i px: no errors, no requests, nothing wider than the screen', async (width) => {
      const { page, seen } = await openPage(browser, files[name]!, width);
      expect(seen).toEqual([]);
      const size = await page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]');
      expect(size).toEqual([width, width]);
      await page.context().close();
    });
  });

  test('landmarks, headings and the contents are there for those who navigate by them', async () => {
    const { page } = await openPage(browser, files['full']!, 1280);
    for (const role of ['banner', 'navigation', 'main', 'contentinfo'] as const) {
      expect(await page.getByRole(role).count()).toBe(1);
    }
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(12);
    expect(await page.getByRole('img').count()).toBe(11);
    await page.getByRole('navigation').getByRole('link', { name: 'Countries' }).click();
    expect(await page.evaluate('location.hash')).toBe('#countries');
    await page.context().close();
  });

  test('text has a contrast of at least 4.5 to 1 on its ground, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await openPage(browser, files['full']!, 1280, colorScheme);
      const low = (await page.evaluate(LOW_CONTRAST)) as string[];
      expect(low).toEqual([]);
      await page.context().close();
    }
  });

  test('one plot of each pair is shown: the wide one on paper and on a desk, the narrow one on a phone', async () => {
    for (const [width, shown] of [
      [1280, '.wide'],
      [390, '.narrow'],
    ] as const) {
      const { page } = await openPage(browser, files['full']!, width);
      const all = await page.locator('figure .wide, figure .narrow').count();
      expect(await page.locator(`figure ${shown}:visible`).count()).toBe(all / 2);
      expect(await page.locator('figure svg:visible').count()).toBe(all / 2);
      await page.context().close();
    }
  });

  test('it prints on A4 in light colours with page numbers, even from a dark screen', async () => {
    const { page } = await openPage(browser, files['full']!, 1280, 'dark');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.evaluate('getComputedStyle(document.querySelector("thead")).display')).toBe('table-header-group');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const text = pdf.toString('latin1');
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(6);
    expect(text).toMatch(/\/MediaBox \[0 0 59[45]\S* 84[12]/);
    await page.context().close();
  });
});

async function openPage(
  browser: Browser,
  file: string,
  width: number,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<{ page: Page; seen: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  const seen: string[] = [];
  const url = pathToFileURL(file).href;
  page.on('console', (message) => seen.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => seen.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url) seen.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, seen };
}

/** Long words without a place to break in every text: what bursts layouts. */
function endless<T>(value: T): T {
  if (typeof value === 'string') return (/^\d{4}-\d\d-\d\d/.test(value) ? value : `${'W'.repeat(300)}<b>`) as T;
  if (Array.isArray(value)) return value.map((item) => endless(item)) as T;
  if (value === null || typeof value !== 'object') return value;
  const kept = new Set(['unit', 'status', 'class']);
  const entries = Object.entries(value).map(([key, item]) => [key, kept.has(key) ? item : endless(item)]);
  return Object.fromEntries(entries) as T & ReportData;
}

/** Runs in the page: texts whose colour is too close to what is behind them (WCAG 2.2, 1.4.3). */
const LOW_CONTRAST = `(() => {
  const canvas = document.createElement('canvas').getContext('2d');
  const rgba = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const luminance = ([r, g, b]) => [r, g, b].map((c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; }).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => { for (let e = element; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255]; };
  const low = new Set();
  for (const element of document.querySelectorAll('body *')) {
    const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (!text || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const svg = element.namespaceURI.endsWith('svg');
    const [a, b] = [luminance(rgba(svg ? style.fill : style.color)), luminance(ground(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) low.add(element.tagName + '.' + element.getAttribute('class') + ' ' + ((a + 0.05) / (b + 0.05)).toFixed(2));
  }
  return [...low];
})()`;
