import { Listr, type ListrTask } from 'listr2';
import type { Progress } from '../base/progress.ts';
import { silentProgress } from '../base/progress.ts';
import { type Console, stderrLogger } from './console.ts';
import { EventProgress, writeEvent } from './event-progress.ts';
import { LineProgress } from './progress.ts';

export interface Task {
  readonly title: string;
  /** Does the work; what it returns replaces the title when it is done. */
  readonly work: (progress: Progress) => Promise<string>;
}

/** Runs tasks one after the other: a live list on a terminal, a line a task when piped, lines of JSON with --events, else nothing with --quiet or --json. */
export async function runTasks(console: Console, tasks: readonly Task[]): Promise<void> {
  if (console.events) {
    for (const { title, work } of tasks) {
      writeEvent({ task: title });
      writeEvent({ task: title, done: await work(new EventProgress()) });
    }
    return;
  }
  if (console.quiet || console.json) {
    for (const task of tasks) await task.work(silentProgress);
    return;
  }
  const list = tasks.map(
    ({ title, work }): ListrTask => ({
      title,
      task: async (_context, task) => {
        const progress = console.live
          ? new LineProgress((line) => {
              task.output = line;
            })
          : silentProgress;
        task.title = await work(progress);
      },
    }),
  );
  const logger = stderrLogger();
  // Ctrl-C is the program's own: see main.
  const registerSignalListeners = false;
  const listr = console.live
    ? new Listr(list, {
        renderer: 'default',
        rendererOptions: { logger, collapseErrors: false },
        registerSignalListeners,
      })
    : new Listr(list, { renderer: 'simple', rendererOptions: { logger }, registerSignalListeners });
  await listr.run();
}
