/** Collects one text column cell by cell in Parquet PLAIN form: 4-byte little-endian length, then UTF-8 bytes. */
export class ColumnBuffer {
  #values: Buffer;
  #length = 0;
  #present: Uint8Array;
  #count = 0;
  #nulls = 0;

  constructor(capacity = 256) {
    this.#values = Buffer.allocUnsafeSlow(capacity);
    this.#present = new Uint8Array(64);
  }

  /** Adds a cell and returns the bytes it takes. */
  add(cell: string | Uint8Array | null): number {
    if (this.#count === this.#present.length) this.#present = grow(this.#present, this.#count + 1);
    if (cell === null) {
      this.#present[this.#count++] = 0;
      this.#nulls++;
      return 1;
    }
    this.#present[this.#count++] = 1;
    const start = this.#length;
    if (typeof cell === 'string') this.#text(cell);
    else this.#bytes(cell);
    return this.#length - start;
  }

  /** Hands over what was collected and starts again. */
  take(): { values: Uint8Array; present: Uint8Array | undefined } {
    const values = this.#values.subarray(0, this.#length);
    const present = this.#nulls > 0 ? this.#present.subarray(0, this.#count) : undefined;
    this.#values = Buffer.allocUnsafeSlow(Math.max(256, Math.ceil(this.#length / 4)));
    this.#present = new Uint8Array(64);
    this.#length = 0;
    this.#count = 0;
    this.#nulls = 0;
    return { values, present };
  }

  #text(cell: string): void {
    this.#room(4 + cell.length * 3);
    const start = this.#length + 4;
    const written = this.#values.write(cell, start, 'utf8');
    this.#values.writeUInt32LE(written, this.#length);
    this.#length = start + written;
  }

  #bytes(cell: Uint8Array): void {
    this.#room(4 + cell.length);
    this.#values.writeUInt32LE(cell.length, this.#length);
    this.#values.set(cell, this.#length + 4);
    this.#length += 4 + cell.length;
  }

  #room(count: number): void {
    if (this.#length + count <= this.#values.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#values.length * 2, this.#length + count));
    this.#values.copy(larger, 0, 0, this.#length);
    this.#values = larger;
  }
}

function grow(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(bytes.length * 2, least));
  larger.set(bytes);
  return larger;
}
