import { join } from 'node:path';
import type { Effects } from '../base/effects.ts';
import { RingbreakError } from '../base/errors.ts';
import type { Progress } from '../base/progress.ts';
import type { Case, StoredMapping } from '../case/case.ts';
import type { Engine } from '../engines/engine.ts';
import type { RawCatalog } from '../formats/raw-catalog.ts';
import { type Mapping, mappingSchema } from '../mapping/mapping.ts';
import { suggestAlike } from '../mapping/twins.ts';
import { validateLookups, validateMapping } from '../mapping/validate.ts';
import type { BuildMapping } from '../pipeline/context.ts';
import { OPEN_CURRENCY } from './assume.ts';
import { dropDraft, type MappingDraft, readDraft, writeDraft } from './mapping-draft.ts';

/** Suggests a mapping for every exhibit that has none, and records it; what is there stays as it is. */
export async function suggestMissing(
  target: Case,
  engine: Engine,
  rawRoot: string,
  catalogs: readonly RawCatalog[],
  effects: Effects,
  progress: Progress,
): Promise<number> {
  const stored = await target.mappings();
  const known = new Set(stored.map(({ exhibit }) => exhibit));
  if (catalogs.every(({ exhibit }) => known.has(exhibit))) return 0;
  progress.stage('map columns');
  const derived = join(target.folder, 'derived');
  const drafted =
    (await readDraft(derived, stored, catalogs)) ??
    (await writeDraft(derived, stored, catalogs, await suggested(target, engine, rawRoot, catalogs, stored)));
  for (const { exhibit, text } of drafted) {
    if (known.has(exhibit)) continue;
    await target.writeMapping({ sha256: exhibit }, text, { reason: 'suggested from content, keys and names' }, effects);
  }
  await dropDraft(derived);
  return drafted.length;
}

async function suggested(
  target: Case,
  engine: Engine,
  rawRoot: string,
  catalogs: readonly RawCatalog[],
  stored: readonly StoredMapping[],
): Promise<MappingDraft[]> {
  const { default_region, service_time_zone, base_currency } = target.info;
  const { mappings } = await suggestAlike(engine, rawRoot, catalogs, stored.map(parseStored), {
    ...(default_region === undefined ? {} : { defaultRegion: default_region }),
    ...(service_time_zone === undefined ? {} : { serviceZone: service_time_zone }),
    ...(base_currency === OPEN_CURRENCY ? {} : { baseCurrency: base_currency }),
  });
  const names = new Map((await target.exhibits()).map(({ sha256, name }) => [sha256, name]));
  return mappings.map((mapping) => ({
    exhibit: mapping.exhibit,
    text: mappingText({ ...mapping, exhibit_name: names.get(mapping.exhibit)! }),
  }));
}

/** The bytes of a mapping file: for people to read and edit. */
export function mappingText(mapping: Mapping): string {
  return `${JSON.stringify(mapping, null, 2)}\n`;
}

/**
 * The case's mappings, checked against the tables they speak of.
 *
 * @throws RingbreakError MAPPING_NOT_RECORDED (usage) for a file that was edited by hand and not recorded since.
 */
export async function usableMappings(target: Case, catalogs: readonly RawCatalog[]): Promise<BuildMapping<Mapping>[]> {
  const stored = await target.mappings();
  return stored.map((one) => {
    if (one.status === 'unrecorded') throw notRecorded(one);
    const mapping = parseStored(one);
    const catalog = catalogs.find(({ exhibit }) => exhibit === one.exhibit);
    if (catalog) validateMapping(mapping, catalog);
    validateLookups(mapping, catalogs);
    return { exhibit: one.exhibit, sha256: one.sha256, status: one.status, mapping };
  });
}

/** @throws RingbreakError MAPPING_INVALID (usage) naming the field that is wrong. */
export function parseStored(stored: Pick<StoredMapping, 'exhibit' | 'text'>): Mapping {
  const parsed = mappingSchema.safeParse(jsonOf(stored.text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RingbreakError({
    kind: 'usage',
    code: 'MAPPING_INVALID',
    what: `the mapping is not what its schema says: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'not JSON'}`,
    where: { exhibit: stored.exhibit },
    next: 'Correct the file (docs/mapping.md), or delete it and run `ringbreak map` to have it suggested again.',
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notRecorded(stored: StoredMapping): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'MAPPING_NOT_RECORDED',
    what: 'a mapping file was changed by hand and the ledger does not know it',
    where: { exhibit: stored.exhibit },
    next: 'Record and vouch for it with `ringbreak map CASE --confirm`, or restore the file.',
  });
}
