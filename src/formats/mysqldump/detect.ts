import type { Detection } from '../format.ts';
import { ascii } from '../sql/bytes.ts';

/** First lines that programs write, with the name of the program. */
const PROGRAMS: readonly [RegExp, (match: RegExpExecArray) => string][] = [
  [
    /^-- (MySQL|MariaDB) dump ([\d.]+)(?:\s+Distrib ([^\s,]+))?/m,
    (m) => `${m[1] === 'MySQL' ? 'mysqldump' : 'mariadb-dump'} ${m[3] ?? m[2]}`,
  ],
  [/^-- phpMyAdmin SQL Dump/m, () => 'phpMyAdmin'],
  [/^\s*Navicat /m, () => 'Navicat'],
  [/^-- HeidiSQL |^-- +HeidiSQL/m, () => 'HeidiSQL'],
  [/^-- Adminer /m, () => 'Adminer'],
];

/** Statements as only MySQL's kind of program writes them, at the start of a line or after another: cells of a table may hold some. */
const MYSQL =
  /^\/\*M?!\d{5,6}|^[ \t]*(?:[a-z][^'"`\n]{0,200};[ \t]*)?(?:INSERT (?:IGNORE )?INTO|REPLACE INTO|CREATE TABLE(?: IF NOT EXISTS)?|LOCK TABLES) `/im;
/** Statements that any program may write. */
const ANY = /^\s*(?:INSERT\s+(?:IGNORE\s+)?INTO|REPLACE\s+INTO)\s+["`\w.]+\s*(?:\([^)]{0,4000}\)\s*)?VALUES\s*\(/im;
const POSTGRES =
  /^-- PostgreSQL database|^COPY\s.{1,2000}\sFROM stdin;|^SET standard_conforming_strings|^SELECT pg_catalog\./m;

/** Recognises a dump by what is written in it. */
export function detectMysqlDump(head: Uint8Array): Detection | undefined {
  const text = ascii(head);
  if (POSTGRES.test(text)) return undefined;
  for (const [pattern, name] of PROGRAMS) {
    const match = pattern.exec(text);
    if (match && (match.index < 4096 || MYSQL.test(text))) return { confidence: 0.99, what: name(match) };
  }
  if (MYSQL.test(text)) return { confidence: 0.95, what: 'SQL statements of MySQL' };
  if (/^PRAGMA foreign_keys/m.test(text)) return { confidence: 0.9, what: 'sqlite3 .dump' };
  if (ANY.test(text)) return { confidence: 0.7, what: 'SQL INSERT statements' };
  if (/^\s*CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?["`\w.]+\s*\(/im.test(text)) {
    return { confidence: 0.6, what: 'SQL CREATE TABLE statements' };
  }
  return undefined;
}
