import type { Progress } from '../base/progress.ts';

/** The bytes of one exhibit, or of one member inside an archive. Readers never see the file system otherwise. */
export interface ByteSource {
  /** Name for people: the file's name, or `outer.zip!inner.sql`. Hostile text: display it, never open it. */
  readonly name: string;
  /** Bytes when known. After decompression it is usually unknown. */
  readonly size: number | undefined;
  /** The decompressed bytes from the start; every call starts again. Chunks of any length. */
  open(): AsyncIterable<Uint8Array>;
  /**
   * A path to the same bytes for readers that need random access (SQLite, Parquet, XLSX). Materialises a temporary
   * file when the bytes are not on disk as they are; removed by the opener.
   */
  path(): Promise<string>;
}

/** What a column is known to be before its content is looked at. All values are kept as text all the same. */
export interface RawColumn {
  /** As the source spells it; may repeat, be empty or hostile. */
  readonly name: string;
  /** Declared type as the source spells it (`timestamp`, `bigint(20)`), when there is one. */
  readonly declared?: string;
  readonly primaryKey?: boolean;
  /** Declared foreign key. */
  readonly references?: { readonly table: string; readonly column: string };
}

/** Facts of a table beyond its rows that later steps need. */
export interface RawTableFacts {
  /** Zone of columns declared TIMESTAMP (mysqldump --tz-utc writes UTC). */
  readonly timestampZone?: string;
  /** Character set the text was decoded from. */
  readonly encoding?: string;
  /** Whatever an examiner should know: header assumed, byte order mark seen, … */
  readonly notes?: readonly string[];
}

/** A row that could not be used. `row` is 1-based among all rows read of that table. */
export interface RowReject {
  readonly row: number;
  /** Stable upper snake case code, then a sentence: `TOO_FEW_FIELDS: 3 of 14`. */
  readonly reason: string;
  /** The row's bytes as read, decoded for display; cut at 64 KiB with `…[cut]`. */
  readonly raw: string;
}

/** One table as it is being read. read = accepted + rejected always holds. */
export interface TableWriter {
  /** A row, one cell a column, NULL as null. Strings are encoded as UTF-8; bytes must already be valid UTF-8. */
  row(cells: readonly (string | Uint8Array | null)[]): void | Promise<void>;
  reject(reason: string, raw: string): void | Promise<void>;
  /**
   * A batch of rows already in column form, from a worker: the fast path. Row numbers continue from what came before;
   * `rejects[].row` is 1-based within the block.
   */
  block(block: RowBlock): void | Promise<void>;
}

/** Rows of one table in Parquet PLAIN form, so that they are written without being looked at again. */
export interface RowBlock {
  /** Rows read, rejected ones included. */
  readonly read: number;
  readonly columns: readonly ColumnBlock[];
  readonly rejects: readonly RowReject[];
}

export interface ColumnBlock {
  /** For each accepted row that is not NULL: 4-byte little-endian length, then UTF-8 bytes. */
  readonly values: Uint8Array;
  /** One byte an accepted row: 1 = a value is there, 0 = NULL. Undefined when there is no NULL. */
  readonly present: Uint8Array | undefined;
}

/** Where a reader puts what it finds. */
export interface RawSink {
  /**
   * Starts a table or, for a name seen before in this source with the same columns, continues it.
   * Must be awaited row by row where the writer returns a promise: that is the back-pressure.
   */
  table(name: string, columns: readonly RawColumn[], facts?: RawTableFacts): TableWriter;
  /** A remark about the source as a whole (truncated at byte n, statement skipped, …). Shown in the summary. */
  note(text: string): void;
}

/** What detection saw in the first bytes. */
export interface Detection {
  /** 0 to 1. Magic bytes 1; text heuristics less. The highest wins. */
  readonly confidence: number;
  /** For people: `mariadb-dump 10.19`, `semicolon-separated, windows-1252, header`. */
  readonly what: string;
}

export interface ReadContext {
  readonly progress: Progress;
  /** Cores to use. Results must not depend on it. */
  readonly threads: number;
}

/** One kind of file. Registered in formats/all.ts; the conformance suite runs on every one. */
export interface Format {
  /** kebab-case, stable: it is part of step keys. */
  readonly id: string;
  readonly title: string;
  /** Raise it whenever the reader's output for some input changes: it is part of step keys. */
  readonly version: number;
  /** Files of this kind hold a record or two each: those of one archive fill one table together. */
  readonly gathers?: boolean;
  /** Looks at the first 64 KiB of content (never the name alone). */
  detect(head: Uint8Array, source: ByteSource): Detection | undefined | Promise<Detection | undefined>;
  /**
   * Reads everything once, in bounded memory.
   * @throws RingbreakError of kind `exhibit` when nothing at all can be read.
   */
  read(source: ByteSource, sink: RawSink, context: ReadContext): Promise<void>;
}
