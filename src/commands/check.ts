import { Command } from 'commander';
import { EXIT_CODES } from '../base/errors.ts';
import { checkCase } from '../case/check/check.ts';
import { checkText, isDamaged } from './check-text.ts';
import type { DefineCommand } from './define.ts';
import { type CommonOptions, openSession } from './session.ts';
import { runTasks } from './tasks.ts';

export const checkCommand: DefineCommand = (bind) =>
  new Command('check')
    .description('verify a case from its bytes: exhibits, ledger, signature, mappings, derived keys; changes nothing')
    .argument('<case>', 'folder of the case')
    .action(
      bind(async (signal, folder: string, options: CommonOptions) => {
        const { console } = openSession(options, signal);
        let report: Awaited<ReturnType<typeof checkCase>> | undefined;
        await runTasks(console, [
          {
            title: 'Check',
            work: async (progress) => {
              report = await checkCase(folder, progress);
              return isDamaged(report) ? 'Checked: DAMAGED' : 'Checked: sound';
            },
          },
        ]);
        const found = report!;
        console.result(found, () => checkText(found));
        return isDamaged(found) ? EXIT_CODES.damaged : 0;
      }),
    );
