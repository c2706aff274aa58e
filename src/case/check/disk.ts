import { createHash } from 'node:crypto';
import { lstat, open, readdir, readFile } from 'node:fs/promises';
import { canonicalJson } from '../../base/canonical-json.ts';

/** A file's bytes, or undefined when there is no such regular file (a link does not count). */
export async function bytesOf(path: string): Promise<Buffer | undefined> {
  return (await sizeOfFile(path)) === undefined ? undefined : readFile(path);
}

/** Bytes of a regular file, or undefined. */
export async function sizeOfFile(path: string): Promise<number | undefined> {
  const found = await lstat(path).catch(absent);
  return found?.isFile() ? found.size : undefined;
}

/** Names in a folder, sorted; none when there is no such folder. */
export async function namesIn(path: string): Promise<string[]> {
  return ((await readdir(path).catch(absent)) ?? []).sort();
}

export async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(absent))?.isDirectory() ?? false;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}

/** SHA-256 (hex) of a file's bytes `from` to `to` (exclusive), read as a stream; `onBytes` hears of every piece. */
export async function hashRange(
  path: string,
  from: number,
  to: number,
  onBytes: (bytes: number) => void = () => {},
): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(4 * 1024 * 1024);
    for (let at = from; at < to; ) {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, to - at), at);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
      onBytes(bytesRead);
    }
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

/** A name that temp + rename writing leaves when it is interrupted. */
export function isTemporary(name: string): boolean {
  return /^\..*\.tmp$/.test(name);
}

/** Parses JSON from strict UTF-8; undefined when it is not. */
export function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** RFC 8785 canonical JSON; undefined for what has none, such as lone surrogates or nesting without end. */
export function canonicalText(value: unknown): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
}

/** A JSON object, or undefined. */
export function objectIn(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
