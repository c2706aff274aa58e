import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const git = promisify(execFile);

/** The last commit at which `run` did the main job and nothing else. */
export const MAIN_JOB_COMMIT = 'e18d31e';

/**
 * The program as it was when it did the main job alone, in a folder of its own with the packages of this one: what the steps
 * that came later cost is measured against it, on the same exhibits and machine.
 *
 * @returns the folder, or why it cannot be had: the history is not here (an archive, a shallow clone).
 */
export async function mainJobAlone(folder: string): Promise<{ root: string } | string> {
  const here = fileURLToPath(new URL('..', import.meta.url));
  const root = resolve(folder, 'main-job-alone');
  try {
    await git('git', ['-C', here, 'cat-file', '-e', `${MAIN_JOB_COMMIT}^{commit}`]);
  } catch {
    return `commit ${MAIN_JOB_COMMIT} is not in this checkout: clone the whole history`;
  }
  await git('git', ['clone', '--quiet', '--shared', '--no-checkout', here, root]);
  await git('git', ['-C', root, 'checkout', '--quiet', '--detach', MAIN_JOB_COMMIT]);
  await symlink(join(here, 'node_modules'), join(root, 'node_modules'));
  return { root };
}
