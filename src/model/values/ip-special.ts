/**
 * Ranges that are not globally reachable. Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and
 * later), entries with "Globally Reachable: False", and multicast.
 */
const V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
] as const;

/** First 32 bits in hexadecimal, or all 128, and the length of the prefix. */
const V6: readonly (readonly [string, number])[] = [
  ['00000000000000000000000000000000', 127],
  ['01000000', 8],
  ['20010000', 23],
  ['20010db8', 32],
  ['20020000', 16],
  ['3fff0000', 20],
  ['5f000000', 16],
  ['fc000000', 7],
  ['fe800000', 10],
  ['ff000000', 8],
];

export interface AddressRange {
  readonly low: bigint;
  readonly high: bigint;
}

/** As 128-bit numbers; IPv4 as ::ffff:a.b.c.d. */
export const SPECIAL_RANGES: readonly AddressRange[] = [
  ...V4.map((cidr) => {
    const [address, bits] = cidr.split('/') as [string, string];
    const value = address.split('.').reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
    return range((0xffffn << 32n) + value, 96 + Number(bits));
  }),
  ...V6.map(([hex, bits]) => range(BigInt(`0x${hex.padEnd(32, '0')}`), bits)),
];

function range(low: bigint, bits: number): AddressRange {
  return { low, high: low + (1n << BigInt(128 - bits)) - 1n };
}
