import xzPackage from 'xz-decompress';
import type { Cursor } from './cursor.ts';
import type { MemberEnd } from './pump.ts';

/**
 * Results of xz-embedded's xz_dec_run (xz.h). UNSUPPORTED_CHECK: the data is decoded but its checksum is of a kind that
 * cannot be verified; the next call goes on.
 */
const XZ_OK = 0;
const XZ_STREAM_END = 1;
const XZ_UNSUPPORTED_CHECK = 2;
/** The stream uses something that the decoder was built without: SHA-256 checks, other filters than LZMA2 and BCJ. */
const XZ_OPTIONS_ERROR = 6;

/** The WebAssembly module inside xz-decompress 0.2.3 (xz-embedded by Lasse Collin). */
interface XzExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  create_context(): number;
  supply_input(context: number, bytes: number): void;
  get_next_output(context: number): number;
  destroy_context(context: number): void;
}

interface XzPackage {
  _getModuleInstance(): Promise<void>;
  _moduleInstance: { readonly exports: XzExports };
}

/**
 * Decodes all xz streams of a file and the padding between them. The package's own stream class is not used: it takes a
 * process-wide lock (xz inside xz would wait for itself) and does not tell torn from damaged.
 */
export async function* decodeXzStreams(input: Cursor): AsyncGenerator<Uint8Array, MemberEnd> {
  const decoder = await XzDecoder.create();
  for (;;) {
    const chunk = await input.next(decoder.bufferSize);
    // An empty supply means that nothing follows: only then is the end of the last stream reported.
    decoder.supply(chunk ?? new Uint8Array(0));
    for (;;) {
      const { out, result } = decoder.run();
      if (out.length > 0) yield out;
      if (result === XZ_STREAM_END) return 'end';
      if (result === XZ_OPTIONS_ERROR) return 'unsupported';
      if (result !== XZ_OK && result !== XZ_UNSUPPORTED_CHECK) return chunk === undefined ? 'truncated' : 'damaged';
      if (out.length === 0 && decoder.used === (chunk?.length ?? 0)) break;
    }
    if (chunk === undefined) return 'truncated';
  }
}

/**
 * One decoder with a memory of its own, which goes when the decoder goes. Layout of its context, as 32-bit words: buffer
 * size, then xz_buf: in, in_pos, in_size, out, out_pos, out_size.
 */
class XzDecoder {
  readonly #exports: XzExports;
  readonly #context: number;
  readonly bufferSize: number;
  #supplied = false;

  static async create(): Promise<XzDecoder> {
    const xz = xzPackage.XzReadableStream as unknown as XzPackage;
    await xz._getModuleInstance();
    return new XzDecoder(xz._moduleInstance.exports);
  }

  private constructor(exports: XzExports) {
    this.#exports = exports;
    this.#context = exports.create_context();
    this.bufferSize = this.#word(0);
  }

  /** Input bytes of the last supply that are used up. */
  get used(): number {
    return this.#supplied ? this.#word(2) : 0;
  }

  supply(chunk: Uint8Array): void {
    new Uint8Array(this.#exports.memory.buffer, this.#word(1), this.bufferSize).set(chunk);
    this.#exports.supply_input(this.#context, chunk.length);
    this.#supplied = true;
  }

  run(): { out: Uint8Array; result: number } {
    const result = this.#exports.get_next_output(this.#context);
    const size = this.#word(5);
    const out = new Uint8Array(this.#exports.memory.buffer, this.#word(4), size).slice();
    new Uint32Array(this.#exports.memory.buffer, this.#context)[5] = 0;
    return { out, result };
  }

  #word(index: number): number {
    return new Uint32Array(this.#exports.memory.buffer, this.#context, 7)[index]!;
  }
}
