import { join } from 'node:path';
import type { RawTable } from '../../../formats/raw-catalog.ts';
import { seen } from '../../../mapping/explain.ts';
import type { FieldMapping, Mapping, Transform } from '../../../mapping/mapping.ts';
import { profileTable, type TableData } from '../../../mapping/profile/profile.ts';
import { sampleTable } from '../../../mapping/profile/sample.ts';
import { transformFor } from '../../../mapping/suggest/transforms.ts';
import type { Column } from '../../../model/table.ts';
import { rawRows } from '../../server/raw-rows.ts';

/** Sampled tables that are kept, the last asked for: a sample is some megabytes. */
const MOST = 6;
const known = new Map<string, Promise<TableData>>();
/** Cells of a column that are shown. */
const SHOWN = 6;

/** A column of an exhibit as its editor shows it. */
export interface ShownColumn {
  readonly column: number;
  readonly name: string;
  readonly declared: string;
  /** What was seen in it, in words. */
  readonly seen: string;
  /** Different texts of the sample, as received. */
  readonly samples: readonly string[];
}

/** The sample of a raw table with the profile of its columns. */
export function sampled(derived: string, table: RawTable): Promise<TableData> {
  const key = `${derived} ${table.exhibit} ${table.file}`;
  const before = known.get(key);
  known.delete(key);
  const found = before ?? sampleTable(rawRows, join(derived, 'raw'), table).then(profileTable);
  known.set(key, found);
  found.catch(() => known.delete(key));
  if (known.size > MOST) known.delete(known.keys().next().value!);
  return found;
}

export function shownColumns({ columns }: TableData): ShownColumn[] {
  return columns.map(({ profile, cells }) => ({
    column: profile.column,
    name: profile.name,
    declared: profile.declared ?? '',
    seen: seen(profile),
    samples: [...new Set(cells.filter((cell) => cell !== null))].slice(0, SHOWN),
  }));
}

/** Texts that mean yes and no where nobody says otherwise. */
const YES = ['1', 'true', 't', 'yes', 'y', 'on', 'ja', 'j'];
const NO = ['0', 'false', 'f', 'no', 'n', 'off', 'nee', 'nein'];

/** A field fed by columns that a person chose, read the way their content suggests. */
export function chosenField(
  data: TableData,
  target: Column,
  columns: readonly number[],
  hints: { readonly zone: string; readonly order: 'dmy' | 'mdy' },
): FieldMapping {
  const first = data.columns[columns[0]!];
  const from = columns.map((column) => ({ column, name: data.columns[column]?.profile.name ?? '' }));
  const as = (first && proposed(target, data, first, hints)) ?? fallback(target, hints.zone);
  return { from, as, confidence: 1, reasons: ['chosen by a person'] };
}

function proposed(
  target: Column,
  data: TableData,
  column: TableData['columns'][number],
  hints: { readonly zone: string; readonly order: 'dmy' | 'mdy' },
): Transform | undefined {
  if (target.type === 'BOOLEAN') return yesAndNo(column);
  return transformFor(target.type, data, column, hints);
}

function yesAndNo({ profile }: TableData['columns'][number]): Transform {
  const values = profile.values?.map(({ value }) => value) ?? [];
  const of = (words: readonly string[]) => values.filter((value) => words.includes(value.trim().toLowerCase()));
  const [yes, no] = [of(YES), of(NO)];
  return { kind: 'boolean', yes: yes.length > 0 ? yes : YES, no: no.length > 0 ? no : NO };
}

/** What a column is read as whose content suggests nothing: the editor shows how many cells that fails for. */
function fallback({ type }: Column, zone: string): Transform {
  if (type === 'TIMESTAMP') return { kind: 'timestamp', format: 'iso', zone };
  if (type === 'DATE') return { kind: 'date', format: 'iso' };
  return { kind: 'text' };
}

/** The zone of the service's clock as the mapping has it: that of calls, else that of most times; epochs tell none. */
export function zoneIn(mapping: Mapping, otherwise: string): string {
  const calls: string[] = [];
  const all = new Map<string, number>();
  for (const { target, fields } of mapping.tables) {
    for (const { as } of Object.values(fields)) {
      if (as.kind !== 'timestamp' || as.format.startsWith('epoch')) continue;
      if (target === 'call') calls.push(as.zone);
      all.set(as.zone, (all.get(as.zone) ?? 0) + 1);
    }
  }
  const [most] = [...all].sort((x, y) => y[1] - x[1]);
  return calls[0] ?? most?.[0] ?? otherwise;
}
