import type { FileHandle } from 'node:fs/promises';

/** Pieces shorter than this are gathered before they are written: wide tables have many of a few bytes. */
const GATHER = 1 << 16;

/** Writes the pieces one after the other from `offset` on. */
export async function writePieces(handle: FileHandle, pieces: readonly Uint8Array[], offset: number): Promise<void> {
  let at = offset;
  let small: Uint8Array[] = [];
  let smallBytes = 0;
  const put = async (bytes: Uint8Array): Promise<void> => {
    await writeAll(handle, bytes, at);
    at += bytes.length;
  };
  const putSmall = async (): Promise<void> => {
    if (smallBytes > 0) await put(Buffer.concat(small, smallBytes));
    small = [];
    smallBytes = 0;
  };
  for (const piece of pieces) {
    if (piece.length >= GATHER) {
      await putSmall();
      await put(piece);
    } else {
      small.push(piece);
      smallBytes += piece.length;
      if (smallBytes >= GATHER * 16) await putSmall();
    }
  }
  await putSmall();
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
