import type { ByteSource } from '../format.ts';

/**
 * Cuts a stream into pieces of one size, so that nothing downstream can depend on how the bytes happened to arrive. The
 * last piece is shorter. Each piece is a buffer of its own.
 */
export async function* segments(source: ByteSource, size: number): AsyncGenerator<Buffer> {
  let piece = Buffer.allocUnsafeSlow(size);
  let filled = 0;
  for await (const chunk of source.open()) {
    let at = 0;
    while (at < chunk.length) {
      const count = Math.min(size - filled, chunk.length - at);
      piece.set(chunk.subarray(at, at + count), filled);
      filled += count;
      at += count;
      if (filled === size) {
        yield piece;
        piece = Buffer.allocUnsafeSlow(size);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}
