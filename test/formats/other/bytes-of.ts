import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentProgress } from '../../../src/base/progress.ts';
import type { ByteSource, Format } from '../../../src/formats/format.ts';
import { CollectingSink } from '../collecting-sink.ts';

export const CONTEXT = { progress: silentProgress, threads: 1 };

const folder = mkdtempSync(join(tmpdir(), 'ringbreak-test-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** A file of its own with these bytes. */
export function fileOf(bytes: Uint8Array): string {
  const path = join(folder, String(files++));
  writeFileSync(path, bytes);
  return path;
}

/** A source over bytes in memory, handed out in chunks of the given sizes in turn. */
export function bytesOf(data: string | Uint8Array, name = 'test', chunks: readonly number[] = [1 << 16]): ByteSource {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const size = Math.max(1, chunks[i % chunks.length]!);
        yield bytes.subarray(at, at + size);
        at += size;
      }
    },
    path: async () => fileOf(bytes),
  };
}

/** Reads with one format into a collecting sink. */
export async function readAll(format: Format, source: ByteSource): Promise<CollectingSink> {
  const sink = new CollectingSink();
  await format.read(source, sink, CONTEXT);
  return sink;
}
