import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const WORKBENCH = new URL('../../../src/workbench/', import.meta.url).pathname;
const SCREENS = join(WORKBENCH, 'screens');
const folders = readdirSync(SCREENS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const text = (...path: string[]): string => readFileSync(join(WORKBENCH, ...path), 'utf8');

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}

/** Every file below a folder. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the registries of the workbench', () => {
  it('name every screen that there is, and no other', () => {
    const pages = folders.filter((name) => existsSync(join(SCREENS, name, 'screen.tsx')));
    const listed = [...text('ui/screens.tsx').matchAll(/import\('\.\.\/screens\/([\w-]+)\/screen\.tsx'\)/g)].map(
      (match) => match[1],
    );
    expect(listed.sort(), 'add the missing line to ui/screens.tsx').toEqual(pages.sort());
  });

  it('name every part of the API that there is', () => {
    const apis = folders.filter((name) => existsSync(join(SCREENS, name, 'routes.ts')));
    const listed = [...text('screens/routes.ts').matchAll(/from '\.\/([\w-]+)\/routes\.ts'/g)].map((match) => match[1]);
    expect(listed.sort(), 'add the missing line to screens/routes.ts').toEqual(apis.sort());
  });

  it('have a name in the navigation for every screen that stands in it', () => {
    const names = [...text('ui/screens.tsx').matchAll(/name: '([\w-]+)',\s*path: '[^']*',\s*nav: true/g)].map(
      (match) => match[1]!,
    );
    const { nav } = JSON.parse(text('ui/texts/en.json')) as { nav: Record<string, string> };
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => nav[name] === undefined)).toEqual([]);
  });
});

describe('the texts of the workbench', () => {
  const english = [...filesOf(join(WORKBENCH, 'ui/texts')), ...filesOf(SCREENS)].filter((file) =>
    /[./]en\.json$/.test(file),
  );

  it('are all there in the other language too', () => {
    expect(english.length).toBeGreaterThan(8);
    for (const file of english) {
      const dutch = file.replace(/en\.json$/, 'nl.json');
      const keys = (one: string): string[] => keysOf(JSON.parse(readFileSync(one, 'utf8')));
      // Words of our rules need no English text of their own: they are English.
      const there = new Set(keys(dutch));
      expect(
        keys(file).filter((key) => !there.has(key)),
        dutch,
      ).toEqual([]);
    }
  });

  it('name the same values in both languages', () => {
    const named = (value: unknown): string[] => [...JSON.stringify(value).matchAll(/\{\{\w+\}\}/g)].map(String).sort();
    for (const file of english) {
      const dutch = file.replace(/en\.json$/, 'nl.json');
      expect(named(JSON.parse(readFileSync(dutch, 'utf8'))), dutch).toEqual(
        named(JSON.parse(readFileSync(file, 'utf8'))),
      );
    }
  });
});

describe('the pages of the workbench', () => {
  const sources = filesOf(WORKBENCH).filter((file) => /\.tsx?$/.test(file));

  it('never put raw HTML anywhere', () => {
    const sinks =
      /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcDoc|javascript:/;
    const found = sources.filter((file) => sinks.test(readFileSync(file, 'utf8')));
    expect(found).toEqual([]);
  });

  it('fetch nothing from elsewhere', () => {
    const found = [...sources, ...filesOf(join(WORKBENCH, 'ui')).filter((file) => /\.(css|html)$/.test(file))].filter(
      (file) =>
        /url\(\s*['"]?https?:|src=["']https?:|from ['"]https?:|fetch\(\s*['"`]https?:/.test(readFileSync(file, 'utf8')),
    );
    expect(found).toEqual([]);
  });
});
