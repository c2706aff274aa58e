import type { Engine } from '../../engines/engine.ts';
import type { ColumnData, TableData } from '../profile/profile.ts';
import { parseTime } from '../profile/times.ts';
import type { Reference } from '../suggest/keys.ts';

/** One event seen by two clocks. */
export interface Observations {
  /** What was compared, in words: table and column names only. */
  readonly about: string;
  /** Milliseconds: `instant` in UTC, `local` the wall time as though it were UTC. */
  readonly pairs: readonly { readonly instant: number; readonly local: number }[];
  /** False where the two clocks were read by linked rows, some minutes apart. */
  readonly exact: boolean;
}

const FOURTEEN_HOURS = 14.5 * 3_600_000;

/** Zone of a column's text when it has one: a declared TIMESTAMP in a dump whose session zone is known. */
export function columnZone(table: TableData, column: ColumnData): string | undefined {
  const declared = column.profile.declared ?? '';
  if (!/^timestamp/i.test(declared) || /without time zone/i.test(declared)) return undefined;
  return table.raw.facts.timestampZone;
}

type Clock = (row: number) => number | undefined;

/** Reads a column as instants in UTC; undefined where it does not say them. */
function instants(table: TableData, column: ColumnData): Clock | undefined {
  const { profile, cells } = column;
  if ((profile.kinds.uniqueid ?? 0) > 0.8) {
    return (row) => {
      const m = /(1[1-9]\d{8})\.\d{1,10}$/.exec(cells[row] ?? '');
      return m ? Number(m[1]) * 1000 : undefined;
    };
  }
  const time = profile.time;
  if (!time || time.share < 0.8 || time.withTime < 0.8) return undefined;
  if (time.format.startsWith('epoch')) return (row) => column.times![row];
  if (time.withOffset > 0.8) {
    return (row) => {
      const parsed = cells[row] ? parseTime(cells[row], time.format) : undefined;
      return parsed?.offset === undefined ? undefined : parsed.ms - parsed.offset * 60_000;
    };
  }
  const zone = columnZone(table, column);
  return zone === 'UTC' || zone === 'Etc/UTC' || zone === '+00:00' ? (row) => column.times![row] : undefined;
}

/** Reads a column as wall time of the service. */
function locals(table: TableData, column: ColumnData): Clock | undefined {
  const time = column.profile.time;
  if (!time || time.share < 0.8 || time.withTime < 0.8 || time.withOffset > 0.2) return undefined;
  if (time.format.startsWith('epoch') || time.format === 'excel' || columnZone(table, column)) return undefined;
  return (row) => column.times![row];
}

/** Every pair of an absolute and a local column within one table. */
export function observeWithin(tables: readonly TableData[]): Observations[] {
  return tables.flatMap((table) => {
    const absolute = table.columns
      .map((column) => [column, instants(table, column)] as const)
      .filter(([, clock]) => clock);
    const local = table.columns.map((column) => [column, locals(table, column)] as const).filter(([, clock]) => clock);
    return absolute.flatMap(([a, instant]) =>
      local.map(([l, wall]) => ({
        about: `${table.raw.table}.${a.profile.name} against ${table.raw.table}.${l.profile.name}`,
        pairs: pairUp(a.cells.length, instant!, wall!),
        exact: true,
      })),
    );
  });
}

function pairUp(rows: number, instant: Clock, local: Clock): Observations['pairs'] {
  const pairs: { instant: number; local: number }[] = [];
  for (let row = 0; row < rows; row++) {
    const utc = instant(row);
    const wall = local(row);
    if (utc !== undefined && wall !== undefined && Math.abs(wall - utc) < FOURTEEN_HOURS)
      pairs.push({ instant: utc, local: wall });
  }
  return pairs;
}

/** Rows linked by a key, one table with an absolute clock, the other with a local one (a captured code and its call). */
export async function observeLinked(engine: Engine, references: readonly Reference[]): Promise<Observations[]> {
  const found: Observations[] = [];
  for (const { table, column, key } of references) {
    if (key.table === table) continue;
    const here = (read: typeof instants) =>
      table.columns.map((c) => [c, read(table, c)] as const).filter(([, clock]) => clock);
    const there = (read: typeof instants) =>
      key.table.columns.map((c) => [c, read(key.table, c)] as const).filter(([, clock]) => clock);
    const wanted = [...new Set(table.columns[column]!.cells.filter((cell) => cell !== null))].slice(0, 400);
    const sides: [ReturnType<typeof here>, ReturnType<typeof here>, boolean][] = [
      [here(instants), there(locals), true],
      [here(locals), there(instants), false],
    ];
    for (const [mine, theirs, absoluteHere] of sides) {
      // One row there for a row here: an account's registration says nothing about its payments' clock.
      if (
        mine.length === 0 ||
        theirs.length === 0 ||
        table.columns[column]!.profile.distinct < 0.5 * table.columns[column]!.profile.filled
      )
        continue;
      for (const [theirColumn] of theirs) {
        const times = await timesByKey(engine, key.table, key.column, theirColumn, wanted);
        for (const [myColumn, myClock] of mine) {
          const other: Clock = (row) => times.get(table.columns[column]!.cells[row] ?? '');
          const pairs = absoluteHere
            ? pairUp(myColumn.cells.length, myClock!, other)
            : pairUp(myColumn.cells.length, other, myClock!);
          found.push({
            about: `${table.raw.table}.${myColumn.profile.name} against the linked ${key.table.raw.table}.${theirColumn.profile.name}`,
            pairs,
            exact: false,
          });
        }
      }
    }
  }
  return found;
}

async function timesByKey(
  engine: Engine,
  table: TableData,
  key: number,
  time: ColumnData,
  wanted: readonly string[],
): Promise<Map<string, number>> {
  const format = time.profile.time!.format;
  const rows = await engine.rows(
    `SELECT trim(c${key}) AS k, trim(c${time.profile.column}) AS t FROM read_parquet($files) WHERE trim(c${key}) IN (SELECT unnest($wanted))`,
    { files: [table.file, ...(table.further ?? [])], wanted },
  );
  const entries = rows.flatMap((row) => {
    const parsed = row['t'] === null ? undefined : parseTime(String(row['t']), format);
    return parsed ? [[String(row['k']), parsed.ms - (parsed.offset ?? 0) * 60_000] as const] : [];
  });
  return new Map(entries);
}
