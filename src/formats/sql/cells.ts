import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { ascii } from './bytes.ts';
import type { ColumnOutput } from './column-output.ts';

/** How the bytes of a cell become text. */
export type CellKind =
  /** Text; bytes that are no text are kept as `\x` and hexadecimal digits. */
  | 'text'
  /** BINARY and short VARBINARY (addresses, keys): always `\x…`, so that a column does not change its spelling. */
  | 'bytes'
  /** BIT: an unsigned decimal number. */
  | 'bits';

/** What was done to cells that an examiner should know of, per column. */
export interface CellRemarks {
  /** Values that are not text and were kept as `\x…`. */
  hex: number;
  /** Values that look like UTF-8 encoded to UTF-8 once more; kept as they are. */
  twice: number;
}

/** The kind for a declared type such as `varbinary(16)`. */
export function cellKind(declared: string | undefined): CellKind {
  const match = /^\s*([a-z]+)\s*(?:\(\s*(\d+)\s*\))?/i.exec(declared ?? '');
  const type = match?.[1]?.toLowerCase();
  if (type === 'bit') return match?.[2] === '1' || declared !== undefined ? 'bits' : 'text';
  if (type === 'binary') return 'bytes';
  if (type === 'varbinary') return Number(match?.[2] ?? 0) <= 16 ? 'bytes' : 'text';
  if (type !== undefined && SPATIAL.has(type)) return 'bytes';
  return 'text';
}

const SPATIAL = new Set([
  'geometry',
  'point',
  'linestring',
  'polygon',
  'multipoint',
  'multilinestring',
  'multipolygon',
  'geometrycollection',
]);

const encoder = new TextEncoder();
const decoders = new Map<string, TextDecoder>();

function decoderFor(encoding: string): TextDecoder {
  let decoder = decoders.get(encoding);
  if (!decoder) {
    decoder = new TextDecoder(encoding, { ignoreBOM: true });
    decoders.set(encoding, decoder);
  }
  return decoder;
}

/** Bytes as text for people; what cannot be decoded becomes U+FFFD. */
export function displayText(bytes: Uint8Array, encoding: string): string {
  return decoderFor(encoding).decode(bytes);
}

/**
 * Adds a cell that is not plain ASCII text: decodes it, or keeps it as hexadecimal digits.
 * @param encoding of these bytes; `binary` when the source says that they are no text.
 */
export function putCell(
  output: ColumnOutput,
  kind: CellKind,
  bytes: Uint8Array,
  encoding: string,
  remarks: CellRemarks,
): void {
  if (kind === 'bits') putText(output, bitsToDecimal(bytes));
  else if (kind === 'bytes') putText(output, hexOf(bytes));
  else if (encoding !== 'utf-8' && encoding !== 'binary') putText(output, decoderFor(encoding).decode(bytes));
  else if (isUtf8(bytes) && (encoding === 'utf-8' || !hasControl(bytes))) {
    if (looksTwiceEncoded(bytes)) remarks.twice++;
    output.put(bytes, 0, bytes.length);
  } else {
    remarks.hex++;
    putText(output, hexOf(bytes));
  }
}

export function putText(output: ColumnOutput, text: string): void {
  const bytes = encoder.encode(text);
  output.put(bytes, 0, bytes.length);
}

/** `\x` and lower-case digits, as Postgres spells bytea. */
export function hexOf(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}`;
}

/** Bytes of hexadecimal digits; undefined when there is another character. */
export function bytesOfHex(digits: string): Uint8Array | undefined {
  if (!/^[0-9a-fA-F]*$/.test(digits)) return undefined;
  return Buffer.from(digits.length % 2 === 1 ? `0${digits}` : digits, 'hex');
}

function bitsToDecimal(bytes: Uint8Array): string {
  // BIT has at most 64 bits; anything longer is not one.
  if (bytes.length > 8) return hexOf(bytes);
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  return value.toString();
}

function hasControl(bytes: Uint8Array): boolean {
  return bytes.some((byte) => (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 127);
}

/** `Ã` or `Â` followed by what the second byte of a UTF-8 pair becomes when read as Latin-1: rare in real text. */
export function looksTwiceEncoded(bytes: Uint8Array): boolean {
  return /\xc3[\x82\x83]\xc2[\x80-\xbf]/.test(ascii(bytes));
}
