import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FORMATS } from '../../../src/formats/all.ts';
import { formatSuite } from '../../suites/format.ts';

test('every folder with a reader has its line in src/formats/all.ts', () => {
  const folder = join(import.meta.dirname, '../../../src/formats');
  const readers = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'format.ts')));
  const registered = FORMATS.map((format) => format.id);
  const missing = readers
    .filter((name) => !registered.includes(name))
    .map(
      (name) => `import { ${name.replace(/-(\w)/g, (_, c: string) => c.toUpperCase())} } from './${name}/format.ts';`,
    );
  expect(missing, 'add to src/formats/all.ts').toEqual([]);
  expect([...registered].sort()).toEqual([...new Set(registered)].sort());
  expect(
    registered.filter((id) => !readers.includes(id)),
    'registered without a folder',
  ).toEqual([]);
});

for (const format of FORMATS) formatSuite(format);
