import { Command } from 'commander';
import { EXIT_CODES } from '../base/errors.ts';
import { checkCase, type NotedState } from '../case/check/check.ts';
import { checkText, isDamaged } from './check-text.ts';
import type { DefineCommand } from './define.ts';
import { type CommonOptions, openSession } from './session.ts';
import { runTasks } from './tasks.ts';
import { wrongArguments } from './usage.ts';

interface CheckOptions extends CommonOptions {
  readonly noted?: string;
}

export const checkCommand: DefineCommand = (bind) =>
  new Command('check')
    .description('verify a case from its bytes: exhibits, ledger, signature, mappings, derived keys; changes nothing')
    .argument('<case>', 'folder of the case')
    .option(
      '--noted <size:root>',
      'state of the ledger that a report printed: shows that nothing before it was rewritten',
    )
    .addHelpText(
      'after',
      '\nExample:\n  ringbreak check cases/op-elaborate --noted 11:WQVk/Flv1aiACM8hE9Cvvexa8g9mbLSs26vW169fPvA=',
    )
    .action(
      bind(async (signal, folder: string, options: CheckOptions) => {
        const { console } = openSession(options, signal);
        const noted = options.noted === undefined ? undefined : notedState(options.noted);
        let report: Awaited<ReturnType<typeof checkCase>> | undefined;
        await runTasks(console, [
          {
            title: 'Check',
            work: async (progress) => {
              report = await checkCase(folder, progress, noted ? { noted } : {});
              return isDamaged(report) ? 'Checked: DAMAGED' : 'Checked: sound';
            },
          },
        ]);
        const found = report!;
        console.result(found, () => checkText(found));
        return isDamaged(found) ? EXIT_CODES.damaged : 0;
      }),
    );

/** `11:<base64 of 32 bytes>`, as reports and summaries print it. */
function notedState(text: string): NotedState {
  const match = /^([1-9]\d{0,11}):([A-Za-z0-9+/]{43}=)$/.exec(text);
  if (match) return { size: Number(match[1]), root: match[2]! };
  throw wrongArguments(
    '--noted takes the number of events and the root of the ledger as they were noted',
    'Write them as SIZE:ROOT, both as a report or a summary prints them.',
  );
}
