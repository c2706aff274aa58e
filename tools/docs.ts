import { readFileSync, writeFileSync } from 'node:fs';
import { commandReference } from './docs/commands.ts';
import { tableReference } from './docs/tables.ts';

/** `npm run docs` writes the generated references; `--check` fails when they are not what the code says. */
const PAGES: Readonly<Record<string, () => string>> = {
  'docs/reference/tables.md': tableReference,
  'docs/reference/cli.md': commandReference,
};

let stale = 0;
for (const [path, make] of Object.entries(PAGES)) {
  const text = make();
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
    continue;
  }
  let there = '';
  try {
    there = readFileSync(path, 'utf8');
  } catch {
    there = '';
  }
  if (there !== text) {
    stale++;
    process.stderr.write(`${path} is not what the code says: run \`npm run docs\`\n`);
  }
}
process.exitCode = stale === 0 ? 0 : 1;
