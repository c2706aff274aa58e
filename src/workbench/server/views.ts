import { STEPS } from '../../domains/all.ts';
import { LOOKUPS, SUMS } from '../../domains/lookups/all.ts';
import { ATTACHED } from '../../engines/duckdb/readers.ts';
import { columnVisible, tableVisible } from '../access/columns.ts';
import { type RegionRule, regionOf } from '../access/regions.ts';
import type { Role } from '../access/roles.ts';
import type { ViewTable } from '../query/table-sql.ts';

/** What decides which views somebody reads through: people with the same see the same. */
export interface Profile {
  readonly roles: readonly Role[];
  /** ISO 3166-1 alpha-2, ordered; undefined: no limit. */
  readonly regions: readonly string[] | undefined;
}

/** A table as it is in the build's database. */
export interface StoredTable {
  /** As steps name it: `victim`, `canonical.call`. */
  readonly name: string;
  readonly columns: readonly string[];
}

/** The views of one profile. */
export interface MaskedViews {
  readonly statements: readonly string[];
  /** Tables that people may open by name, as the table engine needs them. */
  readonly tables: readonly ViewTable[];
  readonly unrestricted: boolean;
}

const SCHEMAS = ['canonical', 'work', 'mapped', 'lookup', 'numbered'] as const;
const DECLARED = new Map(STEPS.map((step) => [step.name, step.table]));

/** A name that may stand for a profile: equal for equal profiles. */
export function profileKey({ roles, regions }: Profile): string {
  return `${[...new Set(roles)].sort().join('+')}@${regions === undefined ? '*' : [...regions].sort().join('+')}`;
}

/**
 * A catalog of views that shows a profile what it may see: a hidden column is NULL of its type, rows of other countries are
 * not there, and a table that the profile does not read does not exist. Tables that were made on the way to the published
 * ones declare little about whose data they hold: they exist only for people who see everything.
 */
export function maskedViews(catalog: string, stored: readonly StoredTable[], profile: Profile): MaskedViews {
  const unrestricted = seesEverything(profile);
  const statements = SCHEMAS.map((schema) => `CREATE SCHEMA ${catalog}.${schema}`);
  const tables: ViewTable[] = [];
  for (const source of stored) {
    if (isLookup(source)) continue;
    const inner = /^(work|mapped)\./.test(source.name);
    const alias = source.name.replace('.', '_');
    const view = inner ? undefined : viewTable(source, alias, profile);
    if (view && tableVisible(profile.roles, source.name)) {
      tables.push(view);
      const { columns, from } = maskedSelect(source, view, profile);
      statements.push(`CREATE VIEW ${catalog}.${qualified(source.name)} AS SELECT ${columns} ${from}`);
      if (alias !== source.name) {
        statements.push(`CREATE VIEW ${catalog}.main.${alias} AS SELECT ${columns} ${from}`);
      }
      statements.push(`CREATE VIEW ${catalog}.${view.numbered} AS SELECT rowid AS _row, ${columns} ${from}`);
    } else if (unrestricted) {
      const select = `SELECT * FROM ${ATTACHED}.${qualified(source.name)}`;
      for (const name of [source.name, alias]) {
        statements.push(`CREATE VIEW ${catalog}.${qualified(name)} AS ${select}`);
      }
    }
  }
  const seen = new Set(tables.map(({ name }) => name));
  statements.push(
    ...stored.filter(isLookup).flatMap((source) => lookupView(catalog, source, profile, unrestricted, seen)),
  );
  return { statements, tables, unrestricted };
}

/** Names of the tables without which a build cannot be read. */
export const NEEDED: readonly string[] = LOOKUPS.map(({ name }) => name);

function isLookup({ name }: StoredTable): boolean {
  return name.startsWith('lookup.');
}

/**
 * What only statements of ours look something up in; people cannot open it. Of a sum, who does not see everything gets the
 * sum of the rows that they see: made when it is asked for.
 */
function lookupView(
  catalog: string,
  source: StoredTable,
  profile: Profile,
  unrestricted: boolean,
  seen: ReadonlySet<string>,
): string[] {
  const step = LOOKUPS.find(({ name }) => name === source.name);
  const view = viewTable(source, source.name, profile);
  const reads = step?.reads.every((read) => seen.has(read.replace('.', '_')));
  if (!step || !view || !(unrestricted || reads)) return [];
  const { columns, from } = maskedSelect(source, view, profile);
  const summed = !unrestricted && SUMS.includes(step);
  return [`CREATE VIEW ${catalog}.${source.name} AS ${summed ? step.sql : `SELECT ${columns} ${from}`}`];
}

function seesEverything({ roles, regions }: Profile): boolean {
  if (regions !== undefined) return false;
  return STEPS.every(({ name, table }) => table.columns.every((column) => columnVisible(roles, name, column.name)));
}

/** The declared columns that the stored table has; undefined for a table that no step declares. */
function viewTable(source: StoredTable, alias: string, { roles }: Profile): ViewTable | undefined {
  const declared = DECLARED.get(source.name);
  if (!declared) return undefined;
  const columns = declared.columns
    .filter(({ name }) => source.columns.includes(name))
    .map((column) => ({ ...column, hidden: !columnVisible(roles, source.name, column.name) }));
  return { name: alias, numbered: `numbered.${alias}`, columns };
}

function maskedSelect(source: StoredTable, view: ViewTable, { regions }: Profile): { columns: string; from: string } {
  const columns = view.columns.map(({ name, type, hidden }) =>
    hidden ? `CAST(NULL AS ${type}) AS "${name}"` : `"${name}"`,
  );
  const rows = regions === undefined ? '' : ` WHERE ${rowsOf(regions, regionOf(source.name))}`;
  return { columns: columns.join(', '), from: `FROM ${ATTACHED}.${qualified(source.name)}${rows}` };
}

/** Which rows people with these countries see, over the tables themselves: what is hidden still decides. */
function rowsOf(regions: readonly string[], rule: RegionRule): string {
  if (rule.kind === 'all') return 'true';
  const granted = regions.filter((region) => /^[A-Z]{2}$/.test(region)).map((region) => `'${region}'`);
  if (rule.kind === 'none' || granted.length === 0) return 'false';
  if (rule.kind === 'column') return `"${rule.column}" IN (${granted.join(', ')})`;
  const inner = rowsOf(regions, regionOf(rule.table));
  return `"${rule.column}" IN (SELECT "${rule.key}" FROM ${ATTACHED}.${qualified(rule.table)} WHERE ${inner})`;
}

function qualified(name: string): string {
  return name.includes('.') ? name : `main.${name}`;
}
