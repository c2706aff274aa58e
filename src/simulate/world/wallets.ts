import { createHash } from 'node:crypto';
import type { Random } from './random.ts';

export type Chain = 'btc' | 'ltc' | 'eth' | 'trx';

const CHARSET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** An address with a right checksum that nobody holds a key to: its payload is random. */
export function drawAddress(random: Random, chain: Chain): string {
  if (chain === 'eth') return `0x${random.hex(40)}`;
  if (chain === 'trx') return base58check(0x41, random.bytes(20));
  const hrp = chain === 'btc' ? 'bc' : 'ltc';
  const kind = random.int(10);
  if (kind < 6) return segwit(hrp, 0, random.bytes(20));
  if (kind < 7) return segwit(hrp, 1, random.bytes(32));
  const version = chain === 'btc' ? (kind < 9 ? 0x05 : 0x00) : kind < 9 ? 0x32 : 0x30;
  return base58check(version, random.bytes(20));
}

/** Segregated-witness address: bech32 for version 0 (BIP 173), bech32m from version 1 (BIP 350). */
export function segwit(hrp: string, version: number, program: Uint8Array): string {
  const data = [version, ...toFiveBits(program)];
  const expanded = [...[...hrp].map((c) => c.charCodeAt(0) >> 5), 0, ...[...hrp].map((c) => c.charCodeAt(0) & 31)];
  const constant = version === 0 ? 1 : 0x2bc830a3;
  const check = polymod([...expanded, ...data, 0, 0, 0, 0, 0, 0]) ^ constant;
  const checksum = [0, 1, 2, 3, 4, 5].map((i) => (check >>> (5 * (5 - i))) & 31);
  return `${hrp}1${[...data, ...checksum].map((value) => CHARSET[value]).join('')}`;
}

function polymod(values: readonly number[]): number {
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (let i = 0; i < 5; i++) if ((top >>> i) & 1) check ^= GENERATOR[i]!;
  }
  return check >>> 0;
}

function toFiveBits(bytes: Uint8Array): number[] {
  const out: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out.push((held >>> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) out.push((held << (5 - bits)) & 31);
  return out;
}

/** Version byte, payload and the first four bytes of the double SHA-256, in base 58. */
export function base58check(version: number, payload: Uint8Array): string {
  const body = Buffer.concat([Buffer.from([version]), payload]);
  const check = sha256(sha256(body)).subarray(0, 4);
  return base58(Buffer.concat([body, check]));
}

function sha256(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}

function base58(bytes: Uint8Array): string {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  while (value > 0n) {
    text = BASE58[Number(value % 58n)]! + text;
    value /= 58n;
  }
  for (let i = 0; i < bytes.length && bytes[i] === 0; i++) text = `1${text}`;
  return text;
}
