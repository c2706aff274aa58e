import { Command } from 'commander';
import type { DefineCommand } from './define.ts';
import { withBuildOptions } from './options.ts';
import { changeLines } from './review-text.ts';
import { type CommonOptions, openSession, withBuild } from './session.ts';
import { runTasks } from './tasks.ts';
import { integer, table } from './words.ts';
import { type Built, buildTask, mapTask, readTask } from './work.ts';

export const buildCommand: DefineCommand = (bind) =>
  withBuildOptions(
    new Command('build').description('bring every derived table up to date').argument('<case>', 'folder of the case'),
  )
    .option('--timings', 'how many seconds each table took')
    .action(
      bind(async (signal, folder: string, options: CommonOptions & { readonly timings?: boolean }) => {
        const session = openSession(options, signal);
        await withBuild(folder, session, async (target, engine) => {
          const built: Partial<Built> = {};
          await runTasks(session.console, [
            readTask(target, session, built),
            mapTask(target, engine, session, built),
            buildTask(target, engine, session, built),
          ]);
          const { steps, ran, seconds } = built.result!;
          const made = steps.map((step) => ({
            table: step.name,
            rows: step.rows,
            made: ran.includes(step.name),
            key: step.key,
            ...(options.timings ? { seconds: seconds.get(step.name) ?? 0 } : {}),
          }));
          session.console.result(made, () =>
            [
              table(
                ['table', 'rows', '', ...(options.timings ? ['seconds'] : [])],
                made.map((one) => [
                  one.table,
                  integer(one.rows),
                  one.made ? 'made' : 'up to date',
                  ...(one.seconds === undefined ? [] : [one.seconds.toFixed(2)]),
                ]),
              ),
              ...changeLines(built.changes!),
            ].join('\n'),
          );
        });
        return 0;
      }),
    );
