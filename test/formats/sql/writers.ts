/**
 * Small writers of dumps, independent of the readers: how servers quote is written down here a second time, from their
 * manuals, so that a misunderstanding shows.
 */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

export interface MysqlStyle {
  /** Rows an INSERT. */
  readonly perInsert: number;
  readonly backslash: boolean;
  readonly columnList: boolean;
  /** Between rows, as different programs write it. */
  readonly separator: string;
}

const MYSQL: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\n': '\\n',
  '\r': '\\r',
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '\x1a': '\\Z',
};

export function mysqlText(tables: readonly Table[], style: MysqlStyle): string {
  const parts = ["-- made up\n/*!40101 SET NAMES utf8mb4 */;\n/*!40103 SET TIME_ZONE='+00:00' */;\n"];
  if (!style.backslash) parts.push("SET sql_mode = 'NO_BACKSLASH_ESCAPES';\n");
  for (const table of tables) {
    const name = `\`${table.name.replaceAll('`', '``')}\``;
    const names = table.columns.map((column) => `\`${column.replaceAll('`', '``')}\``);
    parts.push(
      `DROP TABLE IF EXISTS ${name};\nCREATE TABLE ${name} (\n  ${names.map((n) => `${n} text`).join(',\n  ')}\n);\n`,
    );
    const head = `INSERT INTO ${name} ${style.columnList ? `(${names.join(', ')}) ` : ''}VALUES `;
    for (let at = 0; at < table.rows.length; at += style.perInsert) {
      const rows = table.rows.slice(at, at + style.perInsert);
      parts.push(
        `${head}${rows.map((row) => `(${row.map((cell) => mysqlCell(cell, style)).join(',')})`).join(style.separator)};\n`,
      );
    }
  }
  return parts.join('');
}

function mysqlCell(cell: string | null, style: MysqlStyle): string {
  if (cell === null) return 'NULL';
  if (!style.backslash) return `'${cell.replaceAll("'", "''")}'`;
  return `'${[...cell].map((char) => MYSQL[char] ?? char).join('')}'`;
}

export function postgresText(tables: readonly Table[], inserts: boolean): string {
  const parts = [
    "--\n-- PostgreSQL database dump\n--\n\nSET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n",
  ];
  for (const table of tables) {
    const name = `public.${identifier(table.name)}`;
    const names = table.columns.map(identifier);
    parts.push(`CREATE TABLE ${name} (\n    ${names.map((n) => `${n} text`).join(',\n    ')}\n);\n\n`);
    if (inserts)
      for (const row of table.rows) parts.push(`INSERT INTO ${name} VALUES (${row.map(literal).join(', ')});\n`);
    else {
      parts.push(`COPY ${name} (${names.join(', ')}) FROM stdin;\n`);
      for (const row of table.rows) parts.push(`${row.map(copyCell).join('\t')}\n`);
      parts.push('\\.\n\n');
    }
  }
  return `${parts.join('')}--\n-- PostgreSQL database dump complete\n--\n`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(cell: string | null): string {
  return cell === null ? 'NULL' : `'${cell.replaceAll("'", "''")}'`;
}

const COPY: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

function copyCell(cell: string | null): string {
  return cell === null ? '\\N' : [...cell].map((char) => COPY[char] ?? char).join('');
}
