/** Captures written by hand after the specifications, so that the reader is not tested with itself. */
export interface Datagram {
  /** Microseconds. */
  readonly at: number;
  readonly from: readonly [ip: string, port: number];
  readonly to: readonly [ip: string, port: number];
  readonly payload: Buffer;
}

export interface CaptureOptions {
  readonly kind?: 'pcap' | 'pcapng';
  readonly big?: boolean;
  readonly nano?: boolean;
  /** Cuts IPv4 payloads into fragments of this many bytes (a multiple of 8). */
  readonly fragment?: number;
  readonly vlan?: boolean;
}

export function captureOf(datagrams: readonly Datagram[], options: CaptureOptions = {}): Buffer {
  const packets = datagrams.flatMap((one, id) =>
    ethernet(one, id + 1, options).map((bytes) => ({ at: one.at, bytes })),
  );
  return options.kind === 'pcapng' ? pcapng(packets, options) : pcap(packets, options);
}

interface RawPacket {
  readonly at: number;
  readonly bytes: Buffer;
}

function u32(value: number, big: boolean | undefined): Buffer {
  const bytes = Buffer.alloc(4);
  if (big) bytes.writeUInt32BE(value >>> 0);
  else bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function u16(value: number, big: boolean | undefined): Buffer {
  const bytes = Buffer.alloc(2);
  if (big) bytes.writeUInt16BE(value);
  else bytes.writeUInt16LE(value);
  return bytes;
}

function pcap(packets: readonly RawPacket[], { big, nano }: CaptureOptions): Buffer {
  const magic = nano ? 0xa1b23c4d : 0xa1b2c3d4;
  const head = [u32(magic, big), u16(2, big), u16(4, big), u32(0, big), u32(0, big), u32(262_144, big), u32(1, big)];
  const records = packets.flatMap(({ at, bytes }) => [
    u32(Math.floor(at / 1e6), big),
    u32(nano ? (at % 1e6) * 1000 : at % 1e6, big),
    u32(bytes.length, big),
    u32(bytes.length, big),
    bytes,
  ]);
  return Buffer.concat([...head, ...records]);
}

function block(type: number, body: Buffer, big: boolean | undefined): Buffer {
  const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
  const length = u32(padded.length + 12, big);
  return Buffer.concat([u32(type, big), length, padded, length]);
}

function pcapng(packets: readonly RawPacket[], { big, nano }: CaptureOptions): Buffer {
  const section = block(
    0x0a0d0d0a,
    Buffer.concat([u32(0x1a2b3c4d, big), u16(1, big), u16(0, big), Buffer.alloc(8, 255)]),
    big,
  );
  const resolution = nano ? [u16(9, big), u16(1, big), Buffer.from([9, 0, 0, 0]), u16(0, big), u16(0, big)] : [];
  const one = block(1, Buffer.concat([u16(1, big), u16(0, big), u32(0, big), ...resolution]), big);
  const rest = packets.map(({ at, bytes }) => {
    const ticks = BigInt(at) * (nano ? 1000n : 1n);
    const time = [u32(Number(ticks >> 32n), big), u32(Number(ticks & 0xffffffffn), big)];
    return block(6, Buffer.concat([u32(0, big), ...time, u32(bytes.length, big), u32(bytes.length, big), bytes]), big);
  });
  return Buffer.concat([section, one, ...rest]);
}

function ethernet(one: Datagram, id: number, { fragment, vlan }: CaptureOptions): Buffer[] {
  const udp = Buffer.alloc(8);
  udp.writeUInt16BE(one.from[1], 0);
  udp.writeUInt16BE(one.to[1], 2);
  udp.writeUInt16BE(8 + one.payload.length, 4);
  const whole = Buffer.concat([udp, one.payload]);
  const size = fragment ?? whole.length;
  const frames: Buffer[] = [];
  for (let at = 0; at < whole.length; at += size) {
    const part = whole.subarray(at, at + size);
    const ip = Buffer.alloc(20);
    ip[0] = 0x45;
    ip.writeUInt16BE(20 + part.length, 2);
    ip.writeUInt16BE(id & 0xffff, 4);
    ip.writeUInt16BE((at + size < whole.length ? 0x2000 : 0) | (at / 8), 6);
    ip[8] = 64;
    ip[9] = 17;
    Buffer.from(one.from[0].split('.').map(Number)).copy(ip, 12);
    Buffer.from(one.to[0].split('.').map(Number)).copy(ip, 16);
    const tag = vlan ? Buffer.from([0x81, 0, 0, 7]) : Buffer.alloc(0);
    frames.push(Buffer.concat([Buffer.alloc(12, 2), tag, Buffer.from([8, 0]), ip, part]));
  }
  return frames;
}

/** An RTP packet (RFC 3550). */
export function rtp(type: number, sequence: number, stamp: number, body: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head[0] = 0x80;
  head[1] = type;
  head.writeUInt16BE(sequence & 0xffff, 2);
  head.writeUInt32BE(stamp >>> 0, 4);
  head.writeUInt32BE(0xfeed, 8);
  return Buffer.concat([head, body]);
}

/** The body of a key event (RFC 4733). */
export function keyEvent(code: number, end: boolean, duration: number): Buffer {
  return Buffer.from([code, (end ? 0x80 : 0) | 10, duration >> 8, duration & 255]);
}
