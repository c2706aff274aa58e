import { encodingLabel, type Lexical } from './lexical.ts';
import type { Token, TokenCursor } from './tokens.ts';

/** What SET statements say about how the rest of the dump is to be read. */
export class Session {
  lexical: Lexical;
  /** Zone of TIMESTAMP columns, when the dump sets one. */
  timestampZone: string | undefined;
  /** Name of the character set, as the dump spells it, when it sets one. */
  characterSet: string | undefined;
  /** The sign for backslashes was found in the rows: SET sql_mode does not change it any more. */
  #fixed: boolean;
  readonly #note: (text: string) => void;

  constructor(lexical: Lexical, fixed: boolean, note: (text: string) => void) {
    this.lexical = lexical;
    this.#fixed = fixed;
    this.#note = note;
  }

  /** Reads a SET statement (the cursor stands after SET). True when it changes how rows are read. */
  set(cursor: TokenCursor): boolean {
    const before = this.lexical;
    const zone = this.timestampZone;
    if (cursor.take('NAMES') || cursor.take('CHARACTER', 'SET')) this.#encoding(cursor.token?.text ?? '');
    else for (const [name, value] of assignments(cursor)) this.#assign(name, value);
    return before !== this.lexical || zone !== this.timestampZone;
  }

  /** The rows show that `\` is no escape, whatever SET sql_mode says. */
  plainBackslash(): void {
    this.#fixed = true;
    this.lexical = { ...this.lexical, backslash: false };
  }

  #assign(name: string, value: Token | undefined): void {
    if (value === undefined || value.text.startsWith('@')) return;
    if (name === 'SQL_MODE' && value.kind !== 'mark') {
      const backslash = !/no_backslash_escapes/i.test(value.text);
      if (backslash !== this.lexical.backslash && !this.#fixed) this.lexical = { ...this.lexical, backslash };
    } else if (name === 'TIME_ZONE' && this.lexical.dialect === 'mysql') {
      this.timestampZone = /^[+-]00:00$/.test(value.text) ? 'UTC' : value.text;
    } else if (name === 'CLIENT_ENCODING') {
      this.#encoding(value.text);
    } else if (name === 'STANDARD_CONFORMING_STRINGS') {
      const backslash = /^off|false|0$/i.test(value.text);
      if (backslash !== this.lexical.backslash) this.lexical = { ...this.lexical, backslash };
    }
  }

  #encoding(name: string): void {
    if (name === '' || name.startsWith('@')) return;
    const label = encodingLabel(name);
    if (label === undefined) {
      this.#note('the dump names a character set that cannot be decoded: its text is taken as UTF-8');
      return;
    }
    this.characterSet = name.toLowerCase();
    if (label !== this.lexical.encoding) this.lexical = { ...this.lexical, encoding: label };
  }
}

/** `a = x, @@session.b = y`, `a TO x` as pairs of upper-case name and first token of the value. */
function assignments(cursor: TokenCursor): [string, Token | undefined][] {
  const pairs: [string, Token | undefined][] = [];
  while (cursor.token !== undefined) {
    let name = '';
    while (cursor.token !== undefined && !cursor.is('=') && !cursor.is('TO') && !cursor.is(':')) {
      name = (cursor.next() as Token).text.toUpperCase();
    }
    cursor.take(':');
    cursor.next();
    pairs.push([name.replace(/^@@/, ''), cursor.token]);
    while (cursor.token !== undefined && !cursor.take(',')) cursor.next();
  }
  return pairs;
}
