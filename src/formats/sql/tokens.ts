/** A token of a statement other than the body of an INSERT. */
export interface Token {
  /** `word`: bare; `name`: quoted identifier; `string`: '…'; `mark`: any other single character. */
  readonly kind: 'word' | 'name' | 'string' | 'mark';
  /** Without quotes and escapes. */
  readonly text: string;
  /** Upper case for bare words, empty for the others: for comparing with keywords. */
  readonly keyword: string;
  readonly from: number;
  readonly to: number;
}

const WORD = /[0-9A-Za-z_$@.\u0080-\u{10ffff}]/u;

/**
 * Divides a statement into tokens; comments are left out, but what MySQL's `/*!40101 … *​/` holds is read, as servers
 * do. Unclosed quotes end with the text.
 */
export function tokenize(sql: string, mysql: boolean): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  while (i < sql.length) {
    const skipped = skipBlank(sql, i, mysql);
    if (skipped > i) {
      i = skipped;
      continue;
    }
    const token = tokenAt(sql, i, mysql);
    tokens.push(token);
    i = token.to;
  }
  return tokens;
}

function skipBlank(sql: string, i: number, mysql: boolean): number {
  const char = sql[i] as string;
  if (char <= ' ') return i + 1;
  const two = sql.slice(i, i + 2);
  if (two === '/*') {
    const executable = mysql ? /^\/\*M?!\d{0,6}/.exec(sql.slice(i, i + 12)) : null;
    if (executable) return i + executable[0].length;
    const end = sql.indexOf('*/', i + 2);
    return end < 0 ? sql.length : end + 2;
  }
  if (two === '*/') return i + 2;
  if ((two === '--' && (!mysql || (sql[i + 2] ?? '\n') <= ' ')) || (mysql && char === '#')) {
    const end = sql.indexOf('\n', i);
    return end < 0 ? sql.length : end + 1;
  }
  return i;
}

function tokenAt(sql: string, i: number, mysql: boolean): Token {
  const char = sql[i] as string;
  if (char === '`' || char === '"') return quoted(sql, i, 'name', false);
  if (char === "'") return quoted(sql, i, 'string', mysql);
  if (!WORD.test(char) || char === '.') return { kind: 'mark', text: char, keyword: char, from: i, to: i + 1 };
  let to = i;
  while (to < sql.length && sql[to] !== '.' && WORD.test(sql[to] as string)) to++;
  const text = sql.slice(i, to);
  return { kind: 'word', text, keyword: text.toUpperCase(), from: i, to };
}

function quoted(sql: string, from: number, kind: 'name' | 'string', escapes: boolean): Token {
  const quote = sql[from] as string;
  const pieces: string[] = [];
  let i = from + 1;
  for (; i < sql.length; i++) {
    const char = sql[i] as string;
    if (char === quote) {
      if (sql[i + 1] !== quote) break;
      i++;
    } else if (char === '\\' && escapes) {
      i++;
    }
    pieces.push(sql[i] ?? '');
  }
  return { kind, text: pieces.join(''), keyword: '', from, to: Math.min(i + 1, sql.length) };
}

/** Walks over tokens. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  #at: number;

  constructor(tokens: readonly Token[], at = 0) {
    this.#tokens = tokens;
    this.#at = at;
  }

  get token(): Token | undefined {
    return this.#tokens[this.#at];
  }

  next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  /** Whether these bare words (or marks) come next. */
  is(...keywords: readonly string[]): boolean {
    return keywords.every((keyword, i) => this.#tokens[this.#at + i]?.keyword === keyword);
  }

  /** Passes these words if they come next. */
  take(...keywords: readonly string[]): boolean {
    if (!this.is(...keywords)) return false;
    this.#at += keywords.length;
    return true;
  }

  /** `a`, `a.b`, `a.b.c`: the parts of a name. */
  qualifiedName(): string[] {
    const parts: string[] = [];
    do {
      const token = this.token;
      if (token === undefined || token.kind === 'mark' || token.kind === 'string') return [];
      parts.push(token.text);
      this.#at++;
    } while (this.take('.'));
    return parts;
  }

  /** `(a, b(10), c DESC)`: the names; undefined when there is no bracket here. */
  nameList(): string[] | undefined {
    const items = this.bracket();
    return items?.map((item) => item[0]?.text ?? '');
  }

  /** The content of the bracket that opens here, divided at its commas; undefined when there is none. */
  bracket(): Token[][] | undefined {
    if (!this.take('(')) return undefined;
    const items: Token[][] = [[]];
    for (let depth = 1; ; ) {
      const token = this.next();
      if (token === undefined) return items;
      if (token.keyword === '(') depth++;
      else if (token.keyword === ')' && --depth === 0) return items;
      if (token.keyword === ',' && depth === 1) items.push([]);
      else items.at(-1)?.push(token);
    }
  }
}
