import { DuckDBInstance } from '@duckdb/node-api';
import type { Engine } from '../engine.ts';
import { connected, offlineConfig, orLocked } from './duckdb.ts';

/** The name under which the file is attached; only the definitions of views mention it. */
export const ATTACHED = 'build';

export interface ReadersOptions {
  /** Database file, only read: another process may replace it by rename, never write into it. */
  readonly file: string;
  readonly threads: number;
  /** For example `2GB`. */
  readonly memory: string;
  /** A folder that exists: the only place where statements may read or write files (exports, spilled data). */
  readonly scratch: string;
}

/**
 * A page of a wide table is found by its narrow columns, then only its rows are read in full: at seven million rows of 18
 * columns that takes a seventh of the time.
 */
const PAGE_SETTINGS = ['late_materialization_max_rows = 1000', 'dynamic_or_filter_threshold = 1000'];

/** One database that many connections read at once, each through a catalog of views. */
export interface Readers {
  /** Defines catalogs and views. Not for questions of people. */
  readonly definer: Engine;
  /** A connection whose unqualified names are those of `catalog`. One statement at a time each. */
  connect(catalog: string): Promise<Engine>;
  /** Closes everything; connections that still work are interrupted. */
  close(): Promise<void>;
}

/**
 * Attaches a database file to an instance in memory, and takes all other files away from it.
 *
 * @throws RingbreakError CASE_LOCKED when another process writes the file.
 */
export async function openReaders(options: ReadersOptions): Promise<Readers> {
  const { threads, memory, scratch } = options;
  const instance = await DuckDBInstance.create(':memory:', offlineConfig({ threads, memory, temp: scratch }));
  const open = new Set<Engine>();
  const connect = async (catalog?: string): Promise<Engine> => {
    const engine = await connected(instance);
    if (catalog !== undefined) await engine.run(`USE ${catalog}`);
    open.add(engine);
    return engine;
  };
  const definer = await connect();
  const close = async (): Promise<void> => {
    for (const engine of open) engine.interrupt();
    for (const engine of open) await engine.close();
    instance.closeSync();
  };
  try {
    await definer.run(`ATTACH '${quoted(options.file)}' AS ${ATTACHED} (READ_ONLY)`);
    for (const setting of PAGE_SETTINGS) await definer.run(`SET GLOBAL ${setting}`);
    await definer.run(`SET allowed_directories = ['${quoted(scratch)}/']`);
    await definer.run('SET enable_external_access = false');
  } catch (error) {
    await close();
    throw orLocked(error, options.file);
  }
  return { definer, connect, close };
}

/** ATTACH and settings take no bound values: both paths are the user's own. */
function quoted(path: string): string {
  return path.replaceAll("'", "''");
}
