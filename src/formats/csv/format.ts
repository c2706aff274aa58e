import { RingbreakError } from '../../base/errors.ts';
import type { ByteSource, Detection, Format, RawSink, ReadContext } from '../format.ts';
import { type Dialect, sniffDialect } from './dialect.ts';
import type { Encoding } from './encoding.ts';
import { tableNameOf } from './table-name.ts';
import { TableReader } from './table-reader.ts';
import { headText, Utf8Stream } from './utf8-stream.ts';

/** Bytes of text in which the way of writing is found. */
const SNIFF_BYTES = 64 * 1024;

/** Delimiter-separated text of any kind. */
export const csv: Format = { id: 'csv', title: 'CSV and other delimited text', version: 2, detect, read };

/** Text that some other kind of file begins with: never a table. */
const NOT_A_TABLE = /^\s*(?:<\?xml|<!doctype|<html|<svg|%PDF|\{\\rtf|#!|-----BEGIN)/i;

function detect(head: Uint8Array, source: ByteSource): Detection | undefined {
  const { text, encoding } = headText(head);
  if (text === '' || NOT_A_TABLE.test(text) || isBinary(text)) return undefined;
  const dialect = sniffDialect(
    text,
    source.size !== undefined ? source.size <= head.length : head.length < SNIFF_BYTES,
  );
  if (dialect === undefined) return undefined;
  return { confidence: confidenceOf(dialect, text), what: describe(dialect, encoding) };
}

/** How SQL scripts and JSON begin, comments included. */
const OTHER_TEXT =
  /^\s*(?:--|\/\*|#|[[{]|(?:insert|replace|create|drop|set|begin|start|use|lock|pragma|copy|select|alter|delete|update|with|delimiter)\s)/i;

/** A table that opens like one is no SQL script, whatever its cells say: fraudsters write SQL into free text. */
function confidenceOf(dialect: Dialect, text: string): number {
  if (dialect.rows < 2) return 0.3;
  if (dialect.consistency >= 0.9 && dialect.delimiter !== '' && !OTHER_TEXT.test(text)) return 0.96;
  return 0.3 + 0.4 * dialect.consistency;
}

/** Share of control characters from which bytes are no text. NUL, tab, line ends and ASCII's separators are looked over. */
const MOST_CONTROL = 0.01;
/** Share of lines that hold one: in bytes that are no text they are everywhere, in a table somebody typed them into a cell. */
const MOST_LINES = 0.1;

function isBinary(text: string): boolean {
  let control = 0;
  let lines = 1;
  let odd = 0;
  let counted = -1;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) lines++;
    if (!((c < 32 && !(c === 0 || c === 1 || (c >= 8 && c <= 13) || c === 26 || c >= 28)) || c === 0xfffd)) continue;
    control++;
    if (counted !== lines) odd++;
    counted = lines;
  }
  return control > Math.max(2, text.length * MOST_CONTROL) && odd > lines * MOST_LINES;
}

const NAMES: Readonly<Record<string, string>> = {
  '\t': 'tab',
  ';': 'semicolon',
  ',': 'comma',
  '|': 'pipe',
  ':': 'colon',
  ' ': 'space',
};

function describe(dialect: Dialect, encoding: Encoding | undefined): string {
  const named = NAMES[dialect.delimiter] ?? JSON.stringify(dialect.delimiter);
  const separated = dialect.delimiter === '' ? 'one column' : `${named}-separated`;
  return `${separated}, ${encoding?.name ?? 'ascii'}, ${dialect.header ? 'header' : 'no header'}`;
}

async function read(source: ByteSource, sink: RawSink, context: ReadContext): Promise<void> {
  const stream = new Utf8Stream(source);
  let reader: TableReader | undefined;
  let held: Buffer | undefined;
  let done = 0;
  for await (const piece of stream.pieces()) {
    if (held !== undefined) {
      reader ??= start(source, sink, held, false, stream.encoding);
      await reader.feed(reader.rows === 0 && done === 0 ? withoutTold(held) : held, false);
      done += held.length;
      context.progress.update(done, reader.rows);
    }
    held = piece;
  }
  const rest = held ?? Buffer.alloc(0);
  reader ??= start(source, sink, rest, true, stream.encoding);
  await reader.feed(done === 0 ? withoutTold(rest) : rest, true);
  context.progress.update(done + rest.length, reader.rows);
  for (const note of reader.notes()) sink.note(`${source.name}: ${note}`);
  if (stream.encoding?.known === 'guess')
    sink.note(`${source.name}: the text is not UTF-8; read as ${stream.encoding.name}`);
}

/** Leaves out Excel's first line `sep=;`: it is no row. */
function withoutTold(piece: Buffer): Buffer {
  const told = /^sep=.\r?\n/i.exec(piece.subarray(0, 8).toString('latin1'));
  return told ? piece.subarray(told[0].length) : piece;
}

function start(
  source: ByteSource,
  sink: RawSink,
  piece: Buffer,
  whole: boolean,
  encoding: Encoding | undefined,
): TableReader {
  const text = new TextDecoder('utf-8').decode(piece.subarray(0, SNIFF_BYTES), { stream: true });
  const dialect = sniffDialect(text, whole && piece.length <= SNIFF_BYTES);
  if (dialect === undefined) throw notATable(source.name);
  const facts = { encoding: encoding?.name ?? 'ascii', notes: [...dialect.notes, ...encodingNotes(encoding)] };
  return new TableReader(
    dialect,
    sink.table(
      tableNameOf(source.name),
      dialect.names.map((name) => ({ name })),
      facts,
    ),
  );
}

function encodingNotes(encoding: Encoding | undefined): string[] {
  if (encoding?.known === 'bom') return ['byte order mark'];
  return encoding?.known === 'guess' ? [`character set guessed from its letters: ${encoding.name}`] : [];
}

function notATable(name: string): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code: 'CSV_NO_TABLE',
    what: 'the text has no rows and columns that could be told apart',
    where: { member: name },
    next: 'Look at the file; if it is a table, save it as CSV with a header line and add it again.',
  });
}
