/** A candidate for how a file is written, in characters. `quote` and `backslash` are empty when there is none. */
export interface Candidate {
  readonly delimiter: string;
  readonly quote: string;
  readonly backslash: boolean;
  readonly blanksBeforeQuote: boolean;
  /** A bare `NULL` is NULL. */
  readonly nullWord: boolean;
}

/**
 * Splits sample text into rows of cells: the simple and slow twin of RowScanner, for a few hundred rows. Blank lines are
 * left out. A quote that is never closed ends at its line.
 */
export function splitSample(text: string, candidate: Candidate, most: number): string[][] {
  const rows: string[][] = [];
  for (let at = 0; at < text.length && rows.length < most; ) {
    const { cells, next } = splitRow(text, at, candidate);
    if (cells.length > 1 || cells[0] !== '') rows.push(cells);
    at = next;
  }
  return rows;
}

function splitRow(text: string, start: number, candidate: Candidate): { cells: string[]; next: number } {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const field = quotedField(text, at, candidate) ?? bareField(text, at, candidate);
    cells.push(field.value);
    at = field.end;
    if (at >= text.length) return { cells, next: at };
    if (text[at] === candidate.delimiter) at++;
    else return { cells, next: text.startsWith('\r\n', at) ? at + 2 : at + 1 };
  }
}

function bareField(text: string, at: number, { delimiter, backslash }: Candidate): { value: string; end: number } {
  let end = at;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') {
    end += backslash && text[end] === '\\' ? 2 : 1;
  }
  return { value: text.slice(at, end), end: Math.min(end, text.length) };
}

/** Longest quoted field of a sample: beyond it the quote is taken for a stray one. */
const LONGEST = 8192;

function quotedField(text: string, start: number, candidate: Candidate): { value: string; end: number } | undefined {
  const { quote, delimiter, backslash } = candidate;
  let at = start;
  if (candidate.blanksBeforeQuote) while (text[at] === ' ') at++;
  if (quote === '' || text[at] !== quote) return undefined;
  at++;
  for (let i = at; i < text.length && i - at < LONGEST; i++) {
    if (backslash && text[i] === '\\') i++;
    else if (text[i] === quote) {
      if (text[i + 1] === quote) i++;
      else if (i + 1 >= text.length || [delimiter, '\n', '\r'].includes(text[i + 1]!)) {
        return { value: text.slice(at, i).replaceAll(quote + quote, quote), end: i + 1 };
      }
    }
  }
  return undefined;
}
