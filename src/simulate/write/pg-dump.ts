import { join } from 'node:path';
import { ByteWriter } from './bytes.ts';
import type { TextTable } from './table.ts';

/** Column name and type as CREATE TABLE has them. */
export type PgColumn = readonly [name: string, type: string];

interface PgTable {
  readonly name: string;
  readonly columns: readonly PgColumn[];
  readonly part: ByteWriter;
  readonly table: CopyTable;
}

/** What follows the data: keys of tables and from table to table. */
export type PgReference = readonly [table: string, column: string, target: string];

/** A plain dump of one database: all structures, all COPY blocks, all constraints, in pg_dump's order. */
export class PgDump {
  readonly path: string;
  private readonly folder: string;
  private readonly owner: string;
  private readonly token: string;
  private readonly tables: PgTable[] = [];

  constructor(folder: string, file: string, owner: string, token: string) {
    this.folder = folder;
    this.path = join(folder, file);
    this.owner = owner;
    this.token = token;
  }

  /** Starts a table; its first column is its key. */
  table(name: string, columns: readonly PgColumn[]): TextTable {
    const part = new ByteWriter(join(this.folder, `.${name}.part`));
    const table = new CopyTable(name, part);
    this.tables.push({ name, columns, part, table });
    return table;
  }

  finish(references: readonly PgReference[]): void {
    const tables = this.tables.sort((a, b) => (a.name < b.name ? -1 : 1));
    const to = new ByteWriter(this.path);
    to.utf8(head(this.token));
    for (const table of tables) to.utf8(structure(table, this.owner));
    for (const table of tables) {
      const names = table.columns.map(([name]) => quotedName(name)).join(', ');
      to.utf8(`--\n-- Data for Name: ${table.name}; Type: TABLE DATA; Schema: public; Owner: ${this.owner}\n--\n\n`);
      to.utf8(`COPY public.${table.name} (${names}) FROM stdin;\n`);
      to.absorb(table.part).ascii('\\.\n\n\n');
    }
    for (const { name, columns } of tables) to.utf8(primaryKey(name, columns[0]![0], this.owner));
    for (const reference of references) to.utf8(foreignKey(reference, this.owner));
    to.utf8(`--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict ${this.token}\n\n`);
    to.close();
  }
}

class CopyTable implements TextTable {
  readonly name: string;
  rows = 0;
  private readonly to: ByteWriter;

  constructor(name: string, to: ByteWriter) {
    this.name = name;
    this.to = to;
  }

  row(cells: readonly (string | null)[]): void {
    this.rows++;
    this.to.utf8(`${cells.map(copyText).join('\t')}\n`);
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
};

/** A value in COPY's text format. */
export function copyText(value: string | null): string {
  if (value === null) return '\\N';
  return /[\b\f\n\r\t\v\\]/.test(value) ? value.replace(/[\b\f\n\r\t\v\\]/g, (sign) => ESCAPES[sign]!) : value;
}

/** Names with other than small letters are quoted. */
function quotedName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** Since August 2025 dumps begin with \restrict and a random token (CVE-2025-8714). */
function head(token: string): string {
  return `--
-- PostgreSQL database dump
--

\\restrict ${token}

-- Dumped from database version 15.14 (Debian 15.14-0+deb12u1)
-- Dumped by pg_dump version 15.14 (Debian 15.14-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

`;
}

function structure({ name, columns }: PgTable, owner: string): string {
  const lines = columns.map(([column, type], i) => `    ${quotedName(column)} ${type}${i === 0 ? ' NOT NULL' : ''}`);
  return `--
-- Name: ${name}; Type: TABLE; Schema: public; Owner: ${owner}
--

CREATE TABLE public.${name} (
${lines.join(',\n')}
);


ALTER TABLE public.${name} OWNER TO ${owner};

`;
}

function primaryKey(table: string, column: string, owner: string): string {
  return `--
-- Name: ${table} ${table}_pkey; Type: CONSTRAINT; Schema: public; Owner: ${owner}
--

ALTER TABLE ONLY public.${table}
    ADD CONSTRAINT ${table}_pkey PRIMARY KEY (${quotedName(column)});


`;
}

function foreignKey([table, column, target]: PgReference, owner: string): string {
  return `--
-- Name: ${table} ${table}_${column}_fkey; Type: FK CONSTRAINT; Schema: public; Owner: ${owner}
--

ALTER TABLE ONLY public.${table}
    ADD CONSTRAINT ${table}_${column}_fkey FOREIGN KEY (${quotedName(column)}) REFERENCES public.${target}(id);


`;
}
