import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { RingbreakError } from '../base/errors.ts';
import type { DefineCommand } from './define.ts';

export const benchCommand: DefineCommand = (bind) =>
  new Command('bench')
    .description('measure reading, number plans and the whole job on this machine (in a checkout)')
    .argument('[arg...]', 'load, phones, run; --calls N --accounts N --rows N')
    .allowUnknownOption()
    .addHelpText('after', '\nExample:\n  ringbreak bench run --accounts 59000 --calls 10000000')
    .action(
      bind(async (_signal, args: string[]) => {
        const main = fileURLToPath(new URL('../../bench/main.ts', import.meta.url));
        if (!existsSync(main)) throw needsCheckout();
        const child = spawn(process.execPath, [main, ...args], { stdio: 'inherit' });
        const [code] = (await once(child, 'exit')) as [number | null];
        return code ?? 1;
      }),
    );

function needsCheckout(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'BENCH_NEEDS_CHECKOUT',
    what: 'the benchmark is part of the source checkout, not of the installed program',
    next: 'Clone the repository and run `npm run bench` there.',
  });
}
