import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentProgress } from '../../src/base/progress.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { quoted } from '../../src/simulate/write/mysql-dump.ts';

const out = mkdtempSync(join(tmpdir(), 'ringbreak-spoofshop-'));
afterAll(() => rmSync(out, { recursive: true }));
let dump = '';
let truth = '';
beforeAll(async () => {
  const made = await simulate({ out, accounts: 120, calls: 20_000, seed: 3, shape: 'spoofshop' }, silentProgress);
  dump = readFileSync(made.exhibits[0]!, 'utf8');
  truth = made.truth;
});

/** Rows of a table as lines: this writer, like mariadb-dump, puts one row on a line. */
function rows(table: string): string[] {
  const data = dump.slice(dump.indexOf(`LOCK TABLES \`${table}\` WRITE`));
  const lines = data.slice(0, data.indexOf('UNLOCK TABLES')).split('\n');
  return lines.filter((line) => /^\(\d+,/.test(line));
}

test('the dump has the head, the tables and the tail of mariadb-dump', () => {
  expect(dump.startsWith('/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19  Distrib 10.11.')).toBe(
    true,
  );
  expect(dump).toContain("/*!40103 SET TIME_ZONE='+00:00' */;");
  const { tables } = JSON.parse(readFileSync(join(truth, 'truth.json'), 'utf8'));
  const own = tables.filter((one: { exhibit: string }) => one.exhibit.endsWith('.sql')).length;
  expect(dump.match(/^CREATE TABLE `/gm)?.length).toBe(own);
  expect(dump).toMatch(/\n-- Dump completed on \d{4}-\d\d-\d\d [ 1-2]\d:\d\d:\d\d\n$/);
});

test('tables hold the rows that the truth counts', () => {
  const { tables } = JSON.parse(readFileSync(join(truth, 'truth.json'), 'utf8'));
  for (const { exhibit, table, rows: count } of tables) {
    if (exhibit.endsWith('.sql')) expect([table, rows(table).length]).toEqual([table, count]);
  }
});

test('a long table is split into several INSERT statements, each ended by a semicolon', () => {
  const { tables } = JSON.parse(readFileSync(join(truth, 'truth.json'), 'utf8'));
  const calls = tables.find((one: { feeds: string }) => one.feeds === 'call').table;
  const inserts = dump.split(`INSERT INTO \`${calls}\` VALUES\n`);
  expect(inserts.length).toBeGreaterThan(3);
  for (const insert of inserts.slice(1, -1)) expect(insert.endsWith(');\n')).toBe(true);
});

test('ids that begin with Unix time show the server zone beside local DATETIME values', () => {
  const { zone, tables } = JSON.parse(readFileSync(join(truth, 'truth.json'), 'utf8'));
  const calls = tables.find((one: { feeds: string }) => one.feeds === 'call').table;
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  for (const row of rows(calls).slice(0, 300)) {
    const [, unix] = /'(\d{10})\.\d+'/.exec(row)!;
    const [, written] = /'(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)'/.exec(row)!;
    expect(local.format(Number(unix) * 1000)).toBe(written);
  }
});

test('strings are escaped as mysql_real_escape_string does it', () => {
  expect(quoted(null)).toBe('NULL');
  expect(quoted('NULL')).toBe("'NULL'");
  expect(quoted('a\'b"c\\d\ne\rf\u0000g\u001ah\ti')).toBe("'a\\'b\\\"c\\\\d\\ne\\rf\\0g\\Zh\ti'");
});

test('every quote in the dump belongs to a pair', () => {
  const plain = dump.replaceAll(/\\./gs, '').split("'").length - 1;
  expect(plain % 2).toBe(0);
});
