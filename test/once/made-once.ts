import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';

/**
 * A folder that the first test file to ask for it makes and every other one of the same run finds made, also while
 * files run side by side. Whoever changes something in it works on a copy.
 *
 * @param name says everything that decides what is in it.
 * @returns its path; it goes away with the run.
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject('runFolder'), name);
  const [making, failed] = [`${folder}.making`, `${folder}.failed`];
  if (existsSync(folder)) return folder;
  if (await isFirst(making)) {
    try {
      await make(making);
      await rename(making, folder);
    } catch (error) {
      await writeFile(failed, String(error));
      throw error;
    }
  }
  while (!existsSync(folder)) {
    if (existsSync(failed))
      throw new Error(`another test file could not make ${name}: ${await readFile(failed, 'utf8')}`);
    await setTimeout(50);
  }
  return folder;
}

async function isFirst(making: string): Promise<boolean> {
  try {
    await mkdir(making);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
