import { Command } from 'commander';
import { EXPORT_FORMATS, type ExportFormat, exportTable } from '../actions/export-table.ts';
import { RingbreakError } from '../base/errors.ts';
import { PUBLISHED, publishedStep } from '../domains/all.ts';
import type { DefineCommand } from './define.ts';
import { type CommonOptions, openSession, withCase } from './session.ts';
import { unknownTable } from './usage.ts';

interface ExportOptions extends CommonOptions {
  readonly format: string;
  readonly out?: string;
}

export const exportCommand: DefineCommand = (bind) =>
  new Command('export')
    .description('write a table for other programs')
    .argument('<case>', 'folder of the case')
    .argument('<table>', `one of ${PUBLISHED.join(', ')}`)
    .option(
      '--format <name>',
      `${EXPORT_FORMATS.join(', ')}; csv-spreadsheet disarms formulas and so alters cells`,
      'csv',
    )
    .option('--out <file>', 'file to write (default: standard output)')
    .addHelpText('after', '\nExample:\n  ringbreak export cases/op-elaborate victim --format csv --out victims.csv')
    .action(
      bind(async (signal, folder: string, name: string, options: ExportOptions) => {
        const session = openSession(options, signal);
        const step = publishedStep(name);
        if (!step) throw unknownTable();
        if (!isFormat(options.format)) throw unknownFormat();
        const format = options.format;
        await withCase(folder, session, async (target, engine) => {
          const rows = await exportTable(engine, step, format, options.out, target.folder);
          if (options.out) session.console.say(`${rows} rows to ${options.out}`);
        });
        return 0;
      }),
    );

function isFormat(text: string): text is ExportFormat {
  return (EXPORT_FORMATS as readonly string[]).includes(text);
}

function unknownFormat(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'UNKNOWN_FORMAT',
    what: 'there is no such export format',
    next: `Name one of ${EXPORT_FORMATS.join(', ')}.`,
  });
}
