import { isUtf8 } from 'node:buffer';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** One value may take this much; memory must stay bounded. */
export const MOST_VALUE = 64 << 20;

/**
 * list: of objects or lists. keyed: an object of records whose names are their keys. wrapper: an object that holds one of
 * these. value: anything else.
 */
export type Shape = 'list' | 'keyed' | 'wrapper' | 'value';

/** An object whose first field holds an object or a list of objects. Objects that begin with `$` are MongoDB's values. */
const OBJECT_OF = /^\{\s*"((?:[^"\\$]|\\.)(?:[^"\\]|\\.)*)"\s*:\s*(?:\{|\[\s*\{)/s;

/** Bytes that are looked at to tell a list of objects from a list of values. */
const LOOK_AHEAD = 4096;

/** A value as it stands in the file; `whole` is false when it was cut at the limit or by the end of the file. */
export interface RawValue {
  readonly bytes: Buffer;
  readonly whole: boolean;
}

/** Pulls values and marks out of pieces of UTF-8, in order. */
export class Feed {
  readonly #pieces: AsyncIterator<Buffer>;
  #buffer: Buffer = Buffer.alloc(0);
  #at = 0;
  #gone = 0;

  constructor(pieces: AsyncIterable<Buffer>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Bytes used so far. */
  get position(): number {
    return this.#gone + this.#at;
  }

  /** The next byte that is no blank, not taken; undefined at the end. */
  async peek(): Promise<number | undefined> {
    for (;;) {
      while (this.#at < this.#buffer.length) {
        const byte = this.#buffer[this.#at]!;
        if (byte > 0x20) return byte;
        this.#at++;
      }
      if (!(await this.#more())) return undefined;
    }
  }

  /** What begins here, by its first characters; `peek` has shown a byte. */
  async shape(): Promise<Shape> {
    const text = await this.#ahead();
    if (/^\[\s*[[{]/.test(text)) return 'list';
    const key = OBJECT_OF.exec(text)?.[1];
    if (key === undefined) return 'value';
    // Numbers, dates and long codes name records; words name fields.
    return /^\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\{/s.test(text) && /\d/.test(key) ? 'keyed' : 'wrapper';
  }

  /** Text from here on, as far as a decision may need it. */
  async #ahead(): Promise<string> {
    while (this.#buffer.length - this.#at < LOOK_AHEAD && (await this.#more()));
    return this.#buffer.subarray(this.#at, this.#at + LOOK_AHEAD).toString('latin1');
  }

  /** Takes one byte that `peek` has shown. */
  take(): void {
    this.#at++;
  }

  /** Takes the value that begins here: an object or list to its closing bracket, anything else to the next mark. */
  async value(): Promise<RawValue> {
    const state: ScanState = { length: 0, depth: 0, inString: false, escaped: false };
    for (;;) {
      const ended = scan(this.#buffer, this.#at, state);
      if (ended || state.length >= MOST_VALUE) return this.#cut(state.length, ended);
      if (!(await this.#more())) {
        const whole = state.depth === 0 && !state.inString;
        return this.#cut(state.length, whole);
      }
    }
  }

  /** Takes up to the end of the line. */
  async line(): Promise<RawValue> {
    let looked = 0;
    for (;;) {
      const found = this.#buffer.indexOf(10, this.#at + looked);
      if (found >= 0) {
        const line = this.#cut(found - this.#at, true);
        this.#at++;
        return line;
      }
      looked = this.#buffer.length - this.#at;
      if (looked >= MOST_VALUE) return this.#cut(looked, false);
      if (!(await this.#more())) return this.#cut(looked, true);
    }
  }

  /** Drops the rest of a line that was cut. */
  async skipLine(): Promise<void> {
    while (!(await this.line()).whole);
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  #cut(length: number, whole: boolean): RawValue {
    const bytes = this.#buffer.subarray(this.#at, this.#at + length);
    this.#at += length;
    return { bytes, whole };
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#pieces.next();
    if (done) return false;
    this.#gone += this.#at;
    this.#buffer = this.#at === this.#buffer.length ? value : Buffer.concat([this.#buffer.subarray(this.#at), value]);
    this.#at = 0;
    return true;
  }
}

interface ScanState {
  /** Bytes of the value seen so far. */
  length: number;
  depth: number;
  inString: boolean;
  escaped: boolean;
}

/** Goes on scanning a value; true when its end was found. At least one byte is always taken. */
function scan(buffer: Buffer, start: number, state: ScanState): boolean {
  let { depth, inString, escaped } = state;
  let i = start + state.length;
  let ended = false;
  for (; i < buffer.length && !ended; i++) {
    const byte = buffer[i]!;
    if (inString) {
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) {
        inString = false;
        ended = depth === 0;
      }
    } else if (byte === QUOTE) inString = true;
    else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) {
      if (depth === 0 && i > start) break;
      depth--;
      ended = depth <= 0;
    } else if (depth === 0 && i > start && (byte === 0x2c || byte <= 0x20 || byte === 0x3a)) break;
  }
  const stopped = !ended && i < buffer.length;
  Object.assign(state, { length: i - start, depth, inString, escaped });
  return ended || stopped;
}

/** Text of bytes; what is not UTF-8 is read as Windows Latin. */
export function textOf(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('windows-1252').decode(bytes);
}
