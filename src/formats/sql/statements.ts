import type { RawColumn } from '../format.ts';
import { Schema, type TableSchema } from './schema.ts';
import type { Session } from './session.ts';
import { TokenCursor, tokenize } from './tokens.ts';

/** Head of an INSERT or a COPY: which table, and which columns if it lists them. */
export interface RowsHead {
  readonly table: TableSchema;
  readonly columns: readonly string[] | undefined;
  /** COPY only: what follows FROM stdin, when it changes how lines are read. */
  readonly options: string | undefined;
}

/** Where values go: the table's columns, and for each value of a row the column it belongs to. */
export interface RowsShape {
  readonly columns: readonly RawColumn[];
  readonly targets: Int32Array;
}

/** Statements that hold no data and change nothing that matters here. */
const IDLE = new Set(
  (
    'ALTER ANALYZE BEGIN CALL CHECK COMMENT COMMIT DEALLOCATE DELETE DO DROP END EXECUTE EXPLAIN FLUSH GRANT LOCK OPTIMIZE PRAGMA PREPARE ' +
    'REFRESH REINDEX RELEASE RESET REVOKE ROLLBACK SAVEPOINT SECURITY SELECT SHOW START TRUNCATE UNLOCK UPDATE VACUUM WITH'
  ).split(' '),
);

/** Gives statements their meaning: SET to the session, CREATE, ALTER and so on to the schema. Never runs anything. */
export class Statements {
  readonly schema: Schema;
  readonly session: Session;
  readonly #mysql: boolean;
  readonly #skipped = new Map<string, number>();

  constructor(session: Session) {
    this.session = session;
    this.#mysql = session.lexical.dialect === 'mysql';
    this.schema = new Schema(this.#mysql);
  }

  /** Statements that could hold data or meaning and were not read, by first words, with how often. */
  get skipped(): ReadonlyMap<string, number> {
    return this.#skipped;
  }

  /** Notes what a statement says. True when it changes how rows that follow are read. */
  read(sql: string): boolean {
    const cursor = new TokenCursor(tokenize(sql, this.#mysql));
    if (cursor.token === undefined) return false;
    if (cursor.take('SET')) return this.session.set(cursor);
    if (cursor.take('USE')) return this.useSpace(cursor.qualifiedName()[0] ?? '');
    if (cursor.is('CREATE')) return this.#create(cursor, sql);
    if (cursor.take('ALTER', 'TABLE')) return this.schema.alter(cursor, sql);
    if (cursor.take('RENAME', 'TABLE')) return this.schema.rename(cursor);
    if (cursor.take('DROP', 'TABLE')) return this.schema.drop(cursor);
    if (!IDLE.has(cursor.token.keyword)) this.#skip(cursor);
    return false;
  }

  /** USE db, \connect db. */
  useSpace(space: string): boolean {
    const changed = space !== this.schema.space;
    this.schema.space = space;
    return changed;
  }

  /** The head of an INSERT or REPLACE up to VALUES, or undefined when it names no table. */
  insertHead(sql: string): RowsHead | undefined {
    const cursor = new TokenCursor(tokenize(sql, this.#mysql));
    if (!cursor.take('INSERT') && !cursor.take('REPLACE')) return undefined;
    while (INSERT_WORDS.has(cursor.token?.keyword ?? '')) cursor.next();
    const parts = cursor.qualifiedName();
    if (parts.length === 0) return undefined;
    const columns = cursor.nameList();
    return { table: this.schema.table(parts), columns, options: undefined };
  }

  /** The head of COPY … FROM stdin, or undefined when the statement is something else. */
  copyHead(sql: string): RowsHead | undefined {
    const cursor = new TokenCursor(tokenize(sql, this.#mysql));
    if (!cursor.take('COPY')) return undefined;
    const parts = cursor.qualifiedName();
    const columns = cursor.nameList();
    if (parts.length === 0 || !cursor.take('FROM', 'STDIN')) return undefined;
    const options = cursor.token === undefined ? undefined : sql.slice(cursor.token.from).trim();
    return { table: this.schema.table(parts), columns, options };
  }

  #skip(cursor: TokenCursor): void {
    const words: string[] = [];
    for (let token = cursor.next(); token?.kind === 'word' && words.length < 2; token = cursor.next()) {
      words.push(token.keyword.slice(0, 30));
    }
    const name = words.join(' ') || 'a statement without a known beginning';
    this.#skipped.set(name, (this.#skipped.get(name) ?? 0) + 1);
  }

  #create(cursor: TokenCursor, sql: string): boolean {
    cursor.next();
    while (TABLE_WORDS.has(cursor.token?.keyword ?? '')) cursor.next();
    return cursor.take('TABLE') && this.schema.create(cursor, sql);
  }
}

const INSERT_WORDS = new Set([
  'IGNORE',
  'DELAYED',
  'LOW_PRIORITY',
  'HIGH_PRIORITY',
  'INTO',
  'OR',
  'REPLACE',
  'OVERWRITE',
]);
const TABLE_WORDS = new Set([
  'TEMPORARY',
  'TEMP',
  'UNLOGGED',
  'GLOBAL',
  'LOCAL',
  'OR',
  'REPLACE',
  'FOREIGN',
  'COLUMN',
  'ROW',
]);

/**
 * Where the values of rows with this head go. A list of columns that the definition does not hold, or no definition,
 * makes columns of its own; `width` is then the number of values of the first row.
 */
export function rowsShape(head: RowsHead, width: () => number): RowsShape {
  const known = head.table.columns;
  const names = head.columns;
  if (names === undefined) {
    if (known.length > 0) return { columns: known, targets: Int32Array.from(known.keys()) };
    const columns = Array.from({ length: width() }, (_, i) => ({ name: `column_${i + 1}` }));
    return { columns, targets: Int32Array.from(columns.keys()) };
  }
  const exact = new Map(known.map((column, i) => [column.name, i]));
  const folded = new Map(known.map((column, i) => [column.name.toLowerCase(), i]));
  const targets = names.map((name) => exact.get(name) ?? folded.get(name.toLowerCase()) ?? -1);
  if (!targets.includes(-1) && new Set(targets).size === targets.length) {
    return { columns: known, targets: Int32Array.from(targets) };
  }
  return { columns: names.map((name) => ({ name })), targets: Int32Array.from(names.keys()) };
}
