import { closeSync, openSync, readSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { ByteWriter } from './bytes.ts';

/**
 * Packs the files of a folder into one archive and removes them with their folder. Entries are stored, not deflated: what a compressor makes of equal bytes
 * differs from build to build, and worlds are the same on every machine. PKWARE APPNOTE 6.3.3, no Zip64: below 4 GiB.
 */
export function zipFiles(path: string, files: readonly string[]): void {
  const to = new ByteWriter(path);
  const directory: Buffer[] = [];
  for (const file of files) {
    const offset = to.position;
    const size = statSync(file).size;
    const name = Buffer.from(basename(file), 'utf8');
    const entry = entryFields(checksum(file), size, name.length);
    to.raw(Buffer.concat([Buffer.from('PK\u0003\u0004'), entry, name]));
    pieces(file, (piece) => to.raw(piece));
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), entry, central, name]));
    rmSync(file);
  }
  for (const folder of new Set(files.map(dirname))) rmdirSync(folder);
  const start = to.position;
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(start, 12);
  to.raw(listed).raw(Buffer.concat([Buffer.from('PK\u0005\u0006'), end]));
  to.close();
}

/** The fields that local and central headers share: version to length of the extra field. Time: 1 January 2023, 12:00. */
function entryFields(crc: number, size: number, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt16LE(12 << 11, 6);
  fields.writeUInt16LE(((2023 - 1980) << 9) | (1 << 5) | 1, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(size, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function checksum(file: string): number {
  let crc = 0;
  pieces(file, (piece) => {
    crc = crc32(piece, crc);
  });
  return crc;
}

function pieces(file: string, use: (piece: Buffer) => void): void {
  const piece = Buffer.allocUnsafe(1 << 20);
  const source = openSync(file, 'r');
  try {
    for (let n = readSync(source, piece); n > 0; n = readSync(source, piece)) use(piece.subarray(0, n));
  } finally {
    closeSync(source);
  }
}
