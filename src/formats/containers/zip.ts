import { createInflateRaw, createZstdDecompress } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { RingbreakError } from '../../base/errors.ts';
import { fileRange } from './bytes.ts';
import { Cursor } from './cursor.ts';
import type { DecodeContext } from './decode.ts';
import { MAX_MEMBERS } from './limits.ts';
import { type Inflater, type MemberEnd, OUTPUT_CHUNK, pumpMember, RunningCrc } from './pump.ts';
import { type ZipEntry, zipLabel } from './zip-entry.ts';
import { salvageZip } from './zip-salvage.ts';

/** APPNOTE.TXT 4.4.5. */
const STORED = 0;
const DEFLATED = 8;
const ZSTD = 93;

const ENCRYPTED_FLAG = 1;

/**
 * The files of a zip, directories left out, in the order of its central directory; from the local headers when the
 * archive is torn and has none.
 *
 * @throws RingbreakError ZIP_OVERLAP (members share bytes: a bomb), EXHIBIT_BOMB, ZIP_DAMAGED
 */
export async function listZip(path: string, name: string, note: (text: string) => void): Promise<ZipEntry[]> {
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false });
  } catch (error) {
    return salvaged(path, name, error, note);
  }
  try {
    return await listEntries(zip, name);
  } catch (error) {
    if (error instanceof RingbreakError) throw error;
    return await salvaged(path, name, error, note);
  } finally {
    zip.close();
  }
}

async function salvaged(path: string, name: string, cause: unknown, note: (text: string) => void): Promise<ZipEntry[]> {
  const entries = await salvageZip(path);
  if (entries.length === 0) throw damaged(name, cause);
  note(
    `${name}: the zip's directory is missing or damaged; ${entries.length} member(s) were found by their own headers`,
  );
  return entries;
}

async function listEntries(zip: ZipFile, name: string): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  const ranges: { start: number; end: number }[] = [];
  if (zip.entryCount > MAX_MEMBERS) throw refused(name, 'EXHIBIT_BOMB', `it lists more than ${MAX_MEMBERS} members`);
  for await (const entry of zip.eachEntry()) {
    const label = zipLabel(entry.fileName);
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    ranges.push({ start: entry.relativeOffsetOfLocalHeader, end: fileDataStart + entry.compressedSize });
    if (!label.endsWith('/')) entries.push(toEntry(entry, label, fileDataStart));
  }
  ranges.sort((a, b) => a.start - b.start || a.end - b.end);
  if (ranges.some((range, i) => i > 0 && range.start < ranges[i - 1]!.end))
    throw refused(name, 'ZIP_OVERLAP', 'its members share bytes');
  return entries;
}

function toEntry(entry: Entry, name: string, dataStart: number): ZipEntry {
  return {
    name,
    method: entry.compressionMethod,
    encrypted: (entry.generalPurposeBitFlag & ENCRYPTED_FLAG) !== 0,
    crc32: entry.crc32 >>> 0,
    dataStart,
    compressedSize: entry.compressedSize,
    size: entry.uncompressedSize,
  };
}

/** Why a member cannot be read, or undefined. */
export function unreadable(entry: ZipEntry): string | undefined {
  if (entry.encrypted) return 'is encrypted: unpack it with its password and add the unpacked file';
  if ([STORED, DEFLATED, ZSTD].includes(entry.method)) return undefined;
  return `uses compression method ${entry.method}, which is not supported: unpack it and add the unpacked file`;
}

/**
 * The decompressed bytes of a member; its CRC-32 and size are checked here. Damage gives what could be read, and a note.
 *
 * @throws RingbreakError EXHIBIT_BOMB
 */
export async function* readZipEntry(
  path: string,
  entry: ZipEntry,
  name: string,
  context: DecodeContext,
): AsyncGenerator<Uint8Array> {
  const input = new Cursor(fileRange(path, entry.dataStart, entry.compressedSize));
  const crc = new RunningCrc();
  let out = 0;
  let end: MemberEnd | undefined;
  const bytes = decodeEntry(entry, input);
  try {
    while (end === undefined) {
      const { done, value } = await bytes.next();
      if (done) end = value;
      else {
        out += value.length;
        context.budget.spend(name, out, input.position, value.length);
        crc.add(value);
        yield value;
      }
    }
  } finally {
    await bytes.return('damaged');
    await input.close();
  }
  const wrong =
    (entry.crc32 !== undefined && entry.crc32 !== crc.value) || (entry.size !== undefined && entry.size !== out);
  if (end !== 'end') context.note(`${name}: zip data ${end}; the first ${out} bytes are used`);
  else if (wrong) context.note(`${name}: the zip's checksum or size does not fit the data: it was damaged or altered`);
}

async function* decodeEntry(entry: ZipEntry, input: Cursor): AsyncGenerator<Uint8Array, MemberEnd> {
  if (entry.method === DEFLATED)
    return yield* pumpMember(createInflateRaw({ chunkSize: OUTPUT_CHUNK }) as Inflater, input);
  if (entry.method === ZSTD)
    return yield* pumpMember(createZstdDecompress({ chunkSize: OUTPUT_CHUNK }) as Inflater, input);
  for (let part = await input.next(OUTPUT_CHUNK); part !== undefined; part = await input.next(OUTPUT_CHUNK)) yield part;
  return 'end';
}

/** Office documents and the like are one file each to us, not archives. */
export function isDocumentPackage(entries: readonly ZipEntry[]): boolean {
  return entries.some(
    ({ name }) => name === '[Content_Types].xml' || name === 'mimetype' || name === 'META-INF/MANIFEST.MF',
  );
}

function refused(name: string, code: string, why: string): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code,
    what: `a zip was refused because ${why}, as only decompression bombs do`,
    where: { member: name },
    next: 'If the file is genuine, unpack it yourself on a machine with room and add the unpacked files.',
  });
}

function damaged(name: string, cause: unknown): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code: 'ZIP_DAMAGED',
    what: 'the zip is damaged and nothing in it can be found',
    where: { member: name },
    next: 'Copy the file again from its source and compare the hashes.',
    cause,
  });
}
