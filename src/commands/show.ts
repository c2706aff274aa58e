import { Command } from 'commander';
import { PUBLISHED, publishedStep } from '../domains/all.ts';
import type { Engine } from '../engines/engine.ts';
import type { DefineCommand } from './define.ts';
import { type CommonOptions, openSession, type Session, withCase } from './session.ts';
import { unknownTable, wholeNumber } from './usage.ts';
import { integer, table, visible } from './words.ts';

interface ShowOptions extends CommonOptions {
  readonly limit: string;
  readonly columns?: string;
}

export const showCommand: DefineCommand = (bind) =>
  new Command('show')
    .description('print the first rows of a table')
    .argument('<case>', 'folder of the case')
    .argument('[table]', `one of ${PUBLISHED.join(', ')}; without it: the list of tables`)
    .option('--limit <n>', 'rows', '20')
    .option('--columns <names>', 'columns, comma-separated (default: the first that fit)')
    .addHelpText('after', '\nExample:\n  ringbreak show cases/op-elaborate operator --limit 5')
    .action(
      bind(async (signal, folder: string, name: string | undefined, options: ShowOptions) => {
        const session = openSession(options, signal);
        const limit = wholeNumber(options.limit, '--limit');
        await withCase(folder, session, async (_target, engine) => {
          if (name === undefined) return listTables(session, engine);
          const step = publishedStep(name);
          if (!step) throw unknownTable();
          const wanted = options.columns?.split(',').map((column) => column.trim());
          const columns = step.table.columns
            .map((column) => column.name)
            .filter((column) => wanted?.includes(column) ?? true);
          const order = ORDER[name] ?? step.table.key.map((column) => `"${column}"`).join(', ');
          const rows = await engine.rows(
            `SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM ${name} ORDER BY ${order} LIMIT $limit`,
            { limit },
          );
          const total = Number((await engine.rows(`SELECT count(*) AS n FROM ${name}`))[0]!['n']);
          session.console.result({ table: name, total, rows }, () => {
            const shown = wanted ? columns : fitting(columns, rows, process.stdout.columns ?? 160);
            const cells = rows.map((row) => shown.map((column) => cell(row[column])));
            const rest = total > rows.length ? `\n… ${integer(total - rows.length)} more rows` : '';
            const hidden =
              columns.length > shown.length ? `\nNot shown: ${columns.slice(shown.length).join(', ')}` : '';
            return `${table(shown, cells)}${rest}${hidden}`;
          });
        });
        return 0;
      }),
    );

async function listTables(session: Session, engine: Engine): Promise<void> {
  const counted = await engine.rows('SELECT name, rows FROM work.step ORDER BY name');
  const published = counted.filter((row) => (PUBLISHED as readonly string[]).includes(String(row['name'])));
  session.console.result(published, () =>
    table(
      ['table', 'rows'],
      published.map((row) => [String(row['name']), integer(Number(row['rows']))]),
    ),
  );
}

/** What people look for first. */
const ORDER: Readonly<Record<string, string>> = {
  operator: 'priority',
  victim: 'talk_s DESC, number_id',
  number: 'calls DESC, number_id',
  account: 'calls DESC, account_ref',
  impersonation: 'calls DESC, organisation',
  country: 'calls DESC, region',
  figure: 'position',
};

function cell(value: unknown): string {
  return value === null || value === undefined ? '' : visible(String(value), 40);
}

/** As many columns as the terminal is wide. */
function fitting(columns: readonly string[], rows: readonly Record<string, unknown>[], width: number): string[] {
  const shown: string[] = [];
  let used = 0;
  for (const column of columns) {
    used += Math.max(column.length, ...rows.map((row) => cell(row[column]).length)) + 2;
    if (used > width && shown.length > 0) break;
    shown.push(column);
  }
  return shown;
}
