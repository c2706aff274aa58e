import { RingbreakError } from '../../../base/errors.ts';
import type { Engine } from '../../../engines/engine.ts';
import { type LinkModelInput, MOST_COMPARISONS } from '../model.ts';
import { type ColumnChoice, chooseId, chooseKind } from './kinds.ts';
import { type LinkColumn, profileColumns, sampleRows } from './profile.ts';
import { leaveRedundant } from './redundant.ts';
import { suggestRules } from './rules.ts';

/** A table to look at: SQL names of its columns and what people call them. */
export interface SuggestInput {
  readonly table: string;
  readonly columns: readonly { readonly sql: string; readonly name: string }[];
}

export interface Suggestion {
  readonly model: LinkModelInput;
  /** What was decided about every column, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * A starting model for tables nobody has described: what every column holds, how to compare it, and blocking rules by
 * cost and reach. With two tables, the columns that both have are used.
 *
 * @throws RingbreakError LINK_NOTHING_TO_COMPARE
 */
export async function suggestModel(
  engine: Engine,
  inputs: readonly SuggestInput[],
  prefix = 'suggest',
): Promise<Suggestion> {
  const names = inputs[0]!.columns
    .map((column) => column.name)
    .filter((name) => inputs.every((input) => input.columns.some((column) => column.name === name)));
  const sample = `${prefix}_sample`;
  const tables = inputs.map(({ table, columns }) => ({
    table,
    columns: names.map((name) => columns.find((column) => column.name === name)!.sql),
  }));
  if (names.length === 0) throw nothing('the tables have no column in common');
  const rows = await sampleRows(engine, sample, tables);
  const columns = await profileColumns(engine, sample, names);
  const id = await uniqueThroughout(engine, tables, chooseId(columns));
  const choices = await leaveRedundant(
    engine,
    sample,
    columns.map((column) => chooseKind(column, id)),
  );
  const used = mostTelling(choices);
  const order = columns.some(({ monthFirst }) => monthFirst > 0.01) ? 'mdy' : 'dmy';
  const blocking = used.length > 0 ? await suggestRules(engine, sample, used, rows, order) : [];
  await engine.run(`DROP TABLE ${sample}`);
  if (blocking.length === 0) throw nothing('no column tells rows apart');
  const model: LinkModelInput = {
    format: 'ringbreak-link-model',
    version: 1,
    ...(id ? { id: id.name } : {}),
    ...(order === 'mdy' ? { dateOrder: order } : {}),
    comparisons: comparisonsOf(used),
    blocking,
  };
  return { model, notes: choices.map(describe) };
}

/** The id that was chosen, if it names every row of the whole tables; a sample cannot tell. */
async function uniqueThroughout(
  engine: Engine,
  tables: readonly { readonly table: string; readonly columns: readonly string[] }[],
  id: LinkColumn | undefined,
): Promise<LinkColumn | undefined> {
  if (!id) return undefined;
  for (const { table, columns } of tables) {
    const [row] = await engine.rows(
      `SELECT count(*) = count(DISTINCT CAST(${columns[id.index]} AS VARCHAR)) AS unique_values FROM ${table}`,
    );
    if (row!['unique_values'] !== true) return undefined;
  }
  return id;
}

/** The columns with most different values, where a model cannot hold all. */
function mostTelling(choices: readonly ColumnChoice[]): ColumnChoice[] {
  const used = choices.filter((choice) => choice.type);
  if (used.length <= MOST_COMPARISONS) return used;
  const best = [...used].sort((a, b) => b.column.distinct * b.column.filled - a.column.distinct * a.column.filled);
  const kept = new Set(best.slice(0, MOST_COMPARISONS));
  return used.filter((choice) => kept.has(choice));
}

function comparisonsOf(choices: readonly ColumnChoice[]): LinkModelInput['comparisons'] {
  const given = choices.filter((choice) => choice.role === 'given' && choice.type === 'name');
  const surname = choices.find((choice) => choice.role === 'surname' && choice.type === 'name');
  const longitude = choices.find((choice) => choice.role === 'longitude');
  return choices.flatMap((choice) => {
    const { column, type, role } = choice;
    if (role === 'longitude') return [];
    if (role === 'latitude') {
      if (!longitude) return [];
      return [{ name: 'place', type: 'place' as const, columns: [column.name, longitude.column.name] }];
    }
    const other = choice === surname ? given[0] : choice === given[0] ? surname : undefined;
    const columns = type === 'name' && other ? [column.name, other.column.name] : [column.name];
    const shared = type === 'name' && role ? { shared: role === 'given' ? 0.02 : 0.7 } : {};
    return [{ name: column.name.trim().slice(0, 60) || `column ${column.index + 1}`, type: type!, columns, ...shared }];
  });
}

function describe({ column, type, left }: ColumnChoice): string {
  return left ? `${column.name}: not compared, ${left}` : `${column.name}: compared as ${type}`;
}

function nothing(what: string): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'LINK_NOTHING_TO_COMPARE',
    what: `no model can be suggested: ${what}`,
    next: 'Write a model by hand after docs/link.md.',
  });
}
