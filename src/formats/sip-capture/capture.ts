/** One packet of a capture, still in the buffer it was read into: use it at once. */
export interface Packet {
  bytes: Buffer;
  start: number;
  end: number;
  /** Microseconds since 1970, UTC. */
  at: number;
  /** LINKTYPE_ number (tcpdump.org/linktypes.html). */
  link: number;
  /** The capture kept less of it than was sent. */
  cut: boolean;
}

/** Why reading stopped before the end; undefined when everything was read. */
export interface CaptureEnd {
  damage: string | undefined;
  packets: number;
}

/** Larger packets and blocks are damage: an IP packet has at most 64 KiB, snap lengths are at most 256 KiB. */
const MOST_PACKET = 512 << 10;
const MOST_BLOCK = 16 << 20;

const PCAP_HEADER = 24;
const RECORD_HEADER = 16;

class Damaged extends Error {}

/** Tells pcap and pcapng by their first bytes. */
export function captureKind(head: Uint8Array): 'pcap' | 'pcapng' | undefined {
  if (head.length < PCAP_HEADER) return undefined;
  const magic = Buffer.from(head.subarray(0, 4)).readUInt32LE(0);
  if (magic === 0x0a0d0d0a) {
    const order = Buffer.from(head.subarray(8, 12)).readUInt32LE(0);
    return order === 0x1a2b3c4d || order === 0x4d3c2b1a ? 'pcapng' : undefined;
  }
  return MAGICS.has(magic) ? 'pcap' : undefined;
}

/** Magic as read in little-endian → big-endian file?, nanoseconds? */
const MAGICS: ReadonlyMap<number, readonly [big: boolean, nano: boolean]> = new Map([
  [0xa1b2c3d4, [false, false]],
  [0xd4c3b2a1, [true, false]],
  [0xa1b23c4d, [false, true]],
  [0x4d3cb2a1, [true, true]],
]);

/** Reads a capture in one go over its chunks; calls `take` for every packet. Memory: a chunk and a packet. */
export async function readCapture(
  chunks: AsyncIterable<Uint8Array>,
  take: (packet: Packet) => void,
  between: (bytes: number) => Promise<void>,
): Promise<CaptureEnd> {
  const end: CaptureEnd = { damage: undefined, packets: 0 };
  const reader = new CaptureReader((packet) => {
    end.packets++;
    take(packet);
  });
  let rest: Buffer = Buffer.alloc(0);
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      const fresh = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      const buffer = rest.length === 0 ? fresh : Buffer.concat([rest, fresh]);
      rest = buffer.subarray(reader.feed(buffer));
      bytes += chunk.length;
      await between(bytes);
    }
    if (rest.length > 0) end.damage = 'the file ends within a packet';
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    end.damage = `${error.message}, near byte ${bytes}`;
  }
  return end;
}

interface Interface {
  readonly link: number;
  /** Ticks a second. */
  readonly resolution: bigint;
  readonly offset: bigint;
}

class CaptureReader {
  readonly #take: (packet: Packet) => void;
  readonly #packet: Packet = { bytes: Buffer.alloc(0), start: 0, end: 0, at: 0, link: 0, cut: false };
  #kind: 'pcap' | 'pcapng' | undefined;
  #big = false;
  #nano = false;
  #interfaces: Interface[] = [];

  constructor(take: (packet: Packet) => void) {
    this.#take = take;
  }

  /** Uses what is whole and says how many bytes that was. */
  feed(buffer: Buffer): number {
    if (this.#kind === undefined) {
      if (buffer.length < PCAP_HEADER) return 0;
      this.#kind = captureKind(buffer);
      if (this.#kind === 'pcap') return this.#records(buffer, this.#header(buffer));
    }
    return this.#kind === 'pcap' ? this.#records(buffer, 0) : this.#blocks(buffer);
  }

  #header(buffer: Buffer): number {
    [this.#big, this.#nano] = MAGICS.get(buffer.readUInt32LE(0))!;
    // The upper bits of the link type hold the length of a frame check sequence.
    this.#packet.link = this.#u32(buffer, 20) & 0xffff;
    return PCAP_HEADER;
  }

  #u32(buffer: Buffer, at: number): number {
    return this.#big ? buffer.readUInt32BE(at) : buffer.readUInt32LE(at);
  }

  #records(buffer: Buffer, from: number): number {
    let at = from;
    while (at + RECORD_HEADER <= buffer.length) {
      const kept = this.#u32(buffer, at + 8);
      if (kept > MOST_PACKET) throw new Damaged(`a packet that says it has ${kept} bytes`);
      const start = at + RECORD_HEADER;
      if (start + kept > buffer.length) break;
      const fraction = this.#u32(buffer, at + 4);
      const micros = this.#nano ? Math.floor(fraction / 1000) : fraction;
      this.#give(buffer, start, start + kept, this.#u32(buffer, at) * 1e6 + micros, this.#u32(buffer, at + 12) > kept);
      at = start + kept;
    }
    return at;
  }

  #give(bytes: Buffer, start: number, end: number, at: number, cut: boolean): void {
    const packet = this.#packet;
    packet.bytes = bytes;
    packet.start = start;
    packet.end = end;
    packet.at = at;
    packet.cut = cut;
    this.#take(packet);
  }

  #blocks(buffer: Buffer): number {
    let at = 0;
    while (at + 12 <= buffer.length) {
      // A section header says itself in which order its bytes are.
      if (buffer.readUInt32LE(at) === 0x0a0d0d0a) this.#big = buffer.readUInt32LE(at + 8) === 0x4d3c2b1a;
      const length = this.#u32(buffer, at + 4);
      if (length < 12 || length % 4 !== 0 || length > MOST_BLOCK) throw new Damaged(`a block of ${length} bytes`);
      if (at + length > buffer.length) break;
      this.#block(buffer, at, at + length - 4);
      at += length;
    }
    return at;
  }

  #block(buffer: Buffer, at: number, end: number): void {
    const type = this.#u32(buffer, at);
    if (type === 0x0a0d0d0a) this.#interfaces = [];
    else if (type === 1) this.#interface(buffer, at, end);
    else if (type === 6 && end - at >= 28) this.#enhanced(buffer, at, end);
  }

  #interface(buffer: Buffer, at: number, end: number): void {
    if (end - at < 16) throw new Damaged('an interface description that is too short');
    const link = this.#big ? buffer.readUInt16BE(at + 8) : buffer.readUInt16LE(at + 8);
    let resolution = 1_000_000n;
    let offset = 0n;
    for (let option = at + 16; option + 4 <= end; ) {
      const code = this.#big ? buffer.readUInt16BE(option) : buffer.readUInt16LE(option);
      const length = this.#big ? buffer.readUInt16BE(option + 2) : buffer.readUInt16LE(option + 2);
      const value = option + 4;
      if (code === 0 || value + length > end) break;
      if (code === 9 && length >= 1) resolution = ticks(buffer[value]!);
      if (code === 14 && length === 8) offset = this.#big ? buffer.readBigInt64BE(value) : buffer.readBigInt64LE(value);
      option = value + length + ((4 - (length % 4)) % 4);
    }
    this.#interfaces.push({ link, resolution, offset });
  }

  #enhanced(buffer: Buffer, at: number, end: number): void {
    const one = this.#interfaces[this.#u32(buffer, at + 8)];
    const kept = this.#u32(buffer, at + 20);
    if (!one || at + 28 + kept > end) throw new Damaged('a packet block that contradicts itself');
    const time = (BigInt(this.#u32(buffer, at + 12)) << 32n) | BigInt(this.#u32(buffer, at + 16));
    this.#packet.link = one.link;
    const micros = Number((time * 1_000_000n) / one.resolution + one.offset * 1_000_000n);
    this.#give(buffer, at + 28, at + 28 + kept, micros, this.#u32(buffer, at + 24) > kept);
  }
}

/** if_tsresol: a power of ten, or of two when the highest bit is set. Beyond 2^-63 it is nonsense and microseconds are meant. */
function ticks(value: number): bigint {
  const power = value & 0x7f;
  if (value & 0x80) return power <= 63 ? 1n << BigInt(power) : 1_000_000n;
  return power <= 18 ? 10n ** BigInt(power) : 1_000_000n;
}
