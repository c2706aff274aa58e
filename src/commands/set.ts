import { Command } from 'commander';
import { type CaseParameter, caseParameters, setParameter } from '../actions/parameters.ts';
import type { DefineCommand } from './define.ts';
import { type CommonOptions, openSession, withFolder } from './session.ts';
import { reasonOf, wrongArguments } from './usage.ts';
import { visible } from './words.ts';

interface SetOptions extends CommonOptions {
  readonly reason?: string;
}

export const setCommand: DefineCommand = (bind) =>
  new Command('set')
    .description('set a parameter of the rules for this case: an event of the ledger; without a name: list them')
    .argument('<case>', 'folder of the case')
    .argument('[name]', 'parameter')
    .argument('[value]', 'its value from the next build on')
    .option('--reason <text>', 'why: goes to the ledger')
    .addHelpText(
      'after',
      '\nExample:\n  ringbreak set cases/op-elaborate\n  ringbreak set cases/op-elaborate victim_min_talk_s 90 --reason "order of the prosecutor of 3 May"',
    )
    .action(
      bind(
        async (
          signal,
          folder: string,
          name: string | undefined,
          value: string | undefined,
          options: SetOptions,
        ): Promise<number> => {
          const { console, effects } = openSession(options, signal);
          if (name === undefined) {
            const parameters = await withFolder(folder, false, caseParameters);
            console.result(parameters, () => parameters.map(parameterText).join('\n'));
            return 0;
          }
          if (value === undefined) {
            throw wrongArguments('a parameter is set to a value', 'Give the value after the name.');
          }
          const reason = reasonOf(options);
          const done = await withFolder(folder, true, (target) => setParameter(target, name, value, reason, effects));
          console.result(done, () => settledText(done.parameter, done.index));
          return 0;
        },
      ),
    );

function settledText(parameter: CaseParameter, index: number): string {
  return [
    parameterText(parameter),
    `Event ${index} of the ledger. In force from the next build (ringbreak build): ${parameter.tables.join(', ')} and what rests on them.`,
  ].join('\n');
}

function parameterText({ name, value, declared, about, source, set }: CaseParameter): string {
  const given = set
    ? `   (declared ${shown(declared)}; event ${set.index} by ${visible(set.actor)}: ${visible(set.reason, 200)})`
    : '';
  return `${name} = ${shown(value)}${given}\n    ${about} [${source}]`;
}

function shown(value: CaseParameter['value']): string {
  return value === '' ? '(nothing)' : visible(String(value));
}
