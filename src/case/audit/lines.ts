import { type FileHandle, open } from 'node:fs/promises';

const CHUNK = 1 << 20;

/** The whole lines between two places of a file, in order, without their newlines; `from` begins a line. No file: none. */
export async function* linesOf(path: string, bytes: number, from = 0): AsyncGenerator<Buffer> {
  const handle = await openIfThere(path);
  if (!handle) return;
  try {
    let rest: Buffer = Buffer.alloc(0);
    for (let at = from; at < bytes; ) {
      const piece = await read(handle, at, Math.min(CHUNK, bytes - at));
      if (piece.length === 0) return;
      at += piece.length;
      const text: Buffer = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      let start = 0;
      for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, start)) {
        yield text.subarray(start, end);
        start = end + 1;
      }
      rest = text.subarray(start);
    }
  } finally {
    await handle.close();
  }
}

/** The same from the last line to the first; the first `bytes` bytes must end with a newline. */
export async function* linesBackwards(path: string, bytes: number): AsyncGenerator<Buffer> {
  const handle = await openIfThere(path);
  if (!handle) return;
  try {
    let rest: Buffer = Buffer.alloc(0);
    for (let at = bytes; at > 0; ) {
      const from = Math.max(0, at - CHUNK);
      const text: Buffer = Buffer.concat([await read(handle, from, at - from), rest]);
      at = from;
      // The last newline ends the last line of this piece; what comes before the first one may be half a line.
      let end = text.length - 1;
      for (let start = before(text, end); start >= 0; start = before(text, end)) {
        yield text.subarray(start + 1, end);
        end = start;
      }
      rest = text.subarray(0, end + 1);
    }
    if (rest.length > 0) yield rest.subarray(0, -1);
  } finally {
    await handle.close();
  }
}

/** Position of the last newline before `end`, -1 without one. */
function before(text: Buffer, end: number): number {
  return end <= 0 ? -1 : text.lastIndexOf(10, end - 1);
}

async function read(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(buffer, done, length - done, at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
