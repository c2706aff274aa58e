import { join } from 'node:path';
import { parseStored } from '../../../actions/map.ts';
import { RingbreakError } from '../../../base/errors.ts';
import type { Case, Exhibit, StoredMapping } from '../../../case/case.ts';
import type { RawCatalog, RawTable } from '../../../formats/raw-catalog.ts';
import type { Mapping } from '../../../mapping/mapping.ts';
import { validateLookups, validateMapping } from '../../../mapping/validate.ts';
import { notAllowed } from '../../access/permit.ts';
import { regionsOf } from '../../access/policy.ts';
import type { SignedIn } from '../../access/roles.ts';
import type { ServedCase } from '../../server/case-pool.ts';
import { readCase, writeCase } from '../../server/casework.ts';
import { readCatalogs } from '../exhibits/catalogs.ts';

/** An exhibit that was read, with the mapping that the case has for it. */
export interface Edited {
  readonly target: Case;
  readonly exhibit: Exhibit;
  readonly catalog: RawCatalog;
  /** Of all exhibits that were read: keys are looked up in them. */
  readonly catalogs: readonly RawCatalog[];
  readonly stored: StoredMapping | undefined;
  readonly derived: string;
}

/**
 * What is edited, for somebody who may see evidence as it was received.
 *
 * @throws RingbreakError NOT_ALLOWED (forbidden), NO_SUCH_EXHIBIT, EXHIBIT_NOT_READ (usage).
 */
export async function openMapping(served: ServedCase, user: SignedIn, sha256: string): Promise<Edited> {
  if (regionsOf(user) !== undefined) throw notAllowed();
  const target = await readCase(served);
  const exhibits = await target.exhibits();
  const exhibit = exhibits.find((one) => one.sha256 === sha256);
  if (!exhibit) throw usage('NO_SUCH_EXHIBIT', 'the case has no such exhibit', 'Choose one from the list of exhibits.');
  const known = await readCatalogs(target.folder, exhibits);
  const catalog = known.get(sha256);
  if (!catalog) {
    throw usage(
      'EXHIBIT_NOT_READ',
      'this exhibit was not read yet, or cannot be',
      'Build the case, then open it again.',
    );
  }
  const stored = (await target.mappings()).find((one) => one.exhibit === sha256);
  return { target, exhibit, catalog, catalogs: [...known.values()], stored, derived: join(target.folder, 'derived') };
}

/** A table in which keys can be looked up. */
export interface SourceTable {
  readonly exhibit: string;
  readonly exhibit_name: string;
  readonly table: string;
  readonly columns: string[];
}

/** Tables of all exhibits that were read. @throws RingbreakError NOT_ALLOWED (forbidden). */
export async function sourceTables(served: ServedCase, user: SignedIn): Promise<SourceTable[]> {
  if (regionsOf(user) !== undefined) throw notAllowed();
  const target = await readCase(served);
  const exhibits = await target.exhibits();
  const known = await readCatalogs(target.folder, exhibits);
  return exhibits.flatMap(({ sha256, name }) =>
    (known.get(sha256)?.tables ?? []).map(({ table, columns }) => ({
      exhibit: sha256,
      exhibit_name: name,
      table,
      columns: columns.map((column) => column.name),
    })),
  );
}

/** A table of the exhibit. @throws RingbreakError NO_SUCH_TABLE (usage). */
export function tableOf({ catalog }: Pick<Edited, 'catalog'>, name: string): RawTable {
  const found = catalog.tables.find(({ table }) => table === name);
  if (!found) throw usage('NO_SUCH_TABLE', 'the exhibit has no such table', 'Choose one of its tables.');
  return found;
}

/** The mapping that the case has, or one that feeds nothing. @throws RingbreakError MAPPING_INVALID (usage). */
export function mappingOf({ stored, exhibit, catalog }: Edited): Mapping {
  if (stored) return parseStored(stored);
  const tables = catalog.tables.map(({ table }) => ({
    source: table,
    target: null,
    confidence: 0,
    reasons: [],
    fields: {},
  }));
  return { format: 1, exhibit: exhibit.sha256, exhibit_name: exhibit.name, tables, assumptions: [] };
}

/** Why a mapping cannot be used, undefined when it can. */
export function objection(mapping: Mapping, { catalog, catalogs }: Edited): RingbreakError | undefined {
  try {
    validateMapping(mapping, catalog);
    validateLookups(mapping, catalogs);
    return undefined;
  } catch (error) {
    if (error instanceof RingbreakError) return error;
    throw error;
  }
}

/** What somebody saves: `expected` is the hash of the mapping that they started from, undefined for none. */
export interface Saving {
  readonly text: string;
  readonly expected: string | undefined;
  readonly reason: string;
  readonly confirmed: boolean;
}

/**
 * Writes a mapping and records it, unless somebody else changed it meanwhile.
 *
 * @throws RingbreakError MAPPING_CHANGED (locked), and what writing throws.
 */
export function saveMappingText(
  served: ServedCase,
  user: SignedIn,
  sha256: string,
  { text, expected, reason, confirmed }: Saving,
): Promise<void> {
  return writeCase(served, user, async (target, effects) => {
    const now = (await target.mappings()).find(({ exhibit }) => exhibit === sha256);
    if (now?.sha256 !== expected) throw changed();
    await target.writeMapping({ sha256 }, text, { origin: 'edited', reason, confirmed }, effects);
  });
}

function changed(): RingbreakError {
  return new RingbreakError({
    kind: 'locked',
    code: 'MAPPING_CHANGED',
    what: 'somebody else changed this mapping meanwhile',
    next: 'Reload it and make your changes again.',
  });
}

function usage(code: string, what: string, next: string): RingbreakError {
  return new RingbreakError({ kind: 'usage', code, what, next });
}
