import { expect, test } from 'vitest';
import { mysqldump } from '../../../src/formats/mysqldump/format.ts';
import { collect } from './source.ts';

/** Rows of the only table of a dump. */
async function rows(sql: string | Uint8Array): Promise<(string | null)[][]> {
  return (await collect(mysqldump, sql)).only().rows;
}

test('escapes are taken out as MySQL does', async () => {
  const sql = String.raw`INSERT INTO t VALUES ('\0\n\r\t\b\Z\\\'\"\%\_\q',"a""b\"c'd",'it''s');`;
  expect(await rows(sql)).toEqual([['\0\n\r\t\b\x1a\\\'"\\%\\_q', 'a"b"c\'d', "it's"]]);
});

test('what looks like SQL within strings is text', async () => {
  const sql = "INSERT INTO t VALUES ('a),(b'),('c);'),('-- d'),('/* e'),('INSERT INTO t VALUES (1);'),('#f');";
  expect((await rows(sql)).flat()).toEqual(['a),(b', 'c);', '-- d', '/* e', 'INSERT INTO t VALUES (1);', '#f']);
});

test('NULL is not the text NULL, and numbers, dates and calls keep their spelling', async () => {
  const sql =
    "INSERT INTO t VALUES (NULL,'NULL',null,-1,0.50,+3,1e-5,'0000-00-00 00:00:00',CURRENT_TIMESTAMP,now(),concat('a,)',\"b\"),TRUE);";
  expect(await rows(sql)).toEqual([
    [
      null,
      'NULL',
      null,
      '-1',
      '0.50',
      '+3',
      '1e-5',
      '0000-00-00 00:00:00',
      'CURRENT_TIMESTAMP',
      'now()',
      'concat(\'a,)\',"b")',
      'TRUE',
    ],
  ]);
});

test('binary literals become text where they are text, and \\x digits otherwise', async () => {
  const sql = `CREATE TABLE t (a blob, b blob, c varbinary(16), d bit(3), e blob, f text, g bit(9), h text, i binary(2));
    INSERT INTO t VALUES (0x68656c6c6f,0xff00,0x31323334,b'101',X'4142',_utf8mb4'é',0x0101,_latin1'\xe9',_binary 'ab'),
    (_binary 'x\\0y',_binary 'plain',NULL,'\\0',x'',_utf8mb4 0xc3a9,b'1',_binary'z','\\0a');`;
  expect(await rows(Buffer.from(sql.replace('\xe9', '\u00e9')))).toEqual([
    ['hello', '\\xff00', '\\x31323334', '5', 'AB', 'é', '257', 'Ã©', '\\x6162'],
    ['\\x780079', 'plain', null, '0', '', 'é', '1', 'z', '\\x0061'],
  ]);
});

test('columns listed in another order than defined, and columns left out, land where they belong', async () => {
  const sql =
    "CREATE TABLE `t` (`a` int, `b``c` text, `d` text);\nINSERT INTO `t` (`d`, `a`) VALUES ('x',1);\nREPLACE INTO t (`B``C`,d) VALUES (2,3);";
  const table = (await collect(mysqldump, sql)).only();
  expect(table.columns.map((column) => column.name)).toEqual(['a', 'b`c', 'd']);
  expect(table.rows).toEqual([
    ['1', null, 'x'],
    [null, '2', '3'],
  ]);
});

test('a table without definition gets columns column_1 and so on from its first row', async () => {
  const table = (await collect(mysqldump, "INSERT INTO x VALUES (1,'a,b'),(2,'c');INSERT INTO x VALUES (3);")).only();
  expect(table.columns.map((column) => column.name)).toEqual(['column_1', 'column_2']);
  expect(table.rows).toEqual([
    ['1', 'a,b'],
    ['2', 'c'],
  ]);
  expect(table.rejects).toMatchObject([{ row: 3, reason: 'TOO_FEW_FIELDS: 1 of 2', raw: '(3)' }]);
});

test('definitions give types, keys and references, also those that ALTER TABLE adds after the rows', async () => {
  const sql = `CREATE TABLE IF NOT EXISTS \`calls\` (
    \`id\` bigint(20) unsigned NOT NULL, -- the key
    \`user\` int(11) DEFAULT '0' COMMENT 'it''s, a (user)',
    \`kind\` enum('a,b','c)') NOT NULL /* not this */,
    key varchar(10),
    CONSTRAINT \`f\` FOREIGN KEY (\`kind\`) REFERENCES \`kinds\` (\`k\`) ON DELETE CASCADE,
    UNIQUE KEY \`u\` (\`user\`), KEY (\`kind\`)
  ) ENGINE=InnoDB;
  ALTER TABLE calls ADD COLUMN note text AFTER user, CHANGE COLUMN kind sort varchar(9);
  INSERT INTO calls VALUES (1,2,'n','s','k');
  ALTER TABLE \`calls\` ADD PRIMARY KEY (\`id\`), ADD KEY x (\`user\`);
  ALTER TABLE \`calls\` ADD CONSTRAINT c FOREIGN KEY (\`user\`) REFERENCES \`users\` (\`id\`);`;
  expect((await collect(mysqldump, sql)).only().columns).toEqual([
    { name: 'id', declared: 'bigint(20) unsigned', primaryKey: true },
    { name: 'user', declared: 'int(11)', references: { table: 'users', column: 'id' } },
    { name: 'note', declared: 'text' },
    { name: 'sort', declared: 'varchar(9)', references: { table: 'kinds', column: 'k' } },
    { name: 'key', declared: 'varchar(10)' },
  ]);
});

test('a server that does not escape backslashes is understood from its settings or from its rows', async () => {
  expect(await rows("SET sql_mode='ANSI,NO_BACKSLASH_ESCAPES';INSERT INTO t VALUES ('C:\\','x\\n');")).toEqual([
    ['C:\\', 'x\\n'],
  ]);
  const sink = await collect(mysqldump, "INSERT INTO t VALUES ('C:\\','next'),('it''s','D:\\');\n");
  expect(sink.only().rows).toEqual([
    ['C:\\', 'next'],
    ["it's", 'D:\\'],
  ]);
  expect(sink.notes.join()).toContain('NO_BACKSLASH_ESCAPES');
});

test('the time zone of TIMESTAMP columns comes from SET TIME_ZONE', async () => {
  const head = "/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;\n/*!40103 SET TIME_ZONE='+00:00' */;\n";
  const sink = await collect(mysqldump, `${head}INSERT INTO t VALUES (1);\n/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;`);
  expect(sink.only().facts).toEqual({ timestampZone: 'UTC', encoding: 'utf-8' });
});

test('a latin1 dump becomes UTF-8, and UTF-8 encoded twice is noted', async () => {
  const latin1 = Buffer.from("/*!40101 SET NAMES latin1 */;\nINSERT INTO t VALUES ('caf\xe9 \x80');", 'latin1');
  const sink = await collect(mysqldump, latin1);
  expect(sink.only().rows).toEqual([['café €']]);
  expect(sink.only().facts.encoding).toBe('windows-1252');
  const twice = await collect(mysqldump, "SET NAMES utf8;\nINSERT INTO t VALUES ('cafÃ©'),('fine');");
  expect(twice.only().rows).toEqual([['cafÃ©'], ['fine']]);
  expect(twice.notes.join()).toMatch(/column_1: 1 values look like UTF-8 encoded twice/);
});

test('values that are not text are kept as hexadecimal digits with a note', async () => {
  const sql = Buffer.concat([
    Buffer.from("SET NAMES utf8;INSERT INTO t VALUES ('"),
    Buffer.from([0xff, 0xfe]),
    Buffer.from("é'),('ok');"),
  ]);
  const sink = await collect(mysqldump, sql);
  expect(sink.only().rows).toEqual([['\\xfffec3a9'], ['ok']]);
  expect(sink.notes.join()).toMatch(/1 values are not text/);
});

test('in GBK a backslash may be the second half of a character', async () => {
  const sql = Buffer.concat([
    Buffer.from("SET NAMES gbk;INSERT INTO t VALUES ('"),
    Buffer.from([0x95, 0x5c]),
    Buffer.from("','b');"),
  ]);
  expect(await rows(sql)).toEqual([['昞', 'b']]);
});

test('several databases in one file: the database is named where names clash', async () => {
  const sql =
    'USE `one`;CREATE TABLE t (a int);INSERT INTO t VALUES (1);USE `two`;CREATE TABLE t (b int);INSERT INTO t VALUES (2);INSERT INTO `one`.`t` VALUES (3);INSERT INTO u VALUES (4);';
  const sink = await collect(mysqldump, sql);
  expect(sink.tables.map((table) => [table.name, table.rows.flat()])).toEqual([
    ['t', ['1', '3']],
    ['two.t', ['2']],
    ['u', ['4']],
  ]);
});

test('routines and triggers are not read as data, whether their delimiter is changed or not', async () => {
  const sql = `DELIMITER ;;
CREATE TRIGGER a AFTER INSERT ON t FOR EACH ROW BEGIN INSERT INTO t VALUES (1); END ;;
DELIMITER ;
CREATE TRIGGER b AFTER INSERT ON t BEGIN INSERT INTO t VALUES (2); UPDATE t SET a = CASE WHEN a THEN 1 END; END;
INSERT INTO t VALUES (3);
/*!50003 CREATE*/ /*!50017 DEFINER=x*/ /*!50003 PROCEDURE p() BEGIN IF 1 THEN INSERT INTO t VALUES (4); END IF; END */;
INSERT INTO t VALUES (5);`;
  expect(await rows(sql)).toEqual([['3'], ['5']]);
});

test('the sandbox line, comments of all kinds and clauses after the rows are passed', async () => {
  const sql = `/*M!999999\\- enable the sandbox mode */\n-- a ' quote\n# another '\n/* and ' */\n/*!40101 SET NAMES utf8mb4 */;
INSERT IGNORE INTO t VALUES (1) /* x */, -- y
(2),# z
(3 , 4),( 5 ) ON DUPLICATE KEY UPDATE a = VALUES (a), b = ';';
INSERT INTO t VALUE (6);`;
  const sink = await collect(mysqldump, sql);
  expect(sink.only().rows).toEqual([['1'], ['2'], ['5'], ['6']]);
  expect(sink.only().rejects).toMatchObject([{ row: 3, reason: 'TOO_MANY_FIELDS: more than 1', raw: '(3 , 4)' }]);
  expect(sink.notes).toEqual([]);
});

test('tables without rows are reported, views that only look like tables are not', async () => {
  const sql =
    'CREATE TABLE `empty` (`a` int);/*!50001 CREATE TABLE `v` (`x` tinyint) */;/*!50001 DROP TABLE IF EXISTS `v`*/;/*!50001 CREATE VIEW `v` AS SELECT 1 */;';
  const sink = await collect(mysqldump, sql);
  expect(sink.tables.map((table) => [table.name, table.read])).toEqual([['empty', 0]]);
});

test('a row of the wrong width is rejected and the next one is read', async () => {
  const table = (
    await collect(
      mysqldump,
      "CREATE TABLE t (a int,b text);INSERT INTO t VALUES (1,'x'),(2),(3,'y','z'),(4,oops),(5,'w');",
    )
  ).only();
  expect(table.rows).toEqual([
    ['1', 'x'],
    ['5', 'w'],
  ]);
  expect(table.rowNumbers).toEqual([1, 5]);
  expect(table.rejects.map((reject) => reject.reason)).toEqual([
    'TOO_FEW_FIELDS: 1 of 2',
    'TOO_MANY_FIELDS: more than 2',
    'BAD_VALUE: not an SQL literal',
  ]);
});

test('a truncated tail is a reject with its text, and a note says where the file ends', async () => {
  const sink = await collect(mysqldump, "CREATE TABLE t (a int,b text);\nINSERT INTO t VALUES (1,'x'),(2,'unfini");
  expect(sink.only().rows).toEqual([['1', 'x']]);
  expect(sink.only().rejects).toMatchObject([{ row: 2, raw: "(2,'unfini" }]);
  expect(sink.notes.join()).toMatch(/ends at byte 70, within a row/);
});

test('a dump whose last line is missing is noted', async () => {
  const sink = await collect(mysqldump, '-- MariaDB dump 10.19\nINSERT INTO t VALUES (1);\n');
  expect(sink.notes.join()).toContain('may be incomplete');
});

test('a table of ten thousand columns is read', async () => {
  const names = Array.from({ length: 10_000 }, (_, i) => `\`c${i}\``);
  const sql = `CREATE TABLE t (${names.map((name) => `${name} int`).join()});INSERT INTO t VALUES (${names.map((_, i) => i).join()});`;
  expect((await rows(sql))[0]?.[9999]).toBe('9999');
});

test('a dump without any table is an error that says so', async () => {
  await expect(collect(mysqldump, '-- MariaDB dump 10.19\nSET NAMES utf8;\n')).rejects.toMatchObject({
    code: 'SQL_NO_TABLES',
    kind: 'exhibit',
  });
});
