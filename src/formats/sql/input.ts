/** Bytes kept before the position, for whoever must look back over the edge of a chunk. */
const LOOK_BACK = 8;

/** A window onto a stream of bytes: what was consumed slides out at the front, chunks come in at the end. */
export class Input {
  readonly #chunks: AsyncIterator<Uint8Array>;
  /** The window; bytes from `position` to `end` are unread. Changes with `more`. */
  bytes: Uint8Array = new Uint8Array(0);
  position = 0;
  end = 0;
  /** No more comes after `end`. */
  final = false;
  /** Offset in the stream of the window's first byte. */
  #offset = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Offset in the stream of the unread bytes. */
  get offset(): number {
    return this.#offset + this.position;
  }

  /** Takes in the next chunk; moves the window, so positions must be kept relative to `position`. */
  async more(): Promise<void> {
    if (this.final) return;
    const next = await this.#chunks.next();
    if (next.done === true) {
      this.final = true;
      return;
    }
    this.#append(next.value);
  }

  /** Makes at least `count` bytes unread, unless the stream ends before. */
  async fill(count: number): Promise<void> {
    while (!this.final && this.end - this.position < count) await this.more();
  }

  /** Puts bytes back in front of what is unread: they were taken, and are to be read again. */
  pushBack(bytes: Uint8Array): void {
    const offset = this.offset - bytes.length;
    const unread = this.bytes.subarray(this.position, this.end);
    const window = allocate(bytes.length + unread.length);
    window.set(bytes);
    window.set(unread, bytes.length);
    this.bytes = window;
    this.position = 0;
    this.end = window.length;
    this.#offset = offset;
  }

  /** Lets the stream go. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  #append(chunk: Uint8Array): void {
    const keep = Math.max(0, this.position - LOOK_BACK);
    const kept = this.end - keep;
    const needed = kept + chunk.length;
    if (needed > this.bytes.length) {
      const larger = allocate(Math.max(needed, 1 << 16, kept > 1 << 16 ? needed * 2 : 0));
      larger.set(this.bytes.subarray(keep, this.end));
      this.bytes = larger;
    } else {
      this.bytes.copyWithin(0, keep, this.end);
    }
    this.bytes.set(chunk, kept);
    this.#offset += keep;
    this.position -= keep;
    this.end = needed;
  }
}

/** Not a Buffer: its `slice` would give a view onto a window that moves on. */
function allocate(size: number): Uint8Array {
  return new Uint8Array(Buffer.allocUnsafeSlow(size).buffer);
}
