import type { ColumnBlock } from '../format.ts';

/** Longer values are copied by the runtime, shorter ones by a loop that costs less than a call. */
const LOOP_COPY = 40;

/** One column of a block as it grows, in Parquet PLAIN form; its last cell can be taken back. */
export class ColumnOutput {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;
  #before = 0;
  readonly #nulls: number[] = [];

  constructor(capacity: number) {
    this.#bytes = allocate(capacity);
  }

  /** Adds the bytes from `from` to `to` as a value. */
  put(source: Uint8Array, from: number, to: number): void {
    const count = to - from;
    let at = this.#length;
    this.#before = at;
    if (at + count + 4 > this.#bytes.length) this.#grow(at + count + 4);
    const bytes = this.#bytes;
    bytes[at] = count;
    bytes[at + 1] = count >> 8;
    bytes[at + 2] = count >> 16;
    bytes[at + 3] = count >> 24;
    at += 4;
    if (count < LOOP_COPY) {
      for (let i = from; i < to; i++) bytes[at++] = source[i] as number;
    } else {
      bytes.set(source.subarray(from, to), at);
      at += count;
    }
    this.#length = at;
  }

  /** Adds NULL for row `row` (from 0, among accepted rows). */
  putNull(row: number): void {
    this.#before = this.#length;
    this.#nulls.push(row);
  }

  /** Takes back the cell of row `row`, which was the last one added. */
  takeBack(row: number): void {
    this.#length = this.#before;
    if (this.#nulls.at(-1) === row) this.#nulls.pop();
  }

  finish(rows: number): ColumnBlock {
    const values = this.#bytes.subarray(0, this.#length);
    if (this.#nulls.length === 0) return { values, present: undefined };
    const present = new Uint8Array(rows).fill(1);
    for (const row of this.#nulls) present[row] = 0;
    return { values, present };
  }

  #grow(least: number): void {
    const larger = allocate(Math.max(least, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** A column that the rows do not have: NULL throughout. */
export function absentColumn(rows: number): ColumnBlock {
  return { values: new Uint8Array(0), present: new Uint8Array(rows) };
}

function allocate(size: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.allocUnsafeSlow(size).buffer as ArrayBuffer);
}
