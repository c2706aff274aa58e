import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What the compiler leaves behind: SQL, styles, data and package.json beside the compiled files in dist/. */
for (const entry of readdirSync('src', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(sql|css|json)$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  cpSync(path, join('dist', path));
}
cpSync('package.json', 'dist/package.json');
