import type { Case, Exhibit } from '../../../case/case.ts';
import type { Row } from '../../../engines/engine.ts';
import type { RawCatalog } from '../../../formats/raw-catalog.ts';
import { mappingSchema } from '../../../mapping/mapping.ts';
import { readCatalogs } from './catalogs.ts';

/** Rows of one table of an exhibit: read = accepted + rejected, and of the accepted ones what became of them. */
export interface ShownTable {
  readonly table: string;
  readonly member: string;
  readonly format: string;
  readonly columns: number;
  /** Canonical tables that it feeds. */
  readonly feeds: readonly string[];
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Accepted by the reader, of no use to the mapping. */
  readonly unused: number;
  /** Left out by the mapping's own rule. */
  readonly left_out: number;
  /** Another row stands for them. */
  readonly merged: number;
}

/** An exhibit as the list shows it. */
export interface ShownExhibit {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly received_at: string;
  readonly received_by: string;
  readonly received_from: string | null;
  readonly legal_basis: string | null;
  readonly handling_code: string | null;
  readonly storage: 'copied' | 'in_place';
  /** Event of the ledger by which it came. */
  readonly event: number;
  /** Whether the readers have been at it. */
  readonly read: boolean;
  readonly mapping: 'none' | 'unconfirmed' | 'confirmed' | 'unrecorded';
  readonly notes: readonly string[];
  readonly tables: readonly ShownTable[];
}

/** Counts of rows by exhibit and table, as a build has them. */
export interface Counts {
  readonly unused: readonly Row[];
  readonly left_out: readonly Row[];
  readonly merged: readonly Row[];
}

/** @param custody whether to show from whom it came and on which ground. */
export async function shownExhibits(target: Case, counts: Counts, custody: boolean): Promise<ShownExhibit[]> {
  const exhibits = await target.exhibits();
  const catalogs = await readCatalogs(target.folder, exhibits);
  const mappings = new Map((await target.mappings()).map((one) => [one.exhibit, one]));
  const events = new Map(
    (await target.events()).flatMap(({ index, event }) =>
      event.type === 'exhibit_added' ? [[event.exhibit, index] as const] : [],
    ),
  );
  const known = {
    unused: byTable(counts.unused),
    left_out: byTable(counts.left_out),
    merged: byTable(counts.merged),
  };
  return exhibits.map((exhibit) => {
    const stored = mappings.get(exhibit.sha256);
    const catalog = catalogs.get(exhibit.sha256);
    const fed = stored ? feeds(stored.text) : new Map<string, string[]>();
    return {
      ...described(exhibit, custody),
      event: events.get(exhibit.sha256)!,
      read: catalog !== undefined,
      mapping: stored?.status ?? 'none',
      notes: catalog?.notes ?? [],
      tables: tablesOf(catalog, fed, known),
    };
  });
}

function described(exhibit: Exhibit, custody: boolean) {
  const { sha256, name, size, received_at, received_by, received_from, legal_basis, handling_code } = exhibit;
  return {
    sha256,
    name,
    size,
    received_at,
    received_by,
    received_from: custody ? received_from : null,
    legal_basis: custody ? legal_basis : null,
    handling_code,
    storage: exhibit.storage.kind,
  };
}

function tablesOf(
  catalog: RawCatalog | undefined,
  fed: ReadonlyMap<string, readonly string[]>,
  counts: Readonly<Record<keyof Counts, ReadonlyMap<string, number>>>,
): ShownTable[] {
  return (catalog?.tables ?? []).map(({ exhibit, table, member, format, columns, read, accepted, rejected }) => {
    const key = placeOf(exhibit, table);
    return {
      table,
      member,
      format,
      columns: columns.length,
      feeds: fed.get(table) ?? [],
      read,
      accepted,
      rejected,
      unused: counts.unused.get(key) ?? 0,
      left_out: counts.left_out.get(key) ?? 0,
      merged: counts.merged.get(key) ?? 0,
    };
  });
}

/** A mapping that cannot be read feeds nothing; the editor says what is wrong with it. */
function feeds(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { source, target } of tablesIn(text)) {
    if (target === null) continue;
    const known = found.get(source) ?? [];
    if (!known.includes(target)) found.set(source, [...known, target]);
  }
  return found;
}

function tablesIn(text: string): readonly { readonly source: string; readonly target: string | null }[] {
  try {
    const parsed = mappingSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.tables : [];
  } catch {
    return [];
  }
}

function byTable(rows: readonly Row[]): Map<string, number> {
  return new Map(rows.map((row) => [placeOf(String(row['exhibit']), String(row['source_table'])), Number(row['n'])]));
}

function placeOf(exhibit: string, table: string): string {
  return JSON.stringify([exhibit, table]);
}
