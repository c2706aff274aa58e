/** Bytes of a stream, taken from the front and given back: what a decoder needs between the members of a file. */
export class Cursor {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array | undefined;
  #taken = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** Bytes handed out and not given back: the position in the stream. */
  get position(): number {
    return this.#taken;
  }

  /** Up to `limit` bytes, undefined at the end. */
  async next(limit: number): Promise<Uint8Array | undefined> {
    while (this.#held === undefined || this.#held.length === 0) {
      const { done, value } = await this.#chunks.next();
      if (done) return undefined;
      this.#held = value;
    }
    const part = this.#held.subarray(0, limit);
    this.#held = this.#held.subarray(part.length);
    this.#taken += part.length;
    return part;
  }

  /** Exactly `count` bytes, fewer only at the end. */
  async take(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let missing = count;
    while (missing > 0) {
      const part = await this.next(missing);
      if (part === undefined) break;
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }

  /** Puts bytes back in front. */
  unread(bytes: Uint8Array): void {
    this.#taken -= bytes.length;
    this.#held = this.#held?.length ? Buffer.concat([bytes, this.#held]) : bytes;
  }

  /** Tells the stream underneath that nobody reads on. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
