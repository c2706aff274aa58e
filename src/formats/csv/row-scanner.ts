import { Unescape } from './plain-column.ts';

/** How fields and rows are written. Bytes of the UTF-8 text; NONE where there is no such character. */
export interface Syntax {
  readonly delimiter: number;
  readonly quote: number;
  /** A backslash takes the meaning from what follows it. */
  readonly backslash: boolean;
  /** Blanks may stand between a delimiter and an opening quote. */
  readonly blanksBeforeQuote: boolean;
}

export const NONE = 256;
const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const BACKSLASH = 0x5c;

/** More bytes than this in front of the closing quote are scanned by native code. */
const LOOK = 64;

/** Field was inside quotes: empty means an empty text, not NULL. The lower bits are Unescape. */
export const QUOTED = 4;

/** A row is not whole in this buffer. */
export const MORE = -1;

export type Problem = 'unterminated' | 'stray';

/** Finds the fields of one row at a time. What it found is in its properties until the next call. */
export class RowScanner {
  /** Byte ranges of the first `limit` fields, quotes left out, and how each was written. */
  starts: Int32Array;
  ends: Int32Array;
  kinds: Uint8Array;
  /** Fields of the row, also those beyond the limit. */
  fields = 0;
  /** A field beyond the limit is not empty. */
  excess = false;
  /** A quote inside a quoted field was not doubled and is kept as text. */
  innerQuote = false;
  /** Why the row cannot be what was meant. */
  problem: Problem | undefined;
  /** MORE was answered inside quotes. */
  openQuote = false;
  readonly #limit: number;
  readonly #syntax: Syntax;
  readonly #stop: Uint8Array;

  constructor(syntax: Syntax, limit: number) {
    this.#syntax = syntax;
    this.#limit = limit;
    this.starts = new Int32Array(limit);
    this.ends = new Int32Array(limit);
    this.kinds = new Uint8Array(limit);
    this.#stop = new Uint8Array(256);
    for (const byte of [LF, CR, syntax.delimiter]) if (byte < NONE) this.#stop[byte] = 1;
    if (syntax.backslash) this.#stop[BACKSLASH] = 1;
  }

  /**
   * Scans the row at `at` and gives the position behind its end of line, or MORE.
   *
   * @param bytes must hold a line feed at `end`: it stops the loops
   * @param last nothing follows `end`
   */
  scan(bytes: Buffer, at: number, end: number, last: boolean): number {
    this.fields = 0;
    this.excess = false;
    this.innerQuote = false;
    this.problem = undefined;
    this.openQuote = false;
    const { delimiter, quote } = this.#syntax;
    for (let i = at; ; ) {
      i = this.#field(bytes, i, end, last, quote);
      if (i === MORE) return MORE;
      if (i >= end) return last ? end : MORE;
      const byte = bytes[i];
      if (byte === delimiter) {
        i++;
        continue;
      }
      if (byte === LF) return i + 1;
      if (i + 1 < end) return bytes[i + 1] === LF ? i + 2 : i + 1;
      return last ? end : MORE;
    }
  }

  #field(bytes: Buffer, at: number, end: number, last: boolean, quote: number): number {
    let i = at;
    if (this.#syntax.blanksBeforeQuote) {
      while (bytes[i] === SPACE) i++;
      if (bytes[i] !== quote || i >= end) i = at;
    }
    if (bytes[i] === quote && i < end) return this.#quoted(bytes, i + 1, end, last);
    const stop = this.#stop;
    let kind = 0;
    for (;;) {
      while (stop[bytes[i]!] === 0) i++;
      if (i >= end || bytes[i] !== BACKSLASH || !this.#syntax.backslash) break;
      kind = Unescape.backslash;
      i += 2;
      if (i >= end) break;
    }
    if (i >= end && !last) return MORE;
    this.#store(at, Math.min(i, end), kind);
    return i;
  }

  #quoted(bytes: Buffer, start: number, end: number, last: boolean): number {
    const { quote, backslash } = this.#syntax;
    let kind = QUOTED;
    let inner = false;
    for (let i = start; ; ) {
      i = backslash ? findEither(bytes, quote, i, end) : find(bytes, quote, i, end);
      if (i >= end) return this.#unclosed(start, end, last, kind);
      if (backslash && bytes[i] === BACKSLASH) {
        kind |= Unescape.backslash;
        i += 2;
        continue;
      }
      if (i + 1 === end && !last) return this.#unclosed(start, end, last, kind);
      if (i + 1 < end && bytes[i + 1] === quote) {
        kind |= Unescape.doubled;
        i += 2;
        continue;
      }
      const close = this.#closes(bytes, i + 1, end);
      if (close === MORE && !last) return this.#unclosed(start, end, last, kind);
      if (close !== undefined) {
        this.innerQuote ||= inner;
        if (inner && hasLineFeed(bytes, start, i)) this.problem = 'stray';
        this.#store(start, i, kind);
        return close === MORE ? end : close;
      }
      inner = true;
      i++;
    }
  }

  /** Where the field ends when only blanks stand between a quote and a delimiter or an end of line; MORE at the end. */
  #closes(bytes: Buffer, at: number, end: number): number | undefined {
    const { delimiter } = this.#syntax;
    let i = at;
    while (i < end && (bytes[i] === SPACE || bytes[i] === TAB) && bytes[i] !== delimiter) i++;
    if (i >= end) return MORE;
    const byte = bytes[i];
    return byte === delimiter || byte === LF || byte === CR ? i : undefined;
  }

  #unclosed(start: number, end: number, last: boolean, kind: number): number {
    if (!last) {
      this.openQuote = true;
      return MORE;
    }
    this.problem = 'unterminated';
    this.#store(start, end, kind);
    return end;
  }

  #store(start: number, end: number, kind: number): void {
    const field = this.fields++;
    if (field >= this.#limit) {
      if (end > start) this.excess = true;
      return;
    }
    this.starts[field] = start;
    this.ends[field] = end;
    this.kinds[field] = kind;
  }
}

/** Position of a byte, `end` or more when there is none. */
function find(bytes: Buffer, wanted: number, at: number, end: number): number {
  const near = Math.min(at + LOOK, end);
  for (let i = at; i < near; i++) if (bytes[i] === wanted) return i;
  if (near === end) return end;
  const found = bytes.indexOf(wanted, near);
  return found < 0 || found > end ? end : found;
}

function findEither(bytes: Buffer, wanted: number, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i] !== wanted && bytes[i] !== BACKSLASH) i++;
  return i;
}

function hasLineFeed(bytes: Buffer, start: number, end: number): boolean {
  const found = bytes.indexOf(LF, start);
  return found >= 0 && found < end;
}
