import { isUtf8 } from 'node:buffer';
import type { ColumnBlock, RowBlock, RowReject } from '../format.ts';
import { BareWords } from './bare-words.ts';
import * as c from './bytes.ts';
import { type CellKind, type CellRemarks, displayText, looksTwiceEncoded, putCell, putText } from './cells.ts';
import { absentColumn, ColumnOutput } from './column-output.ts';
import { isMultibyte, type Lexical } from './lexical.ts';
import { RAW_BYTES } from './limits.ts';
import { RowSplitter } from './row-splitter.ts';
import { Unescaper } from './unescape.ts';

/** A piece of INSERT bodies: whole rows with `,`, `;`, blanks and comments between them. */
export interface ValuesTask {
  readonly kind: 'values';
  readonly text: Uint8Array;
  readonly lexical: Lexical;
  /** For each value of a row, in order, the column it belongs to. */
  readonly targets: Int32Array;
  /** How the cells of each column are read. */
  readonly kinds: readonly CellKind[];
  /** The file ends within the last row. */
  readonly truncated: boolean;
}

/** A parsed block with what examiners should know about each column. */
export interface ParsedBlock extends RowBlock {
  readonly remarks: readonly CellRemarks[];
}

/**
 * Parses a block of rows into columns. Pure: equal tasks give equal blocks, on any thread.
 * @param untilReject stop at the first row that is rejected: for trials.
 */
export function parseValues(task: ValuesTask, untilReject = false): ParsedBlock {
  return new ValuesParser(task).parse(untilReject);
}

class ValuesParser {
  readonly #task: ValuesTask;
  readonly #text: Uint8Array;
  readonly #end: number;
  readonly #outputs: (ColumnOutput | undefined)[];
  /** The output and kind of each value of a row, in order. */
  readonly #targets: ColumnOutput[];
  readonly #kinds: CellKind[];
  readonly #remarks: CellRemarks[];
  readonly #rejects: RowReject[] = [];
  readonly #unescaper: Unescaper;
  readonly #bare: BareWords;
  readonly #mysql: boolean;
  readonly #lead: number;
  /** All text can be copied as it is: valid UTF-8 throughout, nothing encoded twice. */
  readonly #plain: boolean;
  #at = 0;
  #accepted = 0;
  #read = 0;
  #reason = '';

  constructor(task: ValuesTask) {
    this.#task = task;
    this.#text = task.text;
    this.#end = task.text.length;
    this.#mysql = task.lexical.dialect === 'mysql';
    this.#lead = isMultibyte(task.lexical) ? 0x80 : 0xff;
    this.#plain = task.lexical.encoding === 'utf-8' && isUtf8(task.text) && !looksTwiceEncodedAnywhere(task.text);
    const capacity = Math.ceil(task.text.length / Math.max(1, task.targets.length)) + 1024;
    this.#remarks = task.kinds.map(() => ({ hex: 0, twice: 0 }));
    this.#outputs = task.kinds.map(() => undefined);
    for (const target of task.targets) this.#outputs[target] = new ColumnOutput(capacity);
    this.#targets = Array.from(task.targets, (target) => this.#outputs[target] as ColumnOutput);
    this.#kinds = Array.from(task.targets, (target) => task.kinds[target] as CellKind);
    this.#unescaper = new Unescaper(this.#lead);
    this.#bare = new BareWords(task.text, task.lexical);
  }

  parse(untilReject: boolean): ParsedBlock {
    while (!untilReject || this.#rejects.length === 0) {
      this.#blanks(true);
      if (this.#at >= this.#end) break;
      const start = this.#at;
      this.#read++;
      if (this.#row()) this.#accepted++;
      else this.#reject(start);
    }
    const columns = this.#outputs.map((output): ColumnBlock => {
      return output === undefined ? absentColumn(this.#accepted) : output.finish(this.#accepted);
    });
    return { read: this.#read, columns, rejects: this.#rejects, remarks: this.#remarks };
  }

  /** One row from its `(` to after its `)`; false when it is not to be used, with `#reason` set and nothing added. */
  #row(): boolean {
    const text = this.#text;
    const wanted = this.#targets.length;
    if (text[this.#at] !== c.OPEN) return this.#fail('BAD_ROW: no opening bracket', 0);
    this.#at++;
    for (let n = 0; ; n++) {
      if (n === wanted) return this.#fail(`TOO_MANY_FIELDS: more than ${wanted}`, n);
      if (!this.#value(n)) return this.#fail(this.#reason, n);
      if (text[this.#at] === c.COMMA) {
        this.#at++;
        continue;
      }
      this.#blanks(false);
      const byte = this.#at < this.#end ? text[this.#at] : -1;
      this.#at++;
      if (byte === c.COMMA) continue;
      if (byte === c.CLOSE) {
        if (n + 1 === wanted) return true;
        return this.#fail(`TOO_FEW_FIELDS: ${n + 1} of ${wanted}`, n + 1);
      }
      return this.#fail(byte === -1 ? this.#cutReason() : 'BAD_ROW: no comma after a value', n + 1);
    }
  }

  #fail(reason: string, added: number): false {
    this.#reason = reason;
    for (let i = 0; i < added; i++) (this.#targets[i] as ColumnOutput).takeBack(this.#accepted);
    return false;
  }

  #cutReason(): string {
    return this.#task.truncated ? 'TRUNCATED: the file ends within this row' : 'BAD_ROW: it does not end';
  }

  /** Adds the next value to its column; false with `#reason` set when it is none, and then nothing was added. */
  #value(n: number): boolean {
    let byte = this.#text[this.#at] as number;
    if (byte <= c.SPACE || byte === c.SLASH) {
      this.#blanks(false);
      byte = this.#text[this.#at] as number;
    }
    if (byte === c.QUOTE || (byte === c.DOUBLE_QUOTE && this.#mysql)) {
      return this.#string(n, this.#task.lexical.backslash, this.#task.lexical.encoding);
    }
    const bare = this.#bare;
    if (this.#at >= this.#end || !bare.read(this.#at)) {
      this.#reason =
        this.#at >= this.#end || bare.at >= this.#end ? this.#cutReason() : 'BAD_VALUE: not an SQL literal';
      return false;
    }
    this.#at = bare.at;
    const output = this.#targets[n] as ColumnOutput;
    if (bare.found === 'null') output.putNull(this.#accepted);
    else if (bare.found === 'copy') output.put(this.#text, bare.from, bare.to);
    else if (bare.found === 'text') putText(output, bare.text);
    else if (bare.found === 'bytes') putCell(output, this.#kinds[n]!, bare.bytes, bare.encoding, this.#remarksOf(n));
    else if (bare.found === 'string')
      return this.#string(n, bare.escapes || this.#task.lexical.backslash, bare.encoding);
    return true;
  }

  /** A quoted string at the position, quote included. */
  #string(n: number, escapes: boolean, encoding: string): boolean {
    const text = this.#text;
    const end = this.#end;
    const quote = text[this.#at] as number;
    const backslash = escapes ? c.BACKSLASH : -1;
    const lead = this.#lead;
    const from = this.#at + 1;
    let escaped = false;
    let i = from;
    for (; ; i++) {
      if (i >= end) {
        this.#reason = this.#cutReason();
        return false;
      }
      const byte = text[i] as number;
      if (byte === quote) {
        if (text[i + 1] !== quote || i + 1 >= end) break;
        escaped = true;
        i++;
      } else if (byte === backslash) {
        escaped = true;
        i++;
      } else if (byte > lead) {
        i++;
      }
    }
    this.#at = i + 1;
    this.#add(n, from, i, escaped, quote, escapes, encoding);
    if (!this.#mysql) this.#at = this.#bare.cast(this.#at);
    return true;
  }

  #add(n: number, from: number, to: number, escaped: boolean, quote: number, escapes: boolean, encoding: string): void {
    const output = this.#targets[n] as ColumnOutput;
    const kind = this.#kinds[n] as CellKind;
    let bytes = this.#text;
    let start = from;
    let stop = to;
    if (escaped) {
      stop = this.#unescaper.run(bytes, from, to, quote, escapes, this.#mysql);
      bytes = this.#unescaper.bytes;
      start = 0;
    }
    // Postgres escapes can spell any byte, so that valid text may become invalid.
    const plain = this.#plain && encoding === 'utf-8' && (this.#mysql || !escaped);
    if (kind === 'text' && encoding !== 'binary' && (plain || isAscii(bytes, start, stop))) {
      output.put(bytes, start, stop);
    } else {
      putCell(output, kind, bytes.subarray(start, stop), encoding, this.#remarksOf(n));
    }
  }

  #remarksOf(n: number): CellRemarks {
    return this.#remarks[this.#task.targets[n] as number] as CellRemarks;
  }

  /** Skips blanks and comments, and between rows what separates them. */
  #blanks(between: boolean): void {
    const text = this.#text;
    while (this.#at < this.#end) {
      const byte = text[this.#at] as number;
      if (c.BLANK[byte] === 1 || (between && (byte === c.COMMA || byte === c.SEMICOLON))) this.#at++;
      else {
        const after = afterComment(text, this.#at, this.#end, this.#mysql);
        if (after === this.#at) return;
        this.#at = after;
      }
    }
  }

  /** Keeps the row that begins at `start` as a reject and goes to where the splitter says that it ends. */
  #reject(start: number): void {
    const splitter = new RowSplitter(this.#task.lexical);
    const stop = splitter.scan(this.#text, start, this.#end, start + 1, true);
    // Blocks are cut at ends of rows, so only damage and a truncated file lead to another stop than `cut`.
    const after = stop === 'cut' ? splitter.position : this.#end;
    const shown = this.#text.subarray(start, Math.min(after, start + RAW_BYTES));
    const raw = displayText(shown, this.#task.lexical.encoding);
    this.#rejects.push({ row: this.#read, reason: this.#reason, raw });
    this.#at = after;
  }
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((bytes[i] as number) > 127) return false;
  return true;
}

/** Position after the comment that begins at `at`, or `at` when there is none. */
function afterComment(text: Uint8Array, at: number, end: number, mysql: boolean): number {
  const byte = text[at];
  const next = at + 1 < end ? text[at + 1] : -1;
  if (byte === c.SLASH && next === c.STAR) {
    for (let i = at + 2; i + 1 < end; i++) if (text[i] === c.STAR && text[i + 1] === c.SLASH) return i + 2;
    return end;
  }
  const third = at + 2 < end ? (text[at + 2] as number) : c.LF;
  const line = byte === c.MINUS && next === c.MINUS && (!mysql || c.BLANK[third] === 1);
  if (!line && !(mysql && byte === c.HASH)) return at;
  const newline = text.indexOf(c.LF, at);
  return newline < 0 || newline >= end ? end : newline + 1;
}

function looksTwiceEncodedAnywhere(text: Uint8Array): boolean {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.length);
  const marks = ['Ã\u0082', 'Ã\u0083'].map((mark) => Buffer.from(mark, 'latin1'));
  if (!marks.some((mark) => bytes.includes(mark))) return false;
  return looksTwiceEncoded(text);
}
