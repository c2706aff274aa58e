import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasGroup, patternFault } from '../../src/mapping/projection/patterns.ts';
import { ringbreakAs } from './helpers.ts';

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'ringbreak-log-'));
});
afterAll(() => rm(place, { recursive: true, force: true }));

const ringbreak = (...args: string[]) => ringbreakAs(join(place, 'config'), ...args);

const message = [{ column: 3, name: 'message' }];
const text = { as: { kind: 'text' }, confidence: 1, reasons: [] };
const PROXY = {
  format: 1,
  kind: 'saved mapping',
  title: "the proxy's log",
  tables: [
    {
      source: 'stamped',
      header: ['line', 'at', 'level', 'message'],
      target: 'call',
      confidence: 1,
      reasons: ["the proxy's configuration"],
      matching: { column: 3, name: 'message', pattern: '^INVITE from ' },
      fields: {
        started_at: {
          from: [{ column: 1, name: 'at' }],
          as: { kind: 'timestamp', format: 'iso', zone: 'UTC' },
          confidence: 1,
          reasons: [],
        },
        dialled_raw: { from: message, pattern: ' ru=sip:([^@ ]+)', ...text },
        presented_raw: { from: message, pattern: ' fu=sip:(?<shown>[^@ ]+)', ...text },
        account_ref: { from: message, pattern: 'user=(\\S+)', ...text },
        ip_raw: { from: message, pattern: '[0-9]+(?:[.][0-9]+){3}', ...text },
      },
    },
  ],
};

const LOG = `2022-04-20 10:20:00 INFO INVITE from 203.0.113.9 user=shop7 ru=sip:+447700900123@carrier fu=sip:+442071234567@shop ci=abc@x
2022-04-20 10:20:05 INFO 200 for INVITE ci=abc@x
2022-04-20 10:21:00 INFO INVITE from 203.0.113.9 user=shop8 ru=sip:+447700900124@carrier fu=anonymous ci=abd@x
`;

it('takes calls out of a server’s log by patterns that somebody wrote once', async () => {
  const log = join(place, 'proxy.log');
  const saved = join(place, 'proxy.json');
  await writeFile(log, LOG);
  await writeFile(saved, JSON.stringify(PROXY));
  const made = join(place, 'case');
  expect((await ringbreak('run', made, log, '--mapping', saved, '--quiet')).code).toBe(0);
  const numbers = await ringbreak('export', made, 'number', '--format', 'csv');
  expect(numbers.stdout).toContain('+447700900123');
  expect(numbers.stdout.trim().split('\n')).toHaveLength(3);
  const shown = await ringbreak('export', made, 'account', '--format', 'csv');
  expect(shown.stdout).toMatch(/shop7[\s\S]*shop8/);

  const broken = structuredClone(PROXY);
  broken.tables[0]!.fields.account_ref.pattern = '(?=user)(.*)';
  await writeFile(saved, JSON.stringify(broken));
  const refused = await ringbreak('map', made, '--use', saved, '--exhibit', 'proxy.log');
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('MAPPING_PATTERN')]);
  expect(await readFile(join(made, 'ledger', 'entries.jsonl'), 'utf8')).toContain('mapping_edited');
}, 300_000);

it.each([
  ['a(b)c', true],
  ['a(?:b)c', false],
  ['(?<name>b)', true],
  ['(?P<name>b)', true],
  ['\\(b\\)', false],
  ['[(]b', false],
])('%s captures: %s', (pattern, captures) => {
  expect(hasGroup(pattern)).toBe(captures);
});

it.each(['(?!x)', '(?<=x)y', '(a)\\1', '(unclosed'])('%s is refused', (pattern) => {
  expect(patternFault(pattern)).toBeDefined();
});
