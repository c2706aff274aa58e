import { Command } from 'commander';
import { type CaseMatch, matchCases } from '../actions/match/match.ts';
import type { Row } from '../engines/engine.ts';
import type { DefineCommand } from './define.ts';
import { withBuildOptions } from './options.ts';
import { type CommonOptions, openSession, withFolder } from './session.ts';
import { wholeNumber } from './usage.ts';
import { integer, plural, table, visible } from './words.ts';

interface MatchOptions extends CommonOptions {
  readonly limit: string;
  readonly out?: string;
}

export const matchCommand: DefineCommand = (bind) =>
  withBuildOptions(
    new Command('match')
      .description('find what two cases on this machine share; writes to neither')
      .argument('<case-a>', 'folder of a case')
      .argument('<case-b>', 'folder of another case')
      .option('--limit <n>', 'values to print', '20')
      .option('--out <file>', 'write every shared value: .csv, .json or .parquet')
      .addHelpText('after', '\nExample:\n  ringbreak match cases/op-elaborate cases/op-larch --out shared.csv'),
  ).action(
    bind(async (signal, folderA: string, folderB: string, options: MatchOptions) => {
      const session = openSession(options, signal);
      const limit = wholeNumber(options.limit, '--limit');
      const match = await withFolder(folderA, false, (first) =>
        withFolder(folderB, false, (second) => matchCases(first, second, session.build, limit, options.out)),
      );
      session.console.result(match, () => matchText(match));
      if (options.out)
        session.console.say(`${plural(match.total, 'shared value')} written to ${visible(options.out, 200)}`);
      return 0;
    }),
  );

const STATUS =
  'hit: one operator on either side · near: several, or a habit · victim: held in conversation in both · called: dialled in both · hub: points to nobody · same_row: the same row of one exhibit';

function matchText(match: CaseMatch): string {
  if (match.total === 0) return 'The two cases share nothing.';
  const counts = match.counts.map(({ kind, status, values }) => [kind, status, integer(values)]);
  const operators = match.operators
    .slice(0, 20)
    .map((row) => ['operator_a', 'operator_b', 'identifiers', 'by_kind'].map((name) => cell(row, name)));
  const shared = match.shared.map((row) => [
    cell(row, 'status'),
    cell(row, 'kind'),
    cell(row, 'value'),
    side(row, 'a'),
    place(row, 'a'),
    side(row, 'b'),
    place(row, 'b'),
  ]);
  const rest = match.total - match.shared.length;
  return [
    ...(match.same_exhibits.length > 0
      ? [
          `ATTENTION: ${plural(match.same_exhibits.length, 'exhibit')} in both cases: ${match.same_exhibits.map((hash) => hash.slice(0, 12)).join(', ')}\n`,
        ]
      : []),
    table(['kind', 'status', 'values'], counts),
    STATUS,
    '',
    operators.length > 0
      ? table(['operator in A', 'operator in B', 'shared', 'kinds'], operators)
      : 'No operator of one case shares an identifier of its own with an operator of the other.',
    ...(match.operators.length > 20 ? [`… ${integer(match.operators.length - 20)} more pairs`] : []),
    '',
    table(['status', 'kind', 'value', 'in A', 'first row in A', 'in B', 'first row in B'], shared),
    ...(rest > 0 ? [`… ${integer(rest)} more values: --out FILE has all of them`] : []),
  ].join('\n');
}

function side(row: Row, letter: 'a' | 'b'): string {
  const operator = cell(row, `operator_${letter}`);
  const accounts = plural(Number(row[`accounts_${letter}`]), 'account');
  return operator === '' ? accounts : `${operator}, ${accounts}`;
}

function place(row: Row, letter: 'a' | 'b'): string {
  const exhibit = cell(row, `exhibit_${letter}`).slice(0, 12);
  return exhibit === '' ? '' : `${exhibit} ${cell(row, `table_${letter}`)}:${cell(row, `row_${letter}`)}`;
}

function cell(row: Row, name: string): string {
  const value = row[name];
  return value === null || value === undefined ? '' : visible(String(value), 48);
}
