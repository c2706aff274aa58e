import { Command } from 'commander';
import { type TakenIn, takeIn } from '../actions/take-in.ts';
import { openCase } from '../case/case.ts';
import type { DefineCommand } from './define.ts';
import { type TakeInOptions, withTakeInOptions } from './options.ts';
import { type CommonOptions, openSession } from './session.ts';
import { runTasks } from './tasks.ts';
import { bytes, plural, visible } from './words.ts';

/** What the ledger says when nobody gave a reason. */
export function metaOf(options: TakeInOptions): Parameters<typeof takeIn>[2]['meta'] {
  return {
    reason: options.reason ?? 'taken in for analysis',
    ...(options.receivedFrom ? { receivedFrom: options.receivedFrom } : {}),
    ...(options.legalBasis ? { legalBasis: options.legalBasis } : {}),
    ...(options.handlingCode ? { handlingCode: options.handlingCode } : {}),
  };
}

/** `12 exhibits taken in, 1.2 GB, 3 of them known already`. */
export function takenInText(taken: readonly TakenIn[]): string {
  const size = taken.reduce((sum, { exhibit }) => sum + exhibit.size, 0);
  const known = taken.filter(({ added }) => !added).length;
  return `Took in ${plural(taken.length, 'exhibit')}, ${bytes(size)}${known > 0 ? `, ${known} of them known already` : ''}`;
}

/** What `--in-place` costs: said whenever it was used. */
export function inPlaceWarning(taken: readonly TakenIn[]): string | undefined {
  const outside = taken.filter(({ exhibit, added }) => added && exhibit.storage.kind === 'in_place').length;
  if (outside === 0) return undefined;
  return `WARNING: ${plural(outside, 'exhibit')} left in place: the case is not self-contained, and is damaged when these files change or move.`;
}

export const addCommand: DefineCommand = (bind) =>
  withTakeInOptions(
    new Command('add')
      .description('take exhibits into a case')
      .argument('<case>', 'folder of the case')
      .argument('<exhibit...>', 'files, or folders of files'),
  ).action(
    bind(async (signal, folder: string, paths: string[], options: TakeInOptions & CommonOptions) => {
      const { console, effects } = openSession(options, signal);
      const target = await openCase(folder, { write: true });
      let taken: TakenIn[] = [];
      try {
        await runTasks(console, [
          {
            title: 'Take in',
            work: async (progress) => {
              const inPlace = options.inPlace ?? false;
              taken = await takeIn(target, paths, { inPlace, meta: metaOf(options) }, effects, progress);
              return takenInText(taken);
            },
          },
        ]);
      } finally {
        await target.close();
      }
      const warning = inPlaceWarning(taken);
      if (warning) console.say(warning);
      console.result(
        taken.map(({ exhibit, added }) => ({ sha256: exhibit.sha256, name: exhibit.name, size: exhibit.size, added })),
        () =>
          taken
            .map(
              ({ exhibit, added }) => `${exhibit.sha256}  ${visible(exhibit.name)}${added ? '' : '  (known already)'}`,
            )
            .join('\n'),
      );
      return 0;
    }),
  );
