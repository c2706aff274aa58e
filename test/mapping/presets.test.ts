import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goldenOf } from './preset-golden.ts';

const GOLDEN = new URL('../golden/presets/', import.meta.url).pathname;

const FORMATS = new URL('../golden/formats/', import.meta.url).pathname;

test.each([
  ['etsi/v1-28-1', { 'retained_call -> call': 2, 'retained_other -> nothing': 0, 'retained_subscriber -> account': 1 }],
  ['freeswitch/xml-two-calls', { 'freeswitch_cdr -> call': 2 }],
  ['sip-capture/sipp-udp', { 'sip_call -> call': 1, 'sip_message -> nothing': 0 }],
  ['text-log/asterisk-full', { 'asterisk -> nothing': 0 }],
])('what our own reader makes of %s is mapped without help', async (name, rows) => {
  const golden = await goldenOf(join(FORMATS, name));
  expect(Object.fromEntries(Object.entries(golden).map(([feed, made]) => [feed, made.rows.length]))).toEqual(rows);
  for (const { because } of Object.values(golden)) expect(because).toMatch(/^preset: /);
});

test.each(readdirSync(GOLDEN))('golden exhibit %s becomes the rows that are expected of it', async (name) => {
  const folder = join(GOLDEN, name);
  const expected = join(folder, 'expected.json');
  const golden = await goldenOf(folder);
  if (!existsSync(expected)) writeFileSync(expected, `${JSON.stringify(golden, null, 1)}\n`);
  expect(golden).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
});
