import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { simulate } from '../simulate/simulate.ts';
import type { DefineCommand } from './define.ts';
import { runCase } from './run.ts';
import { DEFAULT_PORT, LOOPBACK, serveCases } from './serve.ts';
import { type CommonOptions, openSession, type Session } from './session.ts';
import { summaryText } from './summary.ts';
import { runTasks } from './tasks.ts';
import { plural } from './words.ts';

/** A seizure of the size that runs in well under a minute. */
const DEMO = { accounts: 1800, calls: 200_000, seed: 2022, shape: 'spoofshop' } as const;

interface DemoOptions extends CommonOptions {
  readonly serve?: boolean;
  readonly port: string;
}

export const demoCommand: DefineCommand = (bind) =>
  new Command('demo')
    .description('simulate a seizure of about 200,000 calls and run the whole job on it')
    .argument('[folder]', 'folder to make anew', 'demo')
    .option('--serve', 'then open it in the workbench; a case that is there already is kept')
    .option('--port <n>', 'with --serve: port to listen on', DEFAULT_PORT)
    .action(
      bind(async (signal, folder: string, options: DemoOptions) => {
        const session = openSession(options, signal);
        const target = join(folder, 'case');
        const kept = options.serve === true && existsSync(join(target, 'derived', 'manifest.json'));
        if (kept) session.console.say(`${target} is there already; delete ${folder} to make it anew.`);
        else await makeDemo(folder, target, session);
        if (options.serve) await serveCases([target], { ...options, host: LOOPBACK, newSignIn: true }, session, signal);
        return 0;
      }),
    );

/** Simulates the seizure and runs the whole job on it. */
async function makeDemo(folder: string, target: string, session: Session): Promise<void> {
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
  const summary = await runCase(target, exhibits, details, session);
  session.console.result(summary, () => summaryText(summary));
}
