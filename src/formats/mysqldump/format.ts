import type { Format } from '../format.ts';
import { readSqlDump } from '../sql/dump-reader.ts';
import { requireTables } from '../sql/publish.ts';
import { detectMysqlDump } from './detect.ts';
import { guessLexical } from './guess.ts';

/** Dumps of mysqldump, mariadb-dump, phpMyAdmin, Navicat and whatever else writes INSERTs of MySQL's kind. */
export const mysqldump: Format = {
  id: 'mysqldump',
  title: 'MySQL or MariaDB dump (SQL)',
  version: 1,
  detect: detectMysqlDump,
  async read(source, sink, context) {
    const guess = await guessLexical(source);
    for (const note of guess.notes) sink.note(note);
    requireTables(await readSqlDump(source, sink, context, guess));
  },
};
