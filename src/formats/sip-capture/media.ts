import type { Datagram, Endpoint } from './network.ts';

/** One party's ear: what arrives there was said by the other one. */
export interface Ear {
  /** Microseconds of the first and last packet that arrived. */
  first: number;
  last: number;
  packets: number;
  keyTypes: readonly number[];
  /** Keys that the other party pressed, in order. */
  digits: string;
  /** Of the last packet that told a key. */
  keyCode: number;
  keyStamp: number;
  keyEnded: boolean;
}

const KEYS = '0123456789*#ABCD';
const MOST_KEYS = 256;

/** Listens where session descriptions say that audio will arrive (RFC 3550); reads keys of RFC 4733. */
export class MediaWatch {
  readonly #ears = new Map<Endpoint, Ear>();

  open(endpoints: readonly Endpoint[], keyTypes: readonly number[], ear: Ear | undefined): Ear {
    const one = ear ?? {
      first: 0,
      last: 0,
      packets: 0,
      keyTypes,
      digits: '',
      keyCode: -1,
      keyStamp: -1,
      keyEnded: true,
    };
    if (keyTypes.length > 0) one.keyTypes = keyTypes;
    for (const endpoint of endpoints) this.#ears.set(endpoint, one);
    return one;
  }

  /** Forgets an ear unless its address is somebody else's by now. */
  close(endpoints: Iterable<Endpoint>, ear: Ear): void {
    for (const endpoint of endpoints) if (this.#ears.get(endpoint) === ear) this.#ears.delete(endpoint);
  }

  packet(datagram: Datagram): void {
    const ear = this.#ears.get(datagram.target);
    if (ear === undefined) return;
    const { bytes, start, end, at } = datagram;
    if (end - start < 12 || bytes[start]! >> 6 !== 2) return;
    if (ear.packets++ === 0) ear.first = at;
    ear.last = at;
    const type = bytes[start + 1]! & 0x7f;
    if (ear.keyTypes.length > 0 && ear.keyTypes.includes(type)) readKey(ear, bytes, start, end);
  }
}

/** Ticks of 8 kHz: the end of a key is told three times within 60 ms; between two keys lie at least 70 ms. */
const SAME_KEY_TICKS = 560;

/**
 * A key is one event with one RTP timestamp, repeated in many packets, the last of them marked as its end. Senders that
 * count the timestamp on from packet to packet are common enough to be understood as well.
 */
function readKey(ear: Ear, bytes: Buffer, start: number, end: number): void {
  const body = start + 12 + (bytes[start]! & 15) * 4;
  if (body + 4 > end) return;
  const stamp = bytes.readUInt32BE(start + 4);
  const code = bytes[body]!;
  const ended = (bytes[body + 1]! & 0x80) !== 0;
  if (KEYS[code] === undefined || stamp === ear.keyStamp) {
    ear.keyEnded ||= ended;
    return;
  }
  const ahead = (stamp - ear.keyStamp) >>> 0;
  const anew = code !== ear.keyCode || (ear.keyEnded && (!ended || ahead > SAME_KEY_TICKS));
  if (anew && ear.digits.length < MOST_KEYS) ear.digits += KEYS[code];
  ear.keyCode = code;
  ear.keyStamp = stamp;
  ear.keyEnded = anew ? ended : ear.keyEnded || ended;
}
