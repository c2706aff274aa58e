import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { derivedFolder, mustBeFinished, notBuilt } from '../../actions/database.ts';
import { RingbreakError } from '../../base/errors.ts';
import { hashOf } from '../../base/hash.ts';
import { prepareMacros } from '../../domains/macros.ts';
import { ATTACHED, openReaders, type Readers } from '../../engines/duckdb/readers.ts';
import type { Engine, Params, Row } from '../../engines/engine.ts';
import { readManifest } from '../../pipeline/manifest.ts';
import { AnswerCache } from './answer-cache.ts';
import { Asking } from './asking.ts';
import type { Gate } from './gate.ts';
import { type MaskedViews, maskedViews, NEEDED, type Profile, profileKey, type StoredTable } from './views.ts';

/** Means of the process that all served builds share. */
export interface ServingOptions {
  readonly threads: number;
  /** For each case's engine, for example `1500MB`. */
  readonly memory: string;
  /** Statements that run at once in the whole process. */
  readonly gate: Gate;
}

/** Characters of answers that are kept for a build. */
const CACHE_LIMIT = 64 * 1024 * 1024;

/** The views of one profile with the connections that read through them. */
interface OpenProfile extends MaskedViews {
  readonly catalog: string;
  readonly idle: Engine[];
}

/** One complete build of a case, open for reading until nobody needs it any more. */
export class ServedBuild {
  /** What tells builds apart: the hash of the manifest, shortened. */
  readonly id: string;
  readonly scratch: string;
  readonly #readers: Readers;
  readonly #stored: readonly StoredTable[];
  readonly #gate: Gate;
  readonly #profiles = new Map<string, Promise<OpenProfile>>();
  readonly #answers = new AnswerCache<Row[]>(CACHE_LIMIT);
  readonly #asked = new Map<string, Asking<Row[]>>();
  #users = 0;
  #retired = false;

  private constructor(id: string, scratch: string, readers: Readers, stored: readonly StoredTable[], gate: Gate) {
    this.id = id;
    this.scratch = scratch;
    this.#readers = readers;
    this.#stored = stored;
    this.#gate = gate;
  }

  /**
   * Opens the case's last build.
   *
   * @throws RingbreakError CASE_NOT_BUILT, BUILD_UNFINISHED, BUILD_OUTDATED (usage), CASE_LOCKED.
   */
  static async open(folder: string, { threads, memory, gate }: ServingOptions): Promise<ServedBuild> {
    const derived = derivedFolder({ folder });
    if (!existsSync(join(derived, 'case.duckdb'))) throw notBuilt('CASE_NOT_BUILT', 'this case has no build yet');
    const id = await buildId(derived);
    const scratch = await scratchFolder(derived);
    let readers: Readers | undefined;
    try {
      readers = await openReaders({ file: join(derived, 'case.duckdb'), threads, memory, scratch });
      await readers.definer.run(`USE ${ATTACHED}`);
      await mustBeFinished({ folder }, readers.definer);
      await readers.definer.run('USE memory');
      const stored = await storedTables(readers.definer);
      const names = new Set(stored.map(({ name }) => name));
      if (NEEDED.some((name) => !names.has(name))) throw notBuilt('BUILD_OUTDATED', 'an older version made this build');
      return new ServedBuild(id, scratch, readers, stored, gate);
    } catch (error) {
      await readers?.close();
      await rm(scratch, { recursive: true, force: true });
      throw error;
    }
  }

  /** The views of a profile, made at its first question. */
  profile(profile: Profile): Promise<OpenProfile> {
    const key = profileKey(profile);
    const known = this.#profiles.get(key) ?? this.#openProfile(profile, `p${this.#profiles.size + 1}`);
    this.#profiles.set(key, known);
    return known;
  }

  /** All rows; equal questions of equal profiles are asked once. What nobody waits for any more (`gone`) is broken off. */
  async rows(profile: Profile, sql: string, params: Params = {}, gone?: AbortSignal): Promise<Row[]> {
    const { catalog } = await this.profile(profile);
    const question = JSON.stringify([catalog, sql, params]);
    const answer = this.#answers.get(question);
    if (answer) return answer;
    const known = this.#asked.get(question);
    if (known && !known.givenUp) return known.answer(gone);
    const asking = new Asking((nobodyWaits) => this.#ask(profile, question, sql, params, nobodyWaits));
    this.#asked.set(question, asking);
    return asking.answer(gone).finally(() => {
      if (this.#asked.get(question) === asking) this.#asked.delete(question);
    });
  }

  /** Rows as they come. Between batches others get their turn: a slow reader keeps nobody waiting. */
  async *batches(profile: Profile, sql: string, params: Params = {}): AsyncIterable<Row[]> {
    const leave = this.hold();
    const { engine, idle } = await this.#lend(profile).catch((error: unknown) => {
      leave();
      throw error;
    });
    const batches = engine.batches(sql, params)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const { value, done } = await this.#inTurn(() => batches.next());
        if (done) return;
        yield value;
      }
    } finally {
      idle.push(engine);
      leave();
    }
  }

  /** A result as a Parquet file in the build's own folder. */
  async parquet(profile: Profile, sql: string, params: Params = {}): Promise<string> {
    const leave = this.hold();
    try {
      const { engine, idle } = await this.#lend(profile);
      const file = join(this.scratch, `${randomUUID()}.parquet`);
      const quoted = file.replaceAll("'", "''");
      const copy = `COPY (${sql}) TO '${quoted}' (FORMAT parquet, COMPRESSION zstd)`;
      await this.#inTurn(() => engine.run(copy, params)).finally(() => idle.push(engine));
      return file;
    } finally {
      leave();
    }
  }

  /** Keeps the build open until what it gives back is called. */
  hold(): () => void {
    this.#users++;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#users--;
      void this.#closeWhenIdle();
    };
  }

  /** Closes it as soon as nobody holds it. */
  async retire(): Promise<void> {
    this.#retired = true;
    await this.#closeWhenIdle();
  }

  async #closeWhenIdle(): Promise<void> {
    if (!this.#retired || this.#users > 0) return;
    this.#retired = false;
    await this.#readers.close();
    await rm(this.scratch, { recursive: true, force: true });
  }

  async #openProfile(profile: Profile, catalog: string): Promise<OpenProfile> {
    const views = maskedViews(catalog, this.#stored, profile);
    await this.#readers.definer.run(`ATTACH ':memory:' AS ${catalog}`);
    const engine = await this.#readers.connect(catalog);
    for (const statement of views.statements) await engine.run(statement);
    await prepareMacros(engine);
    return { ...views, catalog, idle: [engine] };
  }

  async #ask(
    profile: Profile,
    question: string,
    sql: string,
    params: Params,
    nobodyWaits: AbortSignal,
  ): Promise<Row[]> {
    const leave = this.hold();
    try {
      const { engine, idle } = await this.#lend(profile);
      const work = () => inTime(engine, nobodyWaits, () => engine.rows(sql, params));
      const rows = await this.#inTurn(work, nobodyWaits).finally(() => idle.push(engine));
      this.#answers.set(question, rows, sizeOf(rows));
      return rows;
    } finally {
      leave();
    }
  }

  /** A connection for one statement; whoever has it puts it back among the idle ones. */
  async #lend(profile: Profile): Promise<{ engine: Engine; idle: Engine[] }> {
    const { catalog, idle } = await this.profile(profile);
    return { engine: idle.pop() ?? (await this.#readers.connect(catalog)), idle };
  }

  async #inTurn<T>(work: () => Promise<T>, nobodyWaits?: AbortSignal): Promise<T> {
    const leave = await this.#gate.enter(nobodyWaits);
    try {
      return await work();
    } finally {
      leave();
    }
  }
}

/** Nobody waits longer for an answer, milliseconds: a question that takes longer would keep others waiting. */
const PATIENCE = 60_000;

/** @throws RingbreakError TOO_LONG (usage), or the engine's error when nobody waited any more */
async function inTime<T>(engine: Engine, nobodyWaits: AbortSignal, work: () => Promise<T>): Promise<T> {
  let late = false;
  const stop = () => engine.interrupt();
  nobodyWaits.addEventListener('abort', stop);
  const timer = setTimeout(() => {
    late = true;
    engine.interrupt();
  }, PATIENCE);
  try {
    return await work();
  } catch (error) {
    throw late ? tooLong() : error;
  } finally {
    clearTimeout(timer);
    nobodyWaits.removeEventListener('abort', stop);
  }
}

function tooLong(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'TOO_LONG',
    what: `the answer was not found within ${PATIENCE / 1000} seconds`,
    next: 'Filter more closely, or ask again when fewer colleagues and no build are at work.',
  });
}

/** The manifest's hash; a case without one is not built, which opening its database says. */
export async function buildId(derived: string): Promise<string> {
  return hashOf((await readManifest(derived)) ?? {}).slice(0, 16);
}

async function storedTables(engine: Engine): Promise<StoredTable[]> {
  const rows = await engine.rows(
    `SELECT CASE WHEN schema_name = 'main' THEN '' ELSE schema_name || '.' END || table_name AS name,
            list(column_name ORDER BY column_index) AS columns
     FROM duckdb_columns() WHERE database_name = $name GROUP BY 1 ORDER BY 1`,
    { name: ATTACHED },
  );
  return rows
    .map((row) => ({ name: String(row['name']), columns: (row['columns'] as unknown[]).map(String) }))
    .filter(({ name }) => /^([a-z]+\.)?[a-z][a-z0-9_]*$/.test(name));
}

/** Of processes of this machine that are gone, the folders go too. */
async function scratchFolder(derived: string): Promise<string> {
  await mkdir(derived, { recursive: true });
  const ours = `.serving-${hostname()}-`;
  for (const name of await readdir(derived)) {
    const pid = name.startsWith(ours) ? Number.parseInt(name.slice(ours.length), 10) : Number.NaN;
    if (Number.isInteger(pid) && !isRunning(pid)) await rm(join(derived, name), { recursive: true, force: true });
  }
  return mkdtemp(join(derived, `${ours}${process.pid}-`));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function sizeOf(rows: readonly Row[]): number {
  let size = 0;
  for (const row of rows) {
    for (const value of Object.values(row)) size += typeof value === 'string' ? value.length + 24 : 24;
  }
  return size;
}
