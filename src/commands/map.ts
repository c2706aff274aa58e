import { basename } from 'node:path';
import { Command } from 'commander';
import { explainMappings } from '../actions/explain-mappings.ts';
import { usableMappings } from '../actions/map.ts';
import { applySavedMapping, savedMappingText } from '../actions/saved-mapping.ts';
import { writeFileAtomic } from '../base/files.ts';
import type { Case } from '../case/case.ts';
import type { DefineCommand } from './define.ts';
import { withBuildOptions } from './options.ts';
import { readSavedMapping } from './saved-mapping.ts';
import { type CommonOptions, openSession, type Session, withBuild } from './session.ts';
import { runTasks } from './tasks.ts';
import { plural, table, visible } from './words.ts';
import { type Built, mapTask, readTask } from './work.ts';

interface MapOptions extends CommonOptions {
  readonly confirm?: boolean;
  readonly explain?: boolean;
  readonly reason?: string;
  readonly save?: string;
  readonly use?: string;
  readonly exhibit?: string;
}

export const mapCommand: DefineCommand = (bind) =>
  withBuildOptions(
    new Command('map')
      .description('suggest which tables and columns mean what, show it, confirm it')
      .argument('<case>', 'folder of the case')
      .option('--explain', 'every column with its reasons')
      .option('--confirm', 'vouch for the mappings as they are on disk: an event of the ledger')
      .option('--reason <text>', 'why they are right, with --confirm or --use')
      .option('--save <file>', 'write the mapping of an exhibit in a form that fits others with the same columns')
      .option('--use <file>', 'use a saved mapping for the exhibits whose columns fit: an event of the ledger each')
      .option('--exhibit <name>', 'which exhibit --save or --use means: its name or the beginning of its SHA-256')
      .addHelpText(
        'after',
        '\nExample:\n  ringbreak map cases/op-elaborate --explain\n  ringbreak map cases/op-elaborate --confirm --reason "compared with the service\'s source code"' +
          '\n  ringbreak map cases/op-elaborate --exhibit january.csv --save carrier.json\n  ringbreak map cases/op-elaborate --use carrier.json',
      ),
  ).action(
    bind(async (signal, folder: string, options: MapOptions) => {
      const session = openSession(options, signal);
      await withBuild(folder, session, async (target, engine) => {
        if (options.confirm) {
          const reason = options.reason ?? 'read and found right';
          const confirmed = await target.confirmMappings(reason, session.effects);
          session.console.say(`${plural(confirmed, 'mapping')} confirmed by ${session.effects.actor}`);
        }
        const built: Partial<Built> = {};
        await runTasks(session.console, [readTask(target, session, built), mapTask(target, engine, session, built)]);
        if (options.use) await useFile(target, session, built, options.use, options);
        if (options.save) await saveFile(target, session, built, options.save, options.exhibit);
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

async function useFile(
  target: Case,
  session: Session,
  built: Partial<Built>,
  file: string,
  { exhibit, reason }: MapOptions,
): Promise<void> {
  const { catalogs } = built.raw!;
  const text = await readSavedMapping(file);
  const why = reason ?? `saved mapping ${basename(file)}`;
  const used = await applySavedMapping(target, catalogs, text, session.effects, { which: exhibit, reason: why });
  built.mappings = await usableMappings(target, catalogs);
  session.console.say(`Saved mapping used for ${plural(used.length, 'exhibit')}`);
}

async function saveFile(
  target: Case,
  session: Session,
  built: Partial<Built>,
  file: string,
  exhibit: string | undefined,
): Promise<void> {
  await writeFileAtomic(file, await savedMappingText(target, built.raw!.catalogs, exhibit));
  session.console.say(`Saved ${visible(file, 200)}`);
}

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
