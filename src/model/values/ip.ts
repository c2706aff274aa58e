import { SPECIAL_RANGES } from './ip-special.ts';

export interface Ip {
  /** Dotted decimal, or IPv6 as RFC 5952 writes it. IPv4 inside IPv6 (::ffff:1.2.3.4) is the IPv4 address. */
  readonly canonical: string;
  readonly version: 4 | 6;
  /** Not reachable over the public internet (private, loopback, documentation, …): links nobody to anybody. */
  readonly special: boolean;
}

const EDGES = /^[\s\u{200B}]+|[\s\u{200B}]+$/gu;

/**
 * An address as logs write it: with a port, in brackets, with a zone. Octets with leading zeros are refused: programs
 * disagree whether they are octal.
 */
export function parseIp(raw: string): Ip | undefined {
  const text = raw.replace(EDGES, '').toLowerCase();
  const v4 = /^(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/.exec(text);
  if (v4) return fromV4(v4[1]!);
  const v6 = /^(?:\[([0-9a-f:.]+)(?:%[\w.-]+)?\](?::\d{1,5})?|([0-9a-f:.]+)(?:%[\w.-]+)?)$/.exec(text);
  return v6 ? fromV6(v6[1] ?? v6[2]!) : undefined;
}

function fromV4(text: string): Ip | undefined {
  const octets = parseOctets(text);
  if (!octets) return undefined;
  const groups = [0, 0, 0, 0, 0, 0xffff, octets[0]! * 256 + octets[1]!, octets[2]! * 256 + octets[3]!];
  return { canonical: octets.join('.'), version: 4, special: isSpecial(groups) };
}

function parseOctets(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part))) return undefined;
  const octets = parts.map(Number);
  return octets.every((octet) => octet < 256) ? octets : undefined;
}

function fromV6(text: string): Ip | undefined {
  const groups = parseGroups(text);
  if (!groups) return undefined;
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    const [high, low] = [groups[6]!, groups[7]!];
    return fromV4([high >> 8, high & 255, low >> 8, low & 255].join('.'));
  }
  return { canonical: compress(groups), version: 6, special: isSpecial(groups) };
}

/** Eight groups of 16 bits. */
function parseGroups(text: string): number[] | undefined {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (dotted) {
    const octets = parseOctets(dotted[2]!);
    if (!octets) return undefined;
    const [a, b, c, d] = octets as [number, number, number, number];
    return parseGroups(`${dotted[1]}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`);
  }
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [left, right] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const given = [...left!, ...(right ?? [])];
  if (!given.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return undefined;
  if (halves.length === 1 ? given.length !== 8 : given.length > 7) return undefined;
  const zeros = new Array<string>(8 - given.length).fill('0');
  return [...left!, ...zeros, ...(right ?? [])].map((group) => Number.parseInt(group, 16));
}

/** RFC 5952: no leading zeros, the longest run of two or more zero groups (the first of equals) becomes `::`. */
function compress(groups: readonly number[]): string {
  const text = groups.map((group) => group.toString(16)).join(':');
  for (let length = 8; length >= 2; length--) {
    const run = new RegExp(`(^|:)0(?::0){${length - 1}}(:|$)`);
    if (run.test(text)) return text.replace(run, '::');
  }
  return text;
}

function isSpecial(groups: readonly number[]): boolean {
  const value = groups.reduce((sum, group) => sum * 65536n + BigInt(group), 0n);
  return SPECIAL_RANGES.some(({ low, high }) => value >= low && value <= high);
}

/** As canonical. */
export function displayIp(canonical: string): string {
  return canonical;
}
