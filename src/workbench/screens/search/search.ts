import type { Params, Row } from '../../../engines/engine.ts';
import { fold } from '../../query/fold.ts';
import type { Viewer } from '../../server/viewer.ts';
import { type NumberQuestion, numberQuestion } from './numbers.ts';
import { IDENTIFIERS_SHOWN, type SearchSource, SOURCES } from './sources.ts';

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
  const words = [...new Set(fold(typed).split(' '))].slice(0, WORDS).filter((word) => word !== '');
  if (words.join('').length < LEAST) return [];
  const number = numberQuestion(typed, await regionsOfCase(viewer));
  const asked = [
    ...(number ? numberSearches(viewer, number) : []),
    ...SOURCES.flatMap((source) => textSearch(viewer, source, words, number) ?? []),
  ];
  const sought = [...words, ...(number ? [...number.whole, number.part] : [])];
  const found = await Promise.all(asked.map((one) => answered(viewer, one, sought)));
  return found.filter(({ results }) => results.length > 0);
}

interface Search {
  readonly source: Pick<SearchSource, 'kind' | 'id'>;
  readonly sql: string;
  readonly params: Params;
  /** Columns in which it looks, for saying where a result was found. */
  readonly texts: readonly string[];
}

async function answered(viewer: Viewer, asked: Search, sought: readonly string[]): Promise<Found> {
  const { source, sql, params, texts } = asked;
  const rows = await viewer.rows(sql, { ...params, limit: LISTED + 1 });
  const results = rows.slice(0, LISTED).map((row) => ({
    id: String(row[source.id] ?? ''),
    matched: texts.filter((name) => sought.some((one) => fold(String(row[name] ?? '')).includes(one))),
    row,
  }));
  return { kind: source.kind, results, more: rows.length > LISTED };
}

/** Undefined where the person sees none of the columns. */
function textSearch(
  viewer: Viewer,
  source: SearchSource,
  words: readonly string[],
  number: NumberQuestion | undefined,
): Search | undefined {
  const visible = visibleIn(viewer, source.table);
  const seen = (names: readonly string[] = []): readonly string[] => names.filter((name) => visible(name));
  const texts = seen(source.texts);
  const whole = seen(source.whole);
  const phones = number ? seen(source.phones) : [];
  if (!visible(source.id) || texts.length + whole.length + phones.length === 0) return undefined;
  const shown = [...new Set([source.id, ...texts, ...whole, ...seen(source.phones), ...seen(source.details)])];
  const exact = [...texts, ...whole].map((name) => `lower("${name}") = $typed`);
  const among = source.kind === 'identifier' ? `kind IN (${KINDS}) AND ` : '';
  const conditions = [
    ...(texts.length > 0 ? [allWords(texts, words)] : []),
    ...whole.map((name) => `"${name}" = $typed`),
    ...phones.map((name) => `"${name}" IN (SELECT unnest($whole)) OR contains("${name}", $part)`),
  ];
  const sql = `SELECT ${shown.map((name) => `"${name}"`).join(', ')} FROM ${source.table}
    WHERE ${among}(${conditions.join(' OR ')})
    ORDER BY (${exact.join(' OR ') || 'false'}) DESC NULLS LAST, ${source.order} NULLS LAST, "${source.id}" LIMIT $limit`;
  const params = {
    ...(exact.length > 0 ? { typed: words.join(' ') } : {}),
    ...(texts.length > 0 ? Object.fromEntries(words.map((word, i) => [`w${i}`, word])) : {}),
    ...(phones.length > 0 ? number : {}),
  };
  return { source, sql, params, texts: [...texts, ...whole, ...phones] };
}

const KINDS = IDENTIFIERS_SHOWN.map((kind) => `'${kind}'`).join(', ');

function allWords(texts: readonly string[], words: readonly string[]): string {
  const folded = `lower(strip_accents(concat_ws(' ', ${texts.map((name) => `"${name}"`).join(', ')})))`;
  return `(${words.map((_, i) => `contains(${folded}, $w${i})`).join(' AND ')})`;
}

const NUMBERS = `SELECT number_id, number, raw_example, class, region, calls, victim_probability FROM number
  WHERE number_id IN (SELECT unnest($whole)) OR contains(number_id, $part)
  ORDER BY number_id IN (SELECT unnest($whole)) DESC, class = 'victim' DESC, calls DESC, number_id LIMIT $limit`;
const PRESENTED = `SELECT presented, presented_raw, status, organisation, calls FROM presented_number
  WHERE presented IN (SELECT unnest($whole)) OR contains(presented, $part) OR (presented = '' AND contains(presented_raw, $part))
  ORDER BY presented IN (SELECT unnest($whole)) DESC, calls DESC, presented, presented_raw LIMIT $limit`;

/** Numbers that were called and numbers that were shown. */
function numberSearches(viewer: Viewer, number: NumberQuestion): Search[] {
  const search = (kind: string, id: string, sql: string): Search => ({
    source: { kind, id },
    sql,
    params: { ...number },
    texts: [],
  });
  return [
    ...(visibleIn(viewer, 'number')('number_id') ? [search('number', 'number_id', NUMBERS)] : []),
    ...(visibleIn(viewer, 'presented_number')('presented') ? [search('presented', 'presented', PRESENTED)] : []),
  ];
}

/** Where a number without a country's code may have been dialled; the most frequent first. */
async function regionsOfCase(viewer: Viewer): Promise<string[]> {
  if (!viewer.tables().includes('country')) return [];
  const rows = await viewer.rows("SELECT region FROM country WHERE region <> '' ORDER BY calls DESC, region LIMIT 60");
  return rows.map((row) => String(row['region']));
}

/** Whether the person sees a column; in tables without declared columns, whether they see everything. */
function visibleIn(viewer: Viewer, table: string): (column: string) => boolean {
  if (/^work_/.test(table)) return () => viewer.unrestricted;
  if (!viewer.tables().includes(table)) return () => false;
  const hidden = new Set(viewer.columns(table).flatMap(({ name, hidden }) => (hidden ? [name] : [])));
  return (column) => !hidden.has(column);
}
