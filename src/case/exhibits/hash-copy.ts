import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { RingbreakError } from '../../base/errors.ts';
import type { Progress } from '../../base/progress.ts';
import { SEGMENT_BYTES } from './exhibit.ts';

const CHUNK = 4 * 1024 * 1024;

/** What was read: hex SHA-256 of all bytes and of every segment, and the byte count. */
export interface HashedBytes {
  readonly sha256: string;
  readonly size: number;
  readonly segments: readonly string[];
}

/**
 * Reads a regular file once: hashes it and, with `target`, copies it there (created, fsynced, made read-only).
 * Reading, hashing and writing overlap. Memory: a few chunks of 4 MiB.
 *
 * @throws RingbreakError (exhibit) NOT_A_FILE, FILE_CHANGED when its length is another at the end than at the start.
 */
export async function hashCopy(source: string, target: string | undefined, progress: Progress): Promise<HashedBytes> {
  const from = await openRegular(source);
  try {
    const { size } = await from.stat();
    progress.stage(target === undefined ? 'hash' : 'copy', { total: size, unit: 'bytes' });
    const to = target === undefined ? undefined : await open(target, 'wx', 0o444);
    try {
      const hashed = await pump(from, to, size, progress);
      const after = await from.stat();
      if (hashed.size !== size || after.size !== size) throw changed(source);
      return hashed;
    } finally {
      await to?.close();
    }
  } finally {
    await from.close();
  }
}

async function pump(
  from: FileHandle,
  to: FileHandle | undefined,
  size: number,
  progress: Progress,
): Promise<HashedBytes> {
  const whole = createHash('sha256');
  const segments = new SegmentHasher(size);
  let spare = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)];
  const flusher = new Flusher(to);
  let done = 0;
  let chunk = await fill(from, spare[0]!, 0);
  while (chunk.length > 0) {
    spare = [spare[1]!, spare[0]!];
    // The next chunk is read and this one written on other threads while this thread hashes.
    const both = Promise.all([fill(from, spare[0]!, done + chunk.length), write(to, chunk, done)]);
    whole.update(chunk);
    segments.update(chunk);
    done += chunk.length;
    progress.update(done);
    [chunk] = await both;
    flusher.written(done);
  }
  await flusher.finish();
  const sha256 = whole.digest('hex');
  return { sha256, size: done, segments: segments.digests() ?? [sha256] };
}

/** Has the disk begin to write while hashing goes on, so that the fsync at the end does not find everything still to do. */
class Flusher {
  private readonly file: FileHandle | undefined;
  private flushed = 0;
  private running: Promise<void> | undefined;
  private failed: unknown;

  constructor(file: FileHandle | undefined) {
    this.file = file;
  }

  written(bytes: number): void {
    if (this.running !== undefined || bytes - this.flushed < SEGMENT_BYTES) return;
    this.flushed = bytes;
    this.running = this.file?.datasync().then(
      () => {
        this.running = undefined;
      },
      (error: unknown) => {
        this.failed = error;
      },
    );
  }

  /** A failed flush is reported once by the system, so it must not be forgotten. */
  async finish(): Promise<void> {
    await this.running;
    if (this.failed !== undefined) throw this.failed;
    await this.file?.sync();
  }
}

/** Hashes every 64 MiB by themselves; idle for files of one segment, whose hash is that of the file. */
class SegmentHasher {
  private readonly idle: boolean;
  private readonly finished: string[] = [];
  private hash: Hash = createHash('sha256');
  private filled = 0;

  constructor(size: number) {
    this.idle = size <= SEGMENT_BYTES;
  }

  /** Chunks never cross a segment: 64 MiB is a multiple of theirs. */
  update(chunk: Buffer): void {
    if (this.idle) return;
    this.hash.update(chunk);
    this.filled += chunk.length;
    if (this.filled === SEGMENT_BYTES) this.finish();
  }

  digests(): string[] | undefined {
    if (this.idle) return undefined;
    if (this.filled > 0) this.finish();
    return this.finished;
  }

  private finish(): void {
    this.finished.push(this.hash.digest('hex'));
    this.hash = createHash('sha256');
    this.filled = 0;
  }
}

/** Reads until the buffer is full or the file ends. */
async function fill(from: FileHandle, buffer: Buffer, position: number): Promise<Buffer> {
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await from.read(buffer, length, buffer.length - length, position + length).catch(unreadable);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

async function write(to: FileHandle | undefined, chunk: Buffer, at: number): Promise<void> {
  for (let done = 0; to !== undefined && done < chunk.length; ) {
    done += (await to.write(chunk, done, chunk.length - done, at + done)).bytesWritten;
  }
}

/** Whether two files hold the same bytes. Both must be regular files. */
export async function sameBytes(one: string, other: string, progress: Progress): Promise<boolean> {
  const [a, b] = [await openRegular(one), await openRegular(other)];
  try {
    const [{ size }, second] = [await a.stat(), await b.stat()];
    if (size !== second.size) return false;
    progress.stage('compare', { total: size, unit: 'bytes' });
    const buffers = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)] as const;
    for (let done = 0; done < size; ) {
      const [left, right] = await Promise.all([fill(a, buffers[0], done), fill(b, buffers[1], done)]);
      if (left.length === 0 || !left.equals(right)) return false;
      done += left.length;
      progress.update(done);
    }
    return true;
  } finally {
    await a.close();
    await b.close();
  }
}

/** Bytes of a regular file. @throws RingbreakError (exhibit) NO_SUCH_FILE, FILE_UNREADABLE, NOT_A_FILE. */
export async function sizeOf(path: string): Promise<number> {
  const handle = await openRegular(path);
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

async function openRegular(path: string): Promise<FileHandle> {
  const handle = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    throw unusable(
      path,
      cause.code === 'ENOENT' ? 'NO_SUCH_FILE' : 'FILE_UNREADABLE',
      `the file cannot be opened (${cause.code})`,
    );
  });
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw unusable(path, 'NOT_A_FILE', 'an exhibit must be a file, and this is a folder or a device');
}

/** A seized disk may be failing: that is the exhibit's trouble, not the case folder's. */
function unreadable(cause: NodeJS.ErrnoException): never {
  throw new RingbreakError({
    kind: 'exhibit',
    code: 'FILE_UNREADABLE',
    what: `the file cannot be read to its end (${cause.code})`,
    next: 'Make an image of the disk with a tool that copes with read errors, and add that.',
    cause,
  });
}

function unusable(file: string, code: string, what: string): RingbreakError {
  return new RingbreakError({ kind: 'exhibit', code, what, where: { file }, next: 'Name a file that can be read.' });
}

function changed(file: string): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code: 'FILE_CHANGED',
    what: 'the file grew or shrank while it was being read',
    where: { file },
    next: 'Wait until nothing writes to it, or take a copy, and add that.',
  });
}
