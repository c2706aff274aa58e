import { isRingbreakError } from '../../../src/base/errors.ts';
import { silentProgress } from '../../../src/base/progress.ts';
import type { ByteSource, Format } from '../../../src/formats/format.ts';
import { CollectingSink } from '../collecting-sink.ts';

/** A source over bytes in memory, in chunks of the sizes given, over and over. */
export function sourceOf(content: string | Uint8Array, chunkSizes: readonly number[] = [1 << 16]): ByteSource {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return {
    name: 'dump.sql',
    size: bytes.length,
    open: async function* () {
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const size = Math.max(1, chunkSizes[i % chunkSizes.length] ?? 1);
        // A copy, so that a reader that keeps or changes a chunk is found out.
        yield Uint8Array.from(bytes.subarray(at, at + size));
        at += size;
      }
    },
    path: () => Promise.reject(new Error('no path')),
  };
}

/** Reads content with a format into arrays. */
export async function collect(
  format: Format,
  content: string | Uint8Array,
  options: { chunkSizes?: readonly number[]; threads?: number; noTables?: boolean } = {},
): Promise<CollectingSink> {
  const sink = new CollectingSink();
  const context = { progress: silentProgress, threads: options.threads ?? 1 };
  try {
    await format.read(sourceOf(content, options.chunkSizes), sink, context);
  } catch (error) {
    // Damage may leave no table at all: that is an answer too, and nothing else may be thrown.
    if (!options.noTables || !isRingbreakError(error) || error.code !== 'SQL_NO_TABLES') throw error;
    sink.note(error.code);
  }
  return sink;
}
