import type { ColumnBlock } from '../format.ts';

const DOUBLED = 1;
const ESCAPED = 2;

/** How the bytes of a field have to be changed on the way: doubled quotes to one, backslash escapes to what they mean. */
export const Unescape = { none: 0, doubled: DOUBLED, backslash: ESCAPED } as const;

const BACKSLASH = 0x5c;

/** Below this many bytes a loop beats the call into native code. */
const SHORT = 48;

/** mysql's and PostgreSQL's letters after a backslash (LOAD DATA, COPY text); any other character means itself. */
const LETTERS = new Uint8Array(256).map((_, byte) => byte);
for (const [letter, byte] of Object.entries({ '0': 0, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, Z: 26 })) {
  LETTERS[letter.charCodeAt(0)] = byte;
}

/** One column of a block in Parquet PLAIN form, filled from byte ranges without making strings. */
export class PlainColumn {
  #values: Buffer;
  #length = 0;
  #present: Uint8Array;
  #rows = 0;
  #nulls = 0;

  constructor(bytes: number, rows: number) {
    this.#values = Buffer.allocUnsafeSlow(bytes);
    this.#present = new Uint8Array(rows).fill(1);
  }

  /** Bytes collected so far. */
  get length(): number {
    return this.#length;
  }

  addNull(): void {
    if (this.#rows === this.#present.length) this.#growPresent();
    this.#present[this.#rows++] = 0;
    this.#nulls++;
  }

  /** Adds `from[start, end)` as it is. */
  add(from: Buffer, start: number, end: number): void {
    const size = end - start;
    let at = this.#length;
    if (at + 4 + size > this.#values.length) this.#grow(4 + size);
    const values = this.#values;
    values[at] = size & 255;
    values[at + 1] = (size >> 8) & 255;
    values[at + 2] = (size >> 16) & 255;
    values[at + 3] = size >> 24;
    at += 4;
    if (size < SHORT) for (let i = start; i < end; i++) values[at++] = from[i]!;
    else at += from.copy(values, at, start, end);
    this.#length = at;
    if (this.#rows === this.#present.length) this.#growPresent();
    this.#rows++;
  }

  /** Adds `from[start, end)` with quotes and escapes taken out. */
  addUnescaped(from: Buffer, start: number, end: number, quote: number, how: number): void {
    if (this.#length + 4 + end - start > this.#values.length) this.#grow(4 + end - start);
    const values = this.#values;
    let at = this.#length + 4;
    for (let i = start; i < end; i++) {
      let byte = from[i]!;
      if (byte === BACKSLASH && how & ESCAPED && i + 1 < end) byte = LETTERS[from[++i]!]!;
      else if (byte === quote && how & DOUBLED && i + 1 < end && from[i + 1] === quote) i++;
      values[at++] = byte;
    }
    values.writeUInt32LE(at - this.#length - 4, this.#length);
    this.#length = at;
    if (this.#rows === this.#present.length) this.#growPresent();
    this.#rows++;
  }

  /** What was collected; the column is used up. */
  block(): ColumnBlock {
    return {
      values: this.#values.subarray(0, this.#length),
      present: this.#nulls > 0 ? this.#present.subarray(0, this.#rows) : undefined,
    };
  }

  #grow(count: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#values.length * 2, this.#length + count));
    this.#values.copy(larger, 0, 0, this.#length);
    this.#values = larger;
  }

  #growPresent(): void {
    const larger = new Uint8Array(Math.max(64, this.#present.length * 2)).fill(1);
    larger.set(this.#present);
    this.#present = larger;
  }
}
