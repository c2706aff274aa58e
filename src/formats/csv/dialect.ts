import { cellKind, isData } from './cell-kind.ts';
import { hasHeader, madeUpNames } from './header.ts';
import { type Candidate, splitSample } from './split.ts';

/** How one file is written, as found in its first bytes. */
export interface Dialect extends Candidate {
  readonly names: readonly string[];
  /** The names were read from the file. */
  readonly header: boolean;
  /** The first line is Excel's `sep=;`. */
  readonly told: boolean;
  /** Rows (blank lines and `sep=` not counted) in front of the header or the first row of data. */
  readonly preamble: number;
  /** Rows may end before the last columns: the missing cells are NULL. */
  readonly shortRows: boolean;
  /** Share of sample rows with the usual number of fields. */
  readonly consistency: number;
  /** Rows of data in the sample. */
  readonly rows: number;
  readonly notes: readonly string[];
}

/** Delimiters that occur, with how readily each is believed: clocks are full of `:`, prose of blanks. */
const DELIMITERS: Readonly<Record<string, number>> = {
  '\t': 1,
  ';': 0.99,
  '|': 0.98,
  ',': 0.96,
  '\x01': 1,
  '\x1f': 1,
  '\x1e': 1,
  '^': 0.8,
  '~': 0.8,
  ':': 0.55,
  '#': 0.5,
  ' ': 0.4,
};

const SAMPLE_ROWS = 400;
const MOST_PREAMBLE = 30;

/** At least this share of short rows in the sample means that the writer leaves out empty cells at the end (Excel). */
const SHORT_SHARE = 0.1;

/** Below this share of rows of one width, text is not a table; prose, which has few numbers, needs more. */
const LEAST_CONSISTENCY = 0.5;
const LEAST_CONSISTENCY_OF_WORDS = 0.8;
const FEW_TYPED = 0.1;

/** A time of day that stands by itself or behind a date. */
const CLOCK = /(?:^|[ T\t,;|"])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?=[ \t,;|".\r\n]|$)/gm;

interface Scored {
  readonly candidate: Candidate;
  readonly rows: string[][];
  readonly width: number;
  readonly consistency: number;
  readonly typed: number;
  readonly score: number;
}

/**
 * Finds delimiter, quote, header and what stands before it.
 *
 * @param text the first characters of the file
 * @param whole the text is the whole file; otherwise its last row may be cut and is left out
 */
export function sniffDialect(text: string, whole: boolean): Dialect | undefined {
  const told = /^sep=(.)\r?\n/i.exec(text);
  const sample = told ? text.slice(told[0].length) : text;
  const delimiters = told ? [told[1]!] : Object.keys(DELIMITERS).filter((delimiter) => sample.includes(delimiter));
  const scored = delimiters.flatMap((delimiter) => score(sample, delimiter, whole) ?? []);
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0];
  if (best?.candidate.delimiter === ' ' && isListOfPhones(best)) return singleColumn(sample, whole);
  if (best && (told || best.consistency >= (best.typed < FEW_TYPED ? LEAST_CONSISTENCY_OF_WORDS : LEAST_CONSISTENCY)))
    return describe(best, told !== null);
  return singleColumn(sample, whole);
}

function score(text: string, delimiter: string, whole: boolean): Scored | undefined {
  // Where clocks stand in many lines, the colon belongs to them.
  if (delimiter === ':' && (text.match(CLOCK)?.length ?? 0) > count(text, '\n') / 2) return undefined;
  const quote = findQuote(text, delimiter);
  const blanksBeforeQuote = quote !== '' && delimiter !== ' ' && count(text, `${delimiter} ${quote}`) > 0;
  const nullWord = hasNullWord(text, delimiter, quote);
  const plain = { delimiter, quote, backslash: false, blanksBeforeQuote, nullWord };
  const without = scoreCandidate(text, plain, whole);
  if (!mayEscape(text, delimiter, quote)) return without;
  // Escapes that are none tear rows apart or join them: the reading with more rows of one width is right.
  const escaping = scoreCandidate(text, { ...plain, backslash: true }, whole);
  return (escaping?.consistency ?? 0) >= (without?.consistency ?? 0) ? escaping : without;
}

function scoreCandidate(text: string, candidate: Candidate, whole: boolean): Scored | undefined {
  const rows = splitSample(text, candidate, SAMPLE_ROWS);
  if (!whole && rows.length > 1 && rows.length < SAMPLE_ROWS) rows.pop();
  const width = usualWidth(rows);
  if (width < 2) return undefined;
  const consistency = rows.filter((row) => row.length === width).length / rows.length;
  const cells = rows.slice(0, 100).flat();
  const typed = cells.filter((cell) => isData(cellKind(cell))).length / cells.length;
  const weight = DELIMITERS[candidate.delimiter] ?? 1;
  const value = consistency ** 2 * weight * Math.log2(width + 1) * (0.5 + typed);
  return { candidate, rows, width, consistency, typed, score: value };
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** The quote that stands on both sides of fields. Double quotes are understood even where the sample has none. */
function findQuote(text: string, delimiter: string): string {
  const pairs = (quote: string): number => {
    const opens = count(text, delimiter + quote) + count(text, `\n${quote}`);
    const closes = count(text, quote + delimiter) + count(text, `${quote}\n`) + count(text, `${quote}\r`);
    return Math.min(opens, closes);
  };
  const double = pairs('"');
  const single = pairs("'");
  // Who quotes with apostrophes does so in most lines; lone apostrophes in free text are no quotes.
  return single > double && single >= Math.max(3, count(text, '\n') / 2) ? "'" : '"';
}

/** A text that happens to be `\N` is rarer than this among the lines; NULLs are not. */
const NULL_SHARE = 0.02;

/** Backslash escapes only where the sample speaks for them: `\"` inside a field, or MySQL's and PostgreSQL's `\N`. */
function mayEscape(text: string, delimiter: string, quote: string): boolean {
  const nulls =
    count(text, `${delimiter}\\N${delimiter}`) + count(text, `${delimiter}\\N\n`) + count(text, `\n\\N${delimiter}`);
  if (nulls > count(text, '\n') * NULL_SHARE) return true;
  const escaped = count(text, `\\${quote}`) - count(text, `\\${quote}${delimiter}`) - count(text, `\\${quote}\n`);
  return quote !== '' && escaped > count(text, `\\${quote}${quote}`);
}

/** A bare NULL among fields that are all in quotes is SQL's (phpMyAdmin, DBeaver), not a name. */
function hasNullWord(text: string, delimiter: string, quote: string): boolean {
  const bare =
    count(text, `${delimiter}NULL${delimiter}`) + count(text, `${delimiter}NULL\n`) + count(text, `${delimiter}NULL\r`);
  const quoted = count(text, delimiter + quote) + count(text, `\n${quote}`);
  return bare > 0 && quote !== '' && bare + quoted > 0.8 * (count(text, delimiter) + count(text, '\n'));
}

function usualWidth(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

function describe(best: Scored, told: boolean): Dialect {
  const first = best.rows.findIndex((row) => row.length >= best.width || isNarrowHeader(row, best));
  const preamble = first > 0 && first <= MOST_PREAMBLE ? first : 0;
  const rows = best.rows.slice(preamble);
  const header = hasHeader(rows);
  const names = header ? headerNames(rows[0]!, rows.slice(1), best.width) : madeUpNames(best.width);
  const data = header ? rows.slice(1) : rows;
  const short = data.filter((row) => row.length < names.length).length;
  const shortRows = data.length >= 10 && short >= data.length * SHORT_SHARE;
  const notes: string[] = [];
  if (told) notes.push('the first line names the delimiter (sep=)');
  if (preamble > 0) notes.push(`${preamble} row(s) before the ${header ? 'header' : 'data'} were set aside`);
  if (!header) notes.push('no header: columns are numbered');
  if (shortRows) notes.push('rows may end before the last columns: missing cells are NULL');
  const { candidate, consistency } = best;
  return { ...candidate, names, header, told, preamble, shortRows, consistency, rows: data.length, notes };
}

/** R writes no name for the row names; some programs none for a last, always empty column. */
function isNarrowHeader(row: readonly string[], best: Scored): boolean {
  return row.length === best.width - 1 && best.width > 2 && hasHeader([row, ...best.rows.slice(1)]);
}

function headerNames(header: readonly string[], data: readonly string[][], width: number): string[] {
  const names = header.map((name) => name.trim());
  if (names.length === width - 1) {
    const keys = data.map((row) => row[0] ?? '');
    if (new Set(keys).size === keys.length && data.some((row) => row.length === width && row[width - 1] !== '')) {
      return ['row_names', ...names];
    }
  }
  // Rows end with a delimiter that the header does not have: one more, unnamed column that is always empty.
  const spare = data.every((row) => row.slice(names.length).every((cell) => cell === ''));
  while (!spare && names.length < width) names.push(`column_${names.length + 1}`);
  return names;
}

/** Share of lines that must look like data, a header left aside. */
const LEAST_DATA = 0.7;
/** An entry of a list: one word with a digit in it or an `@`, longer than a word of prose (a wallet, a handle, a serial number). */
const ENTRY = /^(?=.*[\d@])[^\s=]{6,200}$/;
/** Bytes written as text (base64, in lines of one of the two usual lengths): no list. */
const ENCODED = /^(?:[A-Za-z0-9+/]{64}|[A-Za-z0-9+/]{76})$/;
/** Telephone numbers with blanks in them, as people write them. */
const SPACED_PHONE = /^(?:(?:\+|\(|0)[\d ()./-]{7,24}|\d{3} \d{3}[ -]\d{4})$/;
/** What a list of a single line may be. */
const SURE = /^(?:\+\d[\d ()./-]{6,24}|00\d{8,16}|[^\s@]+@[^\s@]+\.[^\s@]+)$/;

/** Rows that are telephone numbers when their blanks are left in place. */
function isListOfPhones({ rows }: Scored): boolean {
  const phones = rows.filter((row) => SPACED_PHONE.test(row.join(' ').trim())).length;
  return phones >= (rows.length - 1) * LEAST_DATA && phones > 0;
}

/** Lines of a list with no delimiter (numbers, addresses, wallets) are a table of one column; prose is not. */
function singleColumn(text: string, whole: boolean): Dialect | undefined {
  const candidate = { delimiter: '', quote: '"', backslash: false, blanksBeforeQuote: false, nullWord: false };
  const rows = splitSample(text, candidate, SAMPLE_ROWS);
  if (!whole && rows.length > 1 && rows.length < SAMPLE_ROWS) rows.pop();
  const lines = rows.map((row) => row[0]!.trim());
  if (lines.some((line) => /[+/]/.test(line)) && lines.filter((line) => ENCODED.test(line)).length > lines.length / 2)
    return undefined;
  const data = lines.filter((line) => isData(cellKind(line)) || ENTRY.test(line)).length;
  const sure = lines.length === 1 && whole && SURE.test(lines[0]!);
  if (!sure && (data < 2 || data < (rows.length - 1) * LEAST_DATA)) return undefined;
  const header = !ENTRY.test(lines[0]!) && hasHeader(rows);
  const notes = header ? [] : ['no header: columns are numbered'];
  const names = header ? [lines[0]!] : madeUpNames(1);
  const consistency = data / rows.length;
  const count = rows.length - (header ? 1 : 0);
  return { ...candidate, names, header, told: false, preamble: 0, shortRows: false, consistency, rows: count, notes };
}
