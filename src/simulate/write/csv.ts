import { writeFileSync } from 'node:fs';

export interface CsvStyle {
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r\n';
  /** `always` quotes every cell, as some programs do. */
  readonly quote: 'needed' | 'always';
}

/** A cell as RFC 4180 has it, with the style's delimiter. */
export function csvCell(value: string, style: CsvStyle): string {
  const needed = style.quote === 'always' || value.includes(style.delimiter) || /["\r\n]/.test(value);
  return needed ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Rows with their header as one text. */
export function csvText(header: readonly string[], rows: Iterable<readonly string[]>, style: CsvStyle): string {
  const lines = [header, ...rows].map((row) => row.map((cell) => csvCell(cell, style)).join(style.delimiter));
  return lines.join(style.lineEnd) + style.lineEnd;
}

export type Encoding = 'utf-8' | 'utf-8-bom' | 'windows-1252' | 'windows-1251' | 'utf-16le';

/** Writes a text in one of the encodings that office programs export; what it cannot say becomes `?`, as they do it. */
export function writeEncoded(path: string, text: string, encoding: Encoding): void {
  writeFileSync(path, encodeText(text, encoding));
}

export function encodeText(text: string, encoding: Encoding, mark = true): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const marked = mark ? `\ufeff${text}` : text;
  if (encoding === 'utf-8-bom') return Buffer.from(marked, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(marked, 'utf16le');
  const table = encoding === 'windows-1251' ? CYRILLIC : LATIN;
  const out = Buffer.alloc(text.length);
  for (let i = 0; i < text.length; i++) out[i] = table.get(text[i]!) ?? 63;
  return out;
}

function reverseTable(label: string): Map<string, number> {
  const decoder = new TextDecoder(label);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  return table;
}

const LATIN = reverseTable('windows-1252');
const CYRILLIC = reverseTable('windows-1251');
