import { buildProgram } from '../../src/commands/main.ts';

/** Reference of the command line: every command's own help text. */
export function commandReference(): string {
  const program = buildProgram(() => {}, new AbortController().signal);
  program.configureHelp({ helpWidth: 100 });
  const sections = program.commands.map((command) => {
    command.configureHelp({ helpWidth: 100 });
    let help = '';
    command.configureOutput({
      writeOut: (text) => {
        help += text;
      },
    });
    command.outputHelp();
    return [`## ${command.name()}`, '', '```', help.trimEnd(), '```', ''].join('\n');
  });
  return [
    '# Command line',
    '',
    "Made from the commands' own help by `npm run docs`. In a checkout write `npm run -s ringbreak -- ARGS`.",
    '',
    'Exit codes: 0 done, 1 our bug, 2 wrong usage, 3 unusable exhibit, 4 damaged case, 5 locked, 6 not permitted, 130 stopped.',
    '',
    ...sections,
  ].join('\n');
}
