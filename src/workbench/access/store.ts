import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';

/** Times are milliseconds since 1970, UTC. Tokens are there as SHA-256 only: who reads the file cannot sign in with it. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS person (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, sign_in_name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    roles TEXT NOT NULL, cases TEXT, regions TEXT, password TEXT,
    issuer TEXT, subject TEXT, created_at INTEGER NOT NULL, dismissed_at INTEGER,
    UNIQUE (issuer, subject)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS session (
    token TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, person TEXT NOT NULL REFERENCES person, how TEXT NOT NULL,
    agent TEXT NOT NULL, begun_at INTEGER NOT NULL, seen_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS passkey (
    id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person, name TEXT NOT NULL, public_key BLOB NOT NULL,
    counter INTEGER NOT NULL, transports TEXT NOT NULL, created_at INTEGER NOT NULL, used_at INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS one_time (
    token TEXT PRIMARY KEY, purpose TEXT NOT NULL, person TEXT, content TEXT NOT NULL, until INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS failure (
    about TEXT PRIMARY KEY, count INTEGER NOT NULL, until INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS saved_view (
    person TEXT NOT NULL REFERENCES person, case_id TEXT NOT NULL, table_name TEXT NOT NULL, name TEXT NOT NULL,
    content TEXT NOT NULL, saved_at INTEGER NOT NULL, PRIMARY KEY (person, case_id, table_name, name)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
`;

export type StoredRow = Record<string, SQLOutputValue>;

/** The people of this server: a database in its configuration folder that only the server's own user can read. */
export class Store {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** @param folder RINGBREAK_CONFIG/workbench, made when it is not there. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, 'people.sqlite');
    const mask = process.umask(0o077);
    try {
      this.#db = new DatabaseSync(file, { timeout: 5000 });
      this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
      this.#db.exec(SCHEMA);
    } finally {
      process.umask(mask);
    }
    chmodSync(file, 0o600);
  }

  rows(sql: string, ...values: SQLInputValue[]): StoredRow[] {
    return this.#prepared(sql).all(...values);
  }

  row(sql: string, ...values: SQLInputValue[]): StoredRow | undefined {
    return this.#prepared(sql).get(...values);
  }

  /** Number of rows changed. Durable when it returns. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepared(sql).run(...values).changes);
  }

  /** A secret of this server, 32 bytes, drawn at first use. */
  secret(name: string): Uint8Array {
    this.run('INSERT OR IGNORE INTO secret VALUES (?, ?)', name, randomBytes(32));
    return this.row('SELECT value FROM secret WHERE name = ?', name)!['value'] as Uint8Array;
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
