import { isRingbreakError } from '../../base/errors.ts';

/** A row of a case's table as an export gives it. */
export type Row = Readonly<Record<string, unknown>>;
/** Rows one by one or in batches, as engines give them. */
export type Rows = AsyncIterable<Row | readonly Row[]> | Iterable<Row | readonly Row[]>;
/** Rows of a published or canonical table; a RingbreakError of kind `usage` when the case has no such table. */
export type CaseTables = (table: string) => Promise<Rows> | Rows;

/** One line of a score. Shares are 0 to 1; undefined where nothing was there to be right or wrong about. */
export interface ScoreLine {
  readonly table: string;
  readonly measure: string;
  /** Found and true. */
  readonly right: number;
  readonly found: number;
  readonly truth: number;
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  readonly f1: number | undefined;
  readonly note?: string;
}

/** Precision, recall and their harmonic mean from three counts. */
export function line(
  table: string,
  measure: string,
  right: number,
  found: number,
  truth: number,
  note?: string,
): ScoreLine {
  const precision = found > 0 ? right / found : undefined;
  const recall = truth > 0 ? right / truth : undefined;
  const both = precision !== undefined && recall !== undefined && precision + recall > 0;
  const f1 = both ? (2 * precision * recall) / (precision + recall) : undefined;
  return { table, measure, right, found, truth, precision, recall, f1, ...(note === undefined ? {} : { note }) };
}

/** The recall among what can be known, beside the precision of everything that was found. */
export function ofKnowable(all: ScoreLine, measure: string, right: number, truth: number): ScoreLine {
  const note = 'right and true count what can be known; precision is that of all that was found';
  const part = line(all.table, measure, right, all.found, truth, note);
  const { precision } = all;
  const { recall } = part;
  const both = precision !== undefined && recall !== undefined && precision + recall > 0;
  return { ...part, precision, f1: both ? (2 * precision * recall) / (precision + recall) : undefined };
}

/** A table that the case does not have: nothing found. */
export function absent(table: string, truth: number): ScoreLine {
  return line(table, 'all', 0, 0, truth, 'the case has no such table');
}

/** How far two tallies by name agree: what both have is right. */
export function overlap(
  table: string,
  measure: string,
  found: ReadonlyMap<string, number>,
  truth: ReadonlyMap<string, number>,
): ScoreLine {
  let right = 0;
  for (const [name, amount] of truth) right += Math.min(amount, found.get(name) ?? 0);
  return line(table, measure, right, sum(found), sum(truth));
}

function sum(tally: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const amount of tally.values()) total += amount;
  return total;
}

export function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

export function amount(value: unknown): number {
  const n = Number(value ?? 0);
  return Number.isFinite(n) ? n : 0;
}

export function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === 1n || value === 'true' || value === '1';
}

/** Parts of a cell that holds several: a list, or a text with `;` between. */
export function list(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(text);
  const whole = text(value);
  return whole === '' ? [] : whole.split(';').map((part) => part.trim());
}

/** Pairs within groups of the given sizes. */
export function pairsIn(sizes: Iterable<number>): number {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
}

/** E.164 digits as a number; 0 when it is none. */
export function digits(value: unknown): number {
  const found = /^\+(\d{4,15})$/.exec(text(value));
  return found ? Number(found[1]) : 0;
}

/** Rows of a table one by one, or undefined when the case has none. */
export async function rowsOf(tables: CaseTables, table: string): Promise<AsyncIterable<Row> | undefined> {
  try {
    const rows = await tables(table);
    const all = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
    // The first step is taken here: a missing table may show only when its rows are asked for.
    const first = await all.next();
    return flat(first, all);
  } catch (error) {
    if (isRingbreakError(error) && error.kind === 'usage') return undefined;
    throw error;
  }
}

type Steps = AsyncIterator<Row | readonly Row[]> | Iterator<Row | readonly Row[]>;

async function* flat(first: IteratorResult<Row | readonly Row[]>, rest: Steps): AsyncGenerator<Row> {
  for (let step = first; !step.done; step = await rest.next()) {
    if (isBatch(step.value)) yield* step.value;
    else yield step.value;
  }
}

function isBatch(value: Row | readonly Row[]): value is readonly Row[] {
  return Array.isArray(value);
}
