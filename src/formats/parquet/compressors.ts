import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { Compressors } from 'hyparquet';

/** A page is about a megabyte; larger claims are damage or malice. */
const MOST_PAGE = 1 << 30;

/** Codecs beyond Snappy, which hyparquet brings (parquet-format, Compression.md). */
export const COMPRESSORS: Compressors = {
  GZIP: (input, size) => gunzipSync(input, { maxOutputLength: bounded(size) }),
  BROTLI: (input, size) => brotliDecompressSync(input, { maxOutputLength: bounded(size) }),
  ZSTD: (input, size) => zstdDecompressSync(input, { maxOutputLength: bounded(size) }),
  LZ4_RAW: (input, size) => lz4Block(input, bounded(size)),
  LZ4: (input, size) => hadoopLz4(input, bounded(size)),
};

function bounded(size: number): number {
  if (!(size >= 0 && size <= MOST_PAGE)) throw new Error('page too large');
  return Math.max(1, size);
}

/** Frames of Hadoop: length after and before compression, big-endian, then an LZ4 block; some writers leave them out. */
function hadoopLz4(input: Uint8Array, size: number): Uint8Array {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  if (input.length < 8 || view.getUint32(0) > size || view.getUint32(4) > input.length - 8)
    return lz4Block(input, size);
  const out = new Uint8Array(size);
  let written = 0;
  for (let at = 0; at + 8 <= input.length && written < size; ) {
    const length = view.getUint32(at);
    const compressed = view.getUint32(at + 4);
    out.set(lz4Block(input.subarray(at + 8, at + 8 + compressed), Math.min(length, size - written)), written);
    written += length;
    at += 8 + compressed;
  }
  return out;
}

/** lz4_Block_format.md: literals, then a copy of earlier output of at least four bytes. */
function lz4Block(input: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let at = 0;
  let written = 0;
  const length = (nibble: number): number => {
    let total = nibble;
    for (let byte = 255; nibble === 15 && byte === 255; total += byte) {
      if (at >= input.length) throw new Error('lz4 block ends early');
      byte = input[at++]!;
    }
    return total;
  };
  while (at < input.length) {
    const token = input[at++]!;
    const literals = length(token >> 4);
    if (at + literals > input.length || written + literals > size) throw new Error('lz4 literals beyond the end');
    out.set(input.subarray(at, at + literals), written);
    at += literals;
    written += literals;
    if (at >= input.length) break;
    const offset = input[at]! | (input[at + 1]! << 8);
    at += 2;
    const copy = length(token & 15) + 4;
    if (offset === 0 || offset > written || written + copy > size) throw new Error('lz4 copy beyond the end');
    for (let i = 0; i < copy; i++) out[written + i] = out[written - offset + i]!;
    written += copy;
  }
  return out.subarray(0, written);
}
