import type { Engine } from '../engines/engine.ts';
import type { RawCatalog, RawTable } from '../formats/raw-catalog.ts';
import type { FieldMapping, Mapping, TableMapping } from './mapping.ts';
import { rawFile } from './profile/sample.ts';
import { detectTime } from './profile/times.ts';
import { type Suggestion, type SuggestOptions, suggestMappings } from './suggest.ts';

/** Another table of the same layout, from which the mapping is taken. */
type Twins = ReadonlyMap<RawTable, RawTable>;

/** With so many columns named alike by words, two tables of different exhibits have one layout whatever they are called. */
const TELLING = 6;
/** Of two tables of one name (apart from a number or `archive`) so many are enough. */
const NAMED = 3;

/**
 * As suggestMappings, but tables of one layout (a dump taken twice, a later dump of the same service, a table and its archive,
 * a file a month) are understood once, by the largest of them, and mapped alike: another copy of an exhibit must not
 * change how anything is read.
 */
export async function suggestAlike(
  engine: Engine,
  rawFolder: string,
  catalogs: readonly RawCatalog[],
  existing: readonly Mapping[],
  options: SuggestOptions = {},
): Promise<Suggestion> {
  const twins = await findTwins(engine, rawFolder, catalogs, existing);
  const distinct = catalogs.map((catalog) => ({
    ...catalog,
    tables: catalog.tables.filter((table) => !twins.has(table)),
  }));
  const alike = Map.groupBy(twins.keys(), (table) => twins.get(table)!);
  const suggestion = await suggestMappings(engine, rawFolder, distinct, existing, { ...options, alike });
  const known = [...existing, ...suggestion.mappings];
  const mappings = suggestion.mappings.map((mapping) => {
    const catalog = catalogs.find(({ exhibit }) => exhibit === mapping.exhibit)!;
    const tables = catalog.tables.flatMap((table) => {
      const twin = twins.get(table);
      return twin
        ? mappedAlike(table, twin, known, twins)
        : mapping.tables.filter(({ source }) => source === table.table);
    });
    return { ...mapping, tables: tables.map((table) => withArchives(table, twins)) };
  });
  return { ...suggestion, mappings };
}

/** Every table that has the layout of another one which is understood in its place. Existing mappings come first. */
async function findTwins(
  engine: Engine,
  rawFolder: string,
  catalogs: readonly RawCatalog[],
  existing: readonly Mapping[],
): Promise<Twins> {
  const mapped = new Set(existing.map(({ exhibit }) => exhibit));
  const tables = catalogs.flatMap((catalog) => catalog.tables).filter(({ columns }) => columns.length > 1);
  const layouts = Map.groupBy(tables, layoutOf);
  const twins = new Map<RawTable, RawTable>();
  for (const group of layouts.values()) {
    const leaders: RawTable[] = [];
    const order = group.toSorted(
      (a, b) => Number(mapped.has(b.exhibit)) - Number(mapped.has(a.exhibit)) || b.accepted - a.accepted,
    );
    for (const table of order) {
      const leader = mapped.has(table.exhibit) ? undefined : await leaderOf(table, leaders, engine, rawFolder);
      if (leader) twins.set(table, leader);
      else leaders.push(table);
    }
  }
  return twins;
}

function layoutOf({ columns }: RawTable): string {
  return JSON.stringify(columns.map(({ name, declared }) => [name, declared ?? '']));
}

async function leaderOf(
  table: RawTable,
  leaders: readonly RawTable[],
  engine: Engine,
  rawFolder: string,
): Promise<RawTable | undefined> {
  for (const leader of leaders) {
    const words = wordsOf(table);
    const sameName = words >= NAMED && stem(table.table) === stem(leader.table);
    const telling = words >= TELLING && table.exhibit !== leader.exhibit;
    if ((sameName || telling) && (await sameTimes(table, leader, engine, rawFolder))) return leader;
    if (await sameRows(table, leader, engine, rawFolder)) return leader;
  }
  return undefined;
}

/** Different words among the names of columns; none where most names only number the columns. */
function wordsOf({ columns }: RawTable): number {
  const words = new Set(
    columns.map(({ name }) => name.toLowerCase().replace(/[^\p{L}]/gu, '')).filter(({ length }) => length > 1),
  );
  return words.size * 10 >= columns.length * 7 ? words.size : 0;
}

/** A table's name without what tells a copy, an archive or a month from it. */
function stem(name: string): string {
  return name
    .toLowerCase()
    .replace(/archived?|backup|bak|copy|old|new/g, '')
    .replace(/[^\p{L}]/gu, '');
}

/** Rows in which it is looked how a table writes its times. */
const TIME_ROWS = 100;

/**
 * Do both write their times alike? One of two files may have been through a spreadsheet. Day before month and month before
 * day are left to the larger one: in few rows nothing tells them apart.
 */
async function sameTimes(a: RawTable, b: RawTable, engine: Engine, rawFolder: string): Promise<boolean> {
  const [one, other] = [await timesOf(a, engine, rawFolder), await timesOf(b, engine, rawFolder)];
  return one.every((format, i) => format === undefined || other[i] === undefined || format === other[i]);
}

/** The layout of times of every column of text, where there is one; columns that are declared as times need none. */
async function timesOf(table: RawTable, engine: Engine, rawFolder: string): Promise<(string | undefined)[]> {
  const texts = table.columns.flatMap(({ declared }, i) => (declared === undefined ? [i] : []));
  if (texts.length === 0 || table.accepted === 0) return table.columns.map(() => undefined);
  const cells = texts.map((i) => `nullif(trim(left(c${i}, 40)), '') AS c${i}`).join(', ');
  const rows = await engine.rows(`SELECT ${cells} FROM read_parquet($file) WHERE _row <= ${TIME_ROWS}`, {
    file: rawFile(rawFolder, table),
  });
  return table.columns.map((_, i) => {
    if (!texts.includes(i)) return undefined;
    const format = detectTime(rows.map((row) => row[`c${i}`]).filter((text) => typeof text === 'string'))?.format;
    return format === 'mdy' ? 'dmy' : format;
  });
}

/** A copy: as many rows, and the first hundred are the same. */
async function sameRows(a: RawTable, b: RawTable, engine: Engine, rawFolder: string): Promise<boolean> {
  if (a.accepted !== b.accepted || a.accepted === 0) return false;
  const cells = a.columns.map((_, i) => `c${i}`).join(', ');
  const [found] = await engine.rows(
    `SELECT count(*) AS n FROM (
       (SELECT ${cells} FROM read_parquet($a) WHERE _row <= 100) EXCEPT ALL (SELECT ${cells} FROM read_parquet($b) WHERE _row <= 100)
     )`,
    { a: rawFile(rawFolder, a), b: rawFile(rawFolder, b) },
  );
  return Number(found!['n']) === 0;
}

function mappedAlike(table: RawTable, twin: RawTable, known: readonly Mapping[], twins: Twins): TableMapping[] {
  const own = known.find(({ exhibit }) => exhibit === twin.exhibit)?.tables ?? [];
  return own
    .filter(({ source }) => source === twin.table)
    .map((mapping) => ({
      ...mapping,
      source: table.table,
      reasons: [
        `same columns as ${twin.table}${twin.exhibit === table.exhibit ? '' : ` of exhibit ${twin.exhibit.slice(0, 16)}`}`,
        ...mapping.reasons,
      ],
      fields: Object.fromEntries(
        Object.entries(mapping.fields).map(([name, field]) => [name, lookedUpAtHome(field, table, twins)]),
      ),
    }));
}

/** Keys are looked up in every table of the layout that the same exhibit has: what a log has lost its archive may have. */
function withArchives(table: TableMapping, twins: Twins): TableMapping {
  const everywhere = <P extends { readonly exhibit: string; readonly table: string }>(place: P): P => {
    const also = alikeIn(place, twins);
    return also.length > 0 ? { ...place, also } : place;
  };
  const fields = Object.entries(table.fields).map(([name, field]) => {
    if (!field.lookup) return [name, field] as const;
    const { onward, ...first } = field.lookup;
    const lookup = onward ? { ...everywhere(first), onward: everywhere(onward) } : everywhere(first);
    return [name, { ...field, lookup }] as const;
  });
  return { ...table, fields: Object.fromEntries(fields) };
}

/** Names of the exhibit's other tables of the same layout. */
function alikeIn({ exhibit, table }: { readonly exhibit: string; readonly table: string }, twins: Twins): string[] {
  const is = (raw: RawTable) => raw.exhibit === exhibit && raw.table === table;
  const found = [...twins].find(([twin, leader]) => is(twin) || is(leader));
  if (!found) return [];
  const all = [found[1], ...[...twins].flatMap(([twin, leader]) => (leader === found[1] ? [twin] : []))];
  return all.filter((raw) => raw.exhibit === exhibit && !is(raw)).map((raw) => raw.table);
}

/** A key is looked up in the own exhibit where that has a table of the same layout too. */
function lookedUpAtHome(field: FieldMapping, { exhibit }: RawTable, twins: Twins): FieldMapping {
  const { lookup } = field;
  if (!lookup) return field;
  const home = <P extends { readonly exhibit: string; readonly table: string }>(place: P): P => {
    for (const [twin, leader] of twins) {
      const leads = leader.exhibit === place.exhibit && leader.table === place.table;
      if (leads && twin.exhibit === exhibit) return { ...place, exhibit, table: twin.table };
    }
    return place;
  };
  const { onward, ...first } = lookup;
  return { ...field, lookup: onward ? { ...home(first), onward: home(onward) } : home(first) };
}
