import type { RawColumn } from '../format.ts';
import { type KeyDeclaration, readColumn, readKeys, readTableDefinition } from './definition.ts';
import { type Token, TokenCursor } from './tokens.ts';

/** A table as the statements read so far define it. */
export interface TableSchema {
  /** Database it lies in. */
  readonly space: string;
  name: string;
  columns: RawColumn[];
  /** Its definition was seen; otherwise it is known from its rows only. */
  readonly defined: boolean;
  /** Name in the raw layer, fixed when its first row is read. */
  published: string | undefined;
}

/** What CREATE, ALTER, RENAME and DROP say about tables. Nothing is executed: names and types are noted. */
export class Schema {
  readonly #mysql: boolean;
  readonly #tables = new Map<string, TableSchema>();
  /** The same by lower case: names are compared exactly first, as servers differ. */
  readonly #folded = new Map<string, TableSchema>();
  readonly #published = new Map<string, TableSchema>();
  /** Database for names that give none. */
  space = '';

  constructor(mysql: boolean) {
    this.#mysql = mysql;
  }

  tables(): readonly TableSchema[] {
    return [...this.#tables.values()];
  }

  /** The table of that name; one without definition is made when it is new. */
  table(parts: readonly string[]): TableSchema {
    const found = this.find(parts);
    if (found) return found;
    const { space, name } = this.#place(parts);
    const table: TableSchema = { space, name, columns: [], defined: false, published: undefined };
    this.#keep(table);
    return table;
  }

  find(parts: readonly string[]): TableSchema | undefined {
    const { space, name } = this.#place(parts);
    return this.#tables.get(key(space, name)) ?? this.#folded.get(key(space, name).toLowerCase());
  }

  /**
   * Name in the raw layer. A Postgres schema other than public is part of it; a database only where an earlier table of
   * the same name lies in another one.
   */
  publish(table: TableSchema): string {
    if (table.published !== undefined) return table.published;
    const earlier = this.#published.get(table.name);
    const clash = earlier !== undefined && earlier.space !== table.space;
    table.published = clash ? `${table.space}.${table.name}` : table.name;
    if (earlier === undefined) this.#published.set(table.name, table);
    return table.published;
  }

  /** Reads a CREATE TABLE (the cursor stands after TABLE). False when it defines nothing. */
  create(cursor: TokenCursor, sql: string): boolean {
    cursor.take('IF', 'NOT', 'EXISTS');
    const parts = cursor.qualifiedName();
    if (parts.length === 0) return false;
    const definition = readTableDefinition(cursor, sql, (name) => this.#spell(name));
    if (definition === undefined || definition.columns.length === 0) return false;
    const { space, name } = this.#place(parts);
    const published = this.find(parts)?.published;
    const table: TableSchema = { space, name, columns: [...definition.columns], defined: true, published };
    this.#keep(table);
    for (const declaration of definition.keys) this.#declareKey(table, declaration);
    return true;
  }

  /** Reads an ALTER TABLE (the cursor stands after TABLE). */
  alter(cursor: TokenCursor, sql: string): boolean {
    cursor.take('IF', 'EXISTS');
    cursor.take('ONLY');
    const table = this.find(cursor.qualifiedName());
    if (table === undefined) return false;
    let changed = false;
    for (const action of actions(cursor)) changed = this.#action(table, action, sql) || changed;
    return changed;
  }

  /** RENAME TABLE a TO b, c TO d (the cursor stands after TABLE). */
  rename(cursor: TokenCursor): boolean {
    for (const item of actions(cursor)) {
      const names = new TokenCursor(item);
      const table = this.find(names.qualifiedName());
      if (table && names.take('TO')) this.#renameTable(table, names.qualifiedName());
    }
    return true;
  }

  /** DROP TABLE a, b (the cursor stands after TABLE). Rows already read stay in the raw layer. */
  drop(cursor: TokenCursor): boolean {
    cursor.take('IF', 'EXISTS');
    let dropped = false;
    for (const item of actions(cursor)) {
      const table = this.find(new TokenCursor(item).qualifiedName());
      if (table && table.published === undefined) {
        dropped = true;
        this.#forget(table);
      }
    }
    return dropped;
  }

  #keep(table: TableSchema): void {
    this.#tables.set(key(table.space, table.name), table);
    this.#folded.set(key(table.space, table.name).toLowerCase(), table);
  }

  #forget(table: TableSchema): void {
    this.#tables.delete(key(table.space, table.name));
    this.#folded.delete(key(table.space, table.name).toLowerCase());
  }

  #place(parts: readonly string[]): { space: string; name: string } {
    const name = parts.at(-1) ?? '';
    const given = parts.at(-2);
    if (this.#mysql) return { space: given ?? this.space, name };
    return { space: this.space, name: given === undefined || given === 'public' ? name : `${given}.${name}` };
  }

  #spell(parts: readonly string[]): string {
    return this.#place(parts).name;
  }

  #renameTable(table: TableSchema, parts: readonly string[]): void {
    if (parts.length === 0) return;
    this.#forget(table);
    table.name = parts.at(-1) as string;
    this.#keep(table);
  }

  #action(table: TableSchema, action: readonly Token[], sql: string): boolean {
    const cursor = new TokenCursor(action);
    if (cursor.take('ADD')) return this.#add(table, cursor, action, sql);
    if (cursor.take('DROP')) return this.#dropColumn(table, cursor);
    if (cursor.take('RENAME')) return this.#rename(table, cursor);
    if (cursor.take('MODIFY') || cursor.is('CHANGE')) return this.#change(table, cursor, action, sql);
    return false;
  }

  #add(table: TableSchema, cursor: TokenCursor, action: readonly Token[], sql: string): boolean {
    const keys = readKeys(new TokenCursor(action, 1));
    for (const declaration of keys) this.#declareKey(table, declaration);
    if (keys.length > 0) return false;
    const explicit = cursor.take('COLUMN');
    cursor.take('IF', 'NOT', 'EXISTS');
    if (!explicit && NO_NEW_COLUMN.has(cursor.token?.keyword ?? '')) return false;
    const several = cursor.is('(') ? cursor.bracket() : undefined;
    const items = several ?? [action.slice(action.indexOf(cursor.token as Token))];
    for (const item of items) {
      const column = readColumn(item, sql, (name) => this.#spell(name));
      table.columns.splice(positionFor(table, item), 0, column);
    }
    return items.length > 0;
  }

  #dropColumn(table: TableSchema, cursor: TokenCursor): boolean {
    const explicit = cursor.take('COLUMN');
    cursor.take('IF', 'EXISTS');
    const at = indexOfColumn(table, cursor.token?.text ?? '');
    if (at < 0 || (!explicit && NO_NEW_COLUMN.has(cursor.token?.keyword ?? ''))) return false;
    table.columns.splice(at, 1);
    return true;
  }

  #rename(table: TableSchema, cursor: TokenCursor): boolean {
    if (cursor.is('INDEX') || cursor.is('KEY') || cursor.is('CONSTRAINT')) return false;
    if (!cursor.take('COLUMN')) {
      if (!cursor.take('TO')) cursor.take('AS');
      this.#renameTable(table, cursor.qualifiedName());
      return true;
    }
    const at = indexOfColumn(table, cursor.next()?.text ?? '');
    cursor.take('TO');
    const name = cursor.token?.text;
    if (at < 0 || name === undefined) return false;
    table.columns[at] = { ...(table.columns[at] as RawColumn), name };
    return true;
  }

  #change(table: TableSchema, cursor: TokenCursor, action: readonly Token[], sql: string): boolean {
    const change = cursor.take('CHANGE');
    cursor.take('COLUMN');
    const at = indexOfColumn(table, cursor.token?.text ?? '');
    if (at < 0) return false;
    if (change) cursor.next();
    const item = action.slice(action.indexOf(cursor.token as Token));
    const column = { ...(table.columns[at] as RawColumn), ...readColumn(item, sql, (name) => this.#spell(name)) };
    table.columns.splice(at, 1);
    const moved = item.some((token) => token.keyword === 'FIRST' || token.keyword === 'AFTER');
    table.columns.splice(moved ? positionFor(table, item) : at, 0, column);
    return true;
  }

  #declareKey(table: TableSchema, declaration: KeyDeclaration): void {
    declaration.columns.forEach((name, i) => {
      const at = indexOfColumn(table, name);
      if (at < 0) return;
      const column = table.columns[at] as RawColumn;
      const { references } = declaration;
      table.columns[at] = references
        ? { ...column, references: { table: this.#spell(references.table), column: references.columns[i] ?? '' } }
        : { ...column, primaryKey: true };
    });
  }
}

/** What may follow ADD and DROP in ALTER TABLE without being a column. */
const NO_NEW_COLUMN = new Set([
  'CONSTRAINT',
  'PRIMARY',
  'FOREIGN',
  'UNIQUE',
  'KEY',
  'INDEX',
  'FULLTEXT',
  'SPATIAL',
  'CHECK',
  'PARTITION',
  'PERIOD',
  'SYSTEM',
]);

function key(space: string, name: string): string {
  return `${space}\0${name}`;
}

function indexOfColumn(table: TableSchema, name: string): number {
  const exact = table.columns.findIndex((column) => column.name === name);
  if (exact >= 0) return exact;
  return table.columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase());
}

/** Where FIRST or AFTER puts a column; the end without them. */
function positionFor(table: TableSchema, item: readonly Token[]): number {
  const at = item.findIndex((token) => token.keyword === 'FIRST' || token.keyword === 'AFTER');
  if (at < 0) return table.columns.length;
  if (item[at]?.keyword === 'FIRST') return 0;
  const before = indexOfColumn(table, item[at + 1]?.text ?? '');
  return before < 0 ? table.columns.length : before + 1;
}

/** The rest of a statement, divided at the commas outside brackets. */
function actions(cursor: TokenCursor): Token[][] {
  const items: Token[][] = [[]];
  for (let depth = 0; ; ) {
    const token = cursor.next();
    if (token === undefined || token.keyword === ';') return items;
    if (token.keyword === '(') depth++;
    else if (token.keyword === ')') depth--;
    if (token.keyword === ',' && depth === 0) items.push([]);
    else items.at(-1)?.push(token);
  }
}
