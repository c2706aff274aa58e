import { callCells, follow, isoOf, openCall, type SipCall } from './call.ts';
import { MediaWatch } from './media.ts';
import { looksLikeSip, parameter, parseAddress, parseSip, type SipMessage } from './message.ts';
import { type Datagram, type Endpoint, endpointText } from './network.ts';
import { Streams } from './streams.ts';

/** Rows that are ready to be written. */
export interface Ready {
  readonly table: 'call' | 'message' | 'registration';
  readonly cells: (string | null)[];
}

export const MESSAGE_COLUMNS = [
  'at',
  'source',
  'target',
  'first_line',
  'call_id',
  'cseq',
  'from',
  'to',
  'text',
] as const;
/** Named as in the model, so that a sign-in is a login. */
export const REGISTRATION_COLUMNS = [
  'at',
  'account_ref',
  'ip_raw',
  'user_agent',
  'contact',
  'expires',
  'call_id',
] as const;

/** Calls watched at once; the oldest is written as it is when there are more. */
const MOST_CALLS = 100_000;
/** Media may trail a BYE, and a BYE is sent again: a call is written this long after its end (timer H, RFC 3261). */
const LINGER_US = 32e6;

/** Turns datagrams into calls, messages and registrations. Order of rows depends on the capture alone. */
export class Calls {
  readonly #calls = new Map<string, SipCall>();
  readonly #media = new MediaWatch();
  readonly #streams = new Streams((text, datagram) => this.#sip(text, datagram));
  #ended: SipCall[] = [];
  #ready: Ready[] = [];
  /** Datagrams that begin like SIP and are none, or lack a Call-ID. */
  malformed = 0;

  datagram(datagram: Datagram): void {
    const { bytes, start, end } = datagram;
    if (datagram.transport === 'tcp') this.#streams.segment(datagram);
    else if (looksLikeSip(bytes, start, end)) this.#sip(bytes.subarray(start, end), datagram);
    else this.#media.packet(datagram);
  }

  take(): Ready[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  /** The capture is over: what is still open is written as it stands. */
  finish(): void {
    for (const call of this.#calls.values()) this.#write(call);
    this.#calls.clear();
  }

  #sip(bytes: Buffer, datagram: Datagram): void {
    const message = parseSip(bytes);
    if (!message) {
      // RTP with version bits that spell letters is not SIP gone wrong.
      if (/^[A-Z]{3,20} sips?:|^SIP\/2\.0/.test(bytes.toString('latin1', 0, 40))) this.malformed++;
      return;
    }
    const { at, source, target } = datagram;
    this.#settle(at);
    this.#log(message, source, target, at);
    if (message.method === 'REGISTER') this.#register(message, source, at);
    let call = this.#calls.get(message.callId);
    if (!call && message.method === 'INVITE') {
      call = openCall(message, source, target, at);
      this.#calls.set(message.callId, call);
      this.#bound();
    }
    if (!call) return;
    const open = call.endedAt === undefined;
    follow(call, message, at, this.#media);
    if (open && call.endedAt !== undefined) this.#ended.push(call);
  }

  #settle(now: number): void {
    while (this.#ended.length > 0 && now - this.#ended[0]!.endedAt! > LINGER_US) {
      const call = this.#ended.shift()!;
      if (this.#calls.delete(call.callId)) this.#write(call);
    }
  }

  #bound(): void {
    if (this.#calls.size <= MOST_CALLS) return;
    for (const [callId, call] of this.#calls) {
      this.#calls.delete(callId);
      this.#write(call);
      return;
    }
  }

  #write(call: SipCall): void {
    this.#ready.push({ table: 'call', cells: callCells(call) });
    if (call.callerEar) this.#media.close(call.callerMedia, call.callerEar);
    if (call.calledEar) this.#media.close(call.calledMedia, call.calledEar);
  }

  #log(message: SipMessage, source: Endpoint, target: Endpoint, at: number): void {
    const cells: Readonly<Record<(typeof MESSAGE_COLUMNS)[number], string | null>> = {
      at: isoOf(at),
      source: place(source),
      target: place(target),
      first_line: message.method === '' ? `${message.status} ${message.reason}` : `${message.method} ${message.uri}`,
      call_id: message.callId,
      cseq: `${message.sequence} ${message.sequenceMethod}`,
      from: message.header('from') ?? null,
      to: message.header('to') ?? null,
      text: message.text,
    };
    this.#ready.push({
      table: 'message',
      cells: MESSAGE_COLUMNS.map((column) => cells[column]?.toWellFormed() ?? null),
    });
  }

  #register(message: SipMessage, source: Endpoint, at: number): void {
    const credentials = message.header('authorization') ?? message.header('proxy-authorization');
    const cells: Readonly<Record<(typeof REGISTRATION_COLUMNS)[number], string | null>> = {
      at: isoOf(at),
      account_ref: parameter(credentials, 'username') ?? parseAddress(message.header('to')).user,
      ip_raw: endpointText(source).address,
      user_agent: message.header('user-agent') ?? null,
      contact: message.header('contact') ?? null,
      expires: message.header('expires') ?? parameter(message.header('contact'), 'expires'),
      call_id: message.callId,
    };
    this.#ready.push({ table: 'registration', cells: REGISTRATION_COLUMNS.map((column) => cells[column]) });
  }
}

function place(endpoint: Endpoint): string {
  const { address, port } = endpointText(endpoint);
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
