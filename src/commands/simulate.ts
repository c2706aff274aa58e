import { Command } from 'commander';
import { exportedRows } from '../actions/export-table.ts';
import { publishedStep, STEPS } from '../domains/all.ts';
import { SHAPES } from '../simulate/all.ts';
import { formatScore, score } from '../simulate/score/score.ts';
import { simulate } from '../simulate/simulate.ts';
import { simulateHelp } from '../simulate/usage.ts';
import type { DefineCommand } from './define.ts';
import { type CommonOptions, openSession, withCase } from './session.ts';
import { runTasks } from './tasks.ts';
import { unknownTable, wholeNumber } from './usage.ts';
import { plural } from './words.ts';

interface SimulateOptions extends CommonOptions {
  readonly accounts: string;
  readonly calls: string;
  readonly seed: string;
  readonly shape: string;
  readonly score?: boolean;
}

export const simulateCommand: DefineCommand = (bind) =>
  new Command('simulate')
    .description('make a seizure that never happened, with what is true in it; or score a case against that truth')
    .argument('<out>', 'folder to make; with --score: the case')
    .argument('[truth]', 'with --score: the truth folder of the simulation')
    .option('--accounts <n>', 'accounts of the service', '700')
    .option('--calls <n>', 'calls', '60000')
    .option('--seed <n>', 'equal seeds make equal bytes', '1')
    .option('--shape <name>', SHAPES.map(({ name }) => name).join(', '), 'spoofshop')
    .option('--score', 'print precision and recall of every published table')
    .addHelpText('after', simulateHelp())
    .action(
      bind(async (signal, folder: string, truth: string | undefined, options: SimulateOptions) => {
        const session = openSession(options, signal);
        if (options.score) {
          await withCase(folder, session, async (_target, engine) => {
            const report = await score(async (name) => {
              const step = publishedStep(name) ?? STEPS.find((candidate) => candidate.name === `canonical.${name}`);
              if (!step) throw unknownTable();
              return exportedRows(engine, step);
            }, truth ?? `${folder}/truth`);
            session.console.result(report, () => formatScore(report));
          });
          return 0;
        }
        let exhibits: readonly string[] = [];
        await runTasks(session.console, [
          {
            title: 'Simulate',
            work: async (progress) => {
              ({ exhibits } = await simulate(
                {
                  out: folder,
                  accounts: wholeNumber(options.accounts, '--accounts'),
                  calls: wholeNumber(options.calls, '--calls'),
                  seed: wholeNumber(options.seed, '--seed'),
                  shape: options.shape,
                },
                progress,
              ));
              return `Simulated ${plural(exhibits.length, 'exhibit')}`;
            },
          },
        ]);
        session.console.result({ exhibits, truth: `${folder}/truth` }, () => exhibits.join('\n'));
        return 0;
      }),
    );
