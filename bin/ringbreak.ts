#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// What was compiled is kept beside the code, where only who could change the code can change it: half of a start's time.
module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/ringbreak', import.meta.url)));
const { main } = await import('../src/commands/main.ts');

// Whoever reads may have seen enough (`| head`): that is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await main(process.argv);
