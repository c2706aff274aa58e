import { Command } from 'commander';
import { serveWorkbench } from '../workbench/serve.ts';
import type { DefineCommand } from './define.ts';
import { type CommonOptions, openSession } from './session.ts';
import { wholeNumber } from './usage.ts';

interface ServeCommandOptions extends CommonOptions {
  readonly port: string;
}

export const serveCommand: DefineCommand = (bind) =>
  new Command('serve')
    .description('open the workbench: a web application in which a team works the cases')
    .argument('<cases...>', 'case folders')
    .option('--port <n>', 'port to listen on', '4747')
    .action(
      bind(async (signal, folders: string[], options: ServeCommandOptions) => {
        const session = openSession(options, signal);
        await serveWorkbench({
          folders,
          port: wholeNumber(options.port, '--port'),
          host: '127.0.0.1',
          signal,
          ready: (address) =>
            session.console.result(
              address,
              () => `The workbench is at ${address.url}\nSign in once with ${address.signIn}\nCtrl-C stops it.`,
            ),
        });
        return 0;
      }),
    );
