import { writeSync } from 'node:fs';
import { main } from '../../src/commands/main.ts';

/** The command line, saying when it begins: until then the process only loads modules, and killing it tests nothing. */
writeSync(1, 'begun\n');
process.exitCode = await main(process.argv);
