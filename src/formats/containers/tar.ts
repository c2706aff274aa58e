import { open } from 'node:fs/promises';

/** A regular file inside a tar archive. */
export interface TarEntry {
  /** A label, as the archive spells it. Never a path to open or write. */
  readonly name: string;
  readonly dataStart: number;
  /** Bytes that are really there: less than declared when the archive is torn. */
  readonly size: number;
}

const BLOCK = 512;

/** Longest name taken from a GNU or pax header; longer ones are hostile. */
const MAX_NAME_BYTES = 64 * 1024;

/** The regular files of a tar archive (POSIX pax, ustar, GNU long names), in its order. */
export async function listTar(path: string, note: (text: string) => void): Promise<TarEntry[]> {
  const file = await open(path, 'r');
  try {
    const total = (await file.stat()).size;
    const entries: TarEntry[] = [];
    let longName: string | undefined;
    for (let at = 0; at + BLOCK <= total; ) {
      const header = await readBytes(at, BLOCK);
      if (header.every((byte) => byte === 0)) break;
      const size = tarNumber(header.subarray(124, 136));
      if (size === undefined) {
        note(`tar header at byte ${at} is damaged; members behind it were not read`);
        break;
      }
      const type = String.fromCharCode(header[156]!);
      const dataStart = at + BLOCK;
      const there = Math.min(size, total - dataStart);
      if (type === 'L' || type === 'x') {
        const body = await readBytes(dataStart, Math.min(there, MAX_NAME_BYTES));
        longName = type === 'L' ? zeroTerminated(body) : (paxPath(body) ?? longName);
      } else {
        if (type === '0' || type === '\0' || type === '7') {
          entries.push({ name: longName ?? ustarName(header), dataStart, size: there });
          if (there < size) note('the tar archive is torn: its last member is not complete');
        }
        longName = undefined;
      }
      at = dataStart + Math.ceil(size / BLOCK) * BLOCK;
    }
    return entries;
  } finally {
    await file.close();
  }

  async function readBytes(at: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
    return buffer.subarray(0, bytesRead);
  }
}

/** Octal text, or base 256 with the top bit set (GNU). */
function tarNumber(field: Buffer): number | undefined {
  if (field[0]! & 0x80) {
    let value = field[0]! & 0x7f;
    for (let i = 1; i < field.length; i++) value = value * 256 + field[i]!;
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const text = zeroTerminated(field).trim();
  return /^[0-7]*$/.test(text) ? Number.parseInt(text || '0', 8) : undefined;
}

function ustarName(header: Buffer): string {
  const prefix =
    header.subarray(257, 263).toString('latin1') === 'ustar\0' ? zeroTerminated(header.subarray(345, 500)) : '';
  const name = zeroTerminated(header.subarray(0, 100));
  return prefix ? `${prefix}/${name}` : name;
}

function zeroTerminated(field: Buffer): string {
  const zero = field.indexOf(0);
  return field.subarray(0, zero < 0 ? field.length : zero).toString('utf8');
}

function paxPath(body: Buffer): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(body.toString('utf8'))?.[1];
}
