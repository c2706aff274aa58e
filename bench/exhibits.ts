import { captureOf, type Datagram, rtp } from '../test/formats/sip-capture-of.ts';

const START_US = 1_650_450_000_000_000;

/** Repeats what `piece` gives until there are about so many bytes. */
function repeat(size: number, head: string, piece: (n: number) => string, tail: string): Buffer {
  const parts = [Buffer.from(head)];
  for (let bytes = 0, n = 1; bytes < size; n++) {
    const part = Buffer.from(piece(n));
    parts.push(part);
    bytes += part.length;
  }
  return Buffer.concat([...parts, Buffer.from(tail)]);
}

/** A message of calls between two parties, as an operator hands it over. */
export function etsiBytes(size: number): Buffer {
  const call = (n: number): string =>
    `<ResponseRecord><recordNumber>${n}</recordNumber><recordPayload><telephonyRecord><telephonyServiceUsage><partyInformation><TelephonyPartyInformation><partyRole>originating-Party</partyRole><partyNumber>3161234${1000 + (n % 9000)}</partyNumber><iMSI>204041234567890</iMSI><iMEI>356938035643809</iMEI><detailedLocation><telephonyNetworkElement><cellInformation><globalCellID>20404AF${n % 100}</globalCellID></cellInformation></telephonyNetworkElement></detailedLocation></TelephonyPartyInformation><TelephonyPartyInformation><partyRole>terminating-Party</partyRole><partyNumber>44207123${1000 + (n % 9000)}</partyNumber></TelephonyPartyInformation></partyInformation><communicationTime><startTime>20221031101112+0100</startTime><endTime>20221031101512+0100</endTime><durationTime>231</durationTime></communicationTime></telephonyServiceUsage></telephonyRecord></recordPayload></ResponseRecord>\n`;
  const head =
    '<RetainedDataMessage xmlns="http://uri.etsi.org/02657/v1.28.1#/RetainedData"><retainedDataHeader><cSPID>O</cSPID></retainedDataHeader><p>\n';
  return repeat(size, head, call, '</p></RetainedDataMessage>');
}

/** Call records of mod_json_cdr, one a line. */
export function freeswitchBytes(size: number): Buffer {
  const call = (n: number): string =>
    `${JSON.stringify({
      'core-uuid': 'c',
      switchname: 's',
      channel_data: { state: 'CS_REPORTING', direction: 'inbound' },
      variables: {
        uuid: `8a6e7c52-${n}`,
        accountcode: String(n % 500),
        effective_caller_id_number: '%2B442071234567',
        billsec: '70',
        hangup_cause: 'NORMAL_CLEARING',
        sip_full_via: 'SIP/2.0/UDP 203.0.113.9:5060;branch=z9hG4bK776asdhds;received=203.0.113.9',
      },
      callflow: [
        {
          profile_index: '1',
          caller_profile: { destination_number: `0044770090${n % 10_000}`, network_addr: '203.0.113.9' },
          times: {
            created_time: '1650470000000000',
            answered_time: '1650470008000000',
            hangup_time: '1650470070000000',
          },
        },
      ],
    })}\n`;
  return repeat(size, '', call, '');
}

/** Asterisk's log. */
export function logBytes(size: number): Buffer {
  const line = (n: number): string =>
    `[2022-04-20 10:20:0${n % 10}] VERBOSE[2311][C-${n.toString(16).padStart(8, '0')}] pbx.c: Executing [0044770090${n % 10_000}@from-internal:5] Dial("PJSIP/1007-00000012", "PJSIP/00447700900123@trunk-b,60,T") in new stack\n`;
  return repeat(size, '', line, '');
}

/** Calls of two minutes with media in both directions: as in a tap, nearly all packets are media. */
export function captureBytes(size: number): Buffer {
  const parts: Buffer[] = [];
  for (let bytes = 0, n = 0; bytes < size; n++) {
    const whole = captureOf(oneCall(n));
    // The file header is wanted once.
    const part = n === 0 ? whole : whole.subarray(24);
    parts.push(part);
    bytes += part.length;
  }
  return Buffer.concat(parts);
}

const PACKETS_A_CALL = 6000;

function oneCall(n: number): Datagram[] {
  const caller = ['10.0.0.5', 5060] as const;
  const carrier = ['192.0.2.1', 5060] as const;
  const port = 10_000 + 2 * (n % 20_000);
  const start = START_US + n * 130e6;
  const sdp = (ip: string): string =>
    `v=0\r\no=- 1 1 IN IP4 ${ip}\r\ns=-\r\nc=IN IP4 ${ip}\r\nt=0 0\r\nm=audio ${port} RTP/AVP 8 96\r\na=rtpmap:96 telephone-event/8000\r\n`;
  const message = (first: string, cseq: string, body = ''): Buffer =>
    Buffer.from(
      `${first}\r\nFrom: <sip:+442071234567@10.0.0.5>;tag=a\r\nTo: <sip:+4477009${n}@192.0.2.1>;tag=b\r\nCall-ID: call-${n}\r\nCSeq: ${cseq}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
  const media: Datagram[] = [];
  for (let i = 0; i < PACKETS_A_CALL; i++) {
    const back = i % 2 === 1;
    media.push({
      at: start + 5e6 + i * 10_000,
      from: [back ? '192.0.2.1' : '10.0.0.5', port],
      to: [back ? '10.0.0.5' : '192.0.2.1', port],
      payload: rtp(8, i, i * 160, Buffer.alloc(160)),
    });
  }
  return [
    {
      at: start,
      from: caller,
      to: carrier,
      payload: message(`INVITE sip:+4477009${n}@192.0.2.1 SIP/2.0`, '1 INVITE', sdp('10.0.0.5')),
    },
    { at: start + 4e6, from: carrier, to: caller, payload: message('SIP/2.0 200 OK', '1 INVITE', sdp('192.0.2.1')) },
    ...media,
    {
      at: start + 120e6,
      from: caller,
      to: carrier,
      payload: message(`BYE sip:+4477009${n}@192.0.2.1 SIP/2.0`, '2 BYE'),
    },
  ];
}
