import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { isRingbreakError } from '../../../src/base/errors.ts';
import { sha256 } from '../../../src/base/hash.ts';
import { TemporaryFolder } from '../../../src/formats/containers/bytes.ts';
import { Budget } from '../../../src/formats/containers/limits.ts';
import { openContainers } from '../../../src/formats/containers/open.ts';
import { bytesOf } from './bytes-of.ts';
import { zipOf } from './zip-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringbreak-containers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens everything: path → text, and the notes. */
async function open(bytes: Uint8Array, chunks: readonly number[] = [1 << 16], name = 'x') {
  const notes = new Set<string>();
  const temporary = new TemporaryFolder(folder);
  const members: [string, string][] = [];
  try {
    const source = bytesOf(bytes, name, chunks);
    const context = { budget: new Budget(bytes.length), temporary, note: (text: string) => void notes.add(text) };
    for await (const member of openContainers(source, context)) {
      const parts: Uint8Array[] = [];
      for await (const chunk of member.source.open()) parts.push(chunk);
      members.push([member.path, Buffer.concat(parts).toString('latin1')]);
    }
  } finally {
    await temporary.remove();
  }
  expect(readdirSync(folder), 'temporary copies are removed').toEqual([]);
  return { members, notes: [...notes] };
}

const TEXT = Array.from({ length: 16_000 }, (_, i) => `${i},${(i * 2654435761) >>> 7},some text\n`).join('');
const xz = (data: string | Uint8Array, ...options: string[]) =>
  execFileSync('xz', ['-zc', ...options], { input: data });
const hasXz = (() => {
  try {
    return xz('x').length > 0;
  } catch {
    return false;
  }
})();

describe('one file', () => {
  const kinds: [string, (data: string) => Buffer][] = [
    ['gzip', (data) => gzipSync(data)],
    ['zstd', (data) => zstdCompressSync(data)],
  ];
  if (hasXz) kinds.push(['xz', (data) => xz(data)]);

  test.each(kinds)('%s is opened by its magic, and all its members are read', async (_, compress) => {
    const bytes = Buffer.concat([compress(TEXT), compress('and more'), compress('')]);
    for (const chunks of [[1 << 16], [1000, 1, 7]]) {
      expect((await open(bytes, chunks)).members).toEqual([['', `${TEXT}and more`]]);
    }
  });

  test.each(kinds)(
    'torn %s gives what came before the tear, the same for all chunk sizes, and a note',
    async (_, compress) => {
      const bytes = compress(TEXT).subarray(0, -3000);
      const { members, notes } = await open(bytes);
      expect(TEXT.startsWith(members[0]![1])).toBe(true);
      expect(members[0]![1].length).toBeGreaterThan(1000);
      expect(notes.join()).toContain('truncated');
      expect((await open(bytes, [313])).members).toEqual(members);
    },
  );

  test.each(kinds)('%s with bits flipped never fails without a clear error', async (_, compress) => {
    const bytes = compress(TEXT);
    for (let i = 0; i < 60; i++) {
      const flipped = Buffer.from(bytes);
      flipped[Math.floor((i * bytes.length) / 60)]! ^= 0x10;
      await open(flipped).catch((error) => expect(isRingbreakError(error), String(error)).toBe(true));
    }
  });

  test('what stands behind the end of gzip data is noted; zero padding is not', async () => {
    const padded = await open(Buffer.concat([gzipSync('a'), Buffer.alloc(1001), gzipSync('b'), Buffer.alloc(3)]));
    expect([padded.members, padded.notes]).toEqual([[['', 'ab']], []]);
    const junk = await open(Buffer.concat([gzipSync('a'), Buffer.from('junk')]));
    expect(junk.members).toEqual([['', 'a']]);
    expect(junk.notes.join()).toContain('after the end');
  });

  test('a wrong checksum of a gzip member is noted', async () => {
    const bytes = gzipSync('hello hello');
    bytes[bytes.length - 8]! ^= 1;
    expect((await open(bytes)).notes.join()).toContain('damaged');
  });

  test.runIf(hasXz)(
    'xz with CRC32, no check and a 64 MiB dictionary is read; SHA-256 checks are refused with a clear error',
    async () => {
      for (const option of ['--check=crc32', '--check=none', '-9']) {
        expect((await open(xz(TEXT, option))).members[0]?.[1]).toBe(TEXT);
      }
      await expect(open(xz(TEXT, '--check=sha256'))).rejects.toMatchObject({ code: 'COMPRESSION_UNSUPPORTED' });
    },
  );

  test('data that compresses 100:1 passes, and a bomb is refused', async () => {
    await expect(open(gzipSync(Buffer.alloc(300 << 20)))).rejects.toMatchObject({
      code: 'EXHIBIT_BOMB',
      kind: 'exhibit',
    });
    const row = (i: number) =>
      `${i},+447946095811,+31612345678,2021-05-06 07:08:09,ANSWERED,default,SIP/trunk-main,Dial\n`.repeat(8);
    const real = Buffer.from(Array.from({ length: 20_000 }, (_, i) => row(i)).join(''));
    expect((await open(gzipSync(real, { level: 9 }))).members[0]?.[1].length).toBe(real.length);
  });
});

describe('archives', () => {
  test('every file of a zip is a member, in its order; names are labels', async () => {
    const bytes = zipOf([
      { name: '../../etc/passwd', data: 'a' },
      { name: 'C:\\x\\b.csv', data: 'b', stored: true },
      { name: 'same', data: 'c' },
      { name: 'same', data: 'd' },
      { name: 'evil\u202ename\n', data: 'e' },
      { name: Buffer.from([0x66, 0xfc, 0x72]), data: 'f' },
    ]);
    expect((await open(bytes)).members).toEqual([
      ['../../etc/passwd', 'a'],
      ['C:/x/b.csv', 'b'],
      ['same', 'c'],
      ['same (2)', 'd'],
      ['evil�name�', 'e'],
      ['für', 'f'],
    ]);
    expect(existsSync('/etc/passwd')).toBe(true);
  });

  test('housekeeping files, directories, encrypted members and unknown methods are passed with a note', async () => {
    const { members, notes } = await open(
      zipOf([
        { name: 'd/', data: '', stored: true },
        { name: '__MACOSX/._a.csv', data: 'x' },
        { name: 'd/.DS_Store', data: 'x' },
        { name: 'secret.csv', data: 'x', encrypted: true },
        { name: 'old.csv', data: 'x', method: 12 },
        { name: 'a.csv', data: 'ok' },
      ]),
    );
    expect(members).toEqual([['a.csv', 'ok']]);
    expect(notes).toHaveLength(4);
    expect(notes.join('\n')).toMatch(/encrypted[\s\S]*method 12/);
  });

  test('a wrong checksum in a zip is noted', async () => {
    expect((await open(zipOf([{ name: 'a', data: 'x', crc: 1 }]))).notes.join()).toContain('checksum');
  });

  test('members that share bytes are refused', async () => {
    const bytes = zipOf([
      { name: 'a', data: TEXT },
      { name: 'b', data: 'b' },
    ]);
    // The second entry of the directory is made to point at the first member.
    bytes.writeUInt32LE(0, bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 42);
    await expect(open(bytes)).rejects.toMatchObject({ code: 'ZIP_OVERLAP' });
  });

  test('zip in gzip in zip', async () => {
    const inner = gzipSync(zipOf([{ name: 'deep.csv', data: TEXT }]));
    expect((await open(zipOf([{ name: 'in.zip.gz', data: inner }]))).members).toEqual([['in.zip.gz!deep.csv', TEXT]]);
  });

  test('archives nested without end are refused', async () => {
    let bytes: Buffer = Buffer.from('x');
    for (let i = 0; i < 12; i++) bytes = gzipSync(bytes);
    await expect(open(bytes)).rejects.toMatchObject({ code: 'EXHIBIT_NESTED_TOO_DEEP' });
  });

  test('a torn zip gives its members by their own headers', async () => {
    const noise = Array.from({ length: 300 }, (_, i) => sha256(String(i))).join('');
    const bytes = zipOf([
      { name: 'a', data: TEXT },
      { name: 'b', data: noise },
    ]);
    const { members, notes } = await open(bytes.subarray(0, bytes.length - 5000));
    expect(members[0]).toEqual(['a', TEXT]);
    expect(noise.startsWith(members[1]![1])).toBe(true);
    expect(notes.join('\n')).toMatch(/directory[\s\S]*truncated/);
  });

  test('a zip with bits flipped, or cut anywhere, never fails without a clear error', async () => {
    const bytes = zipOf([
      { name: 'a.csv', data: TEXT.slice(0, 3000) },
      { name: 'b.csv', data: 'b', stored: true },
    ]);
    for (let at = 0; at < bytes.length; at += 3) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 0xff;
      for (const bad of [flipped, bytes.subarray(0, at)]) {
        await open(bad).catch((error) => expect(isRingbreakError(error), String(error)).toBe(true));
      }
    }
  }, 300_000);

  test('a zip whose sizes stand behind the data is read, with and without its directory', async () => {
    const body = deflateRawSync(TEXT);
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04\x14\x00\x08\x00\x08\x00', 'latin1');
    local.writeUInt16LE(1, 26);
    const descriptor = Buffer.alloc(16);
    descriptor.write('PK\x07\x08', 'latin1');
    const one = Buffer.concat([local, Buffer.from('a'), body, descriptor]);
    expect((await open(Buffer.concat([one, one]))).members).toEqual([
      ['a', TEXT],
      ['a (2)', TEXT],
    ]);
  });

  test('tar, with long names, in gzip', async () => {
    const long = `${'d/'.repeat(70)}long.csv`;
    const script =
      'mkdir -p "$1/$(dirname "$2")" && printf a > "$1/a.csv" && printf b > "$1/$2" && tar -C "$1" -czf - a.csv "$2"';
    const work = mkdtempSync(join(tmpdir(), 'ringbreak-tar-'));
    const bytes = execFileSync('sh', ['-c', script, 'sh', work, long]);
    rmSync(work, { recursive: true });
    expect((await open(bytes)).members).toEqual([
      ['a.csv', 'a'],
      [long, 'b'],
    ]);
  });
});
