import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../../base/hash.ts';

/** The folder of the package: of the checkout, or of what was installed. */
const PACKAGE = fileURLToPath(new URL('../../../', import.meta.url));
const SOURCES = ['src/workbench', 'package-lock.json', 'vite.config.ts'];

/**
 * The folder of the built pages. In a checkout they are built by Vite when their sources changed since the last time; an
 * installed package brings them along.
 *
 * @returns the folder with index.html and assets/
 */
export async function builtPages(): Promise<string> {
  const out = join(PACKAGE, 'dist', 'ui');
  const config = join(PACKAGE, 'vite.config.ts');
  if (!existsSync(config)) return join(PACKAGE, 'ui');
  const state = sha256((await Promise.all(SOURCES.map((name) => listing(join(PACKAGE, name))))).join('\n'));
  const stamp = join(out, 'built-from.txt');
  const before = await readFile(stamp, 'utf8').catch(() => '');
  if (before === state && existsSync(join(out, 'index.html'))) return out;
  const { build } = await import('vite');
  // Whatever this process runs as, people get the pages as they are published.
  process.env['NODE_ENV'] = 'production';
  await build({ configFile: config, root: join(PACKAGE, 'src/workbench/ui'), logLevel: 'error' });
  const { writeFileAtomic } = await import('../../base/files.ts');
  await writeFileAtomic(stamp, state);
  return out;
}

/** Names, sizes and times of a file or of everything below a folder. */
async function listing(path: string): Promise<string> {
  const about = await stat(path);
  if (!about.isDirectory()) return `${path} ${about.size} ${about.mtimeMs}`;
  const names = (await readdir(path, { recursive: true })).sort();
  const lines = await Promise.all(
    names.map(async (name) => {
      const one = await stat(join(path, name));
      return one.isFile() ? `${name} ${one.size} ${one.mtimeMs}` : '';
    }),
  );
  return lines.join('\n');
}
