import { writeSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// As bin/ringbreak.ts begins.
module.enableCompileCache?.(fileURLToPath(new URL('../../node_modules/.cache/ringbreak', import.meta.url)));
const { main } = await import('../../src/commands/main.ts');

/** The command line, saying when it begins: until then the process only loads modules, and killing it tests nothing. */
writeSync(1, 'begun\n');
process.exitCode = await main(process.argv);
