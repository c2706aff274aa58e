import { isUtf8 } from 'node:buffer';
import type { TableWriter } from '../format.ts';
import { BlockBuilder } from './block-builder.ts';
import type { Dialect } from './dialect.ts';
import { wholeUtf8Length } from './encoding.ts';
import { MORE, NONE, RowScanner } from './row-scanner.ts';

/** A quoted field that has not ended after this much is taken for a stray quote. Free text of people ends long before. */
const MOST_QUOTED = 16 << 20;

/** A row without end of line is given up here: no cell of a table is that long, and memory must stay bounded. */
const MOST_ROW = 64 << 20;

/** Bytes that may be scanned twice to recover from stray quotes, beyond twice the file: keeps hostile files linear. */
const RESCAN_BYTES = 64 << 20;

const LF = 10;
const CR = 13;

/** Turns the text of one file into rows of one table. Fed with pieces of UTF-8 in order. */
export class TableReader {
  readonly #dialect: Dialect;
  readonly #writer: TableWriter;
  readonly #scanner: RowScanner;
  readonly #block: BlockBuilder;
  readonly #width: number;
  #carry = Buffer.alloc(0);
  /** Bytes in front of the carry. */
  #base = 0;
  /** The carry is scanned again when there is this much. */
  #enough = 0;
  #toSkip: number;
  #headerToCome: boolean;
  /** The header's line as it stands in the file, without its end. */
  #header = Buffer.alloc(0);
  #skipping = false;
  /** In front of this position a quoted field cannot reach into the next line. */
  #barrier = 0;
  #rescanned = 0;
  #innerQuotes = 0;
  #extraEmpty = 0;
  rows = 0;

  constructor(dialect: Dialect, writer: TableWriter) {
    this.#dialect = dialect;
    this.#writer = writer;
    this.#width = dialect.names.length;
    this.#toSkip = dialect.preamble;
    this.#headerToCome = dialect.header;
    const quote = code(dialect.quote);
    const { backslash, blanksBeforeQuote } = dialect;
    this.#scanner = new RowScanner(
      { delimiter: code(dialect.delimiter), quote, backslash, blanksBeforeQuote },
      this.#width,
    );
    this.#block = new BlockBuilder(this.#width, quote, dialect.nullWord);
  }

  /** Takes the next piece; `last` when nothing follows. */
  async feed(piece: Buffer, last: boolean): Promise<void> {
    const size = this.#carry.length + piece.length;
    const bytes = Buffer.allocUnsafeSlow(size + 1);
    this.#carry.copy(bytes);
    piece.copy(bytes, this.#carry.length);
    bytes[size] = LF;
    const used = size >= this.#enough || last ? await this.#rowsOf(bytes, size, last) : 0;
    this.#carry = bytes.subarray(used, size);
    this.#base += used;
    this.#enough = used === 0 ? Math.min(size * 2, MOST_ROW + 1) : 0;
    if (last) await this.#flush();
  }

  /** What an examiner should know about the whole file. */
  notes(): string[] {
    const notes: string[] = [];
    if (this.#block.mended > 0)
      notes.push(`${this.#block.mended} row(s) held bytes that are not UTF-8; these cells were read as windows-1252`);
    if (this.#innerQuotes > 0)
      notes.push(`${this.#innerQuotes} row(s) held a quote that is not doubled; it was kept as text`);
    if (this.#extraEmpty > 0)
      notes.push(`${this.#extraEmpty} row(s) ended with more delimiters than there are columns`);
    return notes;
  }

  async #rowsOf(bytes: Buffer, end: number, last: boolean): Promise<number> {
    const checked = isUtf8(bytes.subarray(0, last ? end : wholeUtf8Length(bytes.subarray(0, end))));
    let at = this.#skipping ? this.#skipLine(bytes, 0, end) : 0;
    while (at < end) {
      const next =
        this.#base + at < this.#barrier
          ? this.#line(bytes, at, end, last, checked)
          : this.#row(bytes, at, end, last, checked);
      if (next === MORE) break;
      at = next;
      if (this.#block.full) await this.#flush();
    }
    return at;
  }

  #row(bytes: Buffer, at: number, end: number, last: boolean, checked: boolean): number {
    const next = this.#scanner.scan(bytes, at, end, last);
    if (next === MORE) return this.#unfinished(bytes, at, end);
    if (this.#scanner.problem === 'unterminated') {
      this.#barrier = this.#base + end;
      return at;
    }
    if (this.#fits(next === end && last && bytes[end - 1] !== LF && bytes[end - 1] !== CR)) {
      this.#take(bytes, at, next, checked);
      return next;
    }
    const line = lineEnd(bytes, at, next);
    if (line < next && this.#mayRescan(at, next)) {
      const why = this.#misfit();
      this.#scanner.scan(bytes, line, end, last);
      if (this.#scanner.problem === undefined && this.#scanner.fields === this.#width) {
        this.#drop(`STRAY_QUOTE: the line opens a quote that closes in a later line; ${why}`, bytes, at, line);
        return line;
      }
      this.#drop(why, bytes, at, next);
      return next;
    }
    this.#drop(this.#misfit(), bytes, at, next);
    return next;
  }

  /** One line as one row: behind a quote that is known to be closed nowhere. */
  #line(bytes: Buffer, at: number, end: number, last: boolean, checked: boolean): number {
    const next = lineEnd(bytes, at, end);
    const ended = bytes[next - 1] === LF || bytes[next - 1] === CR;
    if (!ended && !last) return this.#unfinished(bytes, at, end);
    // The scanner needs a line feed behind the end, and must not look beyond it.
    const stop = ended ? next - 1 : next;
    const kept = bytes[stop]!;
    bytes[stop] = LF;
    this.#scanner.scan(bytes, at, stop, true);
    if (stop === at) this.#scanner.fields = 0;
    const fits = this.#scanner.problem === undefined && this.#fits(!ended);
    if (stop > at && fits) this.#take(bytes, at, stop, checked);
    bytes[stop] = kept;
    if (stop > at && !fits) {
      const open = this.#scanner.problem === 'unterminated';
      this.#drop(
        open ? 'UNTERMINATED_QUOTE: a quote opens in this line and is never closed' : this.#misfit(),
        bytes,
        at,
        next,
      );
    }
    return next;
  }

  /** The buffer ends within a row: wait for more, or give the row up when it grows beyond all bounds. */
  #unfinished(bytes: Buffer, at: number, end: number): number {
    if (this.#scanner.openQuote && end - at > MOST_QUOTED && this.#base + at >= this.#barrier) {
      this.#barrier = this.#base + end;
      return at;
    }
    if (end - at <= MOST_ROW) return MORE;
    this.#drop(`ROW_TOO_LONG: no end of line within ${MOST_ROW} bytes`, bytes, at, end);
    this.#skipping = true;
    return end;
  }

  #skipLine(bytes: Buffer, at: number, end: number): number {
    const next = lineEnd(bytes, at, end);
    this.#skipping = bytes[next - 1] !== LF && bytes[next - 1] !== CR;
    return next;
  }

  #fits(torn: boolean): boolean {
    const { fields, excess, problem } = this.#scanner;
    if (problem !== undefined) return false;
    if (this.#toSkip > 0 || this.#headerToCome || this.#isBlank()) return true;
    if (fields >= this.#width) return !excess;
    const spare = fields === this.#width - 1 && this.#dialect.names.at(-1) === '';
    return !torn && (this.#dialect.shortRows || spare);
  }

  #isBlank(): boolean {
    const { fields, starts, ends, kinds } = this.#scanner;
    return fields === 0 || (fields === 1 && kinds[0] === 0 && starts[0] === ends[0]);
  }

  #take(bytes: Buffer, at: number, next: number, checked: boolean): void {
    if (this.#isBlank()) return;
    if (this.#toSkip > 0) {
      this.#toSkip--;
      this.#drop('PREAMBLE: stands before the table', bytes, at, next);
    } else if (this.#headerToCome) {
      this.#headerToCome = false;
      if (this.#width > 1) this.#header = Buffer.from(bytes.subarray(at, textEnd(bytes, at, next)));
    } else if (this.#isHeader(bytes, at, next)) {
      this.#drop('HEADER_AGAIN: the header of the table stands here once more', bytes, at, next);
    } else {
      if (this.#scanner.innerQuote) this.#innerQuotes++;
      if (this.#scanner.fields > this.#width) this.#extraEmpty++;
      this.#block.accept(bytes, this.#scanner, at, next, checked);
      this.rows++;
    }
  }

  /** Files that were put behind each other, and exports in pages, repeat it. */
  #isHeader(bytes: Buffer, at: number, next: number): boolean {
    const { length } = this.#header;
    if (length === 0 || next - at < length || next - at > length + 2) return false;
    return textEnd(bytes, at, next) === at + length && bytes.compare(this.#header, 0, length, at, at + length) === 0;
  }

  #misfit(): string {
    const { fields, problem } = this.#scanner;
    if (problem === 'stray')
      return 'STRAY_QUOTE: a quoted field reaches over lines and holds a quote that is not doubled';
    return `${fields < this.#width ? 'TOO_FEW_FIELDS' : 'TOO_MANY_FIELDS'}: ${fields} of ${this.#width}`;
  }

  #drop(reason: string, bytes: Buffer, at: number, end: number): void {
    this.#block.reject(reason, bytes, at, end);
    this.rows++;
  }

  #mayRescan(at: number, next: number): boolean {
    this.#rescanned += next - at;
    return this.#rescanned <= RESCAN_BYTES + 2 * (this.#base + at);
  }

  async #flush(): Promise<void> {
    if (!this.#block.empty) await this.#writer.block(this.#block.take());
  }
}

function code(character: string): number {
  return character === '' ? NONE : character.charCodeAt(0);
}

/** Where the text of a line ends, before its end of line. */
function textEnd(bytes: Buffer, at: number, next: number): number {
  let end = next;
  while (end > at && (bytes[end - 1] === LF || bytes[end - 1] === CR)) end--;
  return end;
}

/** Behind the first end of line at or after `at`, `end` when there is none. A carriage return counts without a line feed. */
function lineEnd(bytes: Buffer, at: number, end: number): number {
  const feed = bytes.indexOf(LF, at);
  if (feed >= 0 && feed < end) {
    const back = bytes.subarray(at, feed).indexOf(CR);
    return back >= 0 && at + back < feed - 1 ? at + back + 1 : feed + 1;
  }
  const back = bytes.subarray(at, end).indexOf(CR);
  return back >= 0 ? at + back + 1 : end;
}
