import type { ColumnData, TableData } from '../profile/profile.ts';
import { type KeyColumn, keyColumns, type Reference } from './keys.ts';
import { type Knowledge, NOTHING } from './knowledge.ts';

/** A table with everything that the rules ask about: keys, references and how its columns stand to each other row by row. */
export interface TableContext {
  readonly data: TableData;
  readonly own: KeyColumn | undefined;
  /** References that leave this table or turn back to it, by column. */
  readonly references: ReadonlyMap<number, Reference>;
  /** Tables that refer to this one's own key. */
  readonly referredBy: readonly Reference[];
  /** Columns that hold phone numbers, the one with the most different numbers first. */
  readonly phones: readonly number[];
  readonly lengths: Lengths;
  readonly times: TimeOrder;
  /** Tables of accounts of this case, once known. */
  readonly accounts: readonly TableData[];
  readonly calls: readonly TableData[];
  readonly knowledge: Knowledge;
  /** Position of another table's own key. */
  readonly ownKeyOf: (table: TableData) => number | undefined;
}

/** Columns that count seconds of a call. */
export interface Lengths {
  readonly duration?: number;
  readonly talk?: number;
  /** In words, for the explanation. */
  readonly reason?: string;
}

/** Columns with points in time, in the order of what they say. */
export interface TimeOrder {
  /** Earliest to latest; columns that do not keep an order come in the table's order. */
  readonly columns: readonly number[];
  /** True where every row (95 %) keeps the order. */
  readonly ordered: boolean;
}

export function makeContexts(tables: readonly TableData[], references: readonly Reference[]): TableContext[] {
  return tables.map((data) => {
    const own = references.filter((reference) => reference.table === data);
    const outgoing = new Map(own.map((reference) => [reference.column, reference]));
    return {
      data,
      own: keyColumns(data)[0],
      references: outgoing,
      referredBy: references.filter((reference) => reference.key.table === data && reference.table !== data),
      phones: phoneColumns(data),
      lengths: findLengths(data, outgoing),
      times: timeOrder(data),
      accounts: [],
      calls: [],
      knowledge: NOTHING,
      ownKeyOf: (table) => keyColumns(table)[0]?.column,
    };
  });
}

/** The same context for some of the table's rows: what stands between rows and columns is looked at again. */
export function narrowed(context: TableContext, data: TableData): TableContext {
  return {
    ...context,
    data,
    phones: phoneColumns(data),
    lengths: findLengths(data, context.references),
    times: timeOrder(data),
  };
}

/** Share of a kind among the filled cells. */
export function share(column: ColumnData, ...kinds: readonly (keyof ColumnData['profile']['kinds'])[]): number {
  return kinds.reduce((best, kind) => Math.max(best, column.profile.kinds[kind] ?? 0), 0);
}

export function isPhone(column: ColumnData): boolean {
  const { profile } = column;
  if (profile.filled === 0 || (profile.time && profile.time.share > 0.9 && profile.time.format !== 'excel'))
    return false;
  return share(column, 'phone') >= 0.4 && share(column, 'phone_strong') >= 0.35 && share(column, 'ip') < 0.5;
}

function phoneColumns(data: TableData): number[] {
  const phones = data.columns.filter(isPhone);
  const distinct = (column: ColumnData) => column.profile.phones?.distinct ?? 0;
  return phones.toSorted((a, b) => distinct(b) - distinct(a)).map((column) => column.profile.column);
}

/**
 * Rows of another table name this one's keys and far more telephone numbers: whoever has such a key calls many people (an account, a
 * subscriber). An entry of a list has one number.
 */
export function callsMany({ referredBy, data }: TableContext): boolean {
  return referredBy.some(({ table, column, key }) => {
    if (!key.own || table === data) return false;
    const keys = table.columns[column]!.cells;
    const named = (cells: readonly (string | null)[]) => new Set(cells.filter((_, row) => keys[row] !== null)).size;
    const numbers = Math.max(0, ...table.columns.filter(isPhone).map(({ cells }) => named(cells)));
    return numbers > MANY_NUMBERS * table.columns[column]!.profile.distinct;
  });
}

/** Different numbers for each key. */
const MANY_NUMBERS = 3;

/** Whole, small, not negative: a count of seconds. Codes and keys are out. */
export function isSeconds(column: ColumnData, data: TableData): boolean {
  const { profile } = column;
  const number = profile.number;
  if (!number || profile.filled < 0.3 * profile.sampled || impossibleLengths(column) > 0.01) return false;
  if (number.whole < 0.98 || number.max < 30 || profile.distinct < Math.min(12, profile.filled / 3)) return false;
  if (profile.distinct === profile.filled && profile.filled > 50) return false;
  return keyColumns(data)[0]?.column !== profile.column && number.mean < number.max * 0.45 + 30;
}

/** Talk is never longer than the whole call, and zero in many rows where the whole is not. */
/** Share of a column's numbers that no call lasts: a few broken counters must not hide what the column is. */
function impossibleLengths({ numbers }: ColumnData): number {
  const known = (numbers ?? []).filter((value) => value !== undefined);
  return known.filter((value) => value < 0 || value > 200_000).length / Math.max(1, known.length);
}

function findLengths(data: TableData, references: TableContext['references']): Lengths {
  const seconds = data.columns.filter((column) => isSeconds(column, data) && !references.has(column.profile.column));
  let best: { duration: ColumnData; talk: ColumnData; score: number } | undefined;
  for (const duration of seconds) {
    for (const talk of seconds) {
      const score = duration === talk ? 0 : talkScore(duration, talk);
      if (score > (best?.score ?? 0.5)) best = { duration, talk, score };
    }
  }
  if (!best) return {};
  const reason = `${best.talk.profile.name} is never more than ${best.duration.profile.name}, row by row`;
  return { duration: best.duration.profile.column, talk: best.talk.profile.column, reason };
}

function talkScore(duration: ColumnData, talk: ColumnData): number {
  let both = 0;
  let within = 0;
  let close = 0;
  let unanswered = 0;
  for (const [i, total] of duration.numbers!.entries()) {
    const part = talk.numbers![i];
    if (total === undefined || part === undefined) continue;
    both++;
    if (part <= total) within++;
    if (part > 0 && total - part <= 90) close++;
    if (part === 0 && total > 0) unanswered++;
  }
  if (both < 3 || within < 0.985 * both) return 0;
  const answered = both - unanswered;
  if (unanswered < 0.02 * both && close < 0.7 * answered) return 0;
  // Ringing lasts seconds, so an answered call's two lengths stay close; two unrelated counters do not.
  return answered === 0 ? 0 : 0.4 * (close / answered) + 0.4 + 0.2 * Math.min(1, (4 * unanswered) / both);
}

function timeOrder(data: TableData): TimeOrder {
  const columns = data.columns.filter(
    ({ profile }) =>
      profile.time &&
      profile.time.share >= 0.8 &&
      profile.filled >= 0.02 * profile.sampled &&
      (profile.kinds.uniqueid ?? 0) < 0.5 &&
      !unlikelyTime(profile),
  );
  const before = (a: ColumnData, b: ColumnData) => {
    const pairs = a
      .times!.map((time, i) => [time, b.times![i]] as const)
      .filter(([x, y]) => x !== undefined && y !== undefined);
    return pairs.length === 0 ? 0.5 : pairs.filter(([x, y]) => x! <= y!).length / pairs.length;
  };
  const sorted = columns.toSorted((a, b) => {
    const wins = (column: ColumnData) =>
      columns.reduce((sum, other) => sum + (other === column ? 0 : before(column, other)), 0);
    return wins(b) - wins(a) || a.profile.column - b.profile.column;
  });
  const ordered = sorted.every((column, i) => i === 0 || before(sorted[i - 1]!, column) >= 0.95);
  return { columns: sorted.map((column) => column.profile.column), ordered };
}

/** Five-digit numbers are Excel days only where nothing else says number: many values, a name or a fraction. */
function unlikelyTime(profile: ColumnData['profile']): boolean {
  if (profile.time?.format === 'excel')
    return (profile.number?.whole ?? 1) === 1 && !/dat|tim|when|tag|jour|fecha|дат|日/i.test(profile.name);
  return (
    profile.time?.format === 'ymd_compact' &&
    profile.maxLength === 8 &&
    profile.distinct === profile.filled &&
    profile.filled > 1000
  );
}
