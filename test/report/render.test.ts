import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { collectReport } from '../../src/report/collect.ts';
import { renderReport } from '../../src/report/render.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { SECTIONS } from '../../src/report/sections/all.ts';
import { writeReport } from '../../src/report/write.ts';
import { emptyCaseDatabase, syntheticCaseDatabase } from './case-database.ts';
import { CONTEXT, EMPTY_CONTEXT } from './context.ts';

let full: ReportData;
let empty: ReportData;

beforeAll(async () => {
  const filled = await syntheticCaseDatabase(8_000);
  full = await collectReport(filled, CONTEXT);
  await filled.close();
  const bare = await emptyCaseDatabase();
  empty = await collectReport(bare, EMPTY_CONTEXT);
  await bare.close();
});

function page(data: ReportData) {
  return parseHTML(renderReport(data)).document;
}

describe.each(['full', 'empty'] as const)('a report of a case that is %s', (kind) => {
  const data = (): ReportData => (kind === 'full' ? full : empty);

  test('has the same bytes whenever and however often it is made', () => {
    const copy = JSON.parse(JSON.stringify(data())) as ReportData;
    expect(renderReport(copy)).toBe(renderReport(data()));
  });

  test('loads, runs and links nothing outside itself', () => {
    const text = renderReport(data());
    const { document } = parseHTML(text);
    expect(document.querySelectorAll('script, img, link, iframe, object, embed, form, base, use, image').length).toBe(
      0,
    );
    expect(text).not.toMatch(/javascript:|https?:\/\/|url\(|@import/i);
    for (const element of document.querySelectorAll('[href]'))
      expect(element.getAttribute('href')).toMatch(/^#[a-z0-9-]+$/);
    expect(document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')).toContain(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    );
  });

  test('has landmarks, one first heading, headings without a gap, and a contents entry for each chapter', () => {
    const document = page(data());
    for (const landmark of ['header', 'nav', 'main', 'footer'])
      expect(document.querySelectorAll(landmark).length).toBe(1);
    const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName[1]));
    expect(levels.filter((level) => level === 1).length).toBe(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect([...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href'))).toEqual(
      SECTIONS.map((section) => `#${section.id}`),
    );
  });

  test('gives every id once, and every reference leads to one', () => {
    const document = page(data());
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    for (const link of document.querySelectorAll('a[href^="#"]'))
      expect(known).toContain(link.getAttribute('href')?.slice(1));
    for (const name of ['aria-labelledby', 'aria-describedby']) {
      for (const element of document.querySelectorAll(`[${name}]`)) expect(known).toContain(element.getAttribute(name));
    }
  });

  test('gives every table a caption and header cells, and every plot a description and its numbers', () => {
    const document = page(data());
    for (const table of document.querySelectorAll('table')) {
      expect(table.querySelector('caption')?.textContent).toBeTruthy();
      expect(table.querySelectorAll('thead th[scope="col"]').length).toBeGreaterThan(1);
    }
    for (const svg of document.querySelectorAll('svg')) {
      expect(svg.getAttribute('role')).toBe('img');
      expect(svg.getAttribute('aria-label')).toMatch(/\w{3}/);
    }
    for (const figure of document.querySelectorAll('figure')) {
      const target = figure.querySelector('.numbers a')?.getAttribute('href') ?? '';
      expect(document.querySelector(target)?.tagName).toBe('TABLE');
    }
  });
});

test('every headline figure is printed and names what explains it', () => {
  const document = page(full);
  const tiles = [...document.querySelectorAll('.tile')].map((tile) => tile.textContent ?? '');
  expect(tiles[0]).toContain(full.headline.victims.toLocaleString('en-GB'));
  for (const name of [
    'victims',
    'operators',
    'calls',
    'countries',
    'codes_captured',
    'complaints_linked',
    'reported_loss',
  ]) {
    expect(tiles.filter((text) => text.includes(`figure:${name}`)).length).toBe(1);
  }
});

test('an unconfirmed mapping is said on the cover and in its chapter; a confirmed one raises no warning', () => {
  const open = page(full);
  expect(open.querySelector('header .warning')?.textContent).toContain('No person has confirmed');
  expect(open.querySelector('#mapping .status.unconfirmed')?.textContent).toBe('Not confirmed by a person');
  const mappings = CONTEXT.mappings.map((mapping) => ({ ...mapping, status: 'confirmed' as const }));
  const closed = page({ ...full, context: { ...CONTEXT, mappings } });
  expect(closed.querySelector('.warning')).toBe(null);
});

test('plots appear where there is something to see and give way to a sentence where there is not', () => {
  expect(page(full).querySelectorAll('figure').length).toBe(10);
  expect(page(empty).querySelectorAll('figure').length).toBe(0);
  expect(page(empty).querySelectorAll('.nothing').length).toBeGreaterThan(8);
  expect(page(empty).querySelector('.summary')?.textContent).toContain('nothing to count');
});

test('a waterfall says in words what it draws, what was ignored, and how often such links were right', () => {
  const link = page(full).querySelector('#operators figure.link');
  expect(link?.querySelectorAll('svg').length).toBe(2);
  expect(link?.querySelector('svg')?.textContent).toContain('the mailbox (2 accounts)');
  expect(link?.textContent).toContain('wallet of 53 accounts');
  expect(link?.textContent).toMatch(/Measured: of \d+ links/);
  expect(page(full).querySelector('#offences')?.textContent).toContain('Losses, GBP');
});

test('a case in which every call was short has a plot of talk times and no victim', () => {
  const bins = full.talk.bins.filter((bin) => bin.over < 60);
  const data: ReportData = {
    ...full,
    headline: { ...full.headline, victims: 0, victimCountries: 0, complaints: 0, complaintsLinked: 0, payments: 0 },
    victims: { total: 0, rows: [] },
    talk: { threshold: 60, bins },
    losses: [],
    offences: { total: 0, rows: [] },
  };
  const document = page(data);
  expect(document.querySelector('#plot-talk svg')).not.toBe(null);
  expect(document.querySelector('#victims .nothing')?.textContent).toContain('Nobody is counted as a victim');
  expect(document.querySelector('#complaints .nothing')).not.toBe(null);
  expect(document.querySelector('#operators .nothing')?.textContent).toContain('No payments');
});

test('cut lists say how many there are in all and where the rest is', () => {
  const text = page(full).querySelector('#operators')?.textContent ?? '';
  expect(text).toContain(`The first 25 of ${full.operators.total}`);
  expect(text).toContain('ringbreak export CASE operator --format csv');
});

test('rows read, accepted and rejected are summed over all exhibits', () => {
  expect(page(full).querySelector('#exhibits')?.textContent).toContain(
    '68,676 rows read = 68,639 accepted + 37 rejected',
  );
});

test('a case without a handling code is to be treated as restricted, on screen and on every printed page', () => {
  const text = renderReport({ ...full, context: { ...CONTEXT, caseInfo: { ...CONTEXT.caseInfo, handling: '' } } });
  const { document } = parseHTML(text);
  expect(document.querySelector('.handling')?.textContent).toContain('No handling code was set: treat as restricted');
  expect(document.querySelector('style')?.textContent).toContain(
    '@top-left { content: "No handling code was set\\3a  treat as restricted"',
  );
});

test('the file is written whole, for its owner alone, and nothing is left beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ringbreak-report-'));
  const bytes = await writeReport(join(folder, 'report.html'), full);
  expect(await readdir(folder)).toEqual(['report.html']);
  expect((await readFile(join(folder, 'report.html'))).length).toBe(bytes);
  expect((await stat(join(folder, 'report.html'))).mode & 0o777).toBe(0o600);
  await rm(folder, { recursive: true });
});
