import { Argument, Command } from 'commander';
import type { Case } from '../case/case.ts';
import type { DefineCommand } from './define.ts';
import { type CommonOptions, openSession, type Session, withFolder } from './session.ts';
import { reasonOf, wrongArguments } from './usage.ts';
import { table, visible } from './words.ts';

interface KeyOptions extends CommonOptions {
  readonly holder?: string;
  readonly reason?: string;
}

interface KeyLine {
  readonly public_key: string;
  readonly holder: string;
  readonly since: string;
  readonly own: boolean;
}

export const keyCommand: DefineCommand = (bind) =>
  new Command('key')
    .description('whose keys may sign for a case: list them, add a colleague’s, retire one')
    .addArgument(new Argument('<what>', 'what to do').choices(['add', 'retire', 'list']))
    .argument('<case>', 'folder of the case')
    .argument('[public-key]', 'base64 of the Ed25519 public key, with add and retire')
    .option('--holder <name>', 'whose key it is, with add')
    .option('--reason <text>', 'why: goes to the ledger')
    .addHelpText(
      'after',
      '\nExample:\n  ringbreak key list cases/op-elaborate\n  ringbreak key add cases/op-elaborate hhA9X+E1YW6hSCWZmrgH4lA4V5jhGh44zlZU7RYPSNo= --holder "DC 1234 Example" --reason "joins the case"',
    )
    .action(
      bind(async (signal, what: string, folder: string, key: string | undefined, options: KeyOptions) => {
        const session = openSession(options, signal);
        if (what === 'list') {
          await withFolder(folder, false, (target) => list(target, session));
          return 0;
        }
        if (key === undefined) throw wrongArguments(`key ${what} needs a public key`, 'Give it after the case.');
        const reason = reasonOf(options);
        await withFolder(folder, true, async (target) => {
          if (what === 'add') await target.addKey(key, holderOf(options), reason, session.effects);
          else await target.retireKey(key, reason, session.effects);
          await list(target, session);
        });
        return 0;
      }),
    );

async function list(target: Case, { console }: Session): Promise<void> {
  const own = await target.ownKey();
  const lines = await keyLines(target, own);
  const mayNot = own !== undefined && !lines.some((line) => line.own);
  console.result(lines, () => {
    const rows = lines.map((line) => [line.public_key, visible(line.holder), line.since, line.own ? 'yours' : '']);
    const remark = mayNot ? `\nYour own key may not sign here: ${own}` : '';
    return `${table(['public key', 'holder', 'since', ''], rows)}${remark}`;
  });
}

/** Keys that may sign now, with who holds them as the ledger says. */
async function keyLines(target: Case, own: string | undefined): Promise<KeyLine[]> {
  const events = await target.events();
  return (await target.keys()).map((key) => {
    // A key that was retired and added again counts from the last time.
    const added = events.findLast(
      ({ event }) => (event.type === 'case_created' || event.type === 'key_added') && event.public_key === key,
    )!.event;
    const holder = added.type === 'key_added' ? added.holder : added.actor;
    return { public_key: key, holder, since: added.at, own: key === own };
  });
}

function holderOf({ holder }: KeyOptions): string {
  if (holder) return holder;
  throw wrongArguments('a key belongs to a person', 'Say whose it is with --holder NAME.');
}
