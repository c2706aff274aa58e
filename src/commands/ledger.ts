import { Argument, Command } from 'commander';
import type { Case } from '../case/case.ts';
import type { DefineCommand } from './define.ts';
import { type CommonOptions, openSession, type Session, withFolder } from './session.ts';
import { wholeNumber, wrongArguments } from './usage.ts';
import { plural, table, visible } from './words.ts';

export const ledgerCommand: DefineCommand = (bind) =>
  new Command('ledger')
    .description('who did what and why, in order; or one entry with the proof that it is in the signed ledger')
    .argument('<case>', 'folder of the case')
    .addArgument(new Argument('[what]', 'the proof of one entry').choices(['prove']))
    .argument('[index]', 'number of the entry, from 0')
    .addHelpText(
      'after',
      '\nA proof is JSON: the entry and a C2SP tlog-proof, which verify without the other entries (docs/case-format.md).\n\nExample:\n  ringbreak ledger cases/op-elaborate\n  ringbreak ledger cases/op-elaborate prove 3 > entry-3.json',
    )
    .action(
      bind(
        async (
          signal,
          folder: string,
          what: string | undefined,
          index: string | undefined,
          options: CommonOptions,
        ): Promise<number> => {
          const session = openSession(options, signal);
          await withFolder(folder, false, async (target) => {
            if (what === undefined) await list(target, session);
            else await prove(target, session, index);
          });
          return 0;
        },
      ),
    );

async function list(target: Case, { console }: Session): Promise<void> {
  const events = await target.events();
  const { size, root } = await target.ledgerRoot();
  console.result(events, () => {
    const rows = events.map(({ index, event }) => [
      String(index),
      event.at,
      visible(event.actor, 32),
      event.type,
      visible(event.reason, 100),
    ]);
    return `${table(['index', 'time', 'actor', 'event', 'reason'], rows)}\n${plural(size, 'event')}, root ${root}`;
  });
}

async function prove(target: Case, { console }: Session, text: string | undefined): Promise<void> {
  const { size } = await target.ledgerRoot();
  const index = text === undefined ? size : wholeNumber(text, 'prove');
  if (index >= size) {
    throw wrongArguments(
      'a proof is of one entry of this ledger',
      `Give its number, from 0 to ${size - 1}, as \`ringbreak ledger CASE\` lists them.`,
    );
  }
  const proof = await target.proveEvent(index);
  console.result(proof, () => JSON.stringify(proof, null, 2));
}
