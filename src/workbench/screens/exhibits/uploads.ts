import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RingbreakError } from '../../../base/errors.ts';

/** Files on their way into a case: in the case's own file system, so that nothing sensitive lands in the machine's. */
const FOLDER = '.uploads';
/** What an interrupted server left is removed when it is older than this. Milliseconds. */
const FORGOTTEN = 24 * 3600 * 1000;
/** Bytes that are written at once. */
const CHUNK = 1024 * 1024;

/** A file that was received whole. */
export interface Received {
  readonly path: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Writes a stream of bytes into the case's folder for uploads, hashing it on the way; memory stays at about a chunk. Whoever
 * calls it deletes the file.
 *
 * @param limit bytes
 * @throws RingbreakError UPLOAD_TOO_LARGE (usage), UPLOAD_CUT_OFF (usage) when fewer or more bytes came than were announced.
 */
export async function receiveUpload(
  folder: string,
  body: ReadableStream<Uint8Array> | null,
  { limit, announced }: { readonly limit: number; readonly announced: number | undefined },
): Promise<Received> {
  if (announced !== undefined && announced > limit) throw tooLarge(limit);
  const uploads = join(folder, FOLDER);
  await mkdir(uploads, { recursive: true, mode: 0o700 });
  await removeForgotten(uploads);
  const path = join(uploads, randomBytes(12).toString('hex'));
  try {
    const { sha256, size } = await store(path, body, limit);
    if (announced !== undefined && size !== announced) throw cutOff();
    return { path, sha256, size };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function store(path: string, body: ReadableStream<Uint8Array> | null, limit: number) {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (bytes === 0) return;
    await file.appendFile(Buffer.concat(waiting));
    [waiting, bytes] = [[], 0];
  };
  try {
    for await (const piece of body ?? []) {
      size += piece.byteLength;
      if (size > limit) throw tooLarge(limit);
      hash.update(piece);
      waiting.push(piece);
      bytes += piece.byteLength;
      if (bytes >= CHUNK) await flush();
    }
    await flush();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}

async function removeForgotten(uploads: string): Promise<void> {
  for (const name of await readdir(uploads)) {
    const path = join(uploads, name);
    const about = await stat(path).catch(() => undefined);
    if (about && Date.now() - about.mtimeMs > FORGOTTEN) await rm(path, { force: true });
  }
}

function tooLarge(limit: number): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'UPLOAD_TOO_LARGE',
    what: `the file is larger than the ${Math.floor(limit / 1024 ** 2)} MiB that this server takes through a browser`,
    next: 'Take it in on the server with `ringbreak add CASE FILE`, or have the limit raised (docs/workbench.md).',
  });
}

function cutOff(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'UPLOAD_CUT_OFF',
    what: 'the file did not arrive whole',
    next: 'Send it again; nothing was taken in.',
  });
}
