import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RingbreakError } from '../../base/errors.ts';
import type { ByteSource } from '../format.ts';
import { MAX_TEMPORARY_BYTES } from './limits.ts';

/** Bytes a read of a file asks for at once. */
const FILE_CHUNK = 1 << 20;

/** What detection looks at (Format.detect). */
export const HEAD_BYTES = 64 * 1024;

/** A file on disk as it is. */
export async function fileSource(path: string, name: string): Promise<ByteSource> {
  const { size } = await stat(path);
  return {
    name,
    size,
    open: () => createReadStream(path, { highWaterMark: FILE_CHUNK }) as AsyncIterable<Uint8Array>,
    path: async () => path,
  };
}

/** Temporary copies of one exhibit's members; all gone after `remove`. */
export class TemporaryFolder {
  readonly #parent: string;
  #folder: Promise<string> | undefined;
  #count = 0;

  constructor(parent: string = tmpdir()) {
    this.#parent = parent;
  }

  /** Writes all bytes of a source to a new file (mode 0600) and gives its path. */
  async copy(source: ByteSource): Promise<string> {
    this.#folder ??= mkdtemp(join(this.#parent, 'ringbreak-'));
    const path = join(await this.#folder, String(this.#count++));
    const handle = await open(path, 'wx', 0o600);
    try {
      let written = 0;
      for await (const chunk of source.open()) {
        written += chunk.length;
        if (written > MAX_TEMPORARY_BYTES) throw tooLarge(source.name);
        await handle.writeFile(chunk);
      }
    } finally {
      await handle.close();
    }
    return path;
  }

  async remove(): Promise<void> {
    if (this.#folder) await rm(await this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }
}

/** A source made from another one: `open` gives its bytes, `path` copies them to a temporary file once. */
export function derivedSource(
  name: string,
  size: number | undefined,
  openBytes: () => AsyncIterable<Uint8Array>,
  temporary: TemporaryFolder,
): ByteSource {
  let copied: Promise<string> | undefined;
  const source: ByteSource = {
    name,
    size,
    open: openBytes,
    path: () => {
      copied ??= temporary.copy(source);
      return copied;
    },
  };
  return source;
}

/** A range of a file, as a stream. */
export function fileRange(path: string, start: number, length: number): AsyncIterable<Uint8Array> {
  if (length === 0) return noBytes();
  return createReadStream(path, { start, end: start + length - 1, highWaterMark: FILE_CHUNK });
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}

/** The first bytes of a source, up to `limit`, whatever its chunks are. */
export async function readHead(source: ByteSource, limit: number = HEAD_BYTES): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.open()) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return Buffer.concat(parts).subarray(0, limit);
}

function tooLarge(name: string): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code: 'EXHIBIT_TOO_LARGE',
    what: 'a file inside an archive has to be unpacked to be read and is larger than the temporary room allows',
    where: { member: name },
    next: 'Unpack it yourself and add the unpacked file.',
  });
}
