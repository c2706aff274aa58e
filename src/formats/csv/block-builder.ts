import { isUtf8 } from 'node:buffer';
import type { RowBlock, RowReject } from '../format.ts';
import { cutRaw } from '../raw/reject-file.ts';
import { PlainColumn, Unescape } from './plain-column.ts';
import { QUOTED, type RowScanner } from './row-scanner.ts';

/** A block ends at the first of these: what the raw layer makes a row group of. */
const BLOCK_ROWS = 122_880;
const BLOCK_BYTES = 16 << 20;

/** Bytes of a rejected row that are decoded: enough for the 64 Ki characters that are kept. */
const RAW_BYTES = 256 << 10;

/** Stray bytes in a UTF-8 file are nearly always Windows Latin pasted in. */
const FALLBACK = 'windows-1252';

const BACKSLASH = 0x5c;
const CAPITAL_N = 0x4e;

/** Collects scanned rows in column form. */
export class BlockBuilder {
  readonly #width: number;
  readonly #quote: number;
  readonly #nullWord: boolean;
  #columns: PlainColumn[] = [];
  #rejects: RowReject[] = [];
  #read = 0;
  #bytes = 0;
  /** Rows with bytes that are not UTF-8. */
  mended = 0;

  /** @param nullWord a bare `NULL` is NULL */
  constructor(width: number, quote: number, nullWord: boolean) {
    this.#width = width;
    this.#quote = quote;
    this.#nullWord = nullWord;
    this.#start();
  }

  get full(): boolean {
    return this.#read >= BLOCK_ROWS || this.#bytes >= BLOCK_BYTES;
  }

  get empty(): boolean {
    return this.#read === 0;
  }

  /** Takes over the row that the scanner has just found; cells it does not have are NULL. */
  accept(bytes: Buffer, scanner: RowScanner, start: number, end: number, checked: boolean): void {
    const sound = checked || isUtf8(bytes.subarray(start, end));
    if (!sound) this.mended++;
    const { starts, ends, kinds, fields } = scanner;
    for (let i = 0; i < this.#width; i++) {
      const column = this.#columns[i]!;
      if (i >= fields) {
        column.addNull();
        continue;
      }
      const from = starts[i]!;
      const to = ends[i]!;
      const kind = kinds[i]!;
      if (!sound) this.#mend(column, bytes.subarray(from, to), kind);
      else if (kind === QUOTED) column.add(bytes, from, to);
      else if (kind === 0 && to > from && !(this.#nullWord && isNullWord(bytes, from, to))) column.add(bytes, from, to);
      else this.#special(column, bytes, from, to, kind);
    }
    this.#read++;
    this.#bytes += end - start;
  }

  /** Escaped, doubled, empty or NULL. */
  #special(column: PlainColumn, bytes: Buffer, from: number, to: number, kind: number): void {
    const sqlNull =
      kind === Unescape.backslash && to - from === 2 && bytes[from] === BACKSLASH && bytes[from + 1] === CAPITAL_N;
    if (kind === 0 || sqlNull) column.addNull();
    else column.addUnescaped(bytes, from, to, this.#quote, kind);
  }

  #mend(column: PlainColumn, field: Buffer, kind: number): void {
    const text = isUtf8(field) ? field : Buffer.from(new TextDecoder(FALLBACK).decode(field));
    if (kind === QUOTED || (kind === 0 && text.length > 0)) column.add(text, 0, text.length);
    else this.#special(column, text, 0, text.length, kind);
  }

  reject(reason: string, bytes: Buffer, start: number, end: number): void {
    const raw = bytes.subarray(start, Math.min(end, start + RAW_BYTES));
    const text = new TextDecoder(isUtf8(raw) ? 'utf-8' : FALLBACK, { ignoreBOM: true }).decode(raw);
    this.#read++;
    this.#bytes += Math.min(end - start, RAW_BYTES);
    this.#rejects.push({ row: this.#read, reason, raw: cutRaw(text.replace(/\r?\n$|\r$/, '')) });
  }

  /** The block so far; collecting starts again. */
  take(): RowBlock {
    const block = { read: this.#read, columns: this.#columns.map((column) => column.block()), rejects: this.#rejects };
    this.#start();
    return block;
  }

  #start(): void {
    const bytes = Math.max(1024, Math.floor(BLOCK_BYTES / Math.max(1, this.#width) / 4));
    this.#columns = Array.from({ length: this.#width }, () => new PlainColumn(bytes, Math.min(BLOCK_ROWS, 4096)));
    this.#rejects = [];
    this.#read = 0;
    this.#bytes = 0;
  }
}

function isNullWord(bytes: Buffer, from: number, to: number): boolean {
  return to - from === 4 && bytes.toString('latin1', from, to) === 'NULL';
}
