/** A typed parameter of a statement; written `$name` in SQL. Values only, never names or pieces of SQL. */
export type ParamValue = string | number | bigint | boolean | null | readonly string[];
export type Params = Readonly<Record<string, ParamValue>>;
/** A row with JSON-like values: integers as number (bigint beyond 2^53), DECIMAL, DATE and TIMESTAMP as text. */
export type Row = Record<string, unknown>;

export interface EngineOptions {
  /** Database file; undefined keeps everything in memory. */
  readonly file?: string;
  readonly readOnly?: boolean;
  readonly threads?: number;
  /** For example `4GB`; more spills to `temp`. */
  readonly memory?: string;
  readonly temp?: string;
}

/** What runs SQL. Every implementation passes test/suites/engine.ts. */
export interface Engine {
  /** One statement without a result. */
  run(sql: string, params?: Params): Promise<void>;
  /** One statement, all its rows. Only for results that fit in memory. */
  rows(sql: string, params?: Params): Promise<Row[]>;
  /** One statement, its rows in batches, in order, in bounded memory. */
  batches(sql: string, params?: Params): AsyncIterable<Row[]>;
  /** Several statements from a file of ours (macros), without parameters. */
  script(sql: string): Promise<void>;
  /** Name and version, part of step keys. */
  readonly version: string;
  /** Stops the running statement (Ctrl-C). */
  interrupt(): void;
  close(): Promise<void>;
}

/** Who only asks: an engine, or the view that somebody has of a build. */
export type Reader = Pick<Engine, 'rows'>;
