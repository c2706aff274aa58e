import type { Lookup } from '../mapping.ts';
import type { ColumnData, TableData } from '../profile/profile.ts';
import type { Applying } from './applying.ts';
import type { PresetField } from './preset.ts';
import type { Recognised } from './recognise.ts';

type PresetLookup = NonNullable<PresetField['lookup']>;

/** The lookup in the case's own tables; undefined when the case lacks the table or one of the columns. */
export function lookupOf(applying: Applying, lookup: PresetLookup): Lookup | undefined {
  const first = placeOf(applying, lookup);
  if (!first || (lookup.covering && !covers(first.there, applying.found))) return undefined;
  const onward = lookup.onward && placeOf(applying, lookup.onward);
  if (lookup.onward && !onward) return undefined;
  const gather = lookup.gather && gatherOf(first.there, lookup.gather);
  if (lookup.gather && !gather) return undefined;
  return { ...first.place, ...(onward ? { onward: onward.place } : {}), ...(gather ? { gather } : {}) };
}

/** The column whose values a lookup takes, and its table. */
export interface LookedUp {
  readonly table: TableData;
  readonly column: ColumnData;
}

export function lookedUp(applying: Applying, lookup: PresetLookup): LookedUp | undefined {
  const there = placeOf(applying, lookup.onward ?? lookup);
  const column = there?.there.data.columns[there.place.take.column];
  return there && column && { table: there.there.data, column };
}

/** Share of the rows that look which must be there to be looked into. */
const COVERED = 0.95;

const covers = (there: Recognised, found: Recognised) => there.data.raw.accepted >= COVERED * found.data.raw.accepted;

interface Place {
  readonly place: Pick<Lookup, 'exhibit' | 'table' | 'match' | 'take'>;
  readonly there: Recognised;
}

function placeOf(
  applying: Applying,
  { table, match, take }: Pick<PresetLookup, 'table' | 'match' | 'take'>,
): Place | undefined {
  const there = twinOf(applying, table);
  const from = there && columnOf(there, match);
  const to = there && columnOf(there, take);
  if (!there || !from || !to) return undefined;
  const { exhibit, table: name } = there.data.raw;
  return { place: { exhibit, table: name, match: from, take: to }, there };
}

/** Of a table and its archive, the one that goes with the table that looks up; rather in the same exhibit. */
function twinOf({ found, others }: Applying, table: string): Recognised | undefined {
  const { exhibit } = found.data.raw;
  const closeness = ({ data: { raw } }: Recognised) =>
    (raw.exhibit === exhibit ? 2 : 0) + (isArchive(raw.table) === isArchive(found.data.raw.table) ? 1 : 0);
  return others
    .filter((other) => other.preset === found.preset && other.table.id === table && other.data.profile.rows > 0)
    .toSorted((a, b) => closeness(b) - closeness(a))[0];
}

const isArchive = (table: string) => /archive|history|old|backup/i.test(table);

function gatherOf(there: Recognised, { order, keep }: NonNullable<PresetLookup['gather']>): Lookup['gather'] {
  const by = columnOf(there, order);
  if (!by) return undefined;
  const only = keep && columnOf(there, keep.column);
  return { order: by, ...(keep && only ? { only: { ...only, values: keep.values } } : {}) };
}

function columnOf(there: Recognised, id: string): { column: number; name: string } | undefined {
  const column = there.columns.get(id);
  return column === undefined ? undefined : { column, name: there.data.raw.columns[column]!.name };
}
