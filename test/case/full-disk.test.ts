import { execFileSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCase } from '../../src/case/case.ts';
import { checkCase } from '../../src/case/check/check.ts';
import { environment, fixedEffects, info, temporaryFolder } from './effects.ts';

test.runIf(process.platform === 'linux')(
  'a disk that takes no more is the user’s to mend, and leaves a sound case',
  async () => {
    const root = await temporaryFolder();
    const [folder, path, env] = [join(root, 'case'), join(root, 'big'), environment(join(root, 'config'))];
    await (await createCase(folder, info, fixedEffects(), env)).close();
    await writeFile(path, Buffer.alloc(3_000_000, 'x'));
    const child = join(import.meta.dirname, 'full-disk-child.ts');
    const add = (limit: string) =>
      execFileSync('sh', ['-c', `ulimit -f ${limit}; exec "$0" "$@"`, process.execPath, child, folder, path], {
        env: { ...process.env, ...env },
        encoding: 'utf8',
      });
    // 1000 blocks of 512 or 1024 bytes: less than the exhibit, more than everything else.
    expect(add('1000')).toBe('usage CASE_NOT_WRITABLE');
    expect(await readdir(join(folder, 'exhibits'))).toEqual([]);
    expect((await checkCase(folder)).findings).toEqual([]);
    expect(add('unlimited')).toBe('added');
    expect((await checkCase(folder)).findings).toEqual([]);
  },
);
