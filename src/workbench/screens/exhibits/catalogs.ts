import { join } from 'node:path';
import { readTextIfThere } from '../../../base/files.ts';
import type { RawCatalog } from '../../../formats/raw-catalog.ts';

/** What the readers found in each exhibit of a case, by its SHA-256; those that were never read, or could not be, are missing. */
export async function readCatalogs(
  folder: string,
  exhibits: readonly { readonly sha256: string }[],
): Promise<ReadonlyMap<string, RawCatalog>> {
  const found = new Map<string, RawCatalog>();
  for (const { sha256 } of exhibits) {
    const text = await readTextIfThere(join(folder, 'derived', 'raw', sha256, 'catalog.json'));
    if (text !== undefined) found.set(sha256, JSON.parse(text) as RawCatalog);
  }
  return found;
}
