import type { Params } from '../../engines/engine.ts';
import type { Column, Table } from '../../model/table.ts';
import type { FieldMapping, TableMapping, Transform } from '../mapping.ts';
import { REQUIREMENTS } from '../targets.ts';
import { Binder, blankToNull, trimmed, valueStages } from './expressions.ts';
import { lookupJoin, type ProjectionLookup, position } from './lookups.ts';
import { pairedRows } from './pairs.ts';
import { firstPart, joinedParts } from './parts.ts';
import { hasGroup, re2 } from './patterns.ts';

/** Transforms whose value is the text itself. */
const TEXTS: readonly string[] = ['text', 'words', 'first', 'joined'];

export interface Projection {
  /** Reads `$file` (and each lookup's `$lookup<n>`): the caller binds the paths. */
  readonly sql: string;
  /** Everything else that is bound: zones, words, constants. */
  readonly params: Params;
  readonly lookups: readonly ProjectionLookup[];
}

/**
 * The SELECT that yields the target's mapped columns (typed; NULL where unmapped or unreadable) in the target's order, then
 * `source_row` BIGINT, `_problem` VARCHAR (NULL, or why the row is rejected: see REQUIREMENTS) and `_unparsed` INTEGER
 * (cells of this row that hold something that could not be read). Rows come in the file's order.
 */
export function projectionSql(table: TableMapping, target: Table): Projection {
  const inner = innerSelect(table, target);
  const columns = inner.columns.map((column) => column.name);
  const unparsed = inner.checked.map((name) => `(${name}__present AND "${name}" IS NULL)::INTEGER`);
  const sql = [
    `SELECT ${columns.map((name) => `"${name}"`).join(', ')}, source_row,`,
    `  ${problemExpression(target.name)} AS _problem,`,
    `  ${unparsed.length > 0 ? unparsed.join(' + ') : '0'} AS _unparsed`,
    `FROM (${inner.sql})`,
  ].join('\n');
  return { sql, params: inner.params, lookups: inner.lookups };
}

/**
 * One row: for every mapped column that is not plain text, how many cells hold something that could not be read.
 */
export function unparsedSql(table: TableMapping, target: Table): Projection {
  const inner = innerSelect(table, target);
  const counts = inner.checked.map(
    (name) => `count(*) FILTER (WHERE ${name}__present AND "${name}" IS NULL) AS "${name}"`,
  );
  const sql = `SELECT ${[...counts, 'count(*) AS _rows'].join(', ')} FROM (${inner.sql})`;
  return { sql, params: inner.params, lookups: inner.lookups };
}

interface Inner extends Projection {
  readonly columns: readonly Column[];
  /** Columns whose text may be there and yet unreadable. */
  readonly checked: readonly string[];
}

/** Levels of SELECT: texts, then step after step of every conversion, so that an expert can read each by itself. */
function innerSelect(table: TableMapping, target: Table): Inner {
  const binder = new Binder();
  const joins: string[] = [];
  const lookups: ProjectionLookup[] = [];
  const columns = target.columns.filter((column) => column.filled === 'mapped');
  const filled = columns.filter((column) => table.fields[column.name]);
  const isText = (name: string) => TEXTS.includes(table.fields[name]!.as.kind);
  const texts = filled.map((column) => {
    const text = sourceText(table.fields[column.name]!, binder, joins, lookups);
    const whole = isText(column.name) && !column.name.endsWith('_ref');
    return `${whole ? blankToNull(text) : trimmed(text)} AS "${column.name}"`;
  });
  const checked = filled
    .map(({ name }) => name)
    .filter((name) => ![...TEXTS, 'boolean'].includes(table.fields[name]!.as.kind));
  const stages = new Map(filled.map(({ name, type }) => [name, valueStages(table.fields[name]!.as, type, binder)]));
  const rows = table.pairs ? pairedRows(table.pairs, closingColumns(table), binder) : 'read_parquet($file)';
  const from = [`FROM ${rows} AS r`, ...joins, onlyRows(table, binder)].filter((line) => line !== '');
  let sql = `SELECT ${[...texts, 'r._row AS source_row'].join(',\n    ')}\n  ${from.join('\n  ')}`;
  const depth = Math.max(0, ...filled.map(({ name }) => (isText(name) ? 0 : stages.get(name)!.length)));
  for (let level = 0; level < depth; level++) {
    const flags = checked.map((name) =>
      level === 0 ? `"${name}" IS NOT NULL AS ${name}__present` : `${name}__present`,
    );
    const values = filled.map(({ name }) => {
      const stage = isText(name) ? undefined : stages.get(name)![level];
      return stage ? `${stage(`"${name}"`)} AS "${name}"` : `"${name}"`;
    });
    sql = `SELECT ${[...values, ...flags, 'source_row'].join(',\n    ')}\n  FROM (${sql})`;
  }
  const typed = columns.map(
    ({ name, type }) => `CAST(${table.fields[name] ? `"${name}"` : 'NULL'} AS ${type}) AS "${name}"`,
  );
  const present = checked.map((name) => `${name}__present`);
  sql = `SELECT ${[...typed, ...present, 'source_row'].join(', ')}\n  FROM (${sql})`;
  return { sql, params: binder.params, lookups, columns, checked };
}

function onlyRows(table: TableMapping, binder: Binder): string {
  const conditions: string[] = [];
  if (table.only) {
    const values = binder.bind(table.only.values.map((value) => value.trim()));
    conditions.push(`list_contains(${values}, trim(r.c${position(table.only.column)}))`);
  }
  if (table.except) {
    const values = binder.bind(table.except.values.map((value) => value.trim()));
    conditions.push(`NOT coalesce(list_contains(${values}, trim(r.c${position(table.except.column)})), false)`);
  }
  if (table.matching) {
    const { column, pattern } = table.matching;
    conditions.push(`regexp_matches(r.c${position(column)}, ${binder.bind(re2(pattern))})`);
  }
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

/** Text of the field's columns (joined by a blank), its constant, or what its lookup finds. */
function sourceText(field: FieldMapping, binder: Binder, joins: string[], lookups: ProjectionLookup[]): string {
  if (field.from.length === 0) return `CAST(${binder.bind(field.value ?? null)} AS VARCHAR)`;
  const texts = field.from.map((source) => `r.${source.closing ? 'z' : 'c'}${position(source.column)}`);
  const text = meant(cut(combined(texts, field.as, binder), field.pattern, binder), field.not, binder);
  if (!field.lookup) return text;
  const alias = `l${lookups.length}`;
  joins.push(lookupJoin(field.lookup, alias, trimmed(text), binder, lookups));
  return `${alias}.v`;
}

/** What the pattern finds in the text; RE2 takes linear time whatever the text is. */
function cut(text: string, pattern: string | undefined, binder: Binder): string {
  if (pattern === undefined) return text;
  return `nullif(regexp_extract(${text}, ${binder.bind(re2(pattern))}, ${hasGroup(pattern) ? 1 : 0}), '')`;
}

/** NULL where the text is one of those that mean nothing. */
function meant(text: string, not: readonly string[] | undefined, binder: Binder): string {
  if (not === undefined || not.length === 0) return text;
  const words = binder.bind(not.map((word) => word.trim().toLowerCase()));
  return `CASE WHEN NOT coalesce(list_contains(${words}, lower(trim(${text}))), false) THEN ${text} END`;
}

function closingColumns(table: TableMapping): number[] {
  const columns = Object.values(table.fields).flatMap(({ from }) =>
    from.flatMap((one) => (one.closing ? [one.column] : [])),
  );
  return [...new Set(columns)].toSorted((a, b) => a - b);
}

function combined(texts: readonly string[], as: Transform, binder: Binder): string {
  if (as.kind === 'first') return firstPart(texts, as.parts);
  if (as.kind === 'joined') return joinedParts(texts, as, binder);
  if (as.kind === 'words') {
    const codes = binder.bind(as.codes.map((code) => code.trim().toLowerCase()));
    return `${binder.bind(as.words)}[list_position(${codes}, lower(trim(${texts[0]})))]`;
  }
  return texts.length === 1 ? texts[0]! : `concat_ws(' ', ${texts.map(blankToNull).join(', ')})`;
}

function problemExpression(target: string): string {
  const cases = (REQUIREMENTS[target] ?? []).map(
    ({ anyOf, code }) => `WHEN ${anyOf.map((name) => `"${name}" IS NULL`).join(' AND ')} THEN '${code}'`,
  );
  return cases.length > 0 ? `CASE ${cases.join(' ')} END` : 'NULL';
}
