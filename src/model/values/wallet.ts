import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58, bech32, bech32m } from '@scure/base';

export type Chain = 'BTC' | 'LTC' | 'ETH' | 'TRX' | 'unknown';

export interface Wallet {
  /** One spelling for one address: bech32 lower case, ETH in EIP-55 mixed case, base58 as it is. */
  readonly canonical: string;
  readonly chain: Chain;
  /** How the address is built: p2pkh, p2sh, segwit v0, taproot (v1), account, or the likely chain of an unknown one. */
  readonly form: string;
  /** `good`: the checksum was there and is right. `none`: this spelling has no checksum. */
  readonly checksum: 'good' | 'none';
}

/**
 * A cryptocurrency address, alone or in a payment URI (`bitcoin:…?amount=…`). An address whose checksum is wrong is
 * undefined: a mistyped wallet must not link two accounts. Addresses of chains without a check here are `unknown`.
 *
 * Sources: Bitcoin base58check versions 0x00, 0x05; Litecoin 0x30, 0x32 (M…); TRON 0x41; BIP 173 (bech32, witness v0),
 * BIP 350 (bech32m, witness v1+), human-readable parts bc and ltc; EIP-55.
 */
export function parseWallet(raw: string): Wallet | undefined {
  const text = stripUri(raw.trim());
  if (text.length < 14 || text.length > 120 || /[^a-z0-9]/i.test(text)) return undefined;
  return parseHex(text) ?? parseSegwit(text) ?? parseBase58Check(text) ?? parseUnknown(text);
}

function stripUri(text: string): string {
  return text
    .replace(/^(?:bitcoin|btc|litecoin|ltc|ethereum|eth|tron|trx|usdt|bitcoincash|monero):(?:\/\/)?(?:pay-)?/i, '')
    .replace(/[?@/].*$/s, '');
}

/** EIP-55: a hex digit is upper case where the Keccak-256 of the lower-case address has a digit of 8 and more. */
function parseHex(text: string): Wallet | undefined {
  const body = /^(?:0x)?([0-9a-f]{40})$/i.exec(text)?.[1];
  if (!body) return undefined;
  // Without 0x forty hex digits are a SHA-1 as likely as an address.
  if (!/^0x/i.test(text)) return undefined;
  const checked = `0x${checksumCase(body.toLowerCase())}`;
  const oneCase = body === body.toLowerCase() || body === body.toUpperCase();
  if (!oneCase && checked.slice(2) !== body) return undefined;
  return { canonical: checked, chain: 'ETH', form: 'account', checksum: oneCase ? 'none' : 'good' };
}

function checksumCase(lower: string): string {
  const hash = keccak_256(new TextEncoder().encode(lower));
  return [...lower]
    .map((sign, i) => (((hash[i >> 1]! >> (i % 2 === 0 ? 4 : 0)) & 15) >= 8 ? sign.toUpperCase() : sign))
    .join('');
}

const SEGWIT_CHAINS: Readonly<Record<string, Chain>> = { bc: 'BTC', ltc: 'LTC' };

function parseSegwit(text: string): Wallet | undefined {
  const oneCase = text === text.toLowerCase() || text === text.toUpperCase();
  const lower = text.toLowerCase();
  const prefix = /^(bc|ltc)1/.exec(lower)?.[1];
  if (!prefix || !oneCase || lower.length > 90) return undefined;
  // BIP 350: version 0 carries a bech32 checksum, every later one bech32m.
  for (const [code, isVersion] of [
    [bech32, (version: number) => version === 0],
    [bech32m, (version: number) => version >= 1 && version <= 16],
  ] as const) {
    const decoded = code.decodeUnsafe(lower, 90);
    const [version, ...words] = decoded?.words ?? [];
    const program = decoded && code.fromWordsUnsafe(words);
    if (!program || version === undefined || !isVersion(version)) continue;
    if (program.length < 2 || program.length > 40) continue;
    if (version === 0 && program.length !== 20 && program.length !== 32) continue;
    const form = version === 0 ? 'segwit v0' : version === 1 ? 'taproot' : `segwit v${version}`;
    return { canonical: lower, chain: SEGWIT_CHAINS[prefix]!, form, checksum: 'good' };
  }
  return undefined;
}

const VERSIONS: ReadonlyMap<number, readonly [Chain, string]> = new Map([
  [0x00, ['BTC', 'p2pkh'] as const],
  [0x05, ['BTC', 'p2sh'] as const],
  [0x30, ['LTC', 'p2pkh'] as const],
  [0x32, ['LTC', 'p2sh'] as const],
  [0x41, ['TRX', 'account'] as const],
  [0x1e, ['unknown', 'likely DOGE'] as const],
  [0x16, ['unknown', 'likely DOGE'] as const],
  [0x4c, ['unknown', 'likely DASH'] as const],
]);

function parseBase58Check(text: string): Wallet | undefined {
  const bytes = decodeBase58(text);
  if (bytes?.length !== 25) return undefined;
  const body = bytes.subarray(0, 21);
  const check = sha256(sha256(body)).subarray(0, 4);
  if (!check.every((byte, i) => byte === bytes[21 + i])) return undefined;
  const [chain, form] = VERSIONS.get(bytes[0]!) ?? (['unknown', 'base58check'] as const);
  return { canonical: text, chain, form, checksum: 'good' };
}

function decodeBase58(text: string): Uint8Array | undefined {
  try {
    return base58.decode(text);
  } catch {
    return undefined;
  }
}

/** Shapes of chains whose checksum is not verified here; good enough to compare, not to vouch for. */
const UNKNOWN_SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^[48][1-9A-HJ-NP-Za-km-z]{94}$/, 'likely XMR'],
  [/^4[1-9A-HJ-NP-Za-km-z]{105}$/, 'likely XMR'],
  [/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/, 'likely XRP'],
  [/^addr1[02-9ac-hj-np-z]{50,110}$/, 'likely ADA'],
  [/^(?:q|p)[02-9ac-hj-np-z]{41}$/, 'likely BCH'],
  [/^bnb1[02-9ac-hj-np-z]{38}$/, 'likely BNB'],
  [/^t[13][1-9A-HJ-NP-Za-km-z]{33}$/, 'likely ZEC'],
];

function parseUnknown(text: string): Wallet | undefined {
  const shape = UNKNOWN_SHAPES.find(([pattern]) => pattern.test(text));
  return shape && { canonical: text, chain: 'unknown', form: shape[1], checksum: 'none' };
}

/** `bc1qar0s…5mdq`: enough to recognise, too little to be copied by mistake. */
export function displayWallet(canonical: string): string {
  return canonical.length > 16 ? `${canonical.slice(0, 8)}…${canonical.slice(-4)}` : canonical;
}
