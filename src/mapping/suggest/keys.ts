import type { Engine } from '../../engines/engine.ts';
import { nameScore, nameTokens } from '../names/names.ts';
import type { ColumnData, ColumnProfile, TableData } from '../profile/profile.ts';
import { type KeyShape, shapeOf } from './key-shape.ts';

/** A column that identifies the rows of its table. */
export interface KeyColumn {
  readonly table: TableData;
  readonly column: number;
  readonly kind: KeyShape;
  /** The table's first and foremost key, as against a further unique column (a username). */
  readonly own: boolean;
}

/** A column whose values are keys of another table (or of its own: who referred whom). */
export interface Reference {
  readonly table: TableData;
  readonly column: number;
  readonly key: KeyColumn;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** Values of a candidate that are looked up in a key column. */
const LOOKED_UP = 300;
const ACCEPTED = 0.5;

/** A scan of every key column of a table with millions of rows is only worth it for its foremost keys. */
const MANY = 1_000_000;
const cached = new WeakMap<TableData, KeyColumn[]>();

/** Unique columns, the own key first: declared, else by name and shape, else the leftmost. */
export function keyColumns(table: TableData): KeyColumn[] {
  const known = cached.get(table);
  if (known) return known;
  const keys = rankKeys(table);
  cached.set(table, keys);
  return keys;
}

function rankKeys(table: TableData): KeyColumn[] {
  const unique = table.columns
    .filter(
      ({ profile }) => profile.distinct === profile.filled && profile.filled >= Math.max(2, 0.99 * profile.sampled),
    )
    .map((column) => ({ column, shape: shapeOf(column.profile) }))
    .filter((entry) => entry.shape !== undefined);
  const rank = ({ column: { profile }, shape }: (typeof unique)[number]): number => {
    const place = -profile.column / (4 * table.columns.length);
    const declared = profile.primaryKey ? 4 : 0;
    const name = nameScore(profile.name, ['key']);
    const plain = shape === 'word' ? 0 : 0.8;
    const phone = (profile.kinds.phone_strong ?? 0) > 0.5 ? -2 : 0;
    // Numbers that count up without holes are made by the table itself; those it takes from elsewhere have holes.
    const span = profile.number ? profile.number.max - profile.number.min + 1 : Number.POSITIVE_INFINITY;
    const dense = shape === 'integer' ? 0.6 * Math.min(1, table.raw.accepted / span) : 0;
    return declared + name + plain + place + phone + dense;
  };
  const ranked = unique.toSorted((a, b) => rank(b) - rank(a) || a.column.profile.column - b.column.profile.column);
  return ranked
    .slice(0, table.raw.accepted > MANY ? 2 : 5)
    .map(({ column, shape }, i) => ({ table, column: column.profile.column, kind: shape!, own: i === 0 }));
}

/**
 * Foreign keys between all tables of the case. For every key column one scan tells which candidates' values it holds.
 * Whole numbers are contained in almost every dense key: they need a declared key, a name, a matching range, coverage or
 * gaps as well.
 *
 * @param keyless tables that nothing refers to.
 */
export async function findReferences(
  engine: Engine,
  tables: readonly TableData[],
  keyless: ReadonlySet<TableData> = new Set(),
): Promise<Reference[]> {
  const keys = tables.filter((table) => !keyless.has(table)).flatMap(keyColumns);
  const found: Reference[] = [];
  const partial = new Partial();
  for (const key of keys) {
    const candidates = tables.flatMap((table) =>
      table.columns.filter((column) => mayRefer(table, column, key)).map((column) => ({ table, column })),
    );
    if (candidates.length === 0) continue;
    const hits = await containment(
      engine,
      key,
      candidates.map(({ column }) => column),
    );
    for (const [i, { table, column }] of candidates.entries()) {
      const reference = judge(table, column, key, hits[i]!.size / Math.max(1, lookedUp(column).length));
      if (reference) found.push(reference);
      else if (key.kind === 'opaque') partial.add(table, column, key, hits[i]!);
    }
  }
  return strongest([...found, ...partial.references()]);
}

function mayRefer(table: TableData, column: ColumnData, key: KeyColumn): boolean {
  const { profile } = column;
  if (table === key.table && profile.column === key.column) return false;
  if (profile.filled < 2) return false;
  const shape = shapeOf(profile);
  if (shape !== key.kind && !(shape === 'integer' && numbersAmongWords(table, profile, key))) return false;
  if (key.kind === 'integer' && !declaredTo(table, profile, key)) {
    const target = key.table.columns[key.column]!.profile.number!;
    const own = keyColumns(table)[0];
    // A table's own key refers to another one only when its name says so (one row for each account).
    if (own?.column === profile.column && namedAfter(table, profile, key) < 0.9) return false;
    if ((profile.number?.max ?? 0) > target.max * 1.5 + 50) return false;
    if (profile.distinct <= 2 && profile.filled > 20) return false;
    // Zeros that are no key: a counter (seconds of a call), unless its name says that 0 stands for nobody.
    const zeros = target.min > 0 && (profile.number?.zeros ?? 0) > 0.03;
    if (zeros && namedAfter(table, profile, key) < 0.9) return false;
  }
  // Not everybody was referred by somebody: a full column is no reference to its own table unless it is called so.
  if (key.table === table && profile.filled > 0.95 * profile.sampled && nameScore(profile.name, ['referrer']) < 0.6) {
    return declaredTo(table, profile, key);
  }
  if (key.kind === 'word')
    return (key.table !== table || key.own) && profile.distinct >= 2 && (profile.kinds.email ?? 0) < 0.5;
  return true;
}

/** Keys that are numbers but for a few words (the exchange's own users among the agents): a column named after them refers to them. */
function numbersAmongWords(table: TableData, profile: ColumnProfile, key: KeyColumn): boolean {
  if (key.kind !== 'word' || key.table === table) return false;
  const numbers = key.table.columns[key.column]!.profile.kinds.integer ?? 0;
  return numbers > 0.5 && namedAfter(table, profile, key) > 0;
}

function declaredTo(table: TableData, profile: ColumnProfile, key: KeyColumn): boolean {
  const references = table.raw.columns[profile.column]?.references;
  if (!references || table.raw.exhibit !== key.table.raw.exhibit) return false;
  return references.table === key.table.raw.table && references.column === key.table.raw.columns[key.column]!.name;
}

function lookedUp(column: ColumnData): string[] {
  return [...new Set(column.cells.filter((cell) => cell !== null))].slice(0, LOOKED_UP);
}

/** Of each column's different values those that the key column holds. */
async function containment(
  engine: Engine,
  key: KeyColumn,
  columns: readonly ColumnData[],
): Promise<ReadonlySet<string>[]> {
  const values = columns.map(lookedUp);
  // The few values filter the many keys, so that ten million keys need no hash table.
  const rows = await engine.rows(
    `SELECT DISTINCT c${key.column} AS hit FROM read_parquet($files) WHERE c${key.column} IN (SELECT unnest($values))`,
    { files: [key.table.file, ...(key.table.further ?? [])], values: [...new Set(values.flat())] },
  );
  const hits = new Set(rows.map((row) => String(row['hit'])));
  return values.map((list) => new Set(list.filter((value) => hits.has(value))));
}

function judge(table: TableData, column: ColumnData, key: KeyColumn, contained: number): Reference | undefined {
  const { profile } = column;
  const declared = declaredTo(table, profile, key);
  if (contained < (declared ? 0.3 : 0.9)) return undefined;
  const reasons = [`${percent(contained)} of its values are keys of ${key.table.raw.table}`];
  if (declared)
    return { table, column: profile.column, key, confidence: 0.99, reasons: ['declared as a foreign key', ...reasons] };
  const few = Math.min(1, profile.distinct / 20);
  if (key.kind === 'opaque') return { table, column: profile.column, key, confidence: 0.7 + 0.27 * few, reasons };
  const named = namedAfter(table, profile, key);
  if (named > 0) reasons.push('it is named after that table');
  if (key.kind === 'word') {
    const size = Math.min(1, profile.distinct / 10);
    const confidence = 0.35 + 0.35 * size + 0.25 * named;
    return confidence < ACCEPTED ? undefined : { table, column: profile.column, key, confidence, reasons };
  }
  const confidence = integerConfidence(table, profile, key, contained, named, reasons);
  return confidence < ACCEPTED ? undefined : { table, column: profile.column, key, confidence, reasons };
}

function integerConfidence(
  table: TableData,
  profile: ColumnProfile,
  key: KeyColumn,
  contained: number,
  named: number,
  reasons: string[],
): number {
  const target = key.table.columns[key.column]!.profile;
  const range = rangeFit(profile, target, key, table);
  if (range > 0.5) reasons.push('its values end where those keys end');
  const coverage = profile.distinct / Math.max(1, Math.min(target.distinct, profile.filled));
  const gaps = 1 - Math.min(1, key.table.raw.accepted / Math.max(1, target.number!.max - target.number!.min + 1));
  const order = table === key.table ? earlier(key, profile.column) : 0;
  if (order > 0.9) reasons.push('it names earlier rows of the same table');
  const many = Math.min(1, profile.distinct / 8);
  const large = profile.number!.min > 1000 ? 0.15 : 0;
  const score =
    0.45 * named +
    0.5 * range * many +
    0.2 * Math.min(1, coverage) +
    0.35 * Math.min(1, gaps * 2) +
    0.4 * order +
    large;
  return Math.min(0.97, score * (contained >= 0.98 ? 1 : 0.85) - (key.own ? 0 : 0.2));
}

/** A table must hold this share of a column's values to be counted among several that together hold them. */
const PART = 0.02;

/**
 * Columns whose values no single table holds: keys of a log and its archive, or of several servers' logs. Only for values that
 * nothing else has (uuid, an exchange's ids).
 */
class Partial {
  private readonly parts = new Map<ColumnData, { table: TableData; key: KeyColumn; hits: ReadonlySet<string> }[]>();

  add(table: TableData, column: ColumnData, key: KeyColumn, hits: ReadonlySet<string>): void {
    if (hits.size < Math.max(2, PART * lookedUp(column).length)) return;
    this.parts.set(column, [...(this.parts.get(column) ?? []), { table, key, hits }]);
  }

  /** To the table that holds most of the values, where all together hold enough. */
  references(): Reference[] {
    return [...this.parts].flatMap(([column, parts]) => {
      const largest = parts.toSorted((a, b) => b.hits.size - a.hits.size)[0]!;
      const together = new Set(parts.flatMap(({ hits }) => [...hits])).size / lookedUp(column).length;
      const reference = parts.length > 1 ? judge(largest.table, column, largest.key, together) : undefined;
      if (!reference) return [];
      const names = parts.map(({ key }) => key.table.raw.table).join(', ');
      return [{ ...reference, reasons: [`${percent(together)} of its values are keys of ${names}`] }];
    });
  }
}

/** 1 when the column's largest and smallest values lie where the key's do. */
function rangeFit(profile: ColumnProfile, target: ColumnProfile, key: KeyColumn, table: TableData): number {
  const span = Math.max(1, target.number!.max - target.number!.min);
  const top = Math.abs(target.number!.max - profile.number!.max) / span;
  // A referrer registered before those it referred: the end of the range is not expected to be reached.
  if (key.table === table) return profile.number!.max <= target.number!.max ? 0.3 : 0;
  const slack = Math.max(0.02, 3 / Math.max(1, profile.distinct));
  return Math.max(0, 1 - top / (slack * 5));
}

/** Share of rows whose value is smaller than the row's own key. */
function earlier(key: KeyColumn, column: number): number {
  const own = key.table.columns[key.column]!.numbers;
  const other = key.table.columns[column]!.numbers;
  if (!own || !other) return 0;
  const pairs = own
    .map((value, i) => [value, other[i]] as const)
    .filter(([a, b]) => a !== undefined && b !== undefined);
  return pairs.filter(([a, b]) => b! < a!).length / Math.max(1, pairs.length);
}

/** 1 when the column's name holds the table's name (`user_id`, `users`) or both mean the same in the lexicon. */
function namedAfter(table: TableData, profile: ColumnProfile, key: KeyColumn): number {
  const stem = (token: string) => token.replace(/(?:ies|es|s|en|er|i|y|a|e)$/, '');
  const column = nameTokens(profile.name).map(stem);
  const owner = nameTokens(key.table.raw.table)
    .map(stem)
    .filter((token) => token.length >= 3);
  if (
    owner.length > 0 &&
    owner.some((token) =>
      column.some((word) => word === token || (word.length >= 3 && (word.startsWith(token) || token.startsWith(word)))),
    )
  ) {
    return 1;
  }
  if (table === key.table) return nameScore(profile.name, ['referrer']) >= 0.6 ? 1 : 0;
  for (const concept of ['account', 'agent', 'call', 'contact'] as const) {
    const both = Math.min(nameScore(profile.name, [concept]), nameScore(key.table.raw.table, [concept]));
    if (both >= 0.5) return 0.9;
  }
  return 0;
}

/** One reference a column to each kind of key; the own key of a table before its other unique columns. */
function strongest(found: readonly Reference[]): Reference[] {
  const best = new Map<TableData, Map<number, Reference>>();
  for (const reference of found) {
    const columns = best.get(reference.table) ?? new Map<number, Reference>();
    best.set(reference.table, columns);
    const known = columns.get(reference.column);
    if (!known || reference.confidence > known.confidence + 1e-9) columns.set(reference.column, reference);
  }
  return found.filter((reference) => best.get(reference.table)!.get(reference.column) === reference);
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
