import type { ByteWriter } from './bytes.ts';

/** mariadb-dump ends an INSERT near this many bytes (net_buffer_length 1046528). */
const STATEMENT = 1_030_000;

/** The lines with which mariadb-dump 10.11 begins a file (order and spelling as the program prints them). */
export function dumpHead(database: string): string {
  return `/*M!999999\\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.11-MariaDB, for debian-linux-gnu (x86_64)
--
-- Host: localhost    Database: ${database}
-- ------------------------------------------------------
-- Server version\t10.11.11-MariaDB-0+deb12u1

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;
`;
}

/** The lines with which it ends; `completed` is a moment as the program prints it. */
export function dumpTail(completed: string): string {
  return `/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

-- Dump completed on ${completed}
`;
}

/** One table of a dump: structure, extended INSERTs, end. */
export class DumpTable {
  readonly name: string;
  rows = 0;
  private readonly to: ByteWriter;
  private written = 0;
  private before = 0;

  /** @param columns the lines between the brackets of CREATE TABLE, keys included. */
  constructor(to: ByteWriter, name: string, columns: readonly string[]) {
    this.to = to;
    this.name = name;
    to.ascii(`
--
-- Table structure for table \`${name}\`
--

DROP TABLE IF EXISTS \`${name}\`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE \`${name}\` (
${columns.map((line) => `  ${line}`).join(',\n')}
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table \`${name}\`
--

LOCK TABLES \`${name}\` WRITE;
/*!40000 ALTER TABLE \`${name}\` DISABLE KEYS */;
`);
  }

  /** Begins a row; the caller writes the values with commas between, then calls `end`. */
  begin(): ByteWriter {
    const { to } = this;
    if (this.rows === 0 || this.written > STATEMENT) {
      if (this.rows > 0) to.ascii(';\n');
      to.ascii(`INSERT INTO \`${this.name}\` VALUES\n(`);
      this.written = 0;
    } else to.ascii(',\n(');
    this.rows++;
    this.before = to.position;
    return to;
  }

  end(): void {
    this.to.byte(41);
    this.written += this.to.position - this.before + 3;
  }

  finish(): void {
    if (this.rows > 0) this.to.ascii(';\n');
    this.to.ascii(`/*!40000 ALTER TABLE \`${this.name}\` ENABLE KEYS */;\nUNLOCK TABLES;\n`);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that mysql_real_escape_string escapes
const SPECIAL = /[\u0000\n\r\\'"\u001a]/g;
const NAMES: Readonly<Record<string, string>> = { '\u0000': '\\0', '\n': '\\n', '\r': '\\r', '\u001a': '\\Z' };

/** A string literal as mysql_real_escape_string leaves it, or NULL. */
export function quoted(text: string | null): string {
  return text === null ? 'NULL' : `'${text.replace(SPECIAL, (sign) => NAMES[sign] ?? `\\${sign}`)}'`;
}
