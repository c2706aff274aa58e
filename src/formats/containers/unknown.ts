import { startsWith } from './magic.ts';

/** First bytes of files that people hand in and that we do not read, with what to call them (libmagic's database). */
const KNOWN: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture'],
  [
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    'an old or password-protected Office file (.xls, .doc): save it as .xlsx without password',
  ],
  [[0x50, 0x4b, 0x03, 0x04], 'a document package (OpenDocument, .docx, .jar): export its tables as .xlsx or CSV'],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'a 7z archive: unpack it first'],
  [[0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], 'a RAR archive: unpack it first'],
  [[0x42, 0x5a, 0x68], 'bzip2 data: unpack it first'],
  [[0x4f, 0x62, 0x6a, 0x01], 'an Avro file'],
  [[0x4f, 0x52, 0x43], 'an ORC file'],
  [[0x49, 0x44, 0x33], 'an MP3 recording'],
  [[0x52, 0x49, 0x46, 0x46], 'a RIFF file (WAV, AVI)'],
  [
    [0x00, 0x01, 0x00, 0x00, 0x53, 0x74, 0x61, 0x6e, 0x64, 0x61, 0x72, 0x64],
    'an Access database: export its tables as CSV',
  ],
  [[0x01, 0x0f, 0x00, 0x00], 'a Microsoft SQL Server backup: restore it and export its tables'],
  [[0x54, 0x41, 0x50, 0x45], 'a Microsoft tape-format backup (SQL Server): restore it and export its tables'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a Linux program'],
  [[0x4d, 0x5a], 'a Windows program'],
];

/**
 * What an unknown file begins with, without showing any of its content: a known kind, or the first four bytes when they
 * are a binary signature, or only the kinds of characters when it is text (text may be about people).
 */
export function describeUnknown(head: Uint8Array): string {
  const known = KNOWN.find(([magic]) => startsWith(head, magic));
  if (known) return `it looks like ${known[1]}`;
  const first = head.subarray(0, 4096);
  const control = first.filter((byte) => byte < 9 || (byte > 13 && byte < 32) || byte === 127).length;
  if (control > first.length / 100)
    return `binary, beginning with the bytes ${Buffer.from(head.subarray(0, 4)).toString('hex')}`;
  const share = (test: (byte: number) => boolean): string =>
    `${Math.round((first.filter(test).length / first.length) * 100)} %`;
  const digits = share((byte) => byte >= 48 && byte <= 57);
  const letters = share((byte) => (byte | 32) >= 97 && (byte | 32) <= 122);
  const beyond = share((byte) => byte >= 128);
  const lines = first.filter((byte) => byte === 10).length;
  const mark = /^\s*[<{[]/.exec(Buffer.from(first.subarray(0, 64)).toString('latin1'))?.[0]?.trim();
  const opening = mark ? `, opening with ${mark}` : '';
  return `text${opening} (${letters} letters, ${digits} digits, ${beyond} beyond ASCII, ${lines} line ends in the first ${first.length} bytes)`;
}
