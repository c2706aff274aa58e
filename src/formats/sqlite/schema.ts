import type { DatabaseSync } from 'node:sqlite';
import type { RawColumn } from '../format.ts';

/** A real table of the file. */
export interface SqliteTable {
  readonly name: string;
  readonly columns: readonly RawColumn[];
}

/**
 * The tables that hold rows of their own. Views, virtual tables and generated columns are left out: reading them would
 * run expressions that the file brings along.
 */
export function listTables(db: DatabaseSync, note: (text: string) => void): SqliteTable[] {
  const rows = db.prepare("SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' ORDER BY rowid").all() as {
    name: unknown;
    sql: unknown;
  }[];
  const tables: SqliteTable[] = [];
  for (const { name, sql } of rows) {
    if (typeof name !== 'string' || /^sqlite_/i.test(name)) continue;
    if (typeof sql === 'string' && /^\s*CREATE\s+VIRTUAL\s/i.test(sql)) {
      note(`virtual table ${quoteName(name)} was not read: it has no rows of its own`);
      continue;
    }
    const columns = columnsOf(db, name, note);
    if (columns.length > 0) tables.push({ name, columns });
  }
  const others = db
    .prepare(
      "SELECT type, count(*) AS n FROM main.sqlite_schema WHERE type IN ('view', 'trigger') GROUP BY type ORDER BY type",
    )
    .all();
  for (const { type, n } of others) note(`${n} ${type}(s) in the file were not looked at`);
  return tables;
}

/** PRAGMA table_xinfo: 0 ordinary, 1 hidden, 2 generated when read, 3 generated and stored. */
const VIRTUAL_GENERATED = 2;
const HIDDEN = 1;

function columnsOf(db: DatabaseSync, table: string, note: (text: string) => void): RawColumn[] {
  const info = db
    .prepare("SELECT name, type, pk, hidden FROM pragma_table_xinfo(?, 'main') ORDER BY cid")
    .all(table) as { name: string; type: string; pk: number | bigint; hidden: number | bigint }[];
  const keys = db
    .prepare(
      `SELECT "from", "table", "to" FROM pragma_foreign_key_list(?, 'main') WHERE "to" IS NOT NULL ORDER BY id, seq`,
    )
    .all(table) as { from: string; table: string; to: string }[];
  const generated = info.filter(({ hidden }) => Number(hidden) === VIRTUAL_GENERATED);
  if (generated.length > 0) note(`${generated.length} generated column(s) of ${quoteName(table)} were not computed`);
  return info
    .filter(({ hidden }) => Number(hidden) !== VIRTUAL_GENERATED && Number(hidden) !== HIDDEN)
    .map(({ name, type, pk }) => {
      const key = keys.find(({ from }) => from === name);
      return {
        name,
        ...(type ? { declared: type } : {}),
        ...(Number(pk) > 0 ? { primaryKey: true } : {}),
        ...(key ? { references: { table: key.table, column: key.to } } : {}),
      };
    });
}

/**
 * A name of the file as an SQL identifier: in double quotes, with double quotes doubled (SQLite: SQL keywords). The one
 * place where names from evidence get into SQL: an SQLite file can be read in no other way.
 */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The statement that reads a table. Columns are qualified: SQLite takes an unknown bare `"name"` for a text. */
export function selectAll(table: SqliteTable, order: '' | 'DESC' = ''): string {
  const columns = table.columns.map(({ name }) => `t.${quoteName(name)}`).join(', ');
  const end = order === '' ? '' : ' ORDER BY t.rowid DESC';
  return `SELECT ${columns} FROM main.${quoteName(table.name)} AS t${end}`;
}
