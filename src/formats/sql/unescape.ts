import * as c from './bytes.ts';

/** What follows a backslash in MySQL strings → the byte it means; others mean themselves. */
const MYSQL = table({ '0': 0, n: 10, r: 13, t: 9, b: 8, Z: 26 });
/** The same for Postgres E'…' strings and COPY, but for octal and hexadecimal escapes. */
export const POSTGRES_ESCAPES = table({ b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 });

function table(escapes: Readonly<Record<string, number>>): Uint8Array {
  const bytes = Uint8Array.from({ length: 256 }, (_, code) => code);
  for (const [letter, code] of Object.entries(escapes)) bytes[letter.charCodeAt(0)] = code;
  return bytes;
}

/** Takes the escapes out of a string's bytes into a buffer of its own that is used again and again. */
export class Unescaper {
  readonly #lead: number;
  bytes: Uint8Array = new Uint8Array(1 << 12);

  /** @param lead bytes greater than this take the next one along (multi-byte encodings); 0xff: none. */
  constructor(lead: number) {
    this.#lead = lead;
  }

  /** Unescapes `from`…`to`, the inside of a string in `quote`s, and returns the length of the result in `bytes`. */
  run(text: Uint8Array, from: number, to: number, quote: number, escapes: boolean, mysql: boolean): number {
    if (this.bytes.length < to - from) this.bytes = new Uint8Array(Math.max(to - from, this.bytes.length * 2));
    const out = this.bytes;
    const backslash = escapes ? c.BACKSLASH : -1;
    let length = 0;
    for (let i = from; i < to; i++) {
      const byte = text[i] as number;
      if (byte === quote) {
        out[length++] = byte;
        i++;
      } else if (byte === backslash) {
        i++;
        const letter = text[i] as number;
        if (!mysql) {
          const used = this.#numeric(text, i, to, length);
          if (used > 0) {
            i += used - 1;
            length += this.#added;
            continue;
          }
          out[length++] = POSTGRES_ESCAPES[letter] as number;
        } else {
          // \% and \_ keep their backslash: they matter to LIKE only, and that is how servers read them.
          if (letter === 0x25 || letter === c.UNDERSCORE) out[length++] = c.BACKSLASH;
          out[length++] = MYSQL[letter] as number;
        }
      } else {
        out[length++] = byte;
        if (byte > this.#lead && i + 1 < to) out[length++] = text[++i] as number;
      }
    }
    return length;
  }

  #added = 0;

  /** Postgres \ooo, \xhh, \uXXXX, \UXXXXXXXX at `i` (after the backslash): how many bytes of text they take. */
  #numeric(text: Uint8Array, i: number, to: number, length: number): number {
    const rest = c.ascii(text, i, Math.min(to, i + 9));
    const unicode = /^(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(rest);
    if (unicode) {
      const code = Number.parseInt((unicode[1] ?? unicode[2]) as string, 16);
      const encoded = Buffer.from(String.fromCodePoint(Math.min(code, 0x10ffff)), 'utf8');
      this.bytes.set(encoded, length);
      this.#added = encoded.length;
      return unicode[0].length;
    }
    const byte = /^(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3}))/.exec(rest);
    if (!byte) return 0;
    this.bytes[length] = byte[1] === undefined ? Number.parseInt(byte[2] as string, 8) : Number.parseInt(byte[1], 16);
    this.#added = 1;
    return byte[0].length;
  }
}
