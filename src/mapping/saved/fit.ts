import type { RawCatalog, RawTable } from '../../formats/raw-catalog.ts';
import type { FieldMapping, Lookup, Mapping, TableMapping } from '../mapping.ts';
import { plainName } from '../names/names.ts';
import { SAME_EXHIBIT, type SavedMapping, type SavedTable } from './saved.ts';

/** Of the saved header's names at least this share must be in the table, beside every column that is used. */
const ALIKE = 0.5;

export interface Fitted {
  readonly mapping: Mapping;
  /** Tables that the saved mapping was used for. */
  readonly tables: readonly string[];
}

/**
 * The exhibit's mapping with the saved one used for every table that it fits: all columns it takes are there, by name (the
 * first `n`th of a repeated name), or by position in a table of the same width without header. Other tables keep what
 * `current` says.
 *
 * @returns undefined when it fits no table.
 */
export function fitSaved(
  saved: SavedMapping,
  catalog: RawCatalog,
  current: Mapping,
  catalogs: readonly RawCatalog[],
): Fitted | undefined {
  const tables: TableMapping[] = [];
  const fitted: string[] = [];
  const assumptions: string[] = [];
  for (const raw of catalog.tables) {
    const best = bestSource(saved, raw);
    if (!best) {
      tables.push(...current.tables.filter(({ source }) => source === raw.table));
      continue;
    }
    fitted.push(raw.table);
    const place = { raw, catalog, catalogs, title: saved.title, assumptions };
    tables.push(...best.map((table) => moved(table, place)));
  }
  if (fitted.length === 0) return undefined;
  const kept = current.assumptions.filter((text) => fitted.every((table) => !text.includes(table)));
  return { mapping: { ...current, tables, assumptions: [...assumptions, ...kept] }, tables: fitted };
}

interface Place {
  readonly raw: RawTable;
  readonly catalog: RawCatalog;
  readonly catalogs: readonly RawCatalog[];
  readonly title: string;
  readonly assumptions: string[];
}

/** The saved entries of one table (several where it mixes kinds of rows) that fit best; undefined when none fits. */
function bestSource(saved: SavedMapping, raw: RawTable): SavedTable[] | undefined {
  const sources = [...new Set(saved.tables.map(({ source }) => source))];
  const fits = sources.flatMap((source) => {
    const entries = saved.tables.filter((table) => table.source === source);
    const alike = likeness(entries[0]!.header, raw);
    const whole = entries.every((table) => usedColumns(table).every((at) => find(table.header, at, raw) !== undefined));
    return whole && alike >= ALIKE ? [{ entries, score: alike + (source === raw.table ? 1 : 0) }] : [];
  });
  return fits.toSorted((a, b) => b.score - a.score)[0]?.entries;
}

function usedColumns({ fields, only, except, matching, pairs }: TableMapping): number[] {
  const own = Object.values(fields).flatMap(({ from }) => from.map(({ column }) => column));
  const paired = pairs ? [...pairs.key, pairs.kind, ...(pairs.prefer ? [pairs.prefer] : [])] : [];
  const filters = [only, except, matching].flatMap((filter) => (filter ? [filter.column] : []));
  return [...own, ...filters, ...paired.map(({ column }) => column)];
}

const isBlank = (name: string, at: number) => name === '' || name === `column_${at + 1}`;
const bare = (name: string) => plainName(name).replace(/[^\p{L}\p{N}]/gu, '');

function likeness(header: readonly string[], raw: RawTable): number {
  if (header.every(isBlank))
    return header.length === raw.columns.length && raw.columns.every(({ name }, at) => isBlank(name, at)) ? 1 : 0;
  const names = new Set(raw.columns.map(({ name }) => bare(name)));
  return header.filter((name) => names.has(bare(name))).length / Math.max(1, header.length);
}

/** Where a saved column is now. */
function find(header: readonly string[], at: number, raw: RawTable): number | undefined {
  const name = header[at];
  if (name === undefined) return undefined;
  if (header.every(isBlank)) return at < raw.columns.length ? at : undefined;
  const nth = header.slice(0, at).filter((other) => bare(other) === bare(name)).length;
  const positions = raw.columns.flatMap((column, position) => (bare(column.name) === bare(name) ? [position] : []));
  return positions[nth];
}

function moved({ header, ...table }: SavedTable, place: Place): TableMapping {
  const { raw } = place;
  const at = <T extends { column: number; name: string }>(source: T): T => {
    const column = find(header, source.column, raw)!;
    return { ...source, column, name: raw.columns[column]!.name };
  };
  const fields = Object.entries(table.fields).flatMap(([name, field]) => {
    const own: FieldMapping = { ...field, from: field.from.map(at) };
    if (!own.lookup) return [[name, own] as const];
    const lookup = movedLookup(own.lookup, place);
    if (lookup) return [[name, { ...own, lookup }] as const];
    place.assumptions.push(
      `${raw.table}: ${name} stays empty: the table in which the saved mapping looks it up is not in the case.`,
    );
    return [];
  });
  return {
    ...table,
    source: raw.table,
    ...(table.only ? { only: at(table.only) } : {}),
    ...(table.except ? { except: at(table.except) } : {}),
    ...(table.matching ? { matching: at(table.matching) } : {}),
    ...(table.pairs
      ? {
          pairs: {
            ...table.pairs,
            key: table.pairs.key.map(at),
            kind: at(table.pairs.kind),
            ...(table.pairs.prefer ? { prefer: at(table.pairs.prefer) } : {}),
          },
        }
      : {}),
    reasons: [
      `saved mapping: ${place.title}`,
      ...table.reasons.filter((reason) => !reason.startsWith('saved mapping: ')),
    ],
    fields: Object.fromEntries(fields),
  };
}

function movedLookup(lookup: Lookup, place: Place): Lookup | undefined {
  const first = movedPlace(lookup, place);
  const onward = lookup.onward && movedPlace(lookup.onward, place);
  if (!first || (lookup.onward && !onward)) return undefined;
  const there = tableOf(lookup, place)!;
  const named = <T extends { column: number; name: string }>(source: T) => {
    const column = there.columns.findIndex(({ name }) => bare(name) === bare(source.name));
    return column < 0 ? undefined : { ...source, column };
  };
  const { gather } = lookup;
  const order = gather && named(gather.order);
  const only = gather?.only && named(gather.only);
  if (gather && (!order || (gather.only && !only))) return undefined;
  return {
    ...first,
    ...(onward ? { onward } : {}),
    ...(order ? { gather: { order, ...(only ? { only } : {}) } } : {}),
  };
}

type LookupPlace = Pick<Lookup, 'exhibit' | 'table' | 'match' | 'take'>;

function movedPlace(lookup: LookupPlace, place: Place): LookupPlace | undefined {
  const there = tableOf(lookup, place);
  if (!there) return undefined;
  const at = (name: string) => there.columns.findIndex((column) => bare(column.name) === bare(name));
  const match = { column: at(lookup.match.name), name: lookup.match.name };
  const take = { column: at(lookup.take.name), name: lookup.take.name };
  return { exhibit: there.exhibit, table: there.table, match, take };
}

/** By name and columns: in the same exhibit, or, where it was another's, in any. */
function tableOf(lookup: LookupPlace, { catalog, catalogs }: Place): RawTable | undefined {
  const places = lookup.exhibit === SAME_EXHIBIT ? [catalog] : catalogs;
  return places
    .flatMap(({ tables }) => tables)
    .find(
      ({ table, columns }) =>
        table === lookup.table &&
        [lookup.match, lookup.take].every(({ name }) => columns.some((column) => bare(column.name) === bare(name))),
    );
}
