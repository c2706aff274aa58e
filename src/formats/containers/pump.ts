import type { Transform } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { Cursor } from './cursor.ts';

/** How a compressed member ended. */
export type MemberEnd = 'end' | 'truncated' | 'damaged' | 'unsupported';

/** A decompressor of node:zlib: `bytesWritten` counts the input it has used. */
export type Inflater = Transform & { readonly bytesWritten: number; close(): void };

/** Input given to zlib at once: with 1,032:1 at most 66 MB come out before the ratio is looked at. */
const STEP = 64 * 1024;

/** Output buffer of zlib: fewer trips between the thread pool and us. */
export const OUTPUT_CHUNK = 256 * 1024;

interface Step {
  readonly out: Buffer[];
  readonly end: MemberEnd | undefined;
}

/**
 * Decodes one compressed member and leaves the cursor right behind it. While the caller works on a piece, zlib's thread
 * already decodes the next one. What comes out before damage is always delivered, whatever the timing.
 */
export async function* pumpMember(inflater: Inflater, input: Cursor): AsyncGenerator<Buffer, MemberEnd> {
  const pump = new Pump(inflater, input);
  let pending = pump.step();
  try {
    for (;;) {
      const { out, end } = await pending;
      if (end === undefined) pending = pump.step();
      yield* out;
      if (end !== undefined) return end;
    }
  } finally {
    await pending.catch(() => undefined);
    inflater.close();
  }
}

class Pump {
  readonly #inflater: Inflater;
  readonly #input: Cursor;
  #out: Buffer[] = [];
  #failed = false;
  #fed = 0;
  #wake: () => void = () => {};
  readonly #ended: Promise<void>;

  constructor(inflater: Inflater, input: Cursor) {
    this.#inflater = inflater;
    this.#input = input;
    inflater.on('data', (chunk: Buffer) => this.#out.push(chunk));
    this.#ended = new Promise((resolve) => {
      inflater.once('end', resolve);
      inflater.once('error', () => {
        this.#failed = true;
        this.#wake();
        resolve();
      });
    });
  }

  async step(): Promise<Step> {
    const chunk = await this.#input.next(STEP);
    if (chunk === undefined) {
      this.#inflater.end();
      await this.#ended;
      return this.#result(this.#failed ? 'truncated' : 'end');
    }
    this.#fed += chunk.length;
    await this.#write(chunk);
    if (this.#failed) return this.#result('damaged');
    const unused = this.#fed - this.#inflater.bytesWritten;
    if (unused === 0) return this.#result(undefined);
    this.#input.unread(chunk.subarray(chunk.length - unused));
    await this.#ended;
    return this.#result('end');
  }

  #write(chunk: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.#inflater.write(chunk, () => resolve());
    });
  }

  #result(end: MemberEnd | undefined): Step {
    if (this.#failed) this.#drain();
    const out = this.#out;
    this.#out = [];
    return { out, end };
  }

  /** After an error the stream keeps what it had decoded but no longer announces it. */
  #drain(): void {
    for (let left = this.#inflater.read() as Buffer | null; left !== null; left = this.#inflater.read()) {
      this.#out.push(left);
    }
  }
}

/** CRC-32 (ISO 3309, as in gzip and zip) of what has passed. */
export class RunningCrc {
  value = 0;

  add(chunk: Uint8Array): void {
    this.value = crc32(chunk, this.value);
  }
}
