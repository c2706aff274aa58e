import type { Datagram, Endpoint } from './network.ts';

interface Stream {
  next: number;
  held: Buffer;
  /** Pieces that came before their turn. */
  readonly early: Map<number, Buffer>;
}

const MOST_STREAMS = 20_000;
const MOST_HELD = 256 << 10;
const MOST_EARLY = 64;
const SYN = 2;
const FIN_RST = 5;
const STARTS =
  /^(?:INVITE|ACK|BYE|CANCEL|REGISTER|OPTIONS|INFO|PRACK|UPDATE|MESSAGE|REFER|NOTIFY|SUBSCRIBE|PUBLISH|SIP\/2\.0) /;

/** SIP over TCP: puts segments in order and cuts messages at their Content-Length. */
export class Streams {
  readonly #streams = new Map<string, Stream>();
  readonly #take: (text: Buffer, datagram: Datagram) => void;

  constructor(take: (text: Buffer, datagram: Datagram) => void) {
    this.#take = take;
  }

  segment(datagram: Datagram): void {
    const key = `${keyOf(datagram.source)}>${keyOf(datagram.target)}`;
    if (datagram.flags & SYN) this.#streams.delete(key);
    const bytes = datagram.bytes.subarray(datagram.start, datagram.end);
    let stream = this.#streams.get(key);
    if (!stream) {
      // Whatever does not begin like SIP is somebody else's connection.
      if (bytes.length === 0 || !STARTS.test(bytes.toString('latin1', 0, 12))) return;
      stream = { next: datagram.sequence, held: Buffer.alloc(0), early: new Map() };
      this.#streams.set(key, stream);
      this.#forget();
    }
    this.#add(stream, datagram.sequence, bytes);
    this.#messages(stream, datagram);
    if (datagram.flags & FIN_RST) this.#streams.delete(key);
  }

  #add(stream: Stream, sequence: number, bytes: Buffer): void {
    const ahead = (sequence - stream.next) | 0;
    if (ahead > 0) {
      if (stream.early.size < MOST_EARLY) stream.early.set(sequence, Buffer.from(bytes));
      return;
    }
    const fresh = bytes.subarray(Math.min(bytes.length, -ahead));
    if (fresh.length === 0) return;
    stream.held = Buffer.concat([stream.held, fresh]);
    stream.next = (stream.next + fresh.length) >>> 0;
    const waiting = stream.early.get(stream.next);
    if (waiting) {
      stream.early.delete(stream.next);
      this.#add(stream, stream.next, waiting);
    }
  }

  #messages(stream: Stream, datagram: Datagram): void {
    for (;;) {
      // Blank lines between messages keep the connection alive.
      let from = 0;
      while (stream.held[from] === 13 || stream.held[from] === 10) from++;
      const blank = stream.held.indexOf('\r\n\r\n', from);
      if (blank < 0) break;
      const head = stream.held.toString('latin1', from, blank);
      const length = Number(/^(?:content-length|l)\s*:\s*(\d{1,7})/im.exec(head)?.[1] ?? 0);
      const end = blank + 4 + length;
      if (end > stream.held.length) break;
      this.#take(stream.held.subarray(from, end), datagram);
      stream.held = stream.held.subarray(end);
    }
    if (stream.held.length > MOST_HELD) stream.held = Buffer.alloc(0);
  }

  #forget(): void {
    if (this.#streams.size <= MOST_STREAMS) return;
    for (const oldest of this.#streams.keys()) {
      this.#streams.delete(oldest);
      return;
    }
  }
}

function keyOf(endpoint: Endpoint): string {
  return String(endpoint);
}
