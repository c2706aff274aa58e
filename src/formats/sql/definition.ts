import type { RawColumn } from '../format.ts';
import { type Token, TokenCursor } from './tokens.ts';

/** What ends a column's type in a definition. */
const AFTER_TYPE = new Set([
  'NOT',
  'NULL',
  'DEFAULT',
  'AUTO_INCREMENT',
  'AUTOINCREMENT',
  'PRIMARY',
  'UNIQUE',
  'KEY',
  'COMMENT',
  'COLLATE',
  'CHARSET',
  'REFERENCES',
  'GENERATED',
  'AS',
  'ON',
  'CHECK',
  'CONSTRAINT',
  'INVISIBLE',
  'VISIBLE',
  'STORED',
  'VIRTUAL',
  'COLUMN_FORMAT',
  'STORAGE',
  'FIRST',
  'AFTER',
]);

/** First words of an item of CREATE TABLE that is no column. */
const NO_COLUMN = new Set([
  'PRIMARY',
  'UNIQUE',
  'KEY',
  'INDEX',
  'FULLTEXT',
  'SPATIAL',
  'CONSTRAINT',
  'FOREIGN',
  'CHECK',
]);
const NO_COLUMN_EITHER = new Set(['EXCLUDE', 'LIKE', 'PERIOD']);

/** A key that a statement declares, for columns named in it. */
export interface KeyDeclaration {
  readonly columns: readonly string[];
  /** Parts of the referenced table's name and its columns; a primary key has none. */
  readonly references?: { readonly table: readonly string[]; readonly columns: readonly string[] };
}

export interface TableDefinition {
  readonly columns: readonly RawColumn[];
  readonly keys: readonly KeyDeclaration[];
}

/** Reads the bracket of CREATE TABLE at the cursor. `nameOf` spells the name of a referenced table. */
export function readTableDefinition(
  cursor: TokenCursor,
  sql: string,
  nameOf: (parts: readonly string[]) => string,
): TableDefinition | undefined {
  const items = cursor.bracket();
  if (items === undefined) return undefined;
  const columns: RawColumn[] = [];
  const keys: KeyDeclaration[] = [];
  for (const item of items) {
    const first = item[0];
    if (first === undefined) continue;
    if (first.kind === 'word' && isNoColumn(item)) keys.push(...readKeys(new TokenCursor(item)));
    else columns.push(readColumn(item, sql, nameOf));
  }
  return { columns, keys };
}

/** `key varchar(10)` is a column called key; `KEY (…)` and `KEY name (…)` are none. */
function isNoColumn(item: readonly Token[]): boolean {
  const [first, second, third, fourth] = item;
  const word = first?.keyword ?? '';
  if (NO_COLUMN.has(word)) {
    if (second?.kind !== 'word' || word === 'CONSTRAINT') return true;
    if (second.keyword === 'KEY' || second.keyword === 'INDEX' || third?.keyword === 'USING') return true;
    return third?.keyword === '(' && !/^\d+$/.test(fourth?.text ?? '');
  }
  return NO_COLUMN_EITHER.has(word) && item.length > 1 && (word !== 'PERIOD' || second?.keyword === 'FOR');
}

/** One column definition: name, type and the keys it declares itself. */
export function readColumn(
  item: readonly Token[],
  sql: string,
  nameOf: (parts: readonly string[]) => string,
): RawColumn {
  const name = item[0]?.text ?? '';
  let end = 1;
  while (end < item.length && !endsType(item, end)) end++;
  const declared = end > 1 ? sql.slice((item[1] as Token).from, (item[end - 1] as Token).to) : undefined;
  const references = inlineReference(item.slice(end), nameOf);
  const primaryKey = item.some((token, i) => token.keyword === 'PRIMARY' && item[i + 1]?.keyword === 'KEY');
  return {
    name,
    ...(declared === undefined ? {} : { declared }),
    ...(primaryKey ? { primaryKey } : {}),
    ...(references === undefined ? {} : { references }),
  };
}

/** `character varying(20)` is a type; `CHARACTER SET` comes after one. */
function endsType(item: readonly Token[], at: number): boolean {
  const word = (item[at] as Token).keyword;
  return AFTER_TYPE.has(word) || (word === 'CHARACTER' && item[at + 1]?.keyword === 'SET');
}

function inlineReference(
  rest: readonly Token[],
  nameOf: (parts: readonly string[]) => string,
): { table: string; column: string } | undefined {
  const at = rest.findIndex((token) => token.keyword === 'REFERENCES');
  if (at < 0) return undefined;
  const cursor = new TokenCursor(rest, at + 1);
  const table = nameOf(cursor.qualifiedName());
  return { table, column: cursor.nameList()?.[0] ?? '' };
}

/** PRIMARY KEY (…) or FOREIGN KEY (…) REFERENCES t (…), with or without CONSTRAINT name; nothing for other keys. */
export function readKeys(cursor: TokenCursor): KeyDeclaration[] {
  if (cursor.take('CONSTRAINT') && !cursor.is('PRIMARY') && !cursor.is('FOREIGN')) cursor.next();
  if (cursor.take('PRIMARY', 'KEY')) {
    while (cursor.token !== undefined && !cursor.is('(')) cursor.next();
    const columns = cursor.nameList();
    return columns ? [{ columns }] : [];
  }
  if (!cursor.take('FOREIGN', 'KEY')) return [];
  if (!cursor.is('(')) cursor.next();
  const columns = cursor.nameList();
  if (columns === undefined || !cursor.take('REFERENCES')) return [];
  const table = cursor.qualifiedName();
  return [{ columns, references: { table, columns: cursor.nameList() ?? [] } }];
}
