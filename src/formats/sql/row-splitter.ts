import * as c from './bytes.ts';
import { isMultibyte, type Lexical } from './lexical.ts';

/** Why the splitter stopped. */
export type Stop =
  /** The bytes given are used up; call again with more. */
  | 'more'
  /** A row ended and as many bytes as wanted have been passed. */
  | 'cut'
  /** At the `;` that ends the statement (position at the `;`). */
  | 'end'
  /** After a row comes something else than `,` and `;`: a clause such as ON DUPLICATE KEY UPDATE. */
  | 'clause'
  /** Quotes or brackets do not fit together: the row that began at `rowStart` is damaged. */
  | 'damage';

/** Bytes that may follow a closing quote: others mean that it was no closing quote. */
const AFTER_STRING = new Uint8Array(256);
for (const code of [9, 10, 11, 12, 13, 32, c.COMMA, c.CLOSE, c.COLON, c.SLASH, c.MINUS, c.HASH, c.CLOSE_SQUARE]) {
  AFTER_STRING[code] = 1;
}

/** Bytes within a row, outside strings, that need a look. */
const SPECIAL = new Uint8Array(256);
for (const code of [c.QUOTE, c.DOUBLE_QUOTE, c.OPEN, c.CLOSE, c.SEMICOLON, c.SLASH, c.MINUS, c.HASH]) SPECIAL[code] = 1;

/** What may follow the rows of an INSERT. */
const CLAUSE = /^(?:ON\s+(?:DUPLICATE|CONFLICT)|AS\s|RETURNING\s)/i;

const NO_COMMENT = 0;
const LINE = 1;
const BLOCK = 2;

/**
 * Finds where rows end in the body of an INSERT, `(…),(…);`, without looking at the values: the tight loop that every
 * byte of a dump passes. It can stop and go on at any byte, so that its answers never depend on how the file was read.
 */
export class RowSplitter {
  readonly #mysql: boolean;
  readonly #backslash: boolean;
  readonly #multibyte: boolean;
  #quote = 0;
  #escape = false;
  #depth = 0;
  #comment = NO_COMMENT;
  /** A comma was seen since the last row (or no row yet): only `(` may follow. */
  #open = true;
  /** Where it stopped. */
  position = 0;
  /** Start of the row it is in or passed last, in the same coordinates as `scan`'s `from`; may be negative. */
  rowStart = 0;

  constructor(lexical: Lexical) {
    this.#mysql = lexical.dialect === 'mysql';
    this.#backslash = lexical.backslash;
    this.#multibyte = isMultibyte(lexical);
  }

  /** Whether a row is open. */
  get inRow(): boolean {
    return this.#depth > 0;
  }

  /** Whether it stands within a string. */
  get inString(): boolean {
    return this.#quote !== 0;
  }

  /**
   * Goes on at `from`. `wanted`: return `cut` at the first end of a row at or after this position. `final`: nothing
   * comes after `end`.
   */
  scan(bytes: Uint8Array, from: number, end: number, wanted: number, final: boolean): Stop {
    this.position = from;
    for (;;) {
      let stop: Stop | undefined;
      if (this.#comment !== NO_COMMENT) stop = this.#skipComment(bytes, end, final);
      else if (this.#quote !== 0) stop = this.#skipString(bytes, end, final);
      else if (this.#depth > 0) stop = this.#insideRow(bytes, end, wanted, final);
      else stop = this.#betweenRows(bytes, end, final);
      if (stop !== undefined) return stop;
    }
  }

  #skipString(bytes: Uint8Array, end: number, final: boolean): Stop | undefined {
    const quote = this.#quote;
    const backslash = this.#escape ? c.BACKSLASH : -1;
    const lead = this.#multibyte ? 0x80 : 0xff;
    let i = this.position;
    while (i < end) {
      const byte = bytes[i] as number;
      if (byte === quote) {
        if (i + 1 >= end && !final) break;
        const next = i + 1 < end ? (bytes[i + 1] as number) : c.SPACE;
        if (next !== quote) {
          this.#quote = 0;
          this.position = i + 1;
          return AFTER_STRING[next] === 1 ? undefined : 'damage';
        }
        i += 2;
      } else if (byte === backslash || byte > lead) {
        if (i + 1 >= end && !final) break;
        i += 2;
      } else {
        i++;
      }
    }
    this.position = Math.min(i, end);
    return 'more';
  }

  #insideRow(bytes: Uint8Array, end: number, wanted: number, final: boolean): Stop | undefined {
    let i = this.position;
    while (i < end) {
      const byte = bytes[i] as number;
      if (SPECIAL[byte] === 0) {
        i++;
      } else if (byte === c.QUOTE) {
        this.#escape = this.#backslash || isEscapeString(bytes, i, this.#mysql);
        const after = this.#multibyte ? -1 : afterString(bytes, i, end, this.#escape ? c.BACKSLASH : -1);
        if (after > 0) {
          i = after;
          continue;
        }
        this.#quote = byte;
        this.position = i + 1;
        return undefined;
      } else if (byte === c.CLOSE) {
        i++;
        if (--this.#depth === 0) {
          this.position = i;
          this.#open = false;
          return i >= wanted ? 'cut' : undefined;
        }
      } else {
        this.position = i;
        const stop = this.#unusual(bytes, byte, end, final);
        if (stop !== undefined) return stop;
        if (this.#quote !== 0 || this.#comment !== NO_COMMENT) return undefined;
        i = this.position;
      }
    }
    this.position = i;
    return 'more';
  }

  /** Brackets, double quotes, semicolons and comments within a row. */
  #unusual(bytes: Uint8Array, byte: number, end: number, final: boolean): Stop | undefined {
    const i = this.position;
    if (byte === c.DOUBLE_QUOTE) {
      this.#quote = byte;
      this.#escape = this.#backslash && this.#mysql;
    } else if (byte === c.OPEN) {
      // Only a call may open a bracket here; `,(` means that a `)` was lost.
      if (i === 0 || c.WORD[bytes[i - 1] as number] === 0) return 'damage';
      this.#depth++;
    } else if (byte === c.SEMICOLON) {
      return 'damage';
    } else {
      return this.#comments(bytes, byte, end, final);
    }
    this.position = i + 1;
    return undefined;
  }

  /** Goes into a comment, or past a byte that only looked like one. */
  #comments(bytes: Uint8Array, byte: number, end: number, final: boolean): Stop | undefined {
    const i = this.position;
    if (byte === c.HASH) {
      if (this.#mysql) this.#comment = LINE;
      this.position = i + 1;
      return undefined;
    }
    if (i + 2 >= end && !final) return 'more';
    const next = i + 1 < end ? (bytes[i + 1] as number) : 0;
    const third = i + 2 < end ? (bytes[i + 2] as number) : c.LF;
    if (byte === c.SLASH && next === c.STAR) this.#comment = BLOCK;
    else if (byte === c.MINUS && next === c.MINUS && (!this.#mysql || c.BLANK[third] === 1)) this.#comment = LINE;
    this.position = i + (this.#comment === NO_COMMENT ? 1 : 2);
    return undefined;
  }

  #skipComment(bytes: Uint8Array, end: number, final: boolean): Stop | undefined {
    let i = this.position;
    for (; i < end; i++) {
      const byte = bytes[i];
      if (this.#comment === LINE ? byte === c.LF : byte === c.STAR) {
        if (this.#comment === LINE) break;
        if (i + 1 >= end && !final) {
          this.position = i;
          return 'more';
        }
        if (bytes[i + 1] === c.SLASH) break;
      }
    }
    this.position = i;
    if (i >= end) return 'more';
    this.position += this.#comment;
    this.#comment = NO_COMMENT;
    return undefined;
  }

  #betweenRows(bytes: Uint8Array, end: number, final: boolean): Stop | undefined {
    while (this.position < end) {
      const byte = bytes[this.position] as number;
      if (byte === c.OPEN && this.#open) {
        this.rowStart = this.position++;
        this.#depth = 1;
        return undefined;
      }
      if (byte === c.COMMA && !this.#open) this.#open = true;
      else if (byte === c.SEMICOLON) return 'end';
      else if (byte === c.SLASH || byte === c.MINUS || byte === c.HASH) {
        const before = this.position;
        const stop = this.#comments(bytes, byte, end, final);
        if (stop !== undefined || this.#comment !== NO_COMMENT) return stop;
        this.position = before;
        return this.#oddity(bytes, end, final);
      } else if (c.BLANK[byte] === 0) return this.#oddity(bytes, end, final);
      this.position++;
    }
    return 'more';
  }

  /** Something between rows that is no comma: a clause if it begins like one, damage otherwise. */
  #oddity(bytes: Uint8Array, end: number, final: boolean): Stop {
    const at = this.position;
    if (at + 16 > end && !final) return 'more';
    if (!this.#open && CLAUSE.test(c.ascii(bytes, at, Math.min(end, at + 16)))) return 'clause';
    this.rowStart = at;
    return 'damage';
  }
}

/** Position after the string that the quote at `at` opens; −1 when that takes a closer look or more bytes. */
function afterString(bytes: Uint8Array, at: number, end: number, backslash: number): number {
  let i = at + 1;
  const last = end - 1;
  while (i < last) {
    const byte = bytes[i];
    if (byte === c.QUOTE) {
      const next = bytes[i + 1] as number;
      if (next !== c.QUOTE) return AFTER_STRING[next] === 1 ? i + 1 : -1;
      i += 2;
    } else if (byte === backslash) i += 2;
    else i++;
  }
  return -1;
}

/** Whether the quote at `i` opens a Postgres E'…' string. */
function isEscapeString(bytes: Uint8Array, i: number, mysql: boolean): boolean {
  if (mysql || i === 0 || ((bytes[i - 1] as number) | 32) !== 0x65) return false;
  return i < 2 || c.WORD[bytes[i - 2] as number] === 0;
}
