import * as c from './bytes.ts';

/** Why the scanner stopped: at the delimiter, after VALUES of an INSERT, or for lack of bytes. */
export type StatementStop = 'end' | 'values' | 'more';

const CODE = 0;
const LINE = 1;
const BLOCK = 2;
const QUOTED = 3;
const DOLLAR = 4;

/**
 * Finds the end of a statement, or the word VALUES of an INSERT, outside quotes and comments. Can stop and go on at any
 * byte. Positions are counted from the statement's first byte.
 */
export class StatementScanner {
  readonly #mysql: boolean;
  readonly #backslash: boolean;
  readonly #delimiter: Uint8Array;
  readonly #insert: boolean;
  #mode = CODE;
  #quote = 0;
  #dollar: Uint8Array = new Uint8Array(0);
  /** Within MySQL's executable comment, whose content is SQL but does not end the statement. */
  #executable = false;
  #depth = 0;
  #at = 0;

  constructor(options: { mysql: boolean; backslash: boolean; delimiter: Uint8Array; insert: boolean }) {
    this.#mysql = options.mysql;
    this.#backslash = options.backslash;
    this.#delimiter = options.delimiter;
    this.#insert = options.insert;
  }

  /** Bytes passed: for `end` up to the delimiter, for `values` up to and with the word. */
  get length(): number {
    return this.#at;
  }

  /** Goes behind the delimiter it stopped at: the statement goes on. */
  passDelimiter(): void {
    this.#at += this.#delimiter.length;
  }

  /** Forgets the bytes passed and returns how many they were: the statement counts as beginning here. */
  drop(): number {
    const passed = this.#at;
    this.#at = 0;
    return passed;
  }

  get inQuotes(): boolean {
    return this.#mode === QUOTED || this.#mode === DOLLAR || this.#mode === BLOCK;
  }

  /** Goes on; the statement's first byte is `bytes[start]`. */
  scan(bytes: Uint8Array, start: number, end: number, final: boolean): StatementStop {
    // Tokens of several bytes are looked at as a whole, so the last few wait for what follows them.
    const last = final ? end : end - 80;
    while (start + this.#at < last) {
      const i = start + this.#at;
      if (this.#mode === CODE) {
        const stop = this.#code(bytes, i, start, end);
        if (stop !== undefined) return stop;
      } else if (this.#mode === QUOTED) this.#inQuotes(bytes, i, last, start);
      else this.#at += this.#step(bytes, i, end);
    }
    this.#at = Math.min(this.#at, end - start);
    return 'more';
  }

  #inQuotes(bytes: Uint8Array, from: number, last: number, start: number): void {
    let i = from;
    for (; i < last; i++) {
      const byte = bytes[i];
      if (byte === this.#quote) break;
      if (byte === c.BACKSLASH && this.#backslash && this.#quote !== c.BACKQUOTE) i++;
    }
    if (i < last) this.#mode = CODE;
    this.#at = i + 1 - start - (i < last ? 0 : 1);
  }

  /** How far to go within comments and dollar quotes. */
  #step(bytes: Uint8Array, i: number, end: number): number {
    const byte = bytes[i];
    if (this.#mode === LINE) {
      if (byte === c.LF) this.#mode = CODE;
    } else if (this.#mode === BLOCK) {
      if (byte === c.STAR && i + 1 < end && bytes[i + 1] === c.SLASH) {
        this.#mode = CODE;
        return 2;
      }
    } else if (byte === c.DOLLAR && startsWith(bytes, i, end, this.#dollar)) {
      this.#mode = CODE;
      return this.#dollar.length;
    }
    return 1;
  }

  #code(bytes: Uint8Array, i: number, start: number, end: number): StatementStop | undefined {
    const byte = bytes[i] as number;
    if (byte === this.#delimiter[0] && !this.#executable && startsWith(bytes, i, end, this.#delimiter)) return 'end';
    this.#at++;
    if (byte === c.QUOTE || byte === c.DOUBLE_QUOTE || byte === c.BACKQUOTE) {
      this.#mode = QUOTED;
      this.#quote = byte;
    } else if (byte === c.OPEN) this.#depth++;
    else if (byte === c.CLOSE) this.#depth--;
    else if ((byte | 32) === 0x76 && this.#insert && this.#depth === 0) return this.#values(bytes, i, start, end);
    else if (byte === c.SLASH || byte === c.MINUS || byte === c.HASH || byte === c.STAR) this.#comment(bytes, i, end);
    else if (byte === c.DOLLAR && !this.#mysql) this.#openDollar(bytes, i, end);
    return undefined;
  }

  /** At a `v`: whether it begins the word VALUES or VALUE. A bracket that is missing behind it is for the rows to find. */
  #values(bytes: Uint8Array, i: number, start: number, end: number): StatementStop | undefined {
    if (i > start && c.WORD[bytes[i - 1] as number] === 1) return undefined;
    const match = /^values?(?![\w$.\x80-\xff])/i.exec(c.ascii(bytes, i, Math.min(end, i + 80)));
    if (!match) return undefined;
    this.#at = i - start + match[0].length;
    return 'values';
  }

  #comment(bytes: Uint8Array, i: number, end: number): void {
    const rest = c.ascii(bytes, i, Math.min(end, i + 12));
    if (rest.startsWith('*/') && this.#executable) {
      this.#executable = false;
      this.#at++;
    } else if (rest.startsWith('/*')) {
      const executable = this.#mysql && !this.#executable ? /^\/\*M?!\d{0,6}/.exec(rest) : null;
      if (executable) {
        this.#executable = true;
        this.#at += executable[0].length - 1;
      } else {
        this.#mode = BLOCK;
        this.#at++;
      }
    } else if (this.#mysql ? /^(?:#|--\s)/.test(rest) : rest.startsWith('--')) {
      this.#mode = LINE;
    }
  }

  #openDollar(bytes: Uint8Array, i: number, end: number): void {
    if (i > 0 && c.WORD[bytes[i - 1] as number] === 1) return;
    const match = /^\$(?:[A-Za-z_\x80-\xff][\w\x80-\xff]*)?\$/.exec(c.ascii(bytes, i, Math.min(end, i + 70)));
    if (!match) return;
    this.#mode = DOLLAR;
    this.#dollar = Buffer.from(match[0], 'latin1');
    this.#at += match[0].length - 1;
  }
}

/** Whether `word` stands at `at`. */
export function startsWith(bytes: Uint8Array, at: number, end: number, word: Uint8Array): boolean {
  if (at + word.length > end) return false;
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}
