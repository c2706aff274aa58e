import * as c from './bytes.ts';
import type { Lexical } from './lexical.ts';

/** Number of values of the row that begins with the `(` at `at`: for tables that are known from their rows only. */
export function countValues(bytes: Uint8Array, at: number, end: number, lexical: Lexical): number {
  let count = 1;
  let depth = 0;
  let quote = 0;
  for (let i = at; i < end; i++) {
    const byte = bytes[i] as number;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
      else if (byte === c.BACKSLASH && lexical.backslash) i++;
    } else if (byte === c.QUOTE || byte === c.DOUBLE_QUOTE) quote = byte;
    else if (byte === c.OPEN) depth++;
    else if (byte === c.COMMA && depth === 1) count++;
    else if (byte === c.CLOSE && --depth === 0) return count;
  }
  return count;
}
