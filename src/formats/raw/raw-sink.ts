import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../base/canonical-json.ts';
import { writeFileAtomic } from '../../base/files.ts';
import type { Format, RawColumn, RawSink, RawTableFacts } from '../format.ts';
import type { RawCatalog, RawTable } from '../raw-catalog.ts';
import { RejectFile } from './reject-file.ts';
import { type Shared, TableFile } from './table-file.ts';
import { Budget, WriteQueue } from './writes.ts';

/** All tables of a sink together hold at most about this much in memory before it is written out. */
const HELD_BYTES = 64 << 20;

export interface RawSinkOptions {
  /** derived/raw/<exhibit>/: made when absent; what an earlier run left there is removed. */
  readonly directory: string;
  /** SHA-256 of the exhibit. */
  readonly exhibit: string;
}

/** Writes the raw layer of one exhibit, which may have several members (an archive). */
export interface RawWriter {
  /** The sink for one member (`''` for the exhibit itself) as read by `format`. Members are read one after the other. */
  source(member: string, format: Pick<Format, 'id' | 'version'>): RawSink;
  /**
   * Writes all that is left, rejects.parquet and, last, catalog.json: its presence says that the layer is whole.
   *
   * @param notes remarks on the exhibit as a whole, beside those of its members.
   */
  finish(notes?: readonly string[]): Promise<RawCatalog>;
  /** Gives up: removes everything written. */
  abort(): Promise<void>;
}

/**
 * Opens the raw layer of an exhibit for writing. Equal rows in equal order give equal bytes: row groups are cut by
 * what is in them (`row-group.ts`), so blocks must be cut at places that depend on content alone.
 */
export async function openRawSink(options: RawSinkOptions): Promise<RawWriter> {
  await mkdir(options.directory, { recursive: true });
  await clear(options.directory);
  return new DirectoryWriter(options);
}

async function clear(directory: string): Promise<void> {
  // The catalog goes first: without it, what is left is never taken for a whole layer.
  await rm(join(directory, 'catalog.json'), { force: true });
  for (const name of await readdir(directory)) {
    if (/^\.?(\d+|rejects)\.parquet(\.tmp)?$/.test(name)) await rm(join(directory, name), { force: true });
  }
}

interface Entry {
  readonly file: TableFile;
  readonly name: string;
  readonly member: string;
  readonly format: string;
}

class DirectoryWriter implements RawWriter {
  readonly #options: RawSinkOptions;
  readonly #entries: Entry[] = [];
  readonly #names = new Set<string>();
  readonly #readers = new Set<string>();
  readonly #notes: string[] = [];
  readonly #shared: Shared;

  constructor(options: RawSinkOptions) {
    this.#options = options;
    const writes = new WriteQueue();
    this.#shared = {
      writes,
      budget: new Budget(HELD_BYTES),
      rejects: new RejectFile(join(options.directory, 'rejects.parquet'), writes),
      flushAll: async () => {
        for (const { file } of this.#entries) await file.flush();
      },
    };
  }

  source(member: string, format: Pick<Format, 'id' | 'version'>): RawSink {
    this.#readers.add(`${format.id}@${format.version}`);
    const started = new Map<string, TableFile[]>();
    return {
      table: (name, columns, facts = {}) => {
        const files = started.get(name) ?? [];
        const earlier = files.find((file) => sameColumns(file.columns, columns));
        if (earlier) {
          earlier.describe(columns, facts);
          return earlier;
        }
        const file = this.#start(member, format.id, name, columns, facts);
        started.set(name, [...files, file]);
        return file;
      },
      note: (text) => {
        this.#notes.push(member === '' ? text : `${member}: ${text}`);
      },
    };
  }

  async finish(notes: readonly string[] = []): Promise<RawCatalog> {
    const tables: RawTable[] = [];
    for (const [i, entry] of this.#entries.entries()) {
      const bytes = await entry.file.close();
      tables.push({
        exhibit: this.#options.exhibit,
        member: entry.member,
        table: entry.name,
        format: entry.format,
        columns: entry.file.columns,
        facts: entry.file.facts,
        ...entry.file.counts,
        file: `${i}.parquet`,
        bytes,
      });
    }
    await this.#shared.rejects.close();
    const catalog: RawCatalog = {
      exhibit: this.#options.exhibit,
      readers: [...this.#readers].sort(),
      tables,
      notes: [...this.#notes, ...notes],
    };
    await writeFileAtomic(join(this.#options.directory, 'catalog.json'), `${canonicalJson(catalog)}\n`);
    return catalog;
  }

  async abort(): Promise<void> {
    await this.#shared.writes.idle().catch(() => {});
    await clear(this.#options.directory);
  }

  #start(member: string, format: string, name: string, columns: readonly RawColumn[], facts: RawTableFacts): TableFile {
    const unique = this.#unique(member, name);
    const path = join(this.#options.directory, `${this.#entries.length}.parquet`);
    const file = new TableFile(path, unique, columns, facts, this.#shared);
    this.#entries.push({ file, name: unique, member, format });
    return file;
  }

  /** The bare name for the first table that has it; another member's gets `member!name`; then `#2`, `#3`, … */
  #unique(member: string, name: string): string {
    const wellFormed = name.toWellFormed();
    const clash = this.#entries.find((entry) => entry.name === wellFormed);
    const base = clash && clash.member !== member ? `${member}!${wellFormed}`.toWellFormed() : wellFormed;
    let unique = base;
    for (let n = 2; this.#names.has(unique); n++) unique = `${base}#${n}`;
    this.#names.add(unique);
    return unique;
  }
}

function sameColumns(a: readonly RawColumn[], b: readonly RawColumn[]): boolean {
  return a.length === b.length && a.every((column, i) => column.name === (b[i] as RawColumn).name);
}
