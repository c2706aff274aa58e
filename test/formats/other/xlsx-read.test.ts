import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { xlsx } from '../../../src/formats/xlsx/format.ts';
import { numberKind, numberText } from '../../../src/formats/xlsx/number-format.ts';
import { SharedStrings } from '../../../src/formats/xlsx/shared-strings.ts';
import { bytesOf, readAll } from './bytes-of.ts';
import { zipOf } from './zip-of.ts';

const NS =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

interface Book {
  readonly sheets: readonly { readonly name: string; readonly data: string; readonly state?: string }[];
  readonly strings?: string;
  readonly styles?: string;
  readonly properties?: string;
}

function book({ sheets, strings = '', styles = '', properties = '' }: Book): Buffer {
  const sheetTags = sheets.map(
    (s, i) => `<sheet name="${s.name}" sheetId="${i + 1}" ${s.state ? `state="${s.state}"` : ''} r:id="rId${i + 1}"/>`,
  );
  const targets = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="http://x/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return zipOf([
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><workbook ${NS}>${properties}<sheets>${sheetTags.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: `<Relationships>${targets.join('')}</Relationships>` },
    { name: 'xl/sharedStrings.xml', data: `<sst ${NS}>${strings}</sst>` },
    { name: 'xl/styles.xml', data: `<styleSheet ${NS}>${styles}</styleSheet>` },
    ...sheets.map((s, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      data: `<worksheet ${NS}><sheetData>${s.data}</sheetData></worksheet>`,
    })),
  ]);
}

const text = (ref: string, value: string) =>
  `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
const read = async (bytes: Uint8Array) => readAll(xlsx, bytesOf(bytes, 'calls.xlsx'));

test('cells of every kind are text', async () => {
  const bytes = book({
    strings:
      '<si><t>id</t></si><si><t>note</t></si><si><r><t>two </t></r><r><t>runs_x000A_x</t></r><rPh><t>hint</t></rPh></si>',
    styles:
      '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="21"/><xf numFmtId="46"/></cellXfs>',
    sheets: [
      {
        name: 'Calls &amp; more',
        data: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>${text('C1', 'day')}${text('D1', 'at')}${text('E1', 'clock')}${text('F1', 'sum')}${text('G1', 'ok')}${text('H1', 'formula')}</row>
        <row r="3"><c r="A3"><v>447946095811</v></c><c r="B3" t="s"><v>2</v></c><c r="C3" s="1"><v>44561</v></c><c r="D3" s="2"><v>44561.5</v></c><c r="E3" s="3"><v>0.25</v></c><c r="F3" s="4"><v>1.5</v></c><c r="G3" t="b"><v>1</v></c><c r="H3" t="str"><f>1+1</f><v>two</v></c></row>
        <row r="4"><c r="A4"><v>4.4794609581E11</v></c><c r="C4" t="d"><v>2021-12-31</v></c><c r="G4" t="e"><v>#N/A</v></c><c r="H4"><f>x</f><v>0.30000000000000004</v></c></row>`,
      },
    ],
  });
  const table = (await read(bytes)).only('Calls & more');
  expect(table.columns.map((c) => c.name)).toEqual(['id', 'note', 'day', 'at', 'clock', 'sum', 'ok', 'formula']);
  expect(table.rows).toEqual([
    ['447946095811', 'two runs\nx', '2021-12-31', '2021-12-31T12:00:00', '06:00:00', '36:00:00', 'true', 'two'],
    ['447946095810', null, '2021-12-31', null, null, null, '#N/A', '0.30000000000000004'],
  ]);
});

test('titles above and empty columns beside a table do not get into it; hidden sheets are read and named', async () => {
  const rows = [1, 2, 3].map(
    (i) =>
      `<row r="${i + 4}"><c r="C${i + 4}"><v>${i}</v></c>${text(`D${i + 4}`, `+4479${i}`)}${text(`E${i + 4}`, 'x')}</row>`,
  );
  const data = `<row r="1">${text('C1', 'Call report')}</row><row r="4">${text('C4', 'id')}${text('D4', 'phone')}${text('E4', 'kind')}</row>${rows.join('')}`;
  const sink = await read(
    book({
      sheets: [
        { name: 'a', data, state: 'veryHidden' },
        { name: 'empty', data: '' },
      ],
    }),
  );
  const table = sink.only('a');
  expect(table.columns.map((c) => c.name)).toEqual(['id', 'phone', 'kind']);
  expect(table.rows).toHaveLength(3);
  expect(table.rejects.map((r) => r.raw)).toEqual(['Call report']);
  expect(sink.notes.join('\n')).toMatch(/hidden[\s\S]*empty/);
});

test('dates of both calendars, and the day that never was', () => {
  expect(numberText('1', 'date', false)).toBe('1900-01-01');
  expect(numberText('61', 'date', false)).toBe('1900-03-01');
  expect(numberText('0', 'date', true)).toBe('1904-01-01');
  expect(numberText('44561.123456', 'date', false)).toBe('2021-12-31T02:57:46.598');
  expect(numberText('99999999', 'date', false)).toBe('99999999');
});

test.each([
  ['yyyy-mm-dd', 'date'],
  ['[$-409]d-mmm-yy;@', 'date'],
  ['h:mm:ss AM/PM', 'time'],
  ['[h]:mm', 'duration'],
  ['0.00"days"', 'number'],
  ['#,##0.00\\ [$€-407]', 'number'],
  ['[Red]0', 'number'],
  ['General', 'number'],
  ['mmm', 'date'],
  ['mm:ss', 'time'],
  ['@', 'number'],
])('format %s makes a %s', (code, kind) => {
  expect(numberKind(164, code)).toBe(kind);
});

test('texts beyond the memory limit come back from disk', () => {
  const strings = new SharedStrings(100);
  const texts = Array.from({ length: 500 }, (_, i) => `text ${i} é`);
  for (const one of texts) strings.add(one);
  for (const i of [0, 5, 11, 12, 499, 30, 31]) expect(strings.get(i)).toBe(texts[i]);
  expect(strings.get(500)).toBeUndefined();
  strings.close();
});

test('random tables come back as they were written', async () => {
  // Characters that XML 1.0 can hold.
  const cell = fc
    .string({ unit: 'grapheme' })
    .map((s) => s.replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/g, '').replaceAll('_x', ''));
  const escaped = (s: string) => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.integer(), cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
      const data = rows.map(
        ([n, a, b], i) =>
          `<row r="${i + 2}"><c r="A${i + 2}"><v>${n}</v></c>${text(`B${i + 2}`, escaped(a))}${text(`C${i + 2}`, escaped(b))}</row>`,
      );
      const head = `<row r="1">${text('A1', 'id_number')}${text('B1', 'first_text')}${text('C1', 'second_text')}</row>`;
      const table = (await read(book({ sheets: [{ name: 's', data: head + data.join('') }] }))).only();
      expect([...table.rows]).toEqual(
        rows.map(([n, a, b]) => [String(n), a || null, b || null]).map((r) => r.slice(0, table.columns.length)),
      );
    }),
    { numRuns: 50 },
  );
});

describe('damage', () => {
  const rows = Array.from(
    { length: 200 },
    (_, i) => `<row r="${i + 2}"><c r="A${i + 2}"><v>${i}</v></c>${text(`B${i + 2}`, `+44${i}`)}</row>`,
  );
  const head = `<row r="1">${text('A1', 'id')}${text('B1', 'phone')}</row>`;

  test('a sheet that is not well-formed gives the rows before the fault and a reject', async () => {
    const sink = await read(
      book({ sheets: [{ name: 's', data: `${head + rows.slice(0, 50).join('')}<row><c></row>` }] }),
    );
    expect(sink.only().rows).toHaveLength(50);
    expect(sink.only().rejects.at(-1)?.reason).toMatch(/^DAMAGED/);
  });

  test('cells outside the sheet and texts that do not exist are rejected', async () => {
    const bad = `<row r="9"><c r="ZZZZ9"><v>1</v></c></row><row r="10"><c r="A10" t="s"><v>7</v></c></row>`;
    const table = (await read(book({ sheets: [{ name: 's', data: head + rows.slice(0, 5).join('') + bad }] }))).only();
    expect(table.rejects.map((r) => r.reason.split(':')[0])).toEqual(['CELL_OUTSIDE', 'NO_SUCH_TEXT']);
  });

  test('torn or flipped anywhere, rows are read, rejected, or the error is clear', async () => {
    const bytes = book({ sheets: [{ name: 's', data: head + rows.join('') }] });
    for (let i = 1; i < 120; i++) {
      const at = Math.floor((bytes.length * i) / 120);
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 0x24;
      for (const bad of [bytes.subarray(0, at), flipped]) {
        const sink = await read(bad).catch((error) => error);
        if (sink instanceof Error) expect(sink).toHaveProperty('kind', 'exhibit');
        else for (const t of sink.tables) expect(t.rows.length + t.rejects.length).toBe(t.read);
      }
    }
  });
});
