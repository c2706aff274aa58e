import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRingbreakError } from '../base/errors.ts';
import { readTextIfThere } from '../base/files.ts';
import type { Progress } from '../base/progress.ts';
import type { Case, Exhibit } from '../case/case.ts';
import { FORMATS } from '../formats/all.ts';
import { openRawSink } from '../formats/raw/raw-sink.ts';
import type { RawCatalog } from '../formats/raw-catalog.ts';
import { readExhibit } from '../formats/read-exhibit.ts';

export interface RawLayer {
  readonly catalogs: readonly RawCatalog[];
  /** Exhibits that no reader could use, with the reason: kept as evidence, feed nothing. */
  readonly unreadable: readonly { readonly exhibit: Exhibit; readonly reason: string }[];
}

/** Where the raw layer of an exhibit lies. */
export function rawFolder(derived: string, exhibit: string): string {
  return join(derived, 'raw', exhibit);
}

/** Brings the raw layer of every exhibit up to date: reads those that were never read, or by older readers. */
export async function readRaw(target: Case, derived: string, threads: number, progress: Progress): Promise<RawLayer> {
  const catalogs: RawCatalog[] = [];
  const unreadable: { exhibit: Exhibit; reason: string }[] = [];
  for (const exhibit of await target.exhibits()) {
    try {
      catalogs.push(await catalogOf(target, exhibit, derived, threads, progress));
    } catch (error) {
      if (!isRingbreakError(error) || error.kind !== 'exhibit') throw error;
      unreadable.push({ exhibit, reason: `${error.code}: ${error.what}. ${error.next}` });
    }
  }
  return { catalogs, unreadable };
}

async function catalogOf(
  target: Case,
  exhibit: Exhibit,
  derived: string,
  threads: number,
  progress: Progress,
): Promise<RawCatalog> {
  const directory = rawFolder(derived, exhibit.sha256);
  const known = await readTextIfThere(join(directory, 'catalog.json'));
  if (known !== undefined) {
    const catalog = JSON.parse(known) as RawCatalog;
    if (catalog.readers.every(isCurrent)) return catalog;
    // The manifest names the files that now go: interrupted, it would accuse the case of damage.
    await rm(join(derived, 'manifest.json'), { force: true });
  }
  progress.stage(`read ${exhibit.name}`, { unit: 'bytes', total: exhibit.size });
  const writer = await openRawSink({ directory, exhibit: exhibit.sha256 });
  try {
    const { notes } = await readExhibit({
      path: target.exhibitPath(exhibit),
      name: exhibit.name,
      createSink: (member, format) => writer.source(member, format),
      context: { progress, threads },
      temporary: derived,
    });
    return await writer.finish(notes);
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

function isCurrent(reader: string): boolean {
  return FORMATS.some((format) => reader === `${format.id}@${format.version}`);
}
