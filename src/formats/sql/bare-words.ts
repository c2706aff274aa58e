import * as c from './bytes.ts';
import { bytesOfHex } from './cells.ts';
import { encodingLabel, type Lexical } from './lexical.ts';

/** Words that stand for a value and are kept as they are spelled. */
const KEYWORDS = new Set([
  'true',
  'false',
  'default',
  'current_timestamp',
  'current_date',
  'current_time',
  'localtime',
  'localtimestamp',
  'nan',
  'infinity',
  '-infinity',
  'inf',
  '-inf',
]);
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
/** No server writes longer numbers: a double in plain digits has 309 before the point. */
const NUMBER_BYTES = 700;
/** A call is kept as text up to this many bytes: what a dump holds is `now()` or `uuid()`. */
const CALL_BYTES = 4096;

/** Bytes of numbers and words. */
const TOKEN = Uint8Array.from({ length: 256 }, (_, code) => {
  return c.WORD[code] === 1 || code === c.DOT || code === c.MINUS || code === c.PLUS ? 1 : 0;
});

/** Reads values that are not in quotes: numbers, NULL, 0x…, X'…', b'…', _charset'…', E'…', keywords and calls. */
export class BareWords {
  readonly #text: Uint8Array;
  readonly #end: number;
  readonly #mysql: boolean;
  readonly #backslash: boolean;
  readonly #encoding: string;
  /** Position after what was read; for a string, at its quote. */
  at = 0;
  found: 'null' | 'copy' | 'text' | 'bytes' | 'string' = 'null';
  /** For `copy`: the text as it stands. */
  from = 0;
  to = 0;
  /** For `text`: the value spelled anew. */
  text = '';
  /** For `bytes`. */
  bytes: Uint8Array = new Uint8Array(0);
  /** For `bytes` and `string`: encoding, or `binary`. */
  encoding = '';
  /** For `string`: backslashes escape, whatever the session says. */
  escapes = false;

  constructor(text: Uint8Array, lexical: Lexical) {
    this.#text = text;
    this.#end = text.length;
    this.#mysql = lexical.dialect === 'mysql';
    this.#backslash = lexical.backslash;
    this.#encoding = lexical.encoding;
  }

  /** Reads the value at `at`; false when it is none that we know. */
  read(at: number): boolean {
    const text = this.#text;
    let i = at;
    let byte = text[i] as number;
    if (byte === c.MINUS) byte = text[++i] as number;
    const digits = i;
    while (i < this.#end && byte >= c.ZERO && byte <= 57) byte = text[++i] as number;
    if (byte === c.DOT && i > digits) {
      byte = text[++i] as number;
      while (i < this.#end && byte >= c.ZERO && byte <= 57) byte = text[++i] as number;
    }
    if (byte === c.COMMA || byte === c.CLOSE) {
      if (i > digits) return this.#copy(at, i);
    } else if ((byte | 32) === 0x6e && i === at && isNull(text, at) && isEndOfValue(text[at + 4])) {
      this.found = 'null';
      this.at = at + 4;
      return true;
    }
    while (i < this.#end && TOKEN[text[i] as number] === 1) i++;
    this.at = i;
    return i > at && i < this.#end && this.#word(at, i);
  }

  /** Position after a Postgres cast (`::character varying(20)[]`) at `at`, if there is one. */
  cast(at: number): number {
    let after = at;
    while (this.#text[after] === c.COLON && this.#text[after + 1] === c.COLON) {
      const match = /^::[A-Za-z_][\w .]*(?:\(\d+(?:,\s?\d+)?\))?[\w ]*(?:\[\d*\])*/.exec(
        c.ascii(this.#text, after, Math.min(this.#end, after + 120)),
      );
      if (!match) return after;
      after += match[0].trimEnd().length;
    }
    return after;
  }

  #word(from: number, to: number): boolean {
    const text = this.#text;
    if (to - from === 4 && isNull(text, from)) {
      this.found = 'null';
      this.at = this.cast(to);
      return true;
    }
    const next = text[to] as number;
    const word = c.ascii(text, from, Math.min(to, from + 64));
    if (to - from <= NUMBER_BYTES && NUMBER.test(c.ascii(text, from, to))) return this.#copy(from, this.cast(to), to);
    if (this.#mysql && /^0x[0-9a-f]*$/i.test(word)) return this.#hex(from + 2, to, 'binary');
    if (next === c.QUOTE || next === c.DOUBLE_QUOTE) return this.#quoted(word, to);
    if (word.startsWith('_')) return this.#introduced(word, to);
    if (next === c.OPEN) return this.#call(from, to);
    return KEYWORDS.has(word.toLowerCase()) && this.#copy(from, this.cast(to), to);
  }

  #copy(from: number, after: number, to = after): boolean {
    this.found = 'copy';
    this.from = from;
    this.to = to;
    this.at = after;
    return true;
  }

  /** `word` stands right before a quote at `to`. */
  #quoted(word: string, to: number): boolean {
    if (word.startsWith('_')) return this.#introduced(word, to);
    if (/^(?:n|e)$/i.test(word)) {
      this.found = 'string';
      this.escapes = /^e$/i.test(word);
      this.encoding = this.#encoding;
      return true;
    }
    const close = this.#text.indexOf(c.QUOTE, to + 1);
    if (close < 0 || close >= this.#end || this.#text[to] !== c.QUOTE) return false;
    if (/^x$/i.test(word) && (close - to - 1) % 2 === 0) return this.#hex(to + 1, close, 'binary', close + 1);
    return /^b$/i.test(word) && this.#bits(to + 1, close);
  }

  /** `_utf8mb4 '…'`, `_binary 0x…`: an introducer that ends at `to`. */
  #introduced(word: string, to: number): boolean {
    const name = word.slice(1).toLowerCase();
    const label = name === 'binary' ? 'binary' : encodingLabel(name);
    if (!this.#mysql || label === undefined) return false;
    let i = to;
    while (i < this.#end && c.BLANK[this.#text[i] as number] === 1) i++;
    const byte = this.#text[i];
    this.encoding = label;
    this.at = i;
    if (byte === c.QUOTE || byte === c.DOUBLE_QUOTE) {
      this.found = 'string';
      this.escapes = false;
      return true;
    }
    return (byte === c.ZERO || byte === 0x78 || byte === 0x58) && this.#hexAfter(i, label);
  }

  #hexAfter(at: number, encoding: string): boolean {
    const quoted = this.#text[at] !== c.ZERO;
    if (this.#text[at + 1] !== (quoted ? c.QUOTE : 0x78)) return false;
    let to = at + 2;
    while (to < this.#end && c.WORD[this.#text[to] as number] === 1) to++;
    if (quoted && this.#text[to] !== c.QUOTE) return false;
    return this.#hex(at + 2, to, encoding, quoted ? to + 1 : to);
  }

  #hex(from: number, to: number, encoding: string, after = to): boolean {
    const bytes = bytesOfHex(c.ascii(this.#text, from, to));
    if (bytes === undefined) return false;
    this.found = 'bytes';
    this.bytes = bytes;
    this.encoding = encoding;
    this.at = after;
    return true;
  }

  /** b'0101': a BIT value, kept as a decimal number. */
  #bits(from: number, to: number): boolean {
    const digits = c.ascii(this.#text, from, to);
    if (!/^[01]{1,64}$/.test(digits)) return false;
    this.found = 'text';
    this.text = this.#mysql ? BigInt(`0b${digits}`).toString() : digits;
    this.at = this.cast(to + 1);
    return true;
  }

  /** `now()` and the like, kept as text and never run. */
  #call(from: number, to: number): boolean {
    const text = this.#text;
    if ((text[from] as number) <= 57) return false;
    let depth = 0;
    for (let i = to; i < Math.min(this.#end, to + CALL_BYTES); i++) {
      const byte = text[i] as number;
      if (byte === c.QUOTE || byte === c.DOUBLE_QUOTE) i = this.#stringEnd(i);
      else if (byte === c.OPEN) depth++;
      else if (byte === c.CLOSE && --depth === 0) return this.#copy(from, i + 1);
    }
    return false;
  }

  /** Position of the quote that closes the string opened at `at`; a doubled quote counts as closed and opened again. */
  #stringEnd(at: number): number {
    const text = this.#text;
    for (let i = at + 1; i < this.#end; i++) {
      if (text[i] === text[at]) return i;
      if (text[i] === c.BACKSLASH && this.#backslash) i++;
    }
    return this.#end;
  }
}

function isEndOfValue(byte: number | undefined): boolean {
  return byte === c.COMMA || byte === c.CLOSE;
}

function isNull(text: Uint8Array, at: number): boolean {
  return (
    ((text[at] as number) | 32) === 0x6e &&
    ((text[at + 1] as number) | 32) === 0x75 &&
    ((text[at + 2] as number) | 32) === 0x6c &&
    ((text[at + 3] as number) | 32) === 0x6c
  );
}
