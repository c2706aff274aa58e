const encoder = new TextEncoder();

/** Field types of the Thrift compact protocol that Parquet metadata needs. */
const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

/**
 * Writes Thrift structs in the compact protocol, as Parquet's page headers and footer use it.
 * Source: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export class ThriftWriter {
  #bytes = new Uint8Array(256);
  #length = 0;
  #lastField = 0;
  readonly #outer: number[] = [];

  i32(field: number, value: number): void {
    this.#field(field, I32);
    this.#zigzag(value);
  }

  i64(field: number, value: number): void {
    this.#field(field, I64);
    this.#zigzag(value);
  }

  text(field: number, value: string): void {
    this.binary(field, encoder.encode(value));
  }

  binary(field: number, value: Uint8Array): void {
    this.#field(field, BINARY);
    this.#varint(value.length);
    this.#raw(value);
  }

  /** Opens a nested struct; `end` closes it. */
  struct(field: number): void {
    this.#field(field, STRUCT);
    this.#begin();
  }

  end(): void {
    this.#byte(0);
    this.#lastField = this.#outer.pop() ?? 0;
  }

  i32List(field: number, values: readonly number[]): void {
    this.#list(field, I32, values.length);
    for (const value of values) this.#zigzag(value);
  }

  textList(field: number, values: readonly string[]): void {
    this.#list(field, BINARY, values.length);
    for (const value of values) {
      const bytes = encoder.encode(value);
      this.#varint(bytes.length);
      this.#raw(bytes);
    }
  }

  /** A list of structs; each one is written between `beginItem` and `end`, or given ready-made to `item`. */
  structList(field: number, count: number): void {
    this.#list(field, STRUCT, count);
  }

  beginItem(): void {
    this.#begin();
  }

  item(struct: Uint8Array): void {
    this.#raw(struct);
  }

  /** Closes the outermost struct and returns its bytes. */
  finish(): Uint8Array {
    this.#byte(0);
    return this.#bytes.slice(0, this.#length);
  }

  #begin(): void {
    this.#outer.push(this.#lastField);
    this.#lastField = 0;
  }

  #field(field: number, type: number): void {
    this.#byte(((field - this.#lastField) << 4) | type);
    this.#lastField = field;
  }

  #list(field: number, type: number, count: number): void {
    this.#field(field, LIST);
    if (count < 15) {
      this.#byte((count << 4) | type);
    } else {
      this.#byte(0xf0 | type);
      this.#varint(count);
    }
  }

  #zigzag(value: number): void {
    this.#varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  #varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.#byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.#byte(rest);
  }

  #byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#length++] = value;
  }

  #raw(value: Uint8Array): void {
    this.#room(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  #room(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
