import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { silentProgress } from '../../src/base/progress.ts';
import { type Case, createCase } from '../../src/case/case.ts';
import { environment, fixedEffects, info, temporaryFolder } from './effects.ts';

export const reason = 'seized under warrant';

/** A case in a folder that goes away with the test, open for writing. */
export async function newCase(): Promise<{ folder: string; root: string; env: NodeJS.ProcessEnv; open: Case }> {
  const root = await temporaryFolder();
  const env = environment(join(root, 'config'));
  const folder = join(root, 'case');
  return { folder, root, env, open: await createCase(folder, info, fixedEffects(), env) };
}

/** Adds an exhibit that holds a text. */
export async function addText(open: Case, root: string, text: string, inPlace = false) {
  const path = join(root, 'received.csv');
  await writeFile(path, text);
  return open.addExhibit(path, { reason }, { inPlace }, fixedEffects(), silentProgress);
}
