import { join } from 'node:path';
import type { Case } from '../case/case.ts';
import type { Engine } from '../engines/engine.ts';
import type { RawCatalog } from '../formats/raw-catalog.ts';
import { explainMapping } from '../mapping/explain.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { profileCatalogs } from '../mapping/profile/profile.ts';
import type { BuildMapping } from '../pipeline/context.ts';

/** Every mapping as a readable table: what each column is, what it feeds and why. */
export async function explainMappings(
  target: Case,
  engine: Engine,
  mappings: readonly BuildMapping<Mapping>[],
  catalogs: readonly RawCatalog[],
): Promise<string[]> {
  const profiles = await profileCatalogs(engine, join(target.folder, 'derived', 'raw'), catalogs);
  return mappings.map(({ mapping }) => explainMapping(mapping, profiles));
}
