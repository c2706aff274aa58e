import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { fileRange } from './bytes.ts';
import { Cursor } from './cursor.ts';
import { MAX_MEMBERS, MAX_RATIO, RATIO_FREE_BYTES } from './limits.ts';
import { type Inflater, OUTPUT_CHUNK, pumpMember } from './pump.ts';
import { type ZipEntry, zipLabel } from './zip-entry.ts';

const LOCAL_HEADER = 0x04034b50;
const DATA_DESCRIPTOR = 0x08074b50;
const LOCAL_HEADER_BYTES = 30;
const DESCRIPTOR_FLAG = 1 << 3;
const DEFLATED = 8;

/**
 * Finds the members of a zip whose central directory is gone by walking from local header to local header (APPNOTE.TXT
 * 4.3.7). The last member may be torn. Stops at the first thing that is not a local header.
 */
export async function salvageZip(path: string): Promise<ZipEntry[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const entries: ZipEntry[] = [];
    let at = 0;
    while (entries.length < MAX_MEMBERS) {
      const found = await readLocal(file, path, at, size);
      if (found === undefined) return entries;
      if (!found.entry.name.endsWith('/')) entries.push(found.entry);
      at = found.next;
    }
    return entries;
  } finally {
    await file.close();
  }
}

async function readLocal(
  file: FileHandle,
  path: string,
  at: number,
  fileSize: number,
): Promise<{ entry: ZipEntry; next: number } | undefined> {
  const head = await bytesAt(file, at, LOCAL_HEADER_BYTES);
  if (head.length < LOCAL_HEADER_BYTES || head.readUInt32LE(0) !== LOCAL_HEADER) return undefined;
  const flags = head.readUInt16LE(6);
  const nameLength = head.readUInt16LE(26);
  const name = zipLabel(await bytesAt(file, at + LOCAL_HEADER_BYTES, nameLength));
  const dataStart = at + LOCAL_HEADER_BYTES + nameLength + head.readUInt16LE(28);
  const method = head.readUInt16LE(8);
  const common = { name, method, encrypted: (flags & 1) !== 0, dataStart };
  const left = Math.max(0, fileSize - dataStart);
  const declared = head.readUInt32LE(18);
  if ((flags & DESCRIPTOR_FLAG) === 0 && declared !== 0xffffffff) {
    const compressedSize = Math.min(declared, left);
    const entry = { ...common, crc32: head.readUInt32LE(14), compressedSize, size: head.readUInt32LE(22) };
    return { entry, next: dataStart + declared };
  }
  if (method !== DEFLATED || common.encrypted) return undefined;
  const compressedSize = await deflatedLength(path, dataStart, left);
  const entry = { ...common, crc32: undefined, compressedSize, size: undefined };
  return { entry, next: await skipDescriptor(file, dataStart + compressedSize) };
}

/** Deflate data says itself where it ends; it is decoded once only to learn that. */
async function deflatedLength(path: string, start: number, left: number): Promise<number> {
  const input = new Cursor(fileRange(path, start, left));
  let out = 0;
  for await (const chunk of pumpMember(createInflateRaw({ chunkSize: OUTPUT_CHUNK }) as Inflater, input)) {
    out += chunk.length;
    if (out > RATIO_FREE_BYTES && out > input.position * MAX_RATIO) break;
  }
  const length = input.position;
  await input.close();
  return length;
}

/** 12 or 20 bytes (zip64) behind the data, with or without a signature. */
async function skipDescriptor(file: FileHandle, at: number): Promise<number> {
  const bytes = await bytesAt(file, at, 28);
  const signature = bytes.length >= 4 && bytes.readUInt32LE(0) === DATA_DESCRIPTOR ? 4 : 0;
  const long = bytes.length >= signature + 24 && bytes.readUInt32LE(signature + 20) === LOCAL_HEADER;
  return at + signature + (long ? 20 : 12);
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
