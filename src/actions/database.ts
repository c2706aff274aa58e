import { existsSync } from 'node:fs';
import { constants, copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRingbreakError, RingbreakError } from '../base/errors.ts';
import { acquireLock, type Case, type HeldLock } from '../case/case.ts';
import { openDuckdb } from '../engines/duckdb/duckdb.ts';
import type { Engine, Params, Row } from '../engines/engine.ts';
import { MANIFEST, readManifest } from '../pipeline/manifest.ts';

export interface BuildOptions {
  readonly threads: number;
  /** For DuckDB, for example `3GB`. */
  readonly memory: string;
  readonly signal?: AbortSignal;
}

/** The case's database, open for reading or for a build. */
export interface CaseDatabase extends Engine {
  /** Where the manifest of what is built here goes: derived/, or the folder of a build that is made beside the last one. */
  readonly manifests: string;
}

const FILE = 'case.duckdb';
/** Where a build is made while others read the last one. */
const NEXT = 'next';

export function derivedFolder(target: Pick<Case, 'folder'>): string {
  return join(target.folder, 'derived');
}

/**
 * Opens the case's database to read the last complete build.
 *
 * @throws RingbreakError CASE_NOT_BUILT, BUILD_UNREADABLE (usage), CASE_LOCKED while a first build is being made.
 */
export async function readDatabase(target: Pick<Case, 'folder'>, options: BuildOptions): Promise<Engine> {
  const derived = derivedFolder(target);
  const file = join(derived, FILE);
  if (!existsSync(file)) throw notBuilt('CASE_NOT_BUILT', 'this case has no build yet');
  try {
    return await openDuckdb({ ...engineOptions(options, derived), file, readOnly: true });
  } catch (error) {
    if (isRingbreakError(error)) throw error;
    throw notBuilt('BUILD_UNREADABLE', "the build's database cannot be opened", error);
  }
}

/**
 * Opens the case's database for a build: one build a case. Where nobody reads it, the database itself; a copy beside it
 * where somebody does, which takes its place when it is closed after its manifest was written. What a killed build left of
 * a copy is gone on with. A database that cannot be opened is made anew, because everything in it is derived.
 *
 * @throws RingbreakError CASE_LOCKED while another process builds.
 */
export async function buildDatabase(target: Pick<Case, 'folder'>, options: BuildOptions): Promise<CaseDatabase> {
  const derived = derivedFolder(target);
  await mkdir(derived, { recursive: true });
  const lock = await acquireLock(derived);
  try {
    const engine = await openAnew(derived, options).catch((error: unknown) => {
      if (isRingbreakError(error) && error.code === 'CASE_LOCKED') return undefined;
      throw error;
    });
    if (!engine) return await openBeside(derived, options, lock);
    await tidy(derived);
    return new OpenDatabase(engine, derived, () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openBeside(derived: string, options: BuildOptions, lock: HeldLock): Promise<CaseDatabase> {
  const next = join(derived, NEXT);
  await mkdir(next, { recursive: true });
  await rm(join(next, MANIFEST), { force: true });
  if (!existsSync(join(next, FILE))) await copyDatabase(derived, next);
  const engine = await openAnew(next, options);
  return new OpenDatabase(engine, next, async () => {
    if (existsSync(join(next, MANIFEST))) await publish(next, derived);
    await rm(next, { recursive: true, force: true });
    await lock.release();
  });
}

/** Whole or not at all: the copy gets its name last. */
async function copyDatabase(from: string, to: string): Promise<void> {
  for (const name of [`${FILE}.wal`, FILE]) {
    if (!existsSync(join(from, name))) continue;
    await copyFile(join(from, name), join(to, `${name}.part`), constants.COPYFILE_FICLONE);
    await rename(join(to, `${name}.part`), join(to, name));
  }
}

/**
 * Readers that have the old file open keep it. Killed between the two renames, the tables are newer than the manifest, which
 * every reader notices (`mustBeFinished`) and the next build sets right without making a table.
 */
async function publish(next: string, derived: string): Promise<void> {
  await rm(join(derived, `${FILE}.wal`), { force: true });
  await rename(join(next, FILE), join(derived, FILE));
  await rename(join(next, MANIFEST), join(derived, MANIFEST));
}

async function openAnew(folder: string, options: BuildOptions): Promise<Engine> {
  const file = join(folder, FILE);
  const open = (): Promise<Engine> => openDuckdb({ ...engineOptions(options, folder), file });
  try {
    return await open();
  } catch (error) {
    if (isRingbreakError(error)) throw error;
    await rm(file, { force: true });
    await rm(`${file}.wal`, { force: true });
    return open();
  }
}

/** Whoever has the database open for a build is alone: exports, spilled data and builds of dead processes can go. */
async function tidy(derived: string): Promise<void> {
  for (const name of await readdir(derived)) {
    const left = name === 'tmp' || name === NEXT || name.startsWith('.export-') || /^\..*\.tmp$/.test(name);
    if (left) await rm(join(derived, name), { recursive: true, force: true });
  }
}

function engineOptions({ threads, memory }: BuildOptions, folder: string) {
  return { threads, memory, temp: join(folder, 'tmp') };
}

/** An engine that does something more when it is closed. */
class OpenDatabase implements CaseDatabase {
  readonly manifests: string;
  readonly #engine: Engine;
  readonly #closed: () => Promise<void>;

  constructor(engine: Engine, manifests: string, closed: () => Promise<void>) {
    this.#engine = engine;
    this.manifests = manifests;
    this.#closed = closed;
  }

  get version(): string {
    return this.#engine.version;
  }

  run(sql: string, params?: Params): Promise<void> {
    return this.#engine.run(sql, params);
  }

  rows(sql: string, params?: Params): Promise<Row[]> {
    return this.#engine.rows(sql, params);
  }

  batches(sql: string, params?: Params): AsyncIterable<Row[]> {
    return this.#engine.batches(sql, params);
  }

  script(sql: string): Promise<void> {
    return this.#engine.script(sql);
  }

  interrupt(): void {
    this.#engine.interrupt();
  }

  async close(): Promise<void> {
    await this.#engine.close();
    await this.#closed();
  }
}

/**
 * Refuses tables of different states, as a killed build leaves them: figures that do not belong together.
 *
 * @throws RingbreakError BUILD_UNFINISHED (usage).
 */
export async function mustBeFinished(target: Pick<Case, 'folder'>, engine: Engine): Promise<void> {
  const manifest = await readManifest(derivedFolder(target));
  const published = new Map(manifest?.steps.map(({ name, key }) => [name, key]));
  const made = await engine.rows('SELECT name, key FROM work.step').catch(() => []);
  if (made.length > 0 && made.every((row) => published.get(String(row['name'])) === row['key'])) return;
  throw notBuilt('BUILD_UNFINISHED', 'the last build was interrupted: its tables do not belong together');
}

/** There is no build that could be read. */
export function notBuilt(code: string, what: string, cause?: unknown): RingbreakError {
  const next = 'Build it with `ringbreak run CASE` or `ringbreak build CASE`.';
  return new RingbreakError({ kind: 'usage', code, what, next, cause });
}
