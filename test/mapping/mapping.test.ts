import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { RingbreakError } from '../../src/base/errors.ts';
import type { RawCatalog } from '../../src/formats/raw-catalog.ts';
import { explainMapping } from '../../src/mapping/explain.ts';
import { mappingJsonSchema } from '../../src/mapping/json-schema.ts';
import { type Mapping, mappingSchema } from '../../src/mapping/mapping.ts';
import { detectTime } from '../../src/mapping/profile/times.ts';
import { REQUIREMENTS } from '../../src/mapping/targets.ts';
import { validateLookups, validateMapping } from '../../src/mapping/validate.ts';
import { rawTable } from './raw.ts';

const EXHIBIT = 'e'.repeat(64);
const catalog: RawCatalog = {
  exhibit: EXHIBIT,
  readers: [],
  notes: [],
  tables: [rawTable(EXHIBIT, { table: 'calls', columns: ['id', 'who', 'number'], rows: [] }, '0.parquet')],
};

const good = (): Mapping => ({
  format: 1,
  exhibit: EXHIBIT,
  exhibit_name: 'dump.sql',
  tables: [
    {
      source: 'calls',
      target: 'call',
      confidence: 0.9,
      reasons: ['it fits'],
      fields: {
        dialled_raw: {
          from: [{ column: 2, name: 'number' }],
          as: { kind: 'text' },
          confidence: 0.9,
          reasons: ['phone numbers'],
        },
      },
    },
  ],
  assumptions: ['The zone is assumed.'],
});

// biome-ignore lint/suspicious/noExplicitAny: the point is to break it in ways that its type forbids.
function codeOf(change: (mapping: any) => void): string {
  const mapping = good();
  change(mapping);
  try {
    validateMapping(mapping, catalog);
    return 'valid';
  } catch (error) {
    if (!(error instanceof RingbreakError)) throw error;
    expect(error.next).not.toBe('');
    return error.code;
  }
}

describe('a mapping is checked against its exhibit', () => {
  test('a good one passes', () => expect(codeOf(() => {})).toBe('valid'));
  test.each<[string, string, Parameters<typeof codeOf>[0]]>([
    [
      'a field the schema does not know',
      'MAPPING_INVALID',
      (m) => {
        m.colour = 'red';
      },
    ],
    [
      'a number that is no column position',
      'MAPPING_INVALID',
      (m) => {
        m.tables[0].fields.dialled_raw.from[0].column = -1;
      },
    ],
    [
      'another exhibit',
      'MAPPING_OTHER_EXHIBIT',
      (m) => {
        m.exhibit = 'f'.repeat(64);
      },
    ],
    [
      'a table that is not there',
      'MAPPING_NO_TABLE',
      (m) => {
        m.tables[0].source = 'nope';
      },
    ],
    [
      'a column that is not there',
      'MAPPING_NO_COLUMN',
      (m) => {
        m.tables[0].fields.dialled_raw.from[0].column = 3;
      },
    ],
    [
      'neither column nor value',
      'MAPPING_NO_COLUMN',
      (m) => {
        m.tables[0].fields.dialled_raw.from = [];
      },
    ],
    [
      'a target that is not there',
      'MAPPING_NO_TARGET',
      (m) => {
        m.tables[0].target = 'crime';
      },
    ],
    [
      'fields without a target',
      'MAPPING_NO_TARGET',
      (m) => {
        m.tables[0].target = null;
      },
    ],
    [
      'a field that is not there',
      'MAPPING_NO_FIELD',
      (m) => {
        m.tables[0].fields.colour = m.tables[0].fields.dialled_raw;
      },
    ],
    [
      'a field that normalisation fills',
      'MAPPING_NO_FIELD',
      (m) => {
        m.tables[0].fields.dialled = m.tables[0].fields.dialled_raw;
      },
    ],
    [
      'a number read as text',
      'MAPPING_TRANSFORM',
      (m) => {
        m.tables[0].fields.talk_s = m.tables[0].fields.dialled_raw;
      },
    ],
    [
      'a zone that does not exist',
      'MAPPING_ZONE',
      (m) => {
        m.tables[0].fields.started_at = {
          ...m.tables[0].fields.dialled_raw,
          as: { kind: 'timestamp', format: 'iso', zone: 'Mars/Base' },
        };
      },
    ],
    [
      'nothing that a call needs',
      'MAPPING_INCOMPLETE',
      (m) => {
        m.tables[0].fields = { call_ref: m.tables[0].fields.dialled_raw };
      },
    ],
    [
      'the same twice',
      'MAPPING_TWICE',
      (m) => {
        m.tables.push(m.tables[0]);
      },
    ],
  ])('%s: %s', (_, code, change) => expect(codeOf(change)).toBe(code));

  test('a lookup must lead to a table of the case', () => {
    const mapping = good();
    mapping.tables[0]!.fields['account_ref'] = {
      ...mapping.tables[0]!.fields['dialled_raw']!,
      lookup: { exhibit: EXHIBIT, table: 'users', match: { column: 0, name: 'a' }, take: { column: 1, name: 'b' } },
    };
    expect(() => validateLookups(mapping, [catalog])).toThrow('MAPPING_LOOKUP');
  });
});

test('the explanation names what feeds what and why, without control characters of hostile names', () => {
  const mapping = good();
  mapping.tables[0]!.fields['dialled_raw']!.from[0]!.name = 'num\u001b[2Jber\u202e';
  const text = explainMapping(mapping, []);
  expect(text).toContain('calls: feeds call (90 %): it fits');
  expect(text).toMatch(/num \[2Jber +dialled_raw +text +90 % +phone numbers/);
  expect(text).toContain('The zone is assumed.');
  expect(text.includes('\u001b') || text.includes('\u202e')).toBe(false);
});

test('docs/mapping.schema.json is what the program checks (run `node tools/mapping-schema.ts` after a change)', () => {
  expect(JSON.parse(readFileSync(new URL('../../docs/mapping.schema.json', import.meta.url), 'utf8'))).toEqual(
    mappingJsonSchema(),
  );
  expect(z.toJSONSchema(mappingSchema)).toBeTypeOf('object');
});

describe('the layout of dates is told by content', () => {
  test.each([
    [['19/03/2022', '01/04/2022'], 'dmy', false],
    [['03/19/2022', '04/01/2022'], 'mdy', false],
    [['01/02/2022', '03/04/2022'], 'dmy', true],
    [['1.2.21', '13.2.21'], 'dmy', false],
    [['2022-03-19 10:00:00', '0000-00-00 00:00:00'], 'iso', false],
    [['20220319101112'], 'ymd_compact', false],
    [['1614358384', '1614358399'], 'epoch_s', false],
    [['1614358384123'], 'epoch_ms', false],
    [['Mar 19, 2022 10:15 AM'], 'mdy', false],
    [['19-Mar-2022'], 'dmy', false],
  ] as const)('%j is %s', (values, format, ambiguous) => {
    expect(detectTime(values)).toMatchObject({ format, ambiguous });
  });
  test('numbers, phone numbers and addresses are no dates', () => {
    for (const values of [['12', '1900'], ['02012345678'], ['192.168.1.1'], ['5000000000']])
      expect(detectTime(values)).toBeUndefined();
  });
});

test('docs/mapping.md lists every reason for which a row is rejected', () => {
  const text = readFileSync(new URL('../../docs/mapping.md', import.meta.url), 'utf8');
  const codes = Object.values(REQUIREMENTS).flatMap((list) => list.map(({ code }) => code));
  for (const code of codes) expect(text).toContain(`\`${code}\``);
});
