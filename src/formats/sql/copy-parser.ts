import { isUtf8 } from 'node:buffer';
import type { RowReject } from '../format.ts';
import * as c from './bytes.ts';
import { type CellRemarks, displayText, looksTwiceEncoded, putCell } from './cells.ts';
import { absentColumn, ColumnOutput } from './column-output.ts';
import type { Lexical } from './lexical.ts';
import { RAW_BYTES } from './limits.ts';
import { Unescaper } from './unescape.ts';
import type { ParsedBlock } from './values-parser.ts';

/** Whole lines of a COPY block. */
export interface CopyTask {
  readonly kind: 'copy';
  readonly text: Uint8Array;
  readonly lexical: Lexical;
  /** For each value of a line, in order, the column it belongs to. */
  readonly targets: Int32Array;
  readonly columns: number;
  /** The file ends within the last line. */
  readonly truncated: boolean;
  /** All lines are to be rejected for this reason. */
  readonly refuse: string | undefined;
}

/** No quote needs to be taken out of COPY text. */
const NO_QUOTE = -1;

/** Parses lines of COPY text format into columns. Pure: equal tasks give equal blocks, on any thread. */
export function parseCopy(task: CopyTask): ParsedBlock {
  return new CopyParser(task).parse();
}

class CopyParser {
  readonly #task: CopyTask;
  readonly #text: Uint8Array;
  readonly #outputs: (ColumnOutput | undefined)[];
  readonly #targets: ColumnOutput[];
  readonly #remarks: CellRemarks[];
  readonly #rejects: RowReject[] = [];
  readonly #unescaper = new Unescaper(0xff);
  readonly #plain: boolean;
  #accepted = 0;
  #read = 0;

  constructor(task: CopyTask) {
    this.#task = task;
    this.#text = task.text;
    const capacity = Math.ceil(task.text.length / Math.max(1, task.targets.length)) + 1024;
    this.#outputs = Array.from({ length: task.columns }, () => undefined);
    for (const target of task.targets) this.#outputs[target] = new ColumnOutput(capacity);
    this.#targets = Array.from(task.targets, (target) => this.#outputs[target] as ColumnOutput);
    this.#remarks = Array.from({ length: task.columns }, () => ({ hex: 0, twice: 0 }));
    this.#plain = task.lexical.encoding === 'utf-8' && isUtf8(task.text) && !looksTwiceEncoded(task.text);
  }

  parse(): ParsedBlock {
    const text = this.#text;
    for (let at = 0; at < text.length; ) {
      const newline = text.indexOf(c.LF, at);
      const end = newline < 0 ? text.length : newline;
      // A carriage return within a value is written `\r`: a bare one belongs to the end of the line.
      const stop = end > at && text[end - 1] === c.CR ? end - 1 : end;
      this.#read++;
      const cut = newline < 0 && this.#task.truncated ? 'TRUNCATED: the file ends within this row' : undefined;
      const reason = cut ?? this.#task.refuse ?? this.#line(at, stop);
      if (reason === undefined) this.#accepted++;
      else this.#reject(reason, at, stop);
      at = end + 1;
    }
    const columns = this.#outputs.map((output) => output?.finish(this.#accepted) ?? absentColumn(this.#accepted));
    return { read: this.#read, columns, rejects: this.#rejects, remarks: this.#remarks };
  }

  /** Adds the cells of a line; returns why it is not to be used. */
  #line(from: number, to: number): string | undefined {
    const text = this.#text;
    const wanted = this.#targets.length;
    let start = from;
    let escaped = false;
    let n = 0;
    if (wanted === 0) return from === to ? undefined : 'TOO_MANY_FIELDS: more than 0';
    for (let i = from; i <= to; i++) {
      const byte = i === to ? c.TAB : (text[i] as number);
      if (byte === c.BACKSLASH) {
        escaped = true;
        i++;
      } else if (byte === c.TAB) {
        if (n === wanted) return this.#takeBack(n, `TOO_MANY_FIELDS: more than ${wanted}`);
        this.#cell(n++, start, i, escaped);
        start = i + 1;
        escaped = false;
      }
    }
    if (n === wanted) return undefined;
    const reason = start > to ? `TOO_FEW_FIELDS: ${n} of ${wanted}` : 'BAD_ROW: it ends with a backslash';
    return this.#takeBack(n, reason);
  }

  #takeBack(added: number, reason: string): string {
    for (let i = 0; i < added; i++) (this.#targets[i] as ColumnOutput).takeBack(this.#accepted);
    return reason;
  }

  #cell(n: number, from: number, to: number, escaped: boolean): void {
    const output = this.#targets[n] as ColumnOutput;
    let bytes = this.#text;
    let start = from;
    let stop = to;
    if (escaped) {
      if (to - from === 2 && bytes[from + 1] === 0x4e) {
        output.putNull(this.#accepted);
        return;
      }
      stop = this.#unescaper.run(bytes, from, to, NO_QUOTE, true, false);
      bytes = this.#unescaper.bytes;
      start = 0;
    }
    if (this.#plain && !escaped) {
      output.put(bytes, start, stop);
      return;
    }
    const remarks = this.#remarks[this.#task.targets[n] as number] as CellRemarks;
    putCell(output, 'text', bytes.subarray(start, stop), this.#task.lexical.encoding, remarks);
  }

  #reject(reason: string, from: number, to: number): void {
    const raw = displayText(this.#text.subarray(from, Math.min(to, from + RAW_BYTES)), this.#task.lexical.encoding);
    this.#rejects.push({ row: this.#read, reason, raw });
  }
}
