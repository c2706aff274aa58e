import type { Effects } from '../base/effects.ts';
import { RingbreakError } from '../base/errors.ts';
import type { Case, Exhibit, StoredMapping } from '../case/case.ts';
import type { RawCatalog } from '../formats/raw-catalog.ts';
import { fitSaved } from '../mapping/saved/fit.ts';
import { parseSavedMapping, saveMapping } from '../mapping/saved/saved.ts';
import { mappingText, parseStored } from './map.ts';

/**
 * The text of a saved mapping: an exhibit's mapping in a form that depends on no exhibit.
 *
 * @param which name of the exhibit or the beginning of its SHA-256; may be left out when the case has one mapped exhibit.
 * @throws RingbreakError (usage) EXHIBIT_UNKNOWN, EXHIBIT_AMBIGUOUS.
 */
export async function savedMappingText(
  target: Case,
  catalogs: readonly RawCatalog[],
  which: string | undefined,
): Promise<string> {
  const stored = await target.mappings();
  const exhibits = (await target.exhibits()).filter(({ sha256 }) => stored.some(({ exhibit }) => exhibit === sha256));
  const exhibit = chosen(exhibits, which);
  const catalog = catalogs.find((candidate) => candidate.exhibit === exhibit.sha256);
  if (!catalog) throw unknown(which ?? exhibit.name);
  const mapping = parseStored(stored.find((one) => one.exhibit === exhibit.sha256)!);
  return `${JSON.stringify(saveMapping(mapping, catalog), null, 2)}\n`;
}

export interface UseOptions {
  /** Name of the exhibit or the beginning of its SHA-256: it is used for this one, even where somebody confirmed another mapping. */
  readonly which?: string | undefined;
  readonly reason: string;
}

export interface Used {
  readonly exhibit: string;
  readonly tables: readonly string[];
}

/**
 * Uses a saved mapping for the exhibits whose headers fit; each is an event of the ledger (mapping_edited). Mappings that
 * somebody confirmed are left alone, unless the exhibit is named.
 *
 * @throws RingbreakError (usage) SAVED_MAPPING_INVALID, SAVED_MAPPING_FITS_NONE when the named exhibit does not fit.
 */
export async function applySavedMapping(
  target: Case,
  catalogs: readonly RawCatalog[],
  text: string,
  effects: Effects,
  options: UseOptions,
): Promise<Used[]> {
  const saved = parseSavedMapping(text);
  const stored = await target.mappings();
  const exhibits = await target.exhibits();
  const named = options.which === undefined ? undefined : chosen(exhibits, options.which).sha256;
  const used: Used[] = [];
  for (const one of stored.filter((mapping) => isMeant(mapping, named))) {
    const catalog = catalogs.find(({ exhibit }) => exhibit === one.exhibit);
    const fitted = catalog && fitSaved(saved, catalog, parseStored(one), catalogs);
    if (!fitted) continue;
    const how = { origin: 'edited', reason: options.reason } as const;
    await target.writeMapping({ sha256: one.exhibit }, mappingText(fitted.mapping), how, effects);
    used.push({ exhibit: one.exhibit, tables: fitted.tables });
  }
  if (named !== undefined && used.length === 0) throw fitsNone(named);
  return used;
}

function isMeant(mapping: StoredMapping, named: string | undefined): boolean {
  return named === undefined ? mapping.status !== 'confirmed' : mapping.exhibit === named;
}

function chosen(exhibits: readonly Exhibit[], which: string | undefined): Exhibit {
  const fitting =
    which === undefined
      ? exhibits
      : exhibits.filter(
          ({ name, sha256 }) => name === which || (which.length >= 6 && sha256.startsWith(which.toLowerCase())),
        );
  if (fitting.length === 1) return fitting[0]!;
  if (fitting.length === 0) throw unknown(which ?? '');
  throw new RingbreakError({
    kind: 'usage',
    code: 'EXHIBIT_AMBIGUOUS',
    what: `${fitting.length} exhibits could be meant`,
    next: 'Name one with --exhibit and the beginning of its SHA-256 (`ringbreak map CASE` lists them).',
  });
}

function unknown(which: string): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'EXHIBIT_UNKNOWN',
    what: `no mapped exhibit is called ${JSON.stringify(which).slice(0, 80)}`,
    next: 'Give its name or the beginning of its SHA-256 (`ringbreak map CASE` lists them).',
  });
}

function fitsNone(exhibit: string): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'SAVED_MAPPING_FITS_NONE',
    what: 'no table of this exhibit has the columns that the saved mapping takes',
    where: { exhibit },
    next: 'Compare its columns with `ringbreak map CASE --explain`, or edit the mapping file by hand.',
  });
}
