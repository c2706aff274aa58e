// Writes SIPp's scenarios into the folder named on the command line: telephones of the shop (uac-…) and who is called (uas-…).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2]!;
const SDP = `Content-Type: application/sdp
Content-Length: [len]

v=0
o=u 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [local_ip]
t=0 0
m=audio 6000 RTP/AVP 8`;
const send = (text: string, attributes = '') => `<send${attributes}><![CDATA[\n${text}\n\n]]></send>`;
const answer = (line: string, body = 'Content-Length: 0') =>
  send(
    `SIP/2.0 ${line}\n[last_Via:]\n[last_Record-Route:]\n[last_From:]\n[last_To:];tag=[pid]t[call_number]\n[last_Call-ID:]\n[last_CSeq:]\nContact: <sip:x@[local_ip]:[local_port]>\n${body}`,
  );
const confirm = send(
  'SIP/2.0 200 OK\n[last_Via:]\n[last_From:]\n[last_To:]\n[last_Call-ID:]\n[last_CSeq:]\nContent-Length: 0',
);

/** field0 the number, field1 who calls, field2 milliseconds, field3 a further header. */
const within = (method: string, number: number, more: string, target = '[next_url]', to = '[peer_tag_param]') =>
  send(
    `${method} ${target} SIP/2.0\nVia: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]\nFrom: <sip:[field1]@127.0.0.1>;tag=[pid]f[call_number]\nTo: <sip:[field0]@127.0.0.1>${to}\nCall-ID: [call_id]\nCSeq: ${number} ${method}\nContact: <sip:[field1]@[local_ip]:[local_port]>\nMax-Forwards: 70\n${more}`,
    method === 'ACK' ? '' : ' retrans="500"',
  );
const recv = (what: string, more = '') => `<recv ${what}${more}/>`;
const optional = (...codes: number[]) => codes.map((code) => recv(`response="${code}"`, ' optional="true"')).join('');
const invite = within('INVITE', 1, `[field3]\n${SDP}`, 'sip:[field0]@127.0.0.1', '') + optional(100, 180, 183);
const taken = `${invite}<recv response="200" rrs="true"/>${within('ACK', 1, 'Content-Length: 0')}`;
const wait = '<pause milliseconds="[field2]"/>';
const pause = (ms: number) => `<pause milliseconds="${ms}"/>`;
const bye = (number: number) =>
  within('BYE', number, 'Content-Length: 0') + recv('response="200"');
const key = (number: number, digit: string) =>
  within('INFO', number, `Content-Type: application/dtmf-relay\nContent-Length: [len]\n\nSignal=${digit}\nDuration=100`) +
  recv('response="200"') +
  pause(200);
const keys = (from: number, digits: string) => [...digits].map((digit, i) => key(from + i, digit)).join('');
const notified = `<recv request="NOTIFY"/>${confirm}`;
const called = `<recv request="BYE"/>${confirm}`;
const hold = (number: number, direction: string) =>
  `${within('INVITE', number, `${SDP}\na=${direction}`)}${optional(100)}<recv response="200"/>${within('ACK', number, 'Content-Length: 0')}`;
const acknowledge = send(
  'ACK sip:[field0]@127.0.0.1 SIP/2.0\nVia: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch-8]\nFrom: <sip:[field1]@127.0.0.1>;tag=[pid]f[call_number]\nTo: <sip:[field0]@127.0.0.1>[peer_tag_param]\nCall-ID: [call_id]\nCSeq: 1 ACK\nMax-Forwards: 70\nContent-Length: 0',
);
const refused = [486, 404, 480, 503]
  .map((code, i) => `<recv response="${code}"${i < 3 ? ' optional="true"' : ''} next="end"/>`)
  .join('');
const branch = (letter: string) => `<nop next="${letter}" test="${letter}"/>`;
const asked = (endings: Readonly<Record<string, string>>) =>
  `<recv request="INVITE" rrs="true"><action>${Object.entries(endings)
    .map(([name, ending]) => `<ereg regexp="sip:[0-9]*${ending}@" search_in="hdr" header="To:" assign_to="${name}"/>`)
    .join('')}<ereg regexp="[0-9]+ INVITE" search_in="hdr" header="CSeq:" assign_to="sequence"/></action></recv>`;
const REVERSED =
  '<recv request="ACK"><action><ereg regexp=".*" search_in="hdr" header="From:" assign_to="from"/><ereg regexp=".*" search_in="hdr" header="To:" assign_to="to"/></action></recv>';
const own = (method: string, number: number, body = 'Content-Length: 0') =>
  send(
    `${method} [next_url] SIP/2.0\nVia: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]\n[routes]\nFrom:[$to]\nTo:[$from]\nCall-ID: [call_id]\nCSeq: ${number} ${method}\nMax-Forwards: 70\n${body}`,
    ' retrans="500"',
  );
const ownKeys = (digits: string) =>
  [...digits]
    .map(
      (digit, i) =>
        own('INFO', i + 1, `Content-Type: application/dtmf-relay\nContent-Length: [len]\n\nSignal=${digit}\nDuration=100`) +
        recv('response="200"') +
        pause(300),
    )
    .join('');
const end = '<label id="end"/>';
const ring = (ms: number) => answer('180 Ringing') + pause(ms);

const terminated = send(
  'SIP/2.0 487 Request Terminated\n[last_Via:]\n[last_From:]\n[last_To:];tag=[pid]t[call_number]\n[last_Call-ID:]\nCSeq: [$sequence]\nContent-Length: 0',
);

/** Who is called, by the last digit of the number. */
const carrier = [
  asked({ busy: '2', ringing: '3', unknown: '4', hangs: '5', types: '6', refuses: '7' }),
  ...['busy', 'ringing', 'unknown', 'hangs', 'types', 'refuses'].map(branch),
  `${ring(1500)}${answer('200 OK', SDP)}${REVERSED}${called}<nop next="end"/>`,
  `<label id="busy"/>${answer('486 Busy Here')}<recv request="ACK" next="end"/>`,
  `<label id="ringing"/>${answer('180 Ringing')}<recv request="CANCEL"/>${confirm}`,
  terminated,
  '<recv request="ACK" next="end"/>',
  `<label id="unknown"/>${answer('404 Not Found')}<recv request="ACK" next="end"/>`,
  `<label id="hangs"/>${ring(1000)}${answer('200 OK', SDP)}${REVERSED}${pause(4000)}${own('BYE', 1)}<recv response="200" next="end"/>`,
  `<label id="types"/>${ring(1000)}${answer('200 OK', SDP)}${REVERSED}${pause(2500)}${ownKeys('471159')}${called}<nop next="end"/>`,
  `<label id="refuses"/>${answer('503 Service Unavailable')}<recv request="ACK" next="end"/>`,
  end,
].join('\n');

const scenarios: Readonly<Record<string, string>> = {
  'uac-answer': taken + wait + bye(2),
  'uac-called': taken + called,
  'uac-refused': invite + refused + end + acknowledge,
  'uac-cancel': `${within('INVITE', 1, `[field3]\n${SDP}`, 'sip:[field0]@127.0.0.1', '')}${optional(100, 183)}<recv response="180"/>${wait}${send('CANCEL sip:[field0]@127.0.0.1 SIP/2.0\nVia: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch-5]\nFrom: <sip:[field1]@127.0.0.1>;tag=[pid]f[call_number]\nTo: <sip:[field0]@127.0.0.1>\nCall-ID: [call_id]\nCSeq: 1 CANCEL\nMax-Forwards: 70\nContent-Length: 0')}<recv response="200"/><recv response="487"/>${acknowledge}`,
  'uac-hold': `${taken}${wait}${hold(2, 'sendonly')}${pause(3000)}${hold(3, 'sendrecv')}${wait}${bye(4)}`,
  'uac-blind': `${taken}${wait}${within('REFER', 2, 'Refer-To: <sip:203@127.0.0.1>\nReferred-By: <sip:[field1]@127.0.0.1>\nContent-Length: 0')}<recv response="202"/>${notified}${notified}${notified}${called}`,
  'uac-attended': `${taken}${wait}${keys(2, '*2')}${pause(3000)}${keys(4, '203')}${pause(4500)}${bye(7)}`,
  'uac-keys': `${taken}${wait}${keys(2, '12#')}${wait}${bye(5)}`,
  'uas-carrier': carrier,
  'uas-phone': `<recv request="INVITE" rrs="true"/>${ring(1200)}${answer('200 OK', SDP)}${REVERSED}${pause(6000)}${own('BYE', 1)}<recv response="200"/>`,
  'uas-patient': `<recv request="INVITE" rrs="true"/>${ring(1200)}${answer('200 OK', SDP)}<recv request="ACK"/>${called}`,
  'uas-silent': `${asked({})}${answer('180 Ringing')}<recv request="CANCEL"/>${confirm}${terminated}<recv request="ACK"/>`,
};
for (const [name, body] of Object.entries(scenarios))
  writeFileSync(join(folder, `${name}.xml`), `<?xml version="1.0"?><scenario name="${name}">${body}</scenario>`);
