import type { Row } from '../../engines/engine.ts';

/** What a spreadsheet would run as a formula (OWASP, CSV injection); whole numbers and numbers in E.164 it only shows. */
const FORMULA = /^[=+\-@\t\r]/;
const HARMLESS = /^[+-]?\d{1,30}(\.\d{1,30})?$/;
/** Excel reads UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = '\ufeff';

/** RFC 4180 with a header, for spreadsheets: a cell that would run as a formula begins with an apostrophe. */
export async function* csvLines(columns: readonly string[], batches: AsyncIterable<Row[]>): AsyncIterable<string> {
  yield `${BYTE_ORDER_MARK}${columns.map(csvCell).join(',')}\r\n`;
  for await (const rows of batches) {
    yield rows.map((row) => `${columns.map((name) => csvCell(row[name])).join(',')}\r\n`).join('');
  }
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = Array.isArray(value) ? value.join(';') : String(value);
  const inert = FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** An array of objects, one a line. */
export async function* jsonLines(batches: AsyncIterable<Row[]>): AsyncIterable<string> {
  let before = '[\n';
  for await (const rows of batches) {
    for (const row of rows) {
      yield `${before}${JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value))}`;
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
