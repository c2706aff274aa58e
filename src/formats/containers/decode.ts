import { createInflateRaw, createZstdDecompress } from 'node:zlib';
import { RingbreakError } from '../../base/errors.ts';
import type { ByteSource } from '../format.ts';
import { Cursor } from './cursor.ts';
import type { Budget } from './limits.ts';
import { startsWith } from './magic.ts';
import { type Inflater, type MemberEnd, OUTPUT_CHUNK, pumpMember, RunningCrc } from './pump.ts';
import { decodeXzStreams } from './xz.ts';

export type CompressionKind = 'gzip' | 'zstd' | 'xz';

/** What decoders share while one exhibit is read. */
export interface DecodeContext {
  readonly budget: Budget;
  /** A remark for the examiner; the same remark from a second pass is kept once. */
  note(text: string): void;
}

type DecodeMember = (input: Cursor) => AsyncGenerator<Uint8Array, MemberEnd>;

/**
 * The decompressed bytes of a gzip, zstd or xz file: all its members one after the other (RFC 1952 section 2.2, RFC 8878
 * section 3, xz-file-format.txt section 1). A torn or damaged file gives what could be read, and a note.
 *
 * @throws RingbreakError EXHIBIT_BOMB, COMPRESSION_UNSUPPORTED
 */
export async function* decompress(
  source: ByteSource,
  kind: CompressionKind,
  context: DecodeContext,
): AsyncGenerator<Uint8Array> {
  const input = new Cursor(source.open());
  let out = 0;
  let members = 0;
  try {
    while (await isNextMember(input, kind, members, source.name, context)) {
      const member = MEMBERS[kind](input);
      let end: MemberEnd | undefined;
      while (end === undefined) {
        const { done, value } = await member.next();
        if (done) end = value;
        else {
          out += value.length;
          context.budget.spend(source.name, out, input.position, value.length);
          yield value;
        }
      }
      members++;
      if (end === 'unsupported') throw unsupported(source.name, kind);
      if (end !== 'end') {
        context.note(`${source.name}: ${kind} data ${end} at byte ${input.position}; what came before is used`);
        return;
      }
    }
  } finally {
    await input.close();
  }
}

function unsupported(name: string, kind: CompressionKind): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code: 'COMPRESSION_UNSUPPORTED',
    what: `the ${kind} data uses an option that cannot be read here (SHA-256 checks, unusual filters)`,
    where: { member: name },
    next: 'Unpack it yourself and add the unpacked file.',
  });
}

const MAGIC: Record<CompressionKind, readonly (readonly number[])[]> = {
  gzip: [[0x1f, 0x8b]],
  zstd: [[0x28, 0xb5, 0x2f, 0xfd], ...Array.from({ length: 16 }, (_, i) => [0x50 + i, 0x2a, 0x4d, 0x18])],
  xz: [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
};

const MEMBERS: Record<CompressionKind, DecodeMember> = {
  gzip: gzipMember,
  zstd: (input) => pumpMember(createZstdDecompress({ chunkSize: OUTPUT_CHUNK }) as Inflater, input),
  xz: decodeXzStreams,
};

/** True when another member begins here; zero padding is skipped, anything else is noted. */
async function isNextMember(
  input: Cursor,
  kind: CompressionKind,
  members: number,
  name: string,
  context: DecodeContext,
): Promise<boolean> {
  let head = await input.take(6);
  while (members > 0 && head.length > 0 && head.every((byte) => byte === 0)) head = await input.take(6);
  if (head.length === 0) return false;
  const offset = input.position - head.length;
  input.unread(head);
  if (MAGIC[kind].some((magic) => startsWith(head, magic))) return true;
  // Padding need not be a multiple of what was taken: look behind the zeros.
  const zeros = head.findIndex((byte) => byte !== 0);
  if (members > 0 && zeros > 0) {
    await input.take(zeros);
    return isNextMember(input, kind, members, name, context);
  }
  context.note(
    `${name}: bytes after the end of the ${kind} data, from byte ${offset} on, are not ${kind} and were not read`,
  );
  return false;
}

/** RFC 1952: header, deflate data, CRC-32 and length. */
async function* gzipMember(input: Cursor): AsyncGenerator<Uint8Array, MemberEnd> {
  const header = await skipGzipHeader(input);
  if (header !== 'end') return header;
  const crc = new RunningCrc();
  const body = pumpMember(createInflateRaw({ chunkSize: OUTPUT_CHUNK }) as Inflater, input);
  for (;;) {
    const { done, value } = await body.next();
    if (done) {
      if (value !== 'end') return value;
      break;
    }
    crc.add(value);
    yield value;
  }
  const trailer = Buffer.from(await input.take(8));
  if (trailer.length < 8) return 'truncated';
  return trailer.readUInt32LE(0) === crc.value ? 'end' : 'damaged';
}

const FHCRC = 2;
const FEXTRA = 4;
const FNAME = 8;
const FCOMMENT = 16;

async function skipGzipHeader(input: Cursor): Promise<MemberEnd> {
  const fixed = await input.take(10);
  if (fixed.length < 10) return 'truncated';
  if (fixed[2] !== 8) return 'damaged';
  const flags = fixed[3]!;
  if (flags & FEXTRA) {
    const size = Buffer.from(await input.take(2));
    if (size.length < 2) return 'truncated';
    await input.take(size.readUInt16LE(0));
  }
  for (const flag of [FNAME, FCOMMENT]) if (flags & flag) await skipZeroTerminated(input);
  if (flags & FHCRC) await input.take(2);
  return 'end';
}

async function skipZeroTerminated(input: Cursor): Promise<void> {
  for (let part = await input.next(256); part !== undefined; part = await input.next(256)) {
    const zero = part.indexOf(0);
    if (zero >= 0) return input.unread(part.subarray(zero + 1));
  }
}
