import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../base/canonical-json.ts';
import { readTextIfThere, writeFileAtomic } from '../base/files.ts';
import { hashOf } from '../base/hash.ts';
import type { StoredMapping } from '../case/case.ts';
import type { RawCatalog } from '../formats/raw-catalog.ts';

/**
 * Mappings that were suggested together are recorded one by one. The draft keeps them together: a process killed in
 * between goes on with the same suggestions, instead of suggesting the rest anew with some of them already settled.
 */
export interface MappingDraft {
  /** SHA-256 of the exhibit. */
  readonly exhibit: string;
  /** The mapping file. */
  readonly text: string;
}

interface DraftFile {
  /** Hash of what the suggestions were made from. */
  readonly basis: string;
  readonly mappings: readonly MappingDraft[];
}

type Known = readonly Pick<StoredMapping, 'exhibit' | 'text' | 'sha256'>[];

/** The draft that an interrupted suggestion left, when it was made from what there is now; else undefined. */
export async function readDraft(
  derived: string,
  stored: Known,
  catalogs: readonly RawCatalog[],
): Promise<readonly MappingDraft[] | undefined> {
  const text = await readTextIfThere(fileIn(derived));
  if (text === undefined) return undefined;
  const { basis, mappings } = JSON.parse(text) as DraftFile;
  const recorded = new Map(mappings.map((draft) => [draft.exhibit, draft.text]));
  const before = stored.filter((one) => recorded.get(one.exhibit) !== one.text);
  return basis === basisOf(before, catalogs) ? mappings : undefined;
}

/** Keeps suggestions until all of them are recorded; returns them. */
export async function writeDraft(
  derived: string,
  stored: Known,
  catalogs: readonly RawCatalog[],
  mappings: readonly MappingDraft[],
): Promise<readonly MappingDraft[]> {
  const draft: DraftFile = { basis: basisOf(stored, catalogs), mappings };
  await writeFileAtomic(fileIn(derived), `${canonicalJson(draft)}\n`);
  return mappings;
}

export async function dropDraft(derived: string): Promise<void> {
  await rm(fileIn(derived), { force: true });
}

function fileIn(derived: string): string {
  return join(derived, 'mapping-draft.json');
}

function basisOf(stored: Known, catalogs: readonly RawCatalog[]): string {
  return hashOf({ catalogs, mappings: stored.map(({ exhibit, sha256 }) => ({ exhibit, sha256 })) });
}
