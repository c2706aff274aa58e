import { Command } from 'commander';
import type { DefineCommand } from './define.ts';
import { withBuildOptions } from './options.ts';
import { type CommonOptions, openSession, withCase } from './session.ts';
import { runTasks } from './tasks.ts';
import { integer, table } from './words.ts';
import { type Built, buildTask, mapTask, readTask } from './work.ts';

export const buildCommand: DefineCommand = (bind) =>
  withBuildOptions(
    new Command('build').description('bring every derived table up to date').argument('<case>', 'folder of the case'),
  ).action(
    bind(async (signal, folder: string, options: CommonOptions) => {
      const session = openSession(options, signal);
      await withCase(folder, session, true, async (target, engine) => {
        const built: Partial<Built> = {};
        await runTasks(session.console, [
          readTask(target, session, built),
          mapTask(target, engine, session, built),
          buildTask(target, engine, session, built),
        ]);
        const { steps, ran } = built.result!;
        const made = steps.map((step) => ({
          table: step.name,
          rows: step.rows,
          made: ran.includes(step.name),
          key: step.key,
        }));
        session.console.result(made, () =>
          table(
            ['table', 'rows', ''],
            made.map((one) => [one.table, integer(one.rows), one.made ? 'made' : 'up to date']),
          ),
        );
      });
      return 0;
    }),
  );
