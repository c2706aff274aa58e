import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRingbreakError } from '../../src/base/errors.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { sipCapture } from '../../src/formats/sip-capture/format.ts';
import { CollectingSink } from './collecting-sink.ts';
import { type CaptureOptions, captureOf, type Datagram, keyEvent, rtp } from './sip-capture-of.ts';

const CALLER = ['10.0.0.5', 5060] as const;
const SWITCH = ['192.0.2.1', 5060] as const;
const T0 = 1_650_450_000_000_000;

async function read(bytes: Buffer, size = 1 << 16): Promise<CollectingSink> {
  const sink = new CollectingSink();
  const source = {
    name: 'x.pcap',
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
    path: () => Promise.reject(new Error('not on disk')),
  };
  await sipCapture.read(source, sink, { progress: silentProgress, threads: 1 });
  return sink;
}

function sip(first: string, headers: readonly string[], body = ''): Buffer {
  const all = [first, ...headers, `Content-Length: ${body.length}`, '', body];
  return Buffer.from(all.join('\r\n'));
}

interface Script {
  readonly callId: string;
  readonly dialled: string;
  readonly presented: string;
  readonly talk: number;
  readonly keys: readonly number[];
  readonly extra?: readonly string[];
}

const sdp = (ip: string, port: number): string =>
  `v=0\r\no=- 1 1 IN IP4 ${ip}\r\ns=-\r\nc=IN IP4 ${ip}\r\nt=0 0\r\nm=audio ${port} RTP/AVP 8 96\r\na=rtpmap:96 telephone-event/8000\r\n`;

/** A call that is challenged, answered after 5 s, and hung up by the called person. */
function callOf({ callId, dialled, presented, talk, keys, extra = [] }: Script, start = T0): Datagram[] {
  const from = `From: "A \\"B\\" <C>" <sip:${presented}@10.0.0.5>;tag=a1`;
  const to = `To: <sip:${dialled}@192.0.2.1>`;
  const head = (cseq: string, tagged: boolean): string[] => [
    from,
    tagged ? `${to};tag=b2` : to,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq}`,
  ];
  const uri = `sip:${dialled}@192.0.2.1;user=phone`;
  const send = (seconds: number, payload: Buffer): Datagram => ({
    at: start + seconds * 1e6,
    from: CALLER,
    to: SWITCH,
    payload,
  });
  const receive = (seconds: number, payload: Buffer): Datagram => ({
    at: start + seconds * 1e6,
    from: SWITCH,
    to: CALLER,
    payload,
  });
  const media = (place: number, body: Buffer, stamp: number, type: number): Datagram => ({
    at: start + 6e6 + place * 20_000,
    from: ['192.0.2.9', 9000],
    to: ['10.0.0.5', 7000],
    payload: rtp(type, place, stamp, body),
  });
  const pressed = keys.flatMap((code, i) =>
    [false, false, true, true, true].map((end, j) =>
      media(i * 10 + j, keyEvent(code, end, 160 * (j + 1)), 10_000 + i * 4000, 96),
    ),
  );
  return [
    send(0, sip(`INVITE ${uri} SIP/2.0`, [...head('1 INVITE', false), ...extra], sdp('10.0.0.5', 7000))),
    receive(0.1, sip('SIP/2.0 407 Proxy Authentication Required', head('1 INVITE', true))),
    send(
      0.2,
      sip(
        `INVITE ${uri} SIP/2.0`,
        [...head('2 INVITE', false), 'Proxy-Authorization: Digest realm="r", username="shop,7"'],
        sdp('10.0.0.5', 7000),
      ),
    ),
    receive(2, sip('SIP/2.0 180 Ringing', head('2 INVITE', true))),
    receive(5, sip('SIP/2.0 200 OK', head('2 INVITE', true), sdp('192.0.2.9', 9000))),
    ...pressed,
    media(900, Buffer.alloc(160), 99_000, 8),
    receive(
      5 + talk,
      sip(`BYE sip:a@10.0.0.5 SIP/2.0`, [
        `From: ${to.slice(4)};tag=b2`,
        `To: ${from.slice(6)}`,
        `Call-ID: ${callId}`,
        'CSeq: 1 BYE',
        'Reason: Q.850;cause=16',
      ]),
    ),
  ];
}

const cell = (sink: CollectingSink, column: string, row = 0): string | null => {
  const table = sink.only('sip_call');
  return table.rows[row]![table.columns.findIndex(({ name }) => name === column)]!;
};

const SCRIPT: Script = {
  callId: 'abc@x',
  dialled: '%2B447700900123',
  presented: '+442071234567',
  talk: 61,
  keys: [4, 9, 9, 3, 10, 11],
};

describe('a call', () => {
  test('is told from its messages: numbers, times, account, end', async () => {
    const sink = await read(captureOf(callOf(SCRIPT)));
    const expected = {
      call_ref: 'abc@x',
      dialled_raw: '+447700900123',
      presented_raw: '+442071234567',
      presented_name: 'A "B" <C>',
      account_ref: 'shop,7',
      started_at: '2022-04-20T10:20:00.000Z',
      answered_at: '2022-04-20T10:20:05.000Z',
      talk_s: '61',
      duration_s: '66',
      disposition: 'ANSWERED',
      hangup_cause: 'Q.850;cause=16',
      ended_by: 'called',
      ip_raw: '10.0.0.5',
      digits: '4993*#',
    };
    for (const [column, value] of Object.entries(expected))
      expect([column, cell(sink, column)]).toEqual([column, value]);
    expect(sink.only('sip_message').rows).toHaveLength(6);
  });

  test('reads alike from every kind of capture, in fragments and in any pieces', async () => {
    const plain = await read(captureOf(callOf(SCRIPT)));
    const kinds: CaptureOptions[] = [
      { big: true },
      { nano: true },
      { kind: 'pcapng' },
      { kind: 'pcapng', big: true, nano: true },
      { fragment: 64 },
      { vlan: true },
    ];
    for (const options of kinds) {
      for (const size of [1 << 16, 97]) {
        expect((await read(captureOf(callOf(SCRIPT), options), size)).tables).toEqual(plain.tables);
      }
    }
  });

  test('carries the attestation of its identity; a broken identity is none', async () => {
    const claims = Buffer.from(
      JSON.stringify({ attest: 'B', dest: { tn: ['1', '2'] }, orig: { tn: '442071234567' } }),
    ).toString('base64url');
    const signed = await read(
      captureOf(callOf({ ...SCRIPT, extra: [`Identity: eyJ9.${claims}.c2ln;info=<https://x>;alg=ES256`] })),
    );
    expect([cell(signed, 'attestation'), cell(signed, 'passport_to')]).toEqual(['B', '1;2']);
    const broken = await read(captureOf(callOf({ ...SCRIPT, extra: ['Identity: eyJ9.%%%.x', 'y: ..;info=<x>'] })));
    expect(cell(broken, 'attestation')).toBeNull();
  });

  test('that never ends is written as it stands, and so is one the capture tears apart', async () => {
    const bytes = captureOf(callOf(SCRIPT).slice(0, 5));
    const sink = await read(bytes.subarray(0, bytes.length - 3));
    expect(cell(sink, 'ended_at')).toBeNull();
    expect(sink.notes.join()).toContain('ends within a packet');
  });

  test('many at once keep their own media and order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(15), { minLength: 0, maxLength: 8 }),
        fc.integer({ min: 1, max: 20 }),
        async (keys, talk) => {
          const first = callOf({ ...SCRIPT, keys, talk });
          const second = callOf({ ...SCRIPT, callId: 'second', keys: [], talk: talk + 1 }, T0 + 200e6);
          const sink = await read(captureOf([...first, ...second]));
          expect([cell(sink, 'call_ref'), cell(sink, 'call_ref', 1)]).toEqual(['abc@x', 'second']);
          expect(cell(sink, 'digits') ?? '').toBe(keys.map((code) => '0123456789*#ABCD'[code]).join(''));
          expect(cell(sink, 'digits', 1)).toBeNull();
          expect(cell(sink, 'talk_s')).toBe(String(talk));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('hostile captures', () => {
  test('flipped bytes give rows, notes or a clear error, never a crash', async () => {
    for (const kind of ['pcap', 'pcapng'] as const) {
      const whole = captureOf(callOf(SCRIPT), { kind, fragment: 256 });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
          async (flips) => {
            const bytes = Buffer.from(whole);
            for (const [at, byte] of flips) if (at > 3) bytes[at] = byte;
            await read(bytes).catch((error) =>
              expect(isRingbreakError(error) && error.kind, String(error)).toBe('exhibit'),
            );
          },
        ),
        { numRuns: 150 },
      );
    }
  });

  test('a capture without SIP says so', async () => {
    const noise: Datagram = {
      at: T0,
      from: CALLER,
      to: SWITCH,
      payload: Buffer.from('INVITE to the party of the year, dear friend, bring a cake'),
    };
    await expect(read(captureOf([noise]))).rejects.toMatchObject({ code: 'CAPTURE_NO_SIP' });
  });
});
