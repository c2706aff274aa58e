import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRingbreakError } from '../../../src/base/errors.ts';
import { silentProgress } from '../../../src/base/progress.ts';
import { etsi } from '../../../src/formats/etsi/format.ts';
import { isoTime } from '../../../src/formats/etsi/time.ts';
import type { ByteSource, Format } from '../../../src/formats/format.ts';
import { freeswitch } from '../../../src/formats/freeswitch/format.ts';
import { escapeText } from '../../../src/formats/xml/element.ts';
import { CollectingSink } from '../collecting-sink.ts';

function inPieces(text: string | Uint8Array, size = 1 << 16): ByteSource {
  const bytes = Buffer.from(text);
  return {
    name: 'x.xml',
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
    path: () => Promise.reject(new Error('not on disk')),
  };
}

async function read(format: Format, text: string | Uint8Array, size?: number): Promise<CollectingSink> {
  const sink = new CollectingSink();
  await format.read(inPieces(text, size), sink, { progress: silentProgress, threads: 1 });
  return sink;
}

interface Leg {
  readonly role: string;
  readonly number: string;
  readonly remark: string;
}

function message(calls: readonly (readonly Leg[])[]): string {
  const records = calls.map(
    (legs, i) =>
      `<ResponseRecord><recordNumber>${i}</recordNumber><recordPayload><telephonyRecord><telephonyServiceUsage><partyInformation>${legs
        .map(
          ({ role, number, remark }) =>
            `<TelephonyPartyInformation><partyRole>${role}</partyRole><partyNumber>${number}</partyNumber><remark>${escapeText(remark)}</remark></TelephonyPartyInformation>`,
        )
        .join('')}</partyInformation></telephonyServiceUsage></telephonyRecord></recordPayload></ResponseRecord>`,
  );
  return `<RetainedDataMessage xmlns="http://uri.etsi.org/02657/v1.28.1#/RetainedData"><p>${records.join('\n')}</p></RetainedDataMessage>`;
}

// Characters that XML 1.0 can hold; line ends are normalised by every parser.
const remark = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .map((text) => text.replace(/[^\t\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').trim());
const leg = (role: string) =>
  fc.record({ role: fc.constant(role), number: fc.stringMatching(/^[1-9][0-9]{7,13}$/), remark });

describe('retained data', () => {
  test('every call comes out with its numbers and its texts, whatever the pieces', async () => {
    const calls = fc.array(fc.tuple(leg('originating-Party'), leg('terminating-Party')), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(calls, fc.integer({ min: 1, max: 300 }), async (legs, size) => {
        const table = (await read(etsi, message(legs), size)).only('retained_call');
        const at = (name: string) => table.columns.findIndex((column) => column.name === name);
        expect(table.rows.map((row) => row[at('dialled_raw')])).toEqual(legs.map(([, to]) => `+${to.number}`));
        const others = table.rows.map((row) => JSON.parse(row[at('other')] ?? '[]') as [string, string][]);
        expect(others.map((other) => other.map(([, text]) => text))).toEqual(
          legs.map(([a, b]) => [a.remark, b.remark]),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('flipped bytes give rows, rejects or a clear error, never a crash', async () => {
    const text = Buffer.from(
      message([
        [{ role: 'originating-Party', number: '31612345678', remark: 'a' }],
        [{ role: 'terminating-Party', number: '442071234567', remark: '<b>' }],
      ]),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const bytes = Buffer.from(text);
        bytes[at] = byte;
        try {
          const sink = await read(etsi, bytes);
          for (const table of sink.tables) expect(table.rows.length + table.rejects.length).toBe(table.read);
        } catch (error) {
          expect(isRingbreakError(error) && error.kind, String(error)).toBe('exhibit');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('what stands before the damage is used, and the damage is a reject and a note', async () => {
    const whole = message([[{ role: 'terminating-Party', number: '442071234567', remark: '' }]]);
    const sink = await read(etsi, whole.replace('</p>', '<p attribute=oops>'));
    expect(sink.only('retained_call').rows).toHaveLength(1);
    expect(sink.only('retained_other').rejects[0]!.reason).toMatch(/^DAMAGED: not well-formed, near byte \d+/);
    expect(sink.notes.join()).toContain('damaged');
  });

  test('entities do not expand and a text without end is given up', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><RetainedDataMessage><ResponseRecord><recordPayload><k>&b;</k></recordPayload></ResponseRecord></RetainedDataMessage>`;
    await expect(read(etsi, bomb)).rejects.toMatchObject({ code: 'ETSI_NO_RECORD' });
    const long = `<RetainedDataMessage><ResponseRecord><recordPayload><k>${'x'.repeat(17 << 20)}`;
    await expect(read(etsi, long)).rejects.toMatchObject({ code: 'ETSI_NO_RECORD' });
  });

  test.each([
    ['20221031101112+0100', '2022-10-31T10:11:12+01:00'],
    ['20221031101112Z', '2022-10-31T10:11:12Z'],
    ['202210311011', '2022-10-31T10:11:00'],
    ['20221031101112.250-0330', '2022-10-31T10:11:12.250-03:30'],
    ['yesterday', 'yesterday'],
  ])('%s is %s', (written, iso) => {
    expect(isoTime(written)).toBe(iso);
  });
});

describe('call records of FreeSWITCH', () => {
  const call = (uuid: string): string =>
    `<?xml version="1.0"?>\n<cdr core-uuid="c" switchname="s"><channel_data/><variables><uuid>${uuid}</uuid><odd>%ZZ</odd></variables><callflow profile_index="1"><caller_profile><destination_number>447700900123</destination_number></caller_profile></callflow></cdr>\n`;

  test('documents one after the other are calls of one table, wherever the pieces are cut', async () => {
    const text = call('a') + call('b') + call('c');
    for (let size = 1; size < 40; size++) {
      const table = (await read(freeswitch, text, size)).only('freeswitch_cdr');
      expect(table.rows.map(([ref]) => ref)).toEqual(['a', 'b', 'c']);
    }
  });

  test('a damaged document ends the file with a reject', async () => {
    const table = (
      await read(freeswitch, `${call('a')}<?xml version="1.0"?><cdr><variables><uuid>b</variables></cdr>`)
    ).only();
    expect(table.rows).toHaveLength(1);
    expect(table.rejects).toHaveLength(1);
  });
});
