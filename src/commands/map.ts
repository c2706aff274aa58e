import { Command } from 'commander';
import { explainMappings } from '../actions/explain-mappings.ts';
import type { DefineCommand } from './define.ts';
import { withBuildOptions } from './options.ts';
import { type CommonOptions, openSession, withCase } from './session.ts';
import { runTasks } from './tasks.ts';
import { plural, table, visible } from './words.ts';
import { type Built, mapTask, readTask } from './work.ts';

interface MapOptions extends CommonOptions {
  readonly confirm?: boolean;
  readonly explain?: boolean;
  readonly reason?: string;
}

export const mapCommand: DefineCommand = (bind) =>
  withBuildOptions(
    new Command('map')
      .description('suggest which tables and columns mean what, show it, confirm it')
      .argument('<case>', 'folder of the case')
      .option('--explain', 'every column with its reasons')
      .option('--confirm', 'vouch for the mappings as they are on disk: an event of the ledger')
      .option('--reason <text>', 'why they are right, with --confirm')
      .addHelpText(
        'after',
        '\nExample:\n  ringbreak map cases/op-elaborate --explain\n  ringbreak map cases/op-elaborate --confirm --reason "compared with the service\'s source code"',
      ),
  ).action(
    bind(async (signal, folder: string, options: MapOptions) => {
      const session = openSession(options, signal);
      await withCase(folder, session, true, async (target, engine) => {
        if (options.confirm) {
          const reason = options.reason ?? 'read and found right';
          const confirmed = await target.confirmMappings(reason, session.effects);
          session.console.say(`${plural(confirmed, 'mapping')} confirmed by ${session.effects.actor}`);
        }
        const built: Partial<Built> = {};
        await runTasks(session.console, [readTask(target, session, built), mapTask(target, engine, session, built)]);
        const mappings = built.mappings!;
        if (options.explain) {
          const texts = await explainMappings(target, engine, mappings, built.raw!.catalogs);
          session.console.result(mappings, () => texts.join('\n\n'));
        } else {
          session.console.result(mappings, () => overview(mappings));
        }
      });
      return 0;
    }),
  );

function overview(mappings: NonNullable<Built['mappings']>): string {
  return mappings
    .map(({ mapping, status, exhibit }) => {
      const rows = mapping.tables.map((one) => [
        visible(one.source, 32),
        one.target ?? '—',
        `${Math.round(one.confidence * 100)} %`,
        Object.keys(one.fields).join(' '),
      ]);
      const head = `${visible(mapping.exhibit_name)}  mappings/${exhibit.slice(0, 16)}.json  ${status}`;
      const assumed = mapping.assumptions.map((sentence) => `  ? ${sentence}`).join('\n');
      return `${head}\n${table(['table', 'feeds', 'sure', 'columns'], rows, '  ')}${assumed ? `\n${assumed}` : ''}`;
    })
    .join('\n\n');
}
