SET NAMES utf8mb4;
SET time_zone = '+02:00';
DROP DATABASE IF EXISTS traps;
DROP DATABASE IF EXISTS traps_two;
CREATE DATABASE traps CHARACTER SET utf8mb4;
CREATE DATABASE traps_two CHARACTER SET utf8mb4;
USE traps;
CREATE TABLE owners (id int PRIMARY KEY, name varchar(20));
INSERT INTO owners VALUES (1, 'one'), (2, 'two');
CREATE TABLE strings (
  id int NOT NULL AUTO_INCREMENT,
  t text,
  v varchar(200) DEFAULT 'it''s, ) a ; default',
  PRIMARY KEY (id)
) COMMENT = 'a comment with '' and ; and `';
INSERT INTO strings (t, v) VALUES
  (NULL, 'NULL'), ('', NULL), ('NULL', ''), ('\\N', '\\'), ('''', '"'), ('''''', '\\'''), ('a\\''b', 'c\\\\'),
  ('),(', ');'), (');\nINSERT INTO `strings` VALUES (1,', '-- no'), ('/* no */', '# no'), ('/*!40000 no', '*/'),
  (CONCAT('nul', CHAR(0), 'tab', CHAR(9), 'lf', CHAR(10), 'cr', CHAR(13), 'bs', CHAR(8), 'sub', CHAR(26)), '%_\\%\\_'),
  ('é ü 漢字 😀', 'Ã©'), ('`', '``'), ('DELIMITER ;;', '\nDELIMITER $$\n'), ('\n-- Dump completed\n', '\\.'),
  ('0x41', 'b''1'''), ('CURRENT_TIMESTAMP', '_binary'), ('\t', '\r\n'), (REPEAT('x),(''y'''',', 300), 'long'), ('=cmd|'' /C calc''!A0', '<script>alert(1)</script>');
CREATE TABLE types (
  id bigint unsigned PRIMARY KEY,
  `dec` decimal(20,6), f double, ts timestamp NULL, dt datetime, d date, tm time, y year,
  en enum('a','b,c',''''), st set('x','y'), js json,
  b1 bit(1), b12 bit(12), bi binary(4), vb varbinary(16), bl blob,
  g int GENERATED ALWAYS AS (owner * 2) STORED,
  owner int, CONSTRAINT types_owner FOREIGN KEY (owner) REFERENCES owners (id)
);
SET sql_mode = '';
INSERT INTO types (id, `dec`, f, ts, dt, d, tm, y, en, st, js, b1, b12, bi, vb, bl, owner) VALUES
  (1, -12345.678900, 1.5e-300, '2022-07-01 12:00:00', '2022-07-01 12:00:00', '2022-07-01', '-12:34:56', 2022, 'b,c', 'x,y', '{"a": "b''\\"c"}', b'1', b'101010101010', 'ab', 0x7f000001, 'plain text', 1),
  (2, NULL, -0.1, NULL, '0000-00-00 00:00:00', '0000-00-00', '838:59:59', 0, '''', '', NULL, b'0', b'0', 0x00ff, 0x27, 0x00ff27225c0a1a, 2),
  (18446744073709551615, 0, 0, '2038-01-01 00:00:00', '9999-12-31 23:59:59', '9999-12-31', '00:00:00', 2155, NULL, NULL, '[]', NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE latin (id int PRIMARY KEY, t varchar(50)) CHARACTER SET latin1;
INSERT INTO latin VALUES (1, 'café €'), (2, 'it''s ÿ');
CREATE TABLE empty_one (a int, `odd ``name`` ; '' "` text);
CREATE VIEW a_view AS SELECT id, 'x),(y' AS c FROM owners;
DELIMITER $$
CREATE TRIGGER tr AFTER INSERT ON owners FOR EACH ROW BEGIN IF NEW.id > 100 THEN INSERT INTO empty_one VALUES (1, 'from; a trigger'); END IF; END$$
CREATE PROCEDURE pr() BEGIN INSERT INTO owners VALUES (99, 'never;'); END$$
DELIMITER ;
USE traps_two;
CREATE TABLE owners (id int PRIMARY KEY, label varchar(20));
INSERT INTO owners VALUES (7, 'seven');
