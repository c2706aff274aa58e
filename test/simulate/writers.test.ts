import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { clockText, fixed, offsetText, uuid } from '../../src/simulate/shapes/cells.ts';
import { NumberIds } from '../../src/simulate/world/number-ids.ts';
import { classOf, NumberTable, SEEN } from '../../src/simulate/world/number-table.ts';
import { Random } from '../../src/simulate/world/random.ts';
import { base58check, drawAddress, segwit } from '../../src/simulate/world/wallets.ts';
import { ByteWriter } from '../../src/simulate/write/bytes.ts';
import { csvText, encodeText } from '../../src/simulate/write/csv.ts';
import { copyText } from '../../src/simulate/write/pg-dump.ts';
import { zipFiles } from '../../src/simulate/write/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringbreak-writers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hex = (text: string) => Buffer.from(text, 'hex');

test('segwit addresses are those of BIP 173 and BIP 350', () => {
  expect(segwit('bc', 0, hex('751e76e8199196d454941c45d1b3a323f1433bd6'))).toBe(
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  );
  const key = hex('79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798');
  expect(segwit('bc', 1, key)).toBe('bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0');
});

test('base58 addresses carry their checksum', () => {
  // The address of the first block's reward, from its public key hash.
  expect(base58check(0, hex('62e907b15cbf27d5425399ebf6f0fb50ebb88f18'))).toBe('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa');
});

test('addresses look like those of their chain', () => {
  const random = new Random(1);
  for (let i = 0; i < 200; i++) {
    expect(drawAddress(random, 'btc')).toMatch(/^(bc1[qp][a-z0-9]{38,58}|[13][1-9A-Za-z]{25,34})$/);
    expect(drawAddress(random, 'ltc')).toMatch(/^(ltc1[qp][a-z0-9]{38,58}|[LM][1-9A-Za-z]{25,34})$/);
    expect(drawAddress(random, 'trx')).toMatch(/^T[1-9A-Za-z]{33}$/);
  }
});

test('the generator gives the same stream for the same key and another for another', () => {
  const take = (...key: (string | number)[]) => {
    const random = new Random(...key);
    return Array.from({ length: 5 }, () => random.uint32());
  };
  expect(take(1, 'a')).toEqual(take(1, 'a'));
  expect(take(1, 'a')).not.toEqual(take(1, 'b'));
  expect(take(1, 'a')).not.toEqual(take(2, 'a'));
  expect(take(4294967297, 'a')).not.toEqual(take(1, 'a'));
  // Pinned: a world must stay the same from machine to machine and from version to version.
  expect(take(42, 'pinned')).toMatchInlineSnapshot(`
    [
      1100914486,
      758918463,
      2236061399,
      1364857185,
      2392585005,
    ]
  `);
});

test('a byte writer writes what it is given, across its buffer', () => {
  const path = join(folder, 'bytes');
  const number = fc.integer({ min: 0, max: 2 ** 50 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string(), number, fc.nat(10 ** 9), fc.integer({ min: 0, max: 2 ** 32 }))),
      (rows) => {
        const to = new ByteWriter(path);
        let expected = '';
        for (const [text, whole, money, time] of rows) {
          to.utf8(text).int(whole).byte(10).decimal(money, 4).byte(10).dateTime(time).byte(10);
          const moment = new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ');
          expected += `${text}${whole}\n${fixed(money, 4)}\n${moment}\n`;
        }
        expect(to.position).toBe(Buffer.byteLength(expected));
        to.close();
        return readFileSync(path, 'utf8') === Buffer.from(expected, 'utf8').toString('utf8');
      },
    ),
    { numRuns: 40 },
  );
});

test('a part is appended behind what was written, and removed', () => {
  const main = new ByteWriter(join(folder, 'main'));
  const part = new ByteWriter(join(folder, 'part'));
  part.raw(Buffer.alloc(3 << 20, 66));
  main.ascii('head').absorb(part).ascii('tail').close();
  const text = readFileSync(join(folder, 'main'), 'latin1');
  expect([text.length, text.slice(0, 5), text.slice(-5)]).toEqual([(3 << 20) + 8, 'headB', 'Btail']);
  expect(() => readFileSync(part.path)).toThrow();
});

test('CSV cells with delimiter, quote or line end are quoted', () => {
  const style = { delimiter: ';', lineEnd: '\r\n', quote: 'needed' } as const;
  expect(
    csvText(
      ['a', 'b'],
      [
        ['x;y', 'say "no"'],
        ['1\n2', ''],
      ],
      style,
    ),
  ).toBe('a;b\r\n"x;y";"say ""no"""\r\n"1\n2";\r\n');
});

test('encodings write the bytes of office programs, and ? for what they cannot say', () => {
  expect([...encodeText('é€Ж', 'windows-1252')]).toEqual([0xe9, 0x80, 63]);
  expect([...encodeText('Жё€', 'windows-1251')]).toEqual([0xc6, 0xb8, 0x88]);
  expect([...encodeText('a', 'utf-16le')]).toEqual([0xff, 0xfe, 0x61, 0]);
  expect([...encodeText('a', 'utf-8-bom')]).toEqual([0xef, 0xbb, 0xbf, 0x61]);
});

test('values of a COPY block are escaped as PostgreSQL does it', () => {
  expect(copyText(null)).toBe('\\N');
  expect(copyText('\\N')).toBe('\\\\N');
  expect(copyText('a\tb\nc\rd\be\ff\vg\\')).toBe('a\\tb\\nc\\rd\\be\\ff\\vg\\\\');
});

/** Members of a stored archive by its central directory: name, bytes, and whether the checksum is right. */
function members(zip: Buffer): Record<string, string> {
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).toBe(0x06054b50);
  const found: Record<string, string> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let i = zip.readUInt16LE(end + 10); i > 0; i--) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50);
    const size = zip.readUInt32LE(at + 24);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    expect(zip.readUInt32LE(local)).toBe(0x04034b50);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    expect(crc32(data)).toBe(zip.readUInt32LE(at + 16));
    found[name] = data.toString('utf8');
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return found;
}

test('an archive lists its members with their bytes and checksums, and the files are gone', () => {
  const names = ['één.csv', 'b.csv'].map((name) => join(mkdtempSync(join(folder, 'zip-')), name));
  for (const name of names) writeFileSync(name, `content of ${name}`.repeat(60_000));
  const expected = names.map((name) => readFileSync(name, 'utf8'));
  const path = join(folder, 'a.zip');
  zipFiles(path, names);
  expect(members(readFileSync(path))).toEqual({ 'één.csv': expected[0], 'b.csv': expected[1] });
  expect(() => readFileSync(names[0]!)).toThrow();
});

test('cells are written as databases print them', () => {
  expect([fixed(5, 2), fixed(123456, 4), fixed(0, 8)]).toEqual(['0.05', '12.3456', '0.00000000']);
  expect([clockText(0), clockText(3725)]).toEqual(['00:00:00', '01:02:05']);
  expect([offsetText(7200), offsetText(-18000), offsetText(19800)]).toEqual(['+02', '-05', '+05:30']);
  expect(uuid(1, 2)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the number table adds up calls of a number through its own growth', () => {
  const table = new NumberTable(1);
  const plain = new Map<number, number>();
  const random = new Random(9);
  for (let i = 0; i < 20_000; i++) {
    const number = 440_000_000_000 + random.int(7000);
    table.add(number, 1, i % 3 === 0 ? SEEN.held : 0, 2, false);
    plain.set(number, (plain.get(number) ?? 0) + 1);
  }
  const seen = new Map<number, number>();
  table.each(({ number, calls, talk }) => {
    seen.set(number, calls);
    expect(talk).toBe(calls * 2);
  });
  expect(seen).toEqual(plain);
  expect(table.size).toBe(plain.size);
  expect(table.flags(1)).toBeUndefined();
});

test('whose line it is goes before what was said on it', () => {
  expect(classOf(SEEN.held | SEEN.own | SEEN.answered)).toBe('own_phone');
  expect(classOf(SEEN.held | SEEN.voicemail | SEEN.contacted)).toBe('victim');
  expect(classOf(SEEN.voicemail | SEEN.answered)).toBe('voicemail');
  expect(classOf(0)).toBe('unknown');
});

test('numbers keep the id of their first meeting', () => {
  const ids = new NumberIds();
  const first = Array.from({ length: 9000 }, (_, i) => ids.meet(10 ** 11 + i * 7919));
  expect(first.every(({ id, fresh }, i) => fresh && id === i + 1)).toBe(true);
  expect(ids.meet(10 ** 11 + 7919)).toEqual({ id: 2, fresh: false });
});
