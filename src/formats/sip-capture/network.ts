import type { Packet } from './capture.ts';
import { Fragments } from './fragments.ts';

/** What lies in an IP packet, of the two transports that carry SIP and media. */
export interface Datagram {
  transport: 'udp' | 'tcp';
  bytes: Buffer;
  start: number;
  end: number;
  at: number;
  source: Endpoint;
  target: Endpoint;
  /** TCP only. */
  sequence: number;
  /** TCP only: SYN, FIN and RST as in the header. */
  flags: number;
}

/** A number for IPv4 (address × 65536 + port), a text for IPv6: quick to look up. */
export type Endpoint = number | string;

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const VLAN = new Set([0x8100, 0x88a8, 0x9100]);

/** Finds UDP and TCP in packets of the usual links; puts IPv4 fragments together. Others are counted. */
export class Network {
  readonly #take: (datagram: Datagram) => void;
  readonly #fragments = new Fragments();
  readonly #out: Datagram = {
    transport: 'udp',
    bytes: Buffer.alloc(0),
    start: 0,
    end: 0,
    at: 0,
    source: 0,
    target: 0,
    sequence: 0,
    flags: 0,
  };
  /** Packets on links that are not understood. */
  unknownLinks = 0;

  constructor(take: (datagram: Datagram) => void) {
    this.#take = take;
  }

  packet(packet: Packet): void {
    const { bytes, start, end } = packet;
    const at = ipStart(packet);
    if (at === undefined) {
      if (end > start) this.unknownLinks++;
      return;
    }
    if (at >= end) return;
    this.#out.at = packet.at;
    const version = bytes[at]! >> 4;
    if (version === 4) this.#ipv4(bytes, at, end);
    else if (version === 6) this.#ipv6(bytes, at, end);
  }

  #ipv4(bytes: Buffer, at: number, end: number): void {
    if (end - at < 20) return;
    const header = (bytes[at]! & 15) * 4;
    const total = bytes.readUInt16BE(at + 2);
    // 0: the network card cut the packet up after the capture (segmentation offload).
    const stop = total === 0 ? end : Math.min(end, at + total);
    const protocol = bytes[at + 9]!;
    if (header < 20 || at + header > stop || (protocol !== 17 && protocol !== 6)) return;
    const fragment = bytes.readUInt16BE(at + 6);
    const from = bytes.readUInt32BE(at + 12);
    const to = bytes.readUInt32BE(at + 16);
    if ((fragment & 0x3fff) === 0) {
      this.#transport(protocol, bytes, at + header, stop, from, to);
      return;
    }
    const key = `${from}/${to}/${bytes.readUInt16BE(at + 4)}/${protocol}`;
    const offset = (fragment & 0x1fff) * 8;
    const whole = this.#fragments.add(
      key,
      this.#out.at,
      offset,
      bytes.subarray(at + header, stop),
      (fragment & 0x2000) !== 0,
    );
    if (whole) this.#transport(protocol, whole, 0, whole.length, from, to);
  }

  #ipv6(bytes: Buffer, at: number, end: number): void {
    if (end - at < 40) return;
    const stop = Math.min(end, at + 40 + bytes.readUInt16BE(at + 4));
    let protocol = bytes[at + 6]!;
    let next = at + 40;
    // Hop-by-hop, routing and destination options; fragments of IPv6 are rare enough to be left out.
    while ((protocol === 0 || protocol === 43 || protocol === 60) && next + 8 <= stop) {
      protocol = bytes[next]!;
      next += (bytes[next + 1]! + 1) * 8;
    }
    if (protocol !== 17 && protocol !== 6) return;
    this.#transport(
      protocol,
      bytes,
      next,
      stop,
      bytes.toString('hex', at + 8, at + 24),
      bytes.toString('hex', at + 24, at + 40),
    );
  }

  #transport(protocol: number, bytes: Buffer, at: number, end: number, from: Endpoint, to: Endpoint): void {
    const head = protocol === 17 ? 8 : 20;
    if (end - at < head) return;
    const out = this.#out;
    out.source = endpoint(from, bytes.readUInt16BE(at));
    out.target = endpoint(to, bytes.readUInt16BE(at + 2));
    out.bytes = bytes;
    if (protocol === 17) {
      out.transport = 'udp';
      out.start = at + 8;
      out.end = end;
    } else {
      out.transport = 'tcp';
      out.sequence = bytes.readUInt32BE(at + 4);
      out.flags = bytes[at + 13]!;
      out.start = at + (bytes[at + 12]! >> 4) * 4;
      out.end = end;
      if (out.start > end || out.start < at + 20) return;
    }
    this.#take(out);
  }
}

function endpoint(address: Endpoint, port: number): Endpoint {
  return typeof address === 'number' ? address * 65_536 + port : `${address}/${port}`;
}

/** Where the IP packet begins; undefined when the link carries none. */
function ipStart({ bytes, start, end, link }: Packet): number | undefined {
  switch (link) {
    case 1:
      return ethernet(bytes, start, end);
    case 113:
      return linkType(bytes, start + 14, start + 16, end);
    case 276:
      return linkType(bytes, start, start + 20, end);
    case 12:
    case 14:
    case 101:
    case 228:
    case 229:
      return start;
    case 0:
    case 108:
      return start + 4;
    default:
      return undefined;
  }
}

function ethernet(bytes: Buffer, start: number, end: number): number | undefined {
  let at = start + 12;
  while (at + 2 <= end && VLAN.has(bytes.readUInt16BE(at))) at += 4;
  return linkType(bytes, at, at + 2, end);
}

/** Other protocols (ARP and the like) are no damage: the packet ends before it begins. */
function linkType(bytes: Buffer, typeAt: number, ip: number, end: number): number {
  if (typeAt + 2 > end) return end;
  const type = bytes.readUInt16BE(typeAt);
  return type === IPV4 || type === IPV6 ? ip : end;
}

/** An endpoint as people write it. */
export function endpointText(endpoint: Endpoint): { address: string; port: number } {
  if (typeof endpoint === 'number') {
    const port = endpoint % 65_536;
    const ip = (endpoint - port) / 65_536;
    return { address: [ip >>> 24, (ip >>> 16) & 255, (ip >>> 8) & 255, ip & 255].join('.'), port };
  }
  const [hex, port] = endpoint.split('/') as [string, string];
  return { address: hex.replace(/(.{4})(?!$)/g, '$1:'), port: Number(port) };
}
