import { ascii, BLANK, CLOSE, COMMA, OPEN, SEMICOLON } from './bytes.ts';
import type { Lexical } from './lexical.ts';
import { RowSplitter } from './row-splitter.ts';
import { parseValues, type ValuesTask } from './values-parser.ts';

/** How much must parse without fault before a place counts as a sound beginning of a row; tried in this order. */
const PROOFS = [64 << 10, 4 << 10];
/** All looking for sound rows in one file passes at most this many bytes: damage made on purpose must not cost hours. */
const EFFORT = 1 << 29;
/** What a look costs beside the bytes it passes. */
const LOOK = 4000;
const SHORT = 512;

/** What comes at the beginning of a line after a statement of a dump. */
const STATEMENT =
  /^(?:INSERT |REPLACE |CREATE |DROP |ALTER |UNLOCK |LOCK |SET |USE |COMMIT|DELIMITER |COPY |SELECT |--|#|\/\*)/i;

/** Finds where rows go on after damage. One for a file, because its effort is bounded. */
export class DamageSearch {
  #effort = EFFORT;

  /**
   * Offset in the window of the first `(` or `;` after damage from which rows, each of `width` values, can be read again.
   * A place counts only when what follows parses without fault to the end of the statement or for kilobytes: text that
   * a criminal put into a damaged string does not pass for rows, because the quote that ends the string breaks them.
   */
  findResume(window: Uint8Array, final: boolean, lexical: Lexical, width: number): number | undefined {
    for (const proof of PROOFS) {
      for (let close = window.indexOf(CLOSE, 1); close >= 0; close = window.indexOf(CLOSE, close + 1)) {
        const at = boundaryAfter(window, close, final);
        if (at === undefined) continue;
        if (window[at] === SEMICOLON || this.isSound(window, at, final, lexical, width, proof)) return at;
      }
    }
    return undefined;
  }

  /** Whether rows of `width` values can be read at `at`. */
  isSound(
    window: Uint8Array,
    at: number,
    final: boolean,
    lexical: Lexical,
    width: number,
    proof = PROOFS[0] as number,
  ): boolean {
    // Most places fail at once: the long look is for those that pass a short one.
    const short = Math.min(proof, SHORT);
    return (
      this.#passes(window, at, final, lexical, width, short) && this.#passes(window, at, final, lexical, width, proof)
    );
  }

  #passes(window: Uint8Array, at: number, final: boolean, lexical: Lexical, width: number, proof: number): boolean {
    if (this.#effort <= 0) return false;
    const splitter = new RowSplitter(lexical);
    const stop = splitter.scan(window, at, window.length, at + proof, true);
    this.#effort -= splitter.position - at + LOOK;
    if (stop === 'damage' || stop === 'clause' || (stop === 'more' && final)) return false;
    if (stop === 'end' && !endsStatement(window, splitter.position, final)) return false;
    const until = splitter.inRow ? splitter.rowStart : splitter.position;
    const task: ValuesTask = {
      kind: 'values',
      text: window.slice(at, until),
      lexical,
      targets: Int32Array.from({ length: width }, (_, i) => i),
      kinds: Array.from({ length: width }, () => 'text' as const),
      truncated: false,
    };
    const block = parseValues(task, true);
    return block.read > 0 && block.rejects.length === 0;
  }
}

/** After a `)`: the `(` of the next row, or the `;` that ends the statement; undefined when neither follows. */
function boundaryAfter(window: Uint8Array, close: number, final: boolean): number | undefined {
  let at = close + 1;
  while (at < window.length && BLANK[window[at] as number] === 1) at++;
  if (window[at] === SEMICOLON) return endsStatement(window, at, final) ? at : undefined;
  if (window[at] !== COMMA) return undefined;
  at++;
  while (at < window.length && BLANK[window[at] as number] === 1) at++;
  return window[at] === OPEN ? at : undefined;
}

/** Whether the `;` at `at` is followed by the end of the file or by a line that begins a statement or comment. */
function endsStatement(window: Uint8Array, at: number, final: boolean): boolean {
  const rest = ascii(window, at + 1, Math.min(window.length, at + 200));
  const line = /^[ \t]*\r?\n\s*/.exec(rest);
  if (rest.trim() === '') return final && at + 200 > window.length;
  return line !== null && STATEMENT.test(rest.slice(line[0].length));
}

/** Offset of the first line in the window that begins a statement, from `from` on; undefined when there is none. */
export function findStatement(window: Uint8Array, from: number): number | undefined {
  for (let newline = window.indexOf(10, from); newline >= 0; newline = window.indexOf(10, newline + 1)) {
    if (STATEMENT.test(ascii(window, newline + 1, Math.min(window.length, newline + 20)))) return newline + 1;
  }
  return undefined;
}

/** Lines that no statement but a routine, a view, a rule or a remark may hold. */
const SWALLOWED = /\n(?:INSERT INTO |REPLACE INTO |CREATE TABLE |DROP TABLE |LOCK TABLES |UNLOCK TABLES;|COPY \S+ \()/;
const MAY_HOLD_LINES = /^\s*(?:COMMENT|DO|PREPARE|EXPLAIN|CREATE\s(?!(?:\w+\s+)?TABLE))/i;

/**
 * Offset of a line within a statement's bytes that cannot belong to it: a quote was lost or made by damage, and the
 * statement took others in until the next quote.
 */
export function findSwallowed(statement: Uint8Array): number | undefined {
  const text = ascii(statement);
  if (MAY_HOLD_LINES.test(text)) return undefined;
  const match = SWALLOWED.exec(text);
  return match ? match.index + 1 : undefined;
}
