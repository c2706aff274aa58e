import type { ByteSource } from '../format.ts';
import { detectByteEncoding, detectEncoding, type Encoding } from './encoding.ts';
import { segments } from './segments.ts';

/** Piece of the source that is looked at and passed on at once. */
export const SEGMENT_BYTES = 1 << 20;

/**
 * The text of a source as UTF-8, without byte order mark, in pieces that depend on the content alone. ASCII and UTF-8
 * pass through untouched and unchecked; everything else is decoded. While only ASCII has come the question stays open.
 */
export class Utf8Stream {
  readonly #source: ByteSource;
  #encoding: Encoding | undefined;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** What is known so far: undefined while everything was ASCII. */
  get encoding(): Encoding | undefined {
    return this.#encoding;
  }

  async *pieces(): AsyncGenerator<Buffer> {
    let decoder: InstanceType<typeof TextDecoder> | undefined;
    let first = true;
    for await (const segment of segments(this.#source, SEGMENT_BYTES)) {
      let bytes = segment;
      if (this.#encoding === undefined) {
        this.#encoding = first ? detectEncoding(segment) : detectByteEncoding(segment);
        if (this.#encoding && this.#encoding.name !== 'utf-8') decoder = new TextDecoder(this.#encoding.name);
        bytes = segment.subarray(this.#encoding?.skip ?? 0);
      }
      first = false;
      yield decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes;
    }
    const rest = decoder?.decode();
    if (rest) yield Buffer.from(rest);
  }
}

/** The text of the first bytes of a file, for detection. */
export function headText(head: Uint8Array): { text: string; encoding: Encoding | undefined } {
  const encoding = detectEncoding(head);
  const text = new TextDecoder(encoding?.name ?? 'utf-8').decode(head.subarray(encoding?.skip ?? 0), { stream: true });
  return { text, encoding };
}
