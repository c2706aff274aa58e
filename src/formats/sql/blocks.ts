import type { RawColumn, RawSink, RawTableFacts, TableWriter } from '../format.ts';
import { OrderedQueue, openPool, type Pool, workerUrl } from '../raw/pool.ts';
import { type CellRemarks, cellKind } from './cells.ts';
import { absentColumn } from './column-output.ts';
import { type BlockTask, blockJob } from './jobs.ts';
import type { Lexical } from './lexical.ts';
import type { TableSchema } from './schema.ts';
import type { ParsedBlock } from './values-parser.ts';

/** A block is cut at the first end of a row at or after this many bytes: by content alone, not by chunks of reading. */
export const BLOCK_BYTES = 4 << 20;
/** All blocks being collected together hold at most about this much. */
const HELD_BYTES = 32 << 20;
/** Blocks on their way between collecting and writing, beside one a thread. */
const AHEAD = 2;

/** What a target's rows look like, and which lines of ours read them. */
export interface TargetOptions {
  readonly kind: BlockTask['kind'];
  /** Name in the raw layer. */
  readonly name: string;
  readonly columns: readonly RawColumn[];
  /** For each value of a row, in order, the column it belongs to. */
  readonly targets: Int32Array;
  readonly lexical: Lexical;
  readonly facts: RawTableFacts;
  /** Reason to reject all rows (COPY with options that are not understood). */
  readonly refuse?: string;
}

/** Where the rows of INSERTs (or a COPY) with one list of columns go. */
export interface Target extends TargetOptions {
  readonly table: TableSchema;
  readonly writer: TableWriter;
  readonly collected: Collected;
}

/** Bytes of whole rows (and the beginning of one more) for one target. */
export class Collected {
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  length = 0;

  append(source: Uint8Array, from: number, to: number): void {
    const needed = this.length + to - from;
    if (needed > this.#bytes.length) {
      // Most blocks grow to their full size; small tables must not take megabytes each.
      const size = this.length === 0 ? needed : Math.max(needed + (needed >> 2), BLOCK_BYTES + (BLOCK_BYTES >> 2));
      const larger = new Uint8Array(new ArrayBuffer(size));
      larger.set(this.#bytes.subarray(0, this.length));
      this.#bytes = larger;
    }
    this.#bytes.set(source.subarray(from, to), this.length);
    this.length = needed;
  }

  /** Hands over everything. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.subarray(0, this.length);
    this.#bytes = new Uint8Array(0);
    this.length = 0;
    return taken;
  }

  /** Takes off what comes after `length`, as a copy. */
  cutTo(length: number): Uint8Array {
    const rest = this.#bytes.slice(length, this.length);
    this.length = length;
    return rest;
  }
}

/** Collects rows of every table into blocks, has them parsed, and writes them in the order of the file. */
export class Blocks {
  readonly #sink: RawSink;
  readonly #pool: Pool<BlockTask, ParsedBlock>;
  readonly #queue: OrderedQueue;
  readonly #current = new Map<TableSchema, Target>();
  readonly #remarks = new Map<string, CellRemarks>();
  #held = 0;
  /** Rows parsed and written so far. */
  rows = 0;

  constructor(sink: RawSink, threads: number) {
    this.#sink = sink;
    this.#pool = openPool(workerUrl(import.meta.url), blockJob, threads);
    this.#queue = new OrderedQueue(threads + AHEAD);
  }

  /** Where rows of `table` with these columns go from now on. Earlier rows of the table go ahead of them. */
  async target(table: TableSchema, options: TargetOptions): Promise<Target> {
    const writer = this.#sink.table(options.name, options.columns, options.facts);
    const target: Target = { ...options, table, writer, collected: new Collected() };
    await this.use(target);
    return target;
  }

  /** To be called before rows are added to a target that was not the last one used for its table. */
  async use(target: Target): Promise<void> {
    const earlier = this.#current.get(target.table);
    if (earlier && earlier !== target) await this.send(earlier);
    this.#current.set(target.table, target);
  }

  /** Adds bytes to a target. */
  append(target: Target, source: Uint8Array, from: number, to: number): void {
    target.collected.append(source, from, to);
    this.#held += to - from;
  }

  /** Takes back what came after `length`, as a copy. */
  cutTo(target: Target, length: number): Uint8Array {
    this.#held -= target.collected.length - length;
    return target.collected.cutTo(length);
  }

  get heldTooMuch(): boolean {
    return this.#held > HELD_BYTES;
  }

  /** Sends what a target holds to be parsed and written. Resolves when there is room for more. */
  async send(target: Target, truncated = false): Promise<void> {
    if (target.collected.length === 0) return;
    this.#held -= target.collected.length;
    const task = taskFor(target, truncated);
    const { name, writer } = target;
    await this.#queue.push(this.#pool.run(task), (block) => {
      this.rows += block.read;
      this.#remember(name, target.columns, block.remarks);
      return writer.block(block);
    });
  }

  async sendAll(): Promise<void> {
    for (const target of this.#current.values()) await this.send(target);
  }

  /** Rejects one row of a target, after everything the target holds. */
  async reject(target: Target, reason: string, raw: string): Promise<void> {
    await this.send(target);
    const block = { read: 1, columns: target.columns.map(() => absentColumn(0)), rejects: [{ row: 1, reason, raw }] };
    await this.#queue.push(Promise.resolve(block), (rejected) => target.writer.block(rejected));
  }

  /** Parses and writes what is left. Returns remarks on cells by `table …, column …`. */
  async finish(): Promise<ReadonlyMap<string, CellRemarks>> {
    await this.sendAll();
    await this.#queue.drain();
    return this.#remarks;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  #remember(table: string, columns: readonly RawColumn[], remarks: readonly CellRemarks[]): void {
    remarks.forEach((remark, i) => {
      if (remark.hex === 0 && remark.twice === 0) return;
      const place = `table ${table}, column ${columns[i]?.name}`;
      const before = this.#remarks.get(place) ?? { hex: 0, twice: 0 };
      this.#remarks.set(place, { hex: before.hex + remark.hex, twice: before.twice + remark.twice });
    });
  }

  /** Columns of the rows read last of a table; undefined when it had none. */
  lastColumns(table: TableSchema): readonly RawColumn[] | undefined {
    return this.#current.get(table)?.columns;
  }
}

function taskFor(target: Target, truncated: boolean): BlockTask {
  const { lexical, targets, columns, refuse } = target;
  const text = target.collected.take();
  if (target.kind === 'copy') {
    return { kind: 'copy', text, lexical, targets, columns: columns.length, truncated, refuse };
  }
  const kinds = columns.map((column) => cellKind(lexical.dialect === 'mysql' ? column.declared : undefined));
  return { kind: 'values', text, lexical, targets, kinds, truncated };
}
