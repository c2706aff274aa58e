import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { type Part, partSchema } from '../../src/mapping/mapping.ts';
import { partOf } from '../../src/mapping/projection/parts.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckdb({ threads: 1 });
});
afterAll(() => engine.close());

async function take(part: Part, texts: readonly string[]): Promise<(string | null)[]> {
  const rows = await engine.rows(
    `SELECT ${partOf('t', part)} AS v FROM (SELECT unnest($texts) AS t, unnest(range(len($texts))) AS n) ORDER BY n`,
    { texts },
  );
  return rows.map((row) => row['v'] as string | null);
}

const CASES: Readonly<Record<Part, readonly (readonly [string, string | null])[]>> = {
  whole: [
    [' 201 ', '201'],
    ['  ', null],
  ],
  digits: [
    ['+44 (0)7946', '4407946'],
    ['anonymous', null],
  ],
  number: [
    ['00447946090000', '00447946090000'],
    ['+44 7946 090000', '+44 7946 090000'],
    ['tel:+447946090000', 'tel:+447946090000'],
    ['112', '112'],
    ['s', null],
    ['h', null],
    ['*97', null],
    ['vmu100', null],
    ['12', null],
  ],
  caller_number: [
    ['"Barclays Bank" <31882262600>', '31882262600'],
    ['"201" <+44 7946>', '+44 7946'],
    ['31882262600', '31882262600'],
    ['"" <>', null],
    ['"Anonymous" <anonymous>', null],
  ],
  caller_name: [
    ['"Barclays Bank" <31882262600>', 'Barclays Bank'],
    ['Police <112>', 'Police'],
    ['"31882262600" <31882262600>', null],
    ['31882262600', null],
    ['"Banco Íñigo" <1>', 'Banco Íñigo'],
  ],
  channel_line: [
    ['SIP/201-0000a1b2', '201'],
    ['PJSIP/my-carrier-0000001f', 'my-carrier'],
    ['IAX2/branch-12345', 'branch'],
    ['SIP/203.0.113.9-08f3', '203.0.113.9'],
    ['sofia/internal/1001@10.0.0.1', '1001'],
    ['sofia/gateway/carrier/00447946090000', 'carrier'],
    ['Local/201@from-internal-00000001;1', null],
    ['', null],
  ],
  dial_number: [
    ['SIP/carrier/00447946090000,60,T', '00447946090000'],
    ['PJSIP/+447946090000@carrier,60', '+447946090000'],
    ['PJSIP/carrier/sip:447946090000@198.51.100.4,30', '447946090000'],
    ['DAHDI/g1/0447946090000', '0447946090000'],
    ['SIP/201,20', null],
    ['SIP/1000000201,20', null],
    ['welcome', null],
  ],
  dial_line: [
    ['SIP/carrier/00447946090000,60,T', 'carrier'],
    ['PJSIP/447946090000@carrier,60', 'carrier'],
    ['Local/447946090000@lines,60', null],
    ['welcome', null],
  ],
  local_channel: [
    ['Local/447946090000@lines-00000003;1', 'Local/447946090000@lines-00000003'],
    ['Local/447946090000@lines-00000003;2', 'Local/447946090000@lines-00000003'],
    ['PJSIP/201-00000003', null],
  ],
  sip_user: [
    ['sip:+447946090000@198.51.100.4:5060;user=phone', '+447946090000'],
    ['"Bank" <sip:31882262600@sip.box>', '31882262600'],
    ['tel:+447946090000;phone-context=x', '+447946090000'],
    ['447946090000', '447946090000'],
  ],
  sip_host: [
    ['sip:201@sip.box:5060;transport=udp', 'sip.box'],
    ['<sip:201@198.51.100.4>', '198.51.100.4'],
    ['201', null],
  ],
  url_decoded: [
    ['sip%3A201%40box', 'sip:201@box'],
    ['100 %', '100 %'],
  ],
  file_name: [
    ['/var/spool/monitor/out-1.wav', 'out-1.wav'],
    ['C:\\rec\\a.mp3', 'a.mp3'],
    ['plain.wav', 'plain.wav'],
  ],
  unique_id: [
    ['out-0044-201-20210301-1614605600.123.wav', '1614605600.123'],
    ['20210301-100000_7946_6001-all.mp3', null],
  ],
};

test.each(Object.keys(CASES) as Part[])('the part %s of cells as phone systems write them', async (part) => {
  const texts = CASES[part].map(([text]) => text);
  expect(await take(part, texts)).toEqual(CASES[part].map(([, value]) => value));
});

test('no text, however hostile, makes taking a part fail, and a part is never blank', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constant(`SIP/${'('.repeat(50)}-${'%'.repeat(9)}`),
  );
  const texts = fc.array(
    hostile.map((text) => text.replaceAll('\0', '').toWellFormed()),
    { minLength: 1, maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom(...partSchema.options), async (cells, part) => {
      const values = await take(part, cells);
      expect(values.length).toBe(cells.length);
      expect(values.every((value) => value !== '')).toBe(true);
    }),
    { numRuns: 60 },
  );
});
