import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { collectReport } from '../../src/report/collect.ts';
import { renderReport } from '../../src/report/render.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { syntheticCaseDatabase } from './case-database.ts';
import { CONTEXT } from './context.ts';

const HOSTILE: Readonly<Record<string, string>> = {
  'a script': '<script>alert(1)</script>',
  'an attribute that ends early': `"><img src=x onerror=alert(1)> ' onmouseover='alert(2)`,
  'the end of a style, title and svg': '</style></title></svg><svg onload=alert(1)>',
  'a comment and CDATA': '--><!--]]><![CDATA[<b>',
  'a link to a script': 'javascript:alert(1)',
  'a formula': '=HYPERLINK("http://evil.example";"x")',
  'a template of ours': '$'.concat('{process.exit()} {{x}} <%= x %>'),
  'marks that turn the text round': '\u202Egnp.exe\u2066\u2069\u200F',
  'control characters': 'a\u0000b\u0007c\u001B[2Jd\u0085',
  'lone surrogates': '\uD83D \uDE00x',
  'stacked marks': `Z${'\u0300\u0301\u0302'.repeat(500)}`,
  'a text without end': 'W'.repeat(100_000),
  'an entity': '&lt;script&gt;&#60;script&#62;&amp;',
};

let data: ReportData;

beforeAll(async () => {
  const engine = await syntheticCaseDatabase(3_000);
  data = await collectReport(engine, CONTEXT);
  await engine.close();
});

/** Every text of the data that is not a date of ours is replaced. */
function poisoned<T>(value: T, text: string): T {
  if (typeof value === 'string') return (/^\d{4}-\d\d-\d\d/.test(value) ? value : text) as T;
  if (Array.isArray(value)) return value.map((item) => poisoned(item, text)) as T;
  if (value === null || typeof value !== 'object') return value;
  const known = new Set(['unit', 'status', 'class']);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, known.has(key) ? item : poisoned(item, text)]),
  ) as T;
}

const ELEMENTS =
  'A ABBR ASIDE BDI BODY CAPTION CODE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 HEAD HEADER HTML I LI MAIN META NAV OL P PRE SECTION SPAN STRONG STYLE TABLE TBODY TD TH THEAD TITLE TR UL SVG G PATH RECT LINE CIRCLE TEXT TSPAN'.split(
    ' ',
  );

describe.each(Object.entries(HOSTILE))('%s in every text of a case', (_, text) => {
  test('becomes no element, no attribute and no address', () => {
    const page = renderReport(poisoned(data, text));
    const { document } = parseHTML(page);
    for (const element of document.querySelectorAll('*')) {
      expect(ELEMENTS).toContain(element.tagName.toUpperCase());
      for (const { name } of element.attributes) expect(name).not.toMatch(/^on|^src|^srcdoc|^action|^xlink/i);
      const href = element.getAttribute('href');
      if (href !== null) expect(href).toMatch(/^#[a-z0-9-]+$/);
    }
  });

  test('leaves no invisible character and no endless file', () => {
    const page = renderReport(poisoned(data, text));
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(page.length).toBeLessThan(6 * renderReport(data).length);
    expect(page).not.toContain('W'.repeat(1001));
  });

  test('leaves the chapters and tables of the report as they were', () => {
    const outline = (page: string): string[] =>
      [...parseHTML(page).document.querySelectorAll('section, table, figure')].map((element) => element.id);
    expect(outline(renderReport(poisoned(data, text)))).toEqual(outline(renderReport(data)));
  });
});

describe('sources of the report', () => {
  const folder = join(import.meta.dirname, '../../src/report');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const sources = files.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

  test.each(sources)('%s quotes every attribute and uses no raw sink', (_, source) => {
    expect(source).not.toMatch(/<[^>`]*\s[\w-]+=\$\{/);
    expect(source).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySet|\beval\(|new Function/,
    );
    expect(source).not.toMatch(/<script|javascript:|https?:\/\//i);
    expect(source).not.toMatch(/\bas Html\b|as unknown as Html/);
  });

  test('markup is made in two places only: the picture printer and the style sheet', () => {
    const users = (name: string): string[] =>
      sources
        .filter(([file, source]) => source.includes(`${name}(`) && file !== 'markup/html.ts')
        .map(([file]) => file);
    expect(users('pictureMarkup')).toEqual(['plots/svg.ts']);
    expect(users('styleMarkup')).toEqual(['render.ts']);
    expect(users('new Html')).toEqual([]);
  });

  test('nothing in it reads a clock, a random number or a locale of the machine', () => {
    for (const [, source] of sources)
      expect(source).not.toMatch(/Date\.now|new Date\(\)|Math\.random|toLocale|performance\./);
  });
});
