import { describe, expect, test } from 'vitest';
import { csv } from '../../../src/formats/csv/format.ts';
import { bytesOf, readAll } from './bytes-of.ts';

async function read(text: string | Uint8Array, name = 'calls.csv') {
  const sink = await readAll(csv, bytesOf(text, name));
  const table = sink.only();
  return { ...table, names: table.columns.map((column) => column.name), notes: sink.notes };
}

describe('fields', () => {
  test('an empty field is NULL and a quoted empty field is an empty text', async () => {
    expect((await read('id,name\n1,\n2,""\n3,x\n')).rows).toEqual([
      ['1', null],
      ['2', ''],
      ['3', 'x'],
    ]);
  });

  test('quotes may hold delimiters, line ends and doubled quotes', async () => {
    const { rows, rejects } = await read('id,note\r\n1,"a,b\r\nc ""d"""\r\n2,"\n"\r\n');
    expect(rows).toEqual([
      ['1', 'a,b\r\nc "d"'],
      ['2', '\n'],
    ]);
    expect(rejects).toEqual([]);
  });

  test('LF, CRLF and CR may be mixed, and the last line needs no end', async () => {
    expect((await read('id,n\r\n1,2\n3,4\r5,6')).rows).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  test('a bare NULL among quoted fields is NULL; elsewhere it is a word', async () => {
    expect((await read('"id","name"\n"1",NULL\n"2","NULL"\n"3","x"\n')).rows).toEqual([
      ['1', null],
      ['2', 'NULL'],
      ['3', 'x'],
    ]);
    expect((await read('id,name\n1,NULL\n2,x\n')).rows[0]).toEqual(['1', 'NULL']);
  });

  test('NUL bytes are kept', async () => {
    expect((await read('id,n\n1,a\0b\n2,c\n')).rows[0]).toEqual(['1', 'a\0b']);
  });

  test('a quote inside a quoted field that is not doubled is kept and noted', async () => {
    const { rows, notes } = await read('id,n\n1,"he said "hi" to me"\n2,"x"\n');
    expect(rows[0]).toEqual(['1', 'he said "hi" to me']);
    expect(notes.join()).toContain('not doubled');
  });

  test('backslash escapes are understood where the file proves them', async () => {
    const text = 'id\tname\tat\n1\ta\\tb\t2020-01-01\n2\t\\N\t2020-01-02\n3\tc\\\\\t\\N\n';
    expect((await read(text)).rows).toEqual([
      ['1', 'a\tb', '2020-01-01'],
      ['2', null, '2020-01-02'],
      ['3', 'c\\', null],
    ]);
  });

  test('hostile cells of backslashes do not make a file an escaped one', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => `${i}|text ${i}|${['ok', '\\', '\\N', 'a\\'][i % 20] ?? ''}`);
    const { rows, rejects } = await read(`id|name|note\n${lines.join('\n')}\n`);
    expect(rejects).toEqual([]);
    expect(rows.slice(1, 4).map((row) => row[2])).toEqual(['\\', '\\N', 'a\\']);
  });

  test('lone apostrophes in cells are no quotes', async () => {
    const lines = Array.from(
      { length: 60 },
      (_, i) => `${i}|${i % 9 === 0 ? "'" : 'ok'}|${i % 8 === 0 ? "'; DROP" : 'x'}`,
    );
    const { rows, rejects } = await read(`id|name|note\n${lines.join('\n')}\n`);
    expect(rejects).toEqual([]);
    expect(rows[0]).toEqual(['0', "'", "'; DROP"]);
  });

  test('backslashes are plain characters elsewhere', async () => {
    expect((await read('id,path\n1,C:\\new\n2,"D:\\x\\"\n3,"y"\n')).rows[1]).toEqual(['2', 'D:\\x\\']);
  });

  test('apostrophes are quotes where fields stand in them', async () => {
    const text = "'id';'name'\n'1';'it''s; me'\n'2';'b'\n'3';'c'\n";
    expect((await read(text)).rows[0]).toEqual(['1', "it's; me"]);
  });

  test('blanks between delimiter and quote do not make the quote part of the text', async () => {
    expect((await read('"id", "n"\n"1", "a, b"\n"2", "c"\n')).rows[0]).toEqual(['1', 'a, b']);
  });
});

describe('dialects', () => {
  test.each([',', ';', '\t', '|', ':', '^', '~', '\x01', '\x1f'])('finds the delimiter %j', async (d) => {
    const lines = Array.from({ length: 20 }, (_, i) => [i, `+4479460958${10 + i}`, `user ${i}`, i * 7].join(d));
    const { names, rows } = await read(`${['id', 'phone', 'name', 'talk_s'].join(d)}\n${lines.join('\n')}\n`);
    expect(names).toEqual(['id', 'phone', 'name', 'talk_s']);
    expect(rows[3]).toEqual(['3', '+447946095813', 'user 3', '21']);
  });

  test('a decimal comma does not beat the semicolon', async () => {
    expect((await read('a;b;c\n1,5;2,5;x\n3,5;4,5;y\n0,1;0,2;z\n')).names).toEqual(['a', 'b', 'c']);
  });

  test("Excel's sep= line decides and is no row", async () => {
    const { names, read: count } = await read('sep=;\r\nid;v,w\r\n1;2,3\r\n');
    expect([names, count]).toEqual([['id', 'v,w'], 1]);
  });

  test('a file without header gets numbered columns', async () => {
    const row = (i: number) =>
      `"","10${i}","+1415555${1000 + i}","default","""A"" <10${i}>","SIP/10${i}","","Dial","x","2020-01-0${i} 10:00:00","","2020-01-0${i} 10:01:00",60,0,"NO ANSWER","3"`;
    const { names, rows, facts } = await read([1, 2, 3, 4].map(row).join('\n'));
    expect(names).toEqual(Array.from({ length: 16 }, (_, i) => `column_${i + 1}`));
    expect(rows).toHaveLength(4);
    expect(rows[0]![4]).toBe('"A" <101>');
    expect(facts.notes).toContain('no header: columns are numbered');
  });

  test('lines before the header are rejects, not rows', async () => {
    const { names, rows, rejects } = await read(
      'Call report\nMade: yesterday\n\nid,phone,at\n1,+4479,2020-01-01\n2,+4478,2020-01-02\n3,+4477,2020-01-03\n',
    );
    expect(names).toEqual(['id', 'phone', 'at']);
    expect(rows).toHaveLength(3);
    expect(rejects.map((r) => r.raw)).toEqual(['Call report', 'Made: yesterday']);
  });

  test('a list of anything is a table of one column: wallets, addresses, numbers with blanks in them, a single number', async () => {
    const wallets = [
      'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
      '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
      'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8',
    ];
    expect(await read(`${wallets.join('\n')}\n`)).toMatchObject({
      names: ['column_1'],
      rows: wallets.map((one) => [one]),
    });
    const phones = ['0049 151 12345678', '0049 40 880001', '+44 7946 095 801'];
    expect(await read(phones.join('\r\n'))).toMatchObject({ names: ['column_1'], rows: phones.map((one) => [one]) });
    expect((await read('+447946095800\n')).rows).toEqual([['+447946095800']]);
    expect((await read('mail\na@example.org\nb.c@example.org\n')).names).toEqual(['mail']);
  });

  test.each([
    [
      'base64',
      Buffer.from(Array.from({ length: 900 }, (_, i) => (i * 7919) % 251))
        .toString('base64')
        .replace(/.{76}/g, '$&\n'),
    ],
    ['a configuration', '[general]\nport=5060\nbindaddr=0.0.0.0\n'],
    ['a word', 'hello123\n'],
  ])('%s is no list', (_, text) => {
    expect(csv.detect(Buffer.from(text), bytesOf(text))).toBeUndefined();
  });

  test('a cell full of control characters does not make bytes of a table', async () => {
    const odd = '\u0001\u0002\u0007\u001b[31m '.repeat(200);
    const lines = Array.from({ length: 40 }, (_, i) => `${i + 1};user${i};${i === 20 ? odd : 'hello'}`);
    const text = `id;user;text\n${lines.join('\n')}\n`;
    expect(csv.detect(Buffer.from(text), bytesOf(text))).toMatchObject({ confidence: 0.96 });
    const bytes = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) % 256));
    expect(csv.detect(bytes, bytesOf(bytes))).toBeUndefined();
  });

  test('a list of numbers is a table of one column, prose is no table', async () => {
    expect((await read('+447946095811\n+447946095812\n+447946095813\n')).names).toEqual(['column_1']);
    const prose = 'Dear all,\nthis is a letter, and it goes on, and on.\n\nIt says nothing.\nRegards, me\n';
    expect(csv.detect(Buffer.from(prose), bytesOf(prose))).toBeUndefined();
  });

  test("R's row names get a column of their own", async () => {
    const { names, rows } = await read('"phone","talk"\n"1","+4479",60\n"2","+4478",61\n"3","+4477",62\n');
    expect(names).toEqual(['row_names', 'phone', 'talk']);
    expect(rows[0]).toEqual(['1', '+4479', '60']);
  });
});

describe('ragged rows', () => {
  test('too few and too many fields are rejected with their text', async () => {
    const { rows, rejects, read: count } = await read('a,b,c\n1,2,3\n4,5\n6,7,8,9\n10,11,12\n13,14,15,,\n');
    expect(rows.map((r) => r[0])).toEqual(['1', '10', '13']);
    expect(rejects).toEqual([
      { row: 2, reason: 'TOO_FEW_FIELDS: 2 of 3', raw: '4,5' },
      { row: 3, reason: 'TOO_MANY_FIELDS: 4 of 3', raw: '6,7,8,9' },
    ]);
    expect(count).toBe(5);
  });

  test('a writer that leaves out empty cells at the end is recognised', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? `${i},+4479` : `${i},+4479,note ${i}`));
    const { rows, rejects } = await read(`id,phone,note\n${lines.join('\n')}\n`);
    expect(rejects).toEqual([]);
    expect(rows[3]).toEqual(['3', '+4479', null]);
  });

  test('a delimiter at the end of every row adds no column', async () => {
    const { names, rows } = await read('id,phone\n1,+4479,\n2,+4478,\n3,+4477,\n');
    expect(names).toEqual(['id', 'phone']);
    expect(rows).toHaveLength(3);
  });

  test('a torn last row is rejected', async () => {
    const { rejects } = await read('id,phone,at\n1,+4479,2020-01-01\n2,+4478,2020-01-01\n3,+44');
    expect(rejects.map((r) => r.raw)).toEqual(['3,+44']);
  });
});

describe('stray quotes', () => {
  test('a quote that is never closed costs its own line only', async () => {
    const { rows, rejects } = await read('id,note,n\n1,a,1\n2,"open,2\n3,b,3\n4,c,4\n');
    expect(rows.map((r) => r[0])).toEqual(['1', '3', '4']);
    expect(rejects).toHaveLength(1);
    expect(rejects[0]!.reason).toMatch(/^UNTERMINATED_QUOTE/);
    expect(rejects[0]!.raw).toBe('2,"open,2');
  });

  test('a quote that closes in a later row does not swallow that row', async () => {
    const { rows, rejects } = await read('id,note,n\n1,"a",1\n2,"open,2\n3,"b",3\n4,"c",4\n');
    expect(rows.map((r) => r[0])).toEqual(['1', '3', '4']);
    expect(rejects.map((r) => r.raw)).toEqual(['2,"open,2']);
  });

  test('a file full of unclosed quotes is read in linear time and keeps every line', async () => {
    const lines = Array.from({ length: 200_000 }, (_, i) => `${i},"open ${i},x`);
    const sample = Array.from({ length: 3000 }, (_, i) => `${i},"fine number ${i}",x`);
    const { rows, rejects } = await read(`id,note,n\n${sample.join('\n')}\n${lines.join('\n')}\n`);
    expect([rows.length, rejects.length]).toEqual([3000, 200_000]);
  });
});

describe('character sets', () => {
  const text = (words: string[]) => `id;name;phone\n${words.map((w, i) => `${i};${w};+4479460958${i}`).join('\n')}\n`;

  test.each(['utf-16le', 'utf-16be'] as const)('%s is read with and without byte order mark', async (name) => {
    for (const mark of ['\ufeff', '']) {
      const bytes = Buffer.from(mark + text(['Zoë', 'Łukasz', '😀']), 'utf16le');
      const { names, rows, facts } = await read(name === 'utf-16be' ? bytes.swap16() : bytes);
      expect(names).toEqual(['id', 'name', 'phone']);
      expect(rows.map((r) => r[1])).toEqual(['Zoë', 'Łukasz', '😀']);
      expect(facts.encoding).toBe(name);
    }
  });

  test('a UTF-8 byte order mark is no part of the first name', async () => {
    expect((await read(`\ufeff${text(['Zoë'])}`)).names[0]).toBe('id');
  });

  test.each([
    ['windows-1252', ['José Muñoz', 'Françoise Lefèvre', 'Jürgen Größe', 'Zoë Ångström']],
    ['windows-1252', ['Compañía Corvane', 'Compañía Delmora', 'Compañía Ravello']],
    ['windows-1252', ['teléfono', 'correo', 'teléfono', 'señor', 'teléfono']],
    ['windows-1250', ['Łukasz Wójcik', 'Grażyna Dąbrowska', 'Jiří Dvořák', 'Şerban Ţepeş']],
    ['windows-1251', ['Иван Петров', 'Ольга Кузнецова', 'Сергей Щербаков']],
    ['koi8-r', ['Иван Петров', 'Ольга Кузнецова', 'Сергей Щербаков']],
    ['ibm866', ['Иван Петров', 'Ольга Кузнецова', 'Сергей Щербаков']],
    ['windows-1253', ['Γιώργος Παπαδόπουλος', 'Ελένη Νικολάου']],
    ['windows-1254', ['Ayşe Yıldız', 'Işıl Çağlar', 'Oğuz Şimşek']],
    ['gb18030', ['张伟先生', '王芳在北京', '李娜的手机', '中国银行']],
    ['shift_jis', ['タナカさん', '山田たろう', 'すずき いちろう']],
    ['euc-kr', ['김철수', '이영희 고객', '박민수 사장님']],
  ])('%s is recognised by its letters and said so', async (name, words) => {
    const { rows, facts, notes } = await read(encode(text(words), name));
    expect(facts.encoding).toBe(name);
    expect(rows.map((r) => r[1])).toEqual(words);
    expect(notes.join()).toContain(name);
  });

  test('single bytes that are not UTF-8 in a UTF-8 file are mended and counted', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,n\n1,Zoë\n2,Jos'),
      Buffer.from([0xe9]),
      Buffer.from('\n3,x\n'),
      Buffer.from('4,ü\n'.repeat(50)),
    ]);
    const padded = Buffer.concat([Buffer.from(`id,n\n${'0,ö\n'.repeat(400_000)}`), bytes.subarray(5)]);
    const { rows, notes } = await read(padded);
    expect(rows[400_001]).toEqual(['2', 'José']);
    expect(notes.join()).toContain('not UTF-8');
  });
});

/** The other direction, which TextDecoder does not have: by trying all bytes and pairs. */
function encode(text: string, name: string): Uint8Array {
  const table = new Map<string, number[]>();
  const add = (bytes: number[]) => {
    const character = new TextDecoder(name).decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, bytes);
  };
  for (let a = 0; a < 256; a++) add([a]);
  if (['gb18030', 'shift_jis', 'euc-kr', 'big5'].includes(name)) {
    for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) add([a, b]);
  }
  return Uint8Array.from([...text].flatMap((character) => table.get(character)!));
}
