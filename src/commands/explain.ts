import { Command } from 'commander';
import { readOnlyContext } from '../actions/rebuild.ts';
import { explain } from '../domains/explain/explain.ts';
import type { DefineCommand } from './define.ts';
import { explanationText } from './explain-text.ts';
import { type CommonOptions, openSession, withCase } from './session.ts';
import { wholeNumber } from './usage.ts';

interface ExplainOptions extends CommonOptions {
  readonly limit: string;
  readonly sql?: boolean;
}

export const explainCommand: DefineCommand = (bind) =>
  new Command('explain')
    .description('lead a figure back to the rows of the exhibits')
    .argument('<case>', 'folder of the case')
    .argument(
      '<id>',
      'victim:+44…, number:+44…, operator:op-…, account:…, link:A/B (two accounts), complaint:…, call:…, known:… and lead:… (by known_ref), scene:…, stage:sc-…/2, burst:…, centre:…, contact:…, organisation:…, country:GB, figure:victims',
    )
    .option('--limit <n>', 'source rows of each kind', '5')
    .option('--sql', 'also the SQL of every step')
    .addHelpText(
      'after',
      '\nExample:\n  ringbreak explain cases/op-elaborate victim:+447700900123\n  ringbreak explain cases/op-elaborate figure:victims',
    )
    .action(
      bind(async (signal, folder: string, id: string, options: ExplainOptions) => {
        const session = openSession(options, signal);
        const limit = wholeNumber(options.limit, '--limit');
        await withCase(folder, session, async (target, engine) => {
          const context = await readOnlyContext(target, engine);
          const explanation = await explain(engine, context, id, limit);
          session.console.result(explanation, () => explanationText(explanation, options.sql ?? false));
        });
        return 0;
      }),
    );
