import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { OPEN_CURRENCY } from '../actions/assume.ts';
import type { Effects } from '../base/effects.ts';
import { type Case, createCase } from '../case/case.ts';
import type { DefineCommand } from './define.ts';
import { type NewCaseOptions, withNewCaseOptions } from './options.ts';
import { type CommonOptions, openSession } from './session.ts';

/** Makes a case from the command line's details. */
export function newCase(folder: string, options: NewCaseOptions, effects: Effects): Promise<Case> {
  return createCase(
    folder,
    {
      title: options.title ?? basename(resolve(folder)),
      agency: options.agency ?? 'not stated',
      base_currency: options.currency?.toUpperCase() ?? OPEN_CURRENCY,
      ...(options.caseId ? { id: options.caseId } : {}),
      ...(options.region ? { default_region: options.region.toUpperCase() } : {}),
      ...(options.zone ? { service_time_zone: options.zone } : {}),
    },
    effects,
  );
}

export const newCommand: DefineCommand = (bind) =>
  withNewCaseOptions(
    new Command('new').description('make an empty case').argument('<case>', 'folder of the case'),
  ).action(
    bind(async (signal, folder: string, options: NewCaseOptions & CommonOptions) => {
      const { console, effects } = openSession(options, signal);
      const made = await newCase(folder, options, effects);
      await made.close();
      console.result({ case: made.folder, ...made.info }, () => `Case ${made.info.id} in ${made.folder}`);
      return 0;
    }),
  );
