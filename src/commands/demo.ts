import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { simulate } from '../simulate/simulate.ts';
import type { DefineCommand } from './define.ts';
import { runCase } from './run.ts';
import { type CommonOptions, openSession } from './session.ts';
import { summaryText } from './summary.ts';
import { runTasks } from './tasks.ts';
import { plural } from './words.ts';

/** A seizure of the size that runs in well under a minute. */
const DEMO = { accounts: 1800, calls: 200_000, seed: 2022, shape: 'spoofshop' } as const;

export const demoCommand: DefineCommand = (bind) =>
  new Command('demo')
    .description('simulate a seizure of about 200,000 calls and run the whole job on it')
    .argument('[folder]', 'folder to make anew', 'demo')
    .action(
      bind(async (signal, folder: string, options: CommonOptions) => {
        const session = openSession(options, signal);
        await rm(folder, { recursive: true, force: true });
        let exhibits: readonly string[] = [];
        await runTasks(session.console, [
          {
            title: 'Simulate a seizure',
            work: async (progress) => {
              ({ exhibits } = await simulate({ out: join(folder, 'seizure'), ...DEMO }, progress));
              return `Simulated a seizure: ${plural(exhibits.length, 'exhibit')}`;
            },
          },
        ]);
        const details = { title: 'Simulated seizure', agency: 'Demonstration', region: 'GB' };
        const summary = await runCase(join(folder, 'case'), exhibits, details, session);
        session.console.result(summary, () => summaryText(summary));
        return 0;
      }),
    );
