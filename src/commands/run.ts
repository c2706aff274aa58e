import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { buildDatabase } from '../actions/database.ts';
import { type TakenIn, takeIn } from '../actions/take-in.ts';
import { type Case, isOnlyBegun, openCase } from '../case/case.ts';
import { secondsText } from '../domains/spent.ts';
import { inPlaceWarning, metaOf, takenInText } from './add.ts';
import type { DefineCommand } from './define.ts';
import { newCase } from './new.ts';
import { type RunOptions, withBuildOptions, withNewCaseOptions, withTakeInOptions } from './options.ts';
import { reportTask } from './report.ts';
import { readSavedMapping } from './saved-mapping.ts';
import { openSession, type Session } from './session.ts';
import { type Summary, summarise, summaryText } from './summary.ts';
import { runTasks } from './tasks.ts';
import { type Built, buildTask, mapTask, readTask } from './work.ts';

export const runCommand: DefineCommand = (bind) =>
  withBuildOptions(
    withTakeInOptions(
      withNewCaseOptions(
        new Command('run')
          .description(
            'the whole job: take in, read, map, build, summary and report; makes the case when there is none',
          )
          .argument('<case>', 'folder of the case')
          .argument('[exhibit...]', 'files or folders: dumps, tables, archives of them')
          .option(
            '--mapping <file>',
            'saved mapping (`map --save`) for exhibits whose columns fit; may be given again',
            (file: string, before: readonly string[] = []) => [...before, file],
          )
          .option('--timings', 'how many seconds the tables of each domain took')
          .addHelpText('after', '\nExample:\n  ringbreak run cases/op-elaborate seized.sql.gz complaints.csv'),
      ),
    ),
  ).action(
    bind(async (signal, folder: string, paths: string[], options: RunOptions) => {
      const session = openSession(options, signal);
      const summary = await runCase(folder, paths, options, session);
      session.console.result(options.timings ? summary : { ...summary, seconds: undefined }, () =>
        options.timings ? `${summaryText(summary)}\nSeconds  ${secondsText(summary.seconds)}` : summaryText(summary),
      );
      return 0;
    }),
  );

/** The main job. */
export async function runCase(
  folder: string,
  paths: readonly string[],
  options: RunOptions,
  session: Session,
): Promise<Summary> {
  const target = await openOrMake(folder, options, session);
  try {
    let taken: TakenIn[] = [];
    if (paths.length > 0) {
      const title = 'Take in';
      const inPlace = options.inPlace ?? false;
      await runTasks(session.console, [
        {
          title,
          work: async (progress) => {
            taken = await takeIn(target, paths, { inPlace, meta: metaOf(options) }, session.effects, progress);
            return takenInText(taken);
          },
        },
      ]);
      const warning = inPlaceWarning(taken);
      if (warning) session.console.say(warning);
    }
    return await work(target, session, options.mapping ?? []);
  } finally {
    await target.close();
  }
}

async function work(target: Case, session: Session, savedFiles: readonly string[]): Promise<Summary> {
  const saved = await Promise.all(savedFiles.map(readSavedMapping));
  const engine = await buildDatabase(target, session.build);
  const stop = (): void => engine.interrupt();
  session.build.signal?.addEventListener('abort', stop);
  try {
    const built: Partial<Built> = {};
    const report: { path?: string } = {};
    await runTasks(session.console, [
      readTask(target, session, built),
      mapTask(target, engine, session, built, saved),
      buildTask(target, engine, session, built),
      reportTask(target, engine, session, built, report),
    ]);
    return await summarise(target, engine, built as Built, report.path);
  } finally {
    session.build.signal?.removeEventListener('abort', stop);
    await engine.close();
  }
}

/** The case in the folder; a new one where there is none, or where one was begun and never acknowledged. */
async function openOrMake(folder: string, options: RunOptions, session: Session): Promise<Case> {
  const there = existsSync(join(folder, 'case.json')) && !(await isOnlyBegun(folder));
  return there ? openCase(folder, { write: true }) : newCase(folder, options, session.effects);
}
