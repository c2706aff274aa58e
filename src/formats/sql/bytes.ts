/** ASCII codes that SQL text is made of. */
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const QUOTE = 39;
export const OPEN = 40;
export const CLOSE = 41;
export const STAR = 42;
export const PLUS = 43;
export const COMMA = 44;
export const MINUS = 45;
export const DOT = 46;
export const SLASH = 47;
export const ZERO = 48;
export const COLON = 58;
export const SEMICOLON = 59;
export const BANG = 33;
export const BACKSLASH = 92;
export const CLOSE_SQUARE = 93;
export const UNDERSCORE = 95;
export const BACKQUOTE = 96;

/** 1 for bytes that a word may hold: letters, digits, `_`, `$`, and all of UTF-8 beyond ASCII. */
export const WORD = table((c) => /[0-9A-Za-z_$]/.test(String.fromCharCode(c)) || c >= 128);
/** 1 for white space. */
export const BLANK = table((c) => c === SPACE || (c >= TAB && c <= CR));

function table(holds: (code: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => (holds(code) ? 1 : 0));
}

/** Latin-1 view of bytes: one character a byte, for keywords and patterns of ASCII. */
export function ascii(bytes: Uint8Array, from = 0, to = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
}
