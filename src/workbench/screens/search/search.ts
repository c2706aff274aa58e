import type { Params, Row } from '../../../engines/engine.ts';
import { folded, isCaseless } from '../../query/conditions.ts';
import { fold } from '../../query/fold.ts';
import { numbersWith } from '../../query/number-part.ts';
import type { Viewer } from '../../server/viewer.ts';
import { type NumberQuestion, numberQuestion } from './numbers.ts';
import { type SearchSource, SOURCES } from './sources.ts';

/** Results of one kind. */
export interface Found {
  readonly kind: string;
  readonly results: readonly { readonly id: string; readonly matched: readonly string[]; readonly row: Row }[];
  /** There are more than are listed. */
  readonly more: boolean;
}

/** Results that are listed of each kind. */
const LISTED = 8;
const WORDS = 6;
/** Fewer characters would find everything. */
const LEAST = 2;

/** Looks for what was typed in everything that the person may see; the kinds in a fixed order, empty ones left out. */
export async function search(viewer: Viewer, typed: string): Promise<Found[]> {
  const words = [...new Set(fold(typed).split(/\s+/u))].slice(0, WORDS).filter((word) => word !== '');
  if (words.join('').length < LEAST) return [];
  const number = numberQuestion(typed, await regionsOfCase(viewer));
  const sought = [...words, ...(number ? [...number.whole, number.part] : [])];
  const found = await Promise.all([
    ...(number ? [dialledSearch(viewer, number), presentedSearch(viewer, number)] : []),
    ...SOURCES.map((source) => textSearch(viewer, source, { typed: typed.trim(), words, number, sought })),
  ]);
  return found.filter(({ results }) => results.length > 0);
}

interface Sought {
  readonly typed: string;
  readonly words: readonly string[];
  readonly number: NumberQuestion | undefined;
  /** Everything by which a column may have matched. */
  readonly sought: readonly string[];
}

/** Empty where the person sees none of the columns. */
async function textSearch(
  viewer: Viewer,
  source: SearchSource,
  { typed, words, number, sought }: Sought,
): Promise<Found> {
  const visible = visibleIn(viewer, source.table);
  const seen = (names: readonly string[] = []): readonly string[] => names.filter((name) => visible(name));
  const texts = [...seen(source.texts), ...(number ? [] : seen(source.prose))];
  const whole = seen(source.whole);
  const phones = number ? seen(source.phones) : [];
  if (!visible(source.id) || texts.length + whole.length + phones.length === 0) return listed(source, [], () => []);
  const all = [source.id, source.texts, source.prose, whole, source.phones, source.details].flatMap(
    (name) => name ?? [],
  );
  const exact = [...texts, ...whole].map((name) => `lower("${name}") = $typed`);
  const list = listOf('whole', number?.whole ?? []);
  const conditions = [
    ...(texts.length > 0 ? [allWords(texts, words, source.folded)] : []),
    ...whole.map((name) => `"${name}" = $whole`),
    ...phones.map((name) => `"${name}" IN (${list.sql}) OR contains("${name}", $part)`),
  ];
  const sql = `SELECT ${[...new Set(seen(all))].map((name) => `"${name}"`).join(', ')} FROM ${source.table}
    WHERE (${conditions.join(' OR ')})
    ORDER BY (${exact.join(' OR ') || 'false'}) DESC NULLS LAST, ${source.order} NULLS LAST, "${source.id}" LIMIT $limit`;
  const params = {
    limit: LISTED + 1,
    ...(exact.length > 0 ? { typed: fold(typed) } : {}),
    ...(whole.length > 0 ? { whole: typed } : {}),
    ...(texts.length > 0 ? Object.fromEntries(words.map((word, i) => [`w${i}`, word])) : {}),
    ...(phones.length > 0 ? { ...list.params, part: number!.part } : {}),
  };
  const columns = [...texts, ...whole, ...phones];
  return listed(source, await viewer.rows(sql, params), (row) =>
    columns.filter((name) => sought.some((one) => fold(String(row[name] ?? '')).includes(one))),
  );
}

function listed(
  { kind, id }: { kind: string; id: string },
  rows: readonly Row[],
  matched: (row: Row) => string[],
): Found {
  const results = rows.slice(0, LISTED).map((row) => ({ id: String(row[id] ?? ''), matched: matched(row), row }));
  return { kind, results, more: rows.length > LISTED };
}

function allWords(texts: readonly string[], words: readonly string[], made: string | undefined): string {
  const text = `concat_ws(' ', ${texts.map((name) => `"${name}"`).join(', ')})`;
  const all = words.map((word, i) => `contains(${made ?? (isCaseless(word) ? text : folded(text))}, $w${i})`);
  return `(${all.join(' AND ')})`;
}

/** Numbers that were called: those that were meant before those that have such a part. */
async function dialledSearch(viewer: Viewer, { whole, part, international }: NumberQuestion): Promise<Found> {
  const source = { kind: 'number', id: 'number_id' };
  if (!visibleIn(viewer, 'number')(source.id)) return listed(source, [], () => []);
  const all = listOf(
    'digits',
    whole.map((one) => Number(one.slice(1))),
  );
  const ask = (condition: string, params: Params): Promise<Row[]> =>
    viewer.rows(
      `SELECT number_id, number, raw_example, class, region, calls, victim_probability FROM numbered.number
       WHERE _row IN (
         SELECT place FROM lookup.number WHERE ${condition}
         ORDER BY digits IN (${all.sql}) DESC NULLS LAST, victim DESC, calls DESC, digits, spelled LIMIT $limit
       )
       ORDER BY list_contains($whole, number_id) DESC, class = 'victim' DESC, calls DESC, number_id`,
      { ...all.params, ...params, whole, limit: LISTED + 1 },
    );
  const meant = international ? await ask(`digits IN (${all.sql})`, {}) : [];
  if (meant.length > 0) return listed(source, meant, () => []);
  const { sql, params } = numbersWith(part, 'part');
  return listed(source, await ask(`digits IN (${all.sql}) OR ${sql}`, params), () => []);
}

/** The same of numbers that were shown to people who were called. */
async function presentedSearch(viewer: Viewer, { whole, part, international }: NumberQuestion): Promise<Found> {
  const source = { kind: 'presented', id: 'presented' };
  if (!visibleIn(viewer, 'presented_number')(source.id)) return listed(source, [], () => []);
  const ask = (condition: string, params: Params): Promise<Row[]> =>
    viewer.rows(
      `SELECT presented, presented_raw, status, organisation, calls FROM presented_number WHERE ${condition}
       ORDER BY presented IN (${all.sql}) DESC NULLS LAST, calls DESC, presented, presented_raw LIMIT $limit`,
      { ...all.params, ...params, limit: LISTED + 1 },
    );
  const all = listOf('whole', whole);
  const meant = international ? await ask(`presented IN (${all.sql})`, {}) : [];
  if (meant.length > 0) return listed(source, meant, () => []);
  const having = "contains(presented, $part) OR (presented = '' AND contains(presented_raw, $part))";
  return listed(source, await ask(`${having} OR presented IN (${all.sql})`, { part }), () => []);
}

/** Values as a list of bound parameters: unlike one bound list, it is looked up while the table is read. */
function listOf<T extends string | number>(
  tag: string,
  values: readonly T[],
): { readonly sql: string; readonly params: Record<string, T> } {
  const params = Object.fromEntries(values.map((value, i) => [`${tag}${i}`, value]));
  const names = Object.keys(params).map((name) => `$${name}`);
  return { sql: names.join(', ') || 'NULL', params };
}

/** Where a number without a country's code may have been dialled; the most frequent first. */
export async function regionsOfCase(viewer: Viewer): Promise<string[]> {
  if (!viewer.tables().includes('country')) return [];
  const rows = await viewer.rows("SELECT region FROM country WHERE region <> '' ORDER BY calls DESC, region LIMIT 60");
  return rows.map((row) => String(row['region']));
}

/** Whether the person sees a column; of what only lookups hold, whether they see everything. */
function visibleIn(viewer: Viewer, table: string): (column: string) => boolean {
  if (table.startsWith('lookup.')) return () => viewer.unrestricted;
  if (!viewer.tables().includes(table)) return () => false;
  const hidden = new Set(viewer.columns(table).flatMap(({ name, hidden }) => (hidden ? [name] : [])));
  return (column) => !hidden.has(column);
}
