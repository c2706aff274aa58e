import type { Reader } from '../../engines/engine.ts';
import type { RawCatalog, RawTable } from '../../formats/raw-catalog.ts';
import { KIND_NAMES, KINDS, type Kind, phoneDigits } from './kinds.ts';
import { type Sample, sampleTable } from './sample.ts';
import { detectTime, parseTime, type TimeProfile } from './times.ts';

/** What is known of one raw column from its sample. Holds no evidence but short values of enumerations. */
export interface ColumnProfile {
  readonly column: number;
  readonly name: string;
  readonly declared?: string;
  readonly primaryKey: boolean;
  /** Cells looked at, and how many of them hold something. */
  readonly sampled: number;
  readonly filled: number;
  /** Different values in the sample. */
  readonly distinct: number;
  readonly minLength: number;
  readonly maxLength: number;
  /** Share of the filled cells of each kind (kinds that no cell has are left out). */
  readonly kinds: Readonly<Partial<Record<Kind, number>>>;
  readonly number?: NumberProfile;
  readonly time?: TimeProfile;
  /** Different phone numbers by their last nine digits, against cells that look like one. */
  readonly phones?: { readonly filled: number; readonly distinct: number };
  /** Values of an enumeration (at most 40, short), most frequent first; absent where the column is none. */
  readonly values?: readonly { readonly value: string; readonly count: number }[];
}

export interface NumberProfile {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Share of zeros. */
  readonly zeros: number;
  /** Share of whole numbers. */
  readonly whole: number;
  /** Most digits after the decimal mark, trailing zeros not counted. */
  readonly decimals: number;
  /** Share of cells written with a decimal mark (`150.00`). */
  readonly pointed: number;
  readonly mark: '.' | ',';
}

export interface TableProfile {
  readonly exhibit: string;
  readonly table: string;
  readonly rows: number;
  readonly sampled: number;
  readonly columns: readonly ColumnProfile[];
}

/** A profile with the sampled cells in machine-readable form beside it: for comparing columns row by row. */
export interface ColumnData {
  readonly profile: ColumnProfile;
  readonly cells: readonly (string | null)[];
  /** Numbers where the column is numeric. */
  readonly numbers?: readonly (number | undefined)[];
  /** Milliseconds (wall time as UTC) where the column is a time. */
  readonly times?: readonly (number | undefined)[];
}

export interface TableData {
  readonly raw: RawTable;
  readonly file: string;
  /** Files of tables that are mapped like this one (its archive, a later copy): their keys are its keys. */
  readonly further?: readonly string[];
  readonly profile: TableProfile;
  readonly columns: readonly ColumnData[];
}

/** Kinds are judged on this many different values; the rest of the sample only counts. */
const JUDGED = 1200;

/** Samples and profiles every table of the case, in the order of the catalogues. */
export async function sampleAll(
  engine: Reader,
  rawFolder: string,
  catalogs: readonly RawCatalog[],
): Promise<TableData[]> {
  const tables: TableData[] = [];
  for (const catalog of catalogs) {
    for (const table of catalog.tables) tables.push(profileTable(await sampleTable(engine, rawFolder, table)));
  }
  return tables;
}

/** What is known of every raw column, for people (`map --explain`). */
export async function profileCatalogs(
  engine: Reader,
  rawFolder: string,
  catalogs: readonly RawCatalog[],
): Promise<TableProfile[]> {
  return (await sampleAll(engine, rawFolder, catalogs)).map((table) => table.profile);
}

export function profileTable(sample: Sample): TableData {
  const columns = sample.columns.map((cells, column) => profileColumn(sample.table, column, cells));
  const profile: TableProfile = {
    exhibit: sample.table.exhibit,
    table: sample.table.table,
    rows: sample.table.accepted,
    sampled: sample.rows,
    columns: columns.map((column) => column.profile),
  };
  return { raw: sample.table, file: sample.file, profile, columns };
}

/** The same table with only some of its sampled rows. */
export function subsetOf(table: TableData, keep: (row: number) => boolean): TableData {
  const columns = table.columns.map(({ cells }) => cells.filter((_, row) => keep(row)));
  return profileTable({ table: table.raw, file: table.file, rows: columns[0]?.length ?? 0, columns });
}

function profileColumn(table: RawTable, column: number, cells: readonly (string | null)[]): ColumnData {
  const raw = table.columns[column]!;
  const counts = new Map<string, number>();
  for (const cell of cells) if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const values = [...counts.keys()];
  const filled = values.reduce((sum, value) => sum + counts.get(value)!, 0);
  const lengths = values.map((value) => value.length);
  const kinds = kindShares(counts);
  const numbers = (kinds.number ?? 0) + (kinds.money_sign ?? 0) >= 0.9 ? toNumbers(cells, values) : undefined;
  const time = detectTime(values.slice(0, JUDGED));
  const times = time ? cells.map((cell) => (cell === null ? undefined : parseTime(cell, time.format)?.ms)) : undefined;
  const profile: ColumnProfile = {
    column,
    name: raw.name,
    ...(raw.declared === undefined ? {} : { declared: raw.declared }),
    primaryKey: raw.primaryKey ?? false,
    sampled: cells.length,
    filled,
    distinct: values.length,
    minLength: filled ? lengths.reduce((a, b) => Math.min(a, b)) : 0,
    maxLength: filled ? lengths.reduce((a, b) => Math.max(a, b)) : 0,
    kinds,
    ...(numbers ? { number: numberProfile(numbers) } : {}),
    ...(time ? { time } : {}),
    ...((kinds.phone ?? 0) >= 0.3 ? { phones: distinctPhones(cells) } : {}),
    ...enumeration(counts, filled),
  };
  return { profile, cells, ...(numbers ? { numbers: numbers.values } : {}), ...(times ? { times } : {}) };
}

function kindShares(counts: ReadonlyMap<string, number>): Partial<Record<Kind, number>> {
  const judged = [...counts].slice(0, JUDGED);
  const total = judged.reduce((sum, [, count]) => sum + count, 0);
  const shares: Partial<Record<Kind, number>> = {};
  for (const kind of KIND_NAMES) {
    let hits = 0;
    for (const [value, count] of judged) if (KINDS[kind](value)) hits += count;
    if (hits > 0) shares[kind] = hits / total;
  }
  return shares;
}

interface Numbers {
  readonly values: readonly (number | undefined)[];
  readonly mark: '.' | ',';
  readonly decimals: number;
  readonly pointed: number;
}

/** A comma before anything but three digits is a decimal mark; so is the last of two different marks. */
export function decimalMark(values: readonly string[]): '.' | ',' {
  let comma = 0;
  let point = 0;
  for (const value of values) {
    const m = /([.,])(\d*)\D*$/.exec(value);
    if (!m) continue;
    const other = m[1] === ',' ? '.' : ',';
    if (m[2]!.length !== 3 || value.includes(other)) m[1] === ',' ? comma++ : point++;
  }
  return comma > point ? ',' : '.';
}

function toNumbers(cells: readonly (string | null)[], values: readonly string[]): Numbers {
  const mark = decimalMark(values);
  let decimals = 0;
  const parsed = cells.map((cell) => {
    if (cell === null) return undefined;
    const digits = mark === '.' ? cell.replace(/[^\d.-]/g, '') : cell.replace(/[^\d,-]/g, '').replace(',', '.');
    const value = Number(digits);
    if (digits === '' || Number.isNaN(value)) return undefined;
    const tail = /\.(\d*?)0*$/.exec(digits)?.[1]?.length ?? 0;
    if (tail > decimals) decimals = tail;
    return value;
  });
  const point = mark === '.' ? /[.]\d+\D*$/ : /,\d+\D*$/;
  const pointed = values.filter((value) => point.test(value)).length / Math.max(1, values.length);
  return { values: parsed, mark, decimals, pointed };
}

function numberProfile(numbers: Numbers): NumberProfile {
  const values = numbers.values.filter((value) => value !== undefined);
  const n = Math.max(1, values.length);
  return {
    min: values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    max: values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
    mean: values.reduce((a, b) => a + b, 0) / n,
    zeros: values.filter((value) => value === 0).length / n,
    whole: values.filter(Number.isInteger).length / n,
    decimals: numbers.decimals,
    pointed: numbers.pointed,
    mark: numbers.mark,
  };
}

/** The last nine digits are the same however the country is written (eight where the number is shorter). */
export function phoneTail(value: string): string | undefined {
  const digits = phoneDigits(value)?.replace(/\D/g, '');
  return digits === undefined || digits.length < 7 ? undefined : digits.slice(-9);
}

function distinctPhones(cells: readonly (string | null)[]): { filled: number; distinct: number } {
  const tails = cells.map((cell) => (cell === null ? undefined : phoneTail(cell))).filter((tail) => tail !== undefined);
  return { filled: tails.length, distinct: new Set(tails).size };
}

function enumeration(counts: ReadonlyMap<string, number>, filled: number): Pick<ColumnProfile, 'values'> {
  const few = counts.size > 0 && counts.size <= 40 && (counts.size <= 3 || counts.size <= filled / 4);
  if (!few || [...counts.keys()].some((value) => value.length > 40)) return {};
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return { values: sorted.map(([value, count]) => ({ value, count })) };
}
