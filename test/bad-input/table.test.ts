import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const here = new URL('.', import.meta.url);
const text = readFileSync(new URL('../../docs/bad-input.md', here), 'utf8');

/** `file: words` of the last column of the table, and of the line below it that names its test in brackets. */
const named = [
  ...text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| what '))
    .map((line) => line.split('|').at(-2)!.trim()),
  ...[...text.matchAll(/\((files: [^)]+)\)/g)].map((match) => match[1]!),
];

/** The same of every test: its file, and its title up to the colon. */
const tests = readdirSync(here)
  .filter((file) => file.endsWith('.test.ts') && file !== 'table.test.ts')
  .flatMap((file) =>
    [...readFileSync(new URL(file, here), 'utf8').matchAll(/^ {2}it\('([^']+?): [^']+'/gm)].map(
      (match) => `${file.replace('.test.ts', '')}: ${match[1]!}`,
    ),
  );

it('every line of docs/bad-input.md names a test that there is', () => {
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter((line) => !tests.includes(line))).toEqual([]);
});

it('every test of bad input has its line in docs/bad-input.md', () => {
  expect(tests.filter((line) => !named.includes(line))).toEqual([]);
});

it('every kind of bad input that the code counts stands in docs/bad-input.md', () => {
  const sources = ['quality.ts', 'quality-table.ts', 'left-out.ts'].map((file) =>
    readFileSync(new URL(`../../src/domains/canonical/merge/${file}`, here), 'utf8'),
  );
  const block = sources[0]!.match(/QUALITY = \{(.*?)\} as const/s)![1]!;
  const kinds = [
    ...[...block.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]!),
    ...[...sources[1]!.matchAll(/await add\('(\w+)'/g)].map((match) => match[1]!),
    ...[...sources[2]!.matchAll(/LEFT_OUT = '(\w+)'/g)].map((match) => match[1]!),
  ];
  expect(kinds.length).toBeGreaterThan(10);
  expect(kinds.filter((kind) => !text.includes(`\`${kind}\``))).toEqual([]);
});
