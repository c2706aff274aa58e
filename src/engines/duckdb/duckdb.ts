import {
  BIGINT,
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  version as duckdbVersion,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api';
import { RingbreakError } from '../../base/errors.ts';
import type { Engine, EngineOptions, Params, ParamValue, Row } from '../engine.ts';
import { toJsonValue } from './values.ts';

/**
 * Opens an embedded DuckDB that can reach nothing but local files: extensions are never downloaded, the session is in
 * UTC, and insertion order is kept so that results do not depend on thread order.
 *
 * @throws RingbreakError CASE_LOCKED when another process writes the same file.
 */
export async function openDuckdb(options: EngineOptions = {}): Promise<Engine> {
  const config = offlineConfig(options);
  if (options.readOnly) config['access_mode'] = 'READ_ONLY';
  const instance = await createInstance(options.file ?? ':memory:', config);
  return connected(instance, () => instance.closeSync());
}

/** Settings of every instance: nothing is fetched, ever, and insertion order is kept. */
export function offlineConfig(options: Pick<EngineOptions, 'threads' | 'memory' | 'temp'>): Record<string, string> {
  return {
    threads: String(options.threads ?? 2),
    memory_limit: options.memory ?? '4GB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: 'true',
    ...(options.temp ? { temp_directory: options.temp } : {}),
  };
}

/** A connection in UTC. `closed` runs after it was closed. */
export async function connected(instance: DuckDBInstance, closed: () => void = () => undefined): Promise<Engine> {
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return new DuckdbEngine(connection, closed);
}

async function createInstance(file: string, config: Record<string, string>): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(file, config);
  } catch (error) {
    throw orLocked(error, file);
  }
}

/** What DuckDB says of a file that another process has open in a way that excludes ours, in our words. */
export function orLocked(error: unknown, file: string): unknown {
  if (!/conflicting lock|could not set lock/i.test(String(error))) return error;
  return new RingbreakError({
    kind: 'locked',
    code: 'CASE_LOCKED',
    what: 'another process is writing this case',
    where: { file },
    next: 'Wait until it has finished, or stop it, then run the command again.',
    cause: error,
  });
}

class DuckdbEngine implements Engine {
  readonly version = `duckdb ${duckdbVersion()}`;
  readonly #connection: DuckDBConnection;
  readonly #closed: () => void;

  constructor(connection: DuckDBConnection, closed: () => void) {
    this.#connection = connection;
    this.#closed = closed;
  }

  async run(sql: string, params?: Params): Promise<void> {
    await this.#connection.run(sql, ...bind(params));
  }

  async rows(sql: string, params?: Params): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const batch of this.batches(sql, params)) rows.push(...batch);
    return rows;
  }

  async *batches(sql: string, params?: Params): AsyncIterable<Row[]> {
    const result = await this.#connection.stream(sql, ...bind(params));
    const names = result.deduplicatedColumnNames();
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return;
      yield chunk
        .getRows()
        .map((values) => Object.fromEntries(names.map((name, i) => [name, toJsonValue(values[i] ?? null)])));
    }
  }

  async script(sql: string): Promise<void> {
    const statements = await this.#connection.extractStatements(sql);
    for (let i = 0; i < statements.count; i++) {
      const prepared = await statements.prepare(i);
      await prepared.run();
    }
  }

  interrupt(): void {
    this.#connection.interrupt();
  }

  async close(): Promise<void> {
    this.#connection.closeSync();
    this.#closed();
  }
}

type Bound = [values?: Record<string, DuckDBValue>, types?: Record<string, DuckDBType>];

function bind(params: Params | undefined): Bound {
  if (!params) return [];
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const [name, value] of Object.entries(params)) {
    values[name] = toDuckdb(value);
    if (Array.isArray(value)) types[name] = LIST(VARCHAR);
    // Whole numbers stay whole: as DOUBLE, 60 would be written `60.0` in a reason.
    if (Number.isSafeInteger(value)) types[name] = BIGINT;
    if (value === null) types[name] = VARCHAR;
  }
  return [values, types];
}

function toDuckdb(value: ParamValue): DuckDBValue {
  if (Array.isArray(value)) return listValue([...value]);
  return Number.isSafeInteger(value) ? BigInt(value as number) : (value as DuckDBValue);
}
