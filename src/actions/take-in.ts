import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Effects } from '../base/effects.ts';
import { RingbreakError } from '../base/errors.ts';
import type { Progress } from '../base/progress.ts';
import type { Case, Exhibit, ExhibitMeta } from '../case/case.ts';

export interface TakenIn {
  readonly exhibit: Exhibit;
  /** False when the case had these bytes already. */
  readonly added: boolean;
}

/**
 * Takes files into a case; a folder stands for all files in it, in order of name. Hidden files are left out.
 *
 * @throws RingbreakError EXHIBIT_NOT_FOUND and what `addExhibit` throws.
 */
export async function takeIn(
  target: Case,
  paths: readonly string[],
  options: { readonly inPlace?: boolean; readonly meta: ExhibitMeta },
  effects: Effects,
  progress: Progress,
): Promise<TakenIn[]> {
  const taken: TakenIn[] = [];
  for (const path of await expand(paths)) {
    progress.stage(`take in ${basename(path)}`, { unit: 'bytes', total: (await stat(path)).size });
    taken.push(await target.addExhibit(path, options.meta, { inPlace: options.inPlace ?? false }, effects, progress));
  }
  return taken;
}

async function expand(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (!found) {
      throw new RingbreakError({
        kind: 'exhibit',
        code: 'EXHIBIT_NOT_FOUND',
        what: 'there is no such file or folder',
        where: { file: path },
        next: 'Check the spelling of the path.',
      });
    }
    if (found.isDirectory()) files.push(...(await filesBelow(path)));
    else files.push(path);
  }
  return files;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.'));
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const nested = await Promise.all(
    sorted.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return Promise.resolve(entry.isFile() ? [path] : []);
    }),
  );
  return nested.flat();
}
