import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDatabase } from '../../src/actions/database.ts';
import { openCase } from '../../src/case/case.ts';
import { runCase } from '../../src/commands/run.ts';
import { openSession } from '../../src/commands/session.ts';
import type { Summary } from '../../src/commands/summary.ts';
import type { Engine, Row } from '../../src/engines/engine.ts';

/** The cells of a call as an exchange of our making writes it; a fault changes some. */
export interface CallCells {
  id: string;
  user_id: string;
  started: string;
  dst: string;
  callerid: string;
  duration: string;
  billsec: string;
  disposition: string;
  [more: string]: string;
}

export const MOST_COLUMNS = ['id', 'user_id', 'started', 'dst', 'callerid', 'duration', 'billsec', 'disposition'];
/** Rows of an exhibit, unless it says otherwise. */
export const ROWS = 200;

const BEGIN = Date.UTC(2022, 1, 1);
export const stamp = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

/**
 * Calls that nobody else's exhibit has: other keys, other numbers, other days.
 * @param exhibit a number from 0; what is in different exhibits must not be taken for one
 * @param change puts the fault in; rows count from 1
 */
export function callsOf(
  exhibit: number,
  change: (row: CallCells, n: number) => void = () => undefined,
  rows = ROWS,
): CallCells[] {
  return Array.from({ length: rows }, (_, i) => {
    const n = i + 1;
    const talk = n % 3 === 0 ? 0 : 20 + ((n * 7) % 50);
    const row: CallCells = {
      id: String(exhibit * 1000 + n),
      user_id: String((n % 7) + 1),
      started: stamp(BEGIN + exhibit * 86_400_000 + n * 613_000),
      dst: `+447700${100_000 + exhibit * 1000 + n}`,
      callerid: '+442079460000',
      duration: String(talk + 12),
      billsec: String(talk),
      disposition: talk > 0 ? 'ANSWERED' : 'NO ANSWER',
    };
    change(row, n);
    return row;
  });
}

/** The fault of single rows, by their place from 1. */
export const only =
  (faults: Readonly<Record<number, Partial<CallCells>>>) =>
  (row: CallCells, n: number): void => {
    Object.assign(row, faults[n]);
  };

export function lines(calls: readonly CallCells[], columns: readonly string[] = MOST_COLUMNS): string[] {
  return [columns.join(','), ...calls.map((call) => columns.map((name) => call[name] ?? '').join(','))];
}
export const csv = (calls: readonly CallCells[], columns?: readonly string[]) =>
  `${lines(calls, columns).join('\n')}\n`;

/** A case of exhibits with faults, built by the whole pipeline, and what became of each. */
export class Faulty {
  readonly summary: Summary;
  readonly #folder: string;
  readonly #engine: Engine;
  readonly #target: Awaited<ReturnType<typeof openCase>>;

  private constructor(folder: string, summary: Summary, target: Awaited<ReturnType<typeof openCase>>, engine: Engine) {
    this.#folder = folder;
    this.summary = summary;
    this.#target = target;
    this.#engine = engine;
  }

  /** @param exhibits name of the file and its bytes; the name without its ending is the table's */
  static async build(exhibits: Readonly<Record<string, string | Buffer>>): Promise<Faulty> {
    const folder = await mkdtemp(join(tmpdir(), 'ringbreak-bad-'));
    process.env['RINGBREAK_CONFIG'] = join(folder, 'config');
    const session = openSession({ quiet: true, threads: '2', memory: '1GB' }, new AbortController().signal);
    const paths = Object.keys(exhibits).map((name) => join(folder, name));
    for (const path of paths) await writeFile(path, exhibits[path.slice(folder.length + 1)]!);
    const details = { title: 'Test', agency: 'Test', zone: 'Europe/London' };
    const summary = await runCase(join(folder, 'case'), paths, details, session);
    const target = await openCase(join(folder, 'case'), { write: false });
    return new Faulty(folder, summary, target, await readDatabase(target, session.build));
  }

  async close(): Promise<void> {
    await this.#engine.close();
    await this.#target.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  rows(sql: string): Promise<Row[]> {
    return this.#engine.rows(sql);
  }

  /** What `quality` says of a table: kind and rows. */
  async quality(table: string): Promise<unknown[][]> {
    const rows = await this.#engine.rows('SELECT what, rows FROM quality WHERE source_table = $table ORDER BY what', {
      table,
    });
    return rows.map((row) => [row['what'], row['rows']]);
  }

  /** Calls of a table by their row in it, and how many there are. */
  async calls(table: string): Promise<{ readonly count: number; readonly at: (row: number) => Row }> {
    const rows = await this.#engine.rows('SELECT * FROM canonical.call WHERE source_table = $table', { table });
    return { count: rows.length, at: (row) => rows.find((one) => one['source_row'] === row)! };
  }

  /** Rejected rows of a table: row, and the reason up to its colon. */
  async rejects(table: string): Promise<unknown[][]> {
    const rows = await this.#engine.rows('SELECT * FROM reject WHERE source_table = $table ORDER BY source_row', {
      table,
    });
    return rows.map((row) => [row['source_row'], String(row['reason']).split(':')[0]]);
  }

  /** How many rows of a table were read, and what became of them. */
  table(name: string) {
    return this.summary.exhibits.flatMap(({ tables }) => tables).find(({ table }) => table === name)!;
  }
}
