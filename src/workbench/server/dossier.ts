import { readdirSync, readFileSync } from 'node:fs';
import { RingbreakError } from '../../base/errors.ts';
import { LOOKUPS } from '../../domains/lookups/all.ts';
import type { Params, Row } from '../../engines/engine.ts';
import type { Viewer } from './viewer.ts';

/** A part of a dossier: a statement, and the tables that it reads, the one whose rows it gives first. */
export interface DossierPart {
  readonly name: string;
  readonly sql: string;
  readonly tables: readonly string[];
}

/** What a dossier shows of its parts; a part that the person may not read at all is not there. */
export interface DossierParts {
  readonly parts: Record<string, Row[]>;
  /** `part.column` of what is withheld. */
  readonly hidden: string[];
}

/** The statements of a screen's folder, a part each; the tables are what they name. */
export function dossierParts(folder: URL): ReadonlyMap<string, DossierPart> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return new Map(
    files.sort().map((file) => {
      const name = file.slice(0, -'.sql'.length);
      const sql = readFileSync(new URL(file, folder), 'utf8');
      return [name, { name, sql, tables: tablesOf(sql) }] as const;
    }),
  );
}

/** Tables after FROM and JOIN, in the order in which they are named; what the statement itself names by WITH is none. */
function tablesOf(sql: string): string[] {
  const text = sql.replaceAll(/--[^\n]*/g, '');
  const named = [...text.matchAll(/\b(?:FROM|JOIN)\s+([a-z_]+(?:\.[a-z_]+)?)/g)].map((match) => match[1]!);
  const own = new Set([...text.matchAll(/\b([a-z_]+) AS (?:MATERIALIZED )?\(/g)].map((match) => match[1]!));
  const read = named
    .filter((name) => !own.has(name))
    .flatMap((name) => READS.get(name) ?? [name.replace(/^numbered\./, '')]);
  return [...new Set(read)];
}

/** A table that things are looked up in shows no more than what it was made of. */
const READS: ReadonlyMap<string, readonly string[]> = new Map(LOOKUPS.map(({ name, reads }) => [name, reads]));

/** Runs parts at once; those whose tables the person may not read are left out. */
export async function readParts(viewer: Viewer, parts: readonly DossierPart[], params: Params): Promise<DossierParts> {
  const there = parts.filter(({ tables }) => tables.every((table) => readable(viewer, table)));
  const answers = await Promise.all(there.map(({ sql }) => viewer.rows(sql, used(sql, params))));
  return {
    parts: Object.fromEntries(there.map(({ name }, i) => [name, answers[i]!])),
    hidden: there.flatMap(({ name, tables }) => hiddenOf(viewer, tables[0]!).map((column) => `${name}.${column}`)),
  };
}

function readable(viewer: Viewer, table: string): boolean {
  if (table.startsWith('work.')) return viewer.unrestricted;
  return viewer.tables().includes(table.replace('.', '_'));
}

function hiddenOf(viewer: Viewer, table: string): string[] {
  if (table.startsWith('work.')) return [];
  return viewer.columns(table.replace('.', '_')).flatMap(({ name, hidden }) => (hidden ? [name] : []));
}

/** Only what a statement names may be bound to it. */
function used(sql: string, params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([name]) => new RegExp(`\\$${name}\\b`).test(sql)));
}

/**
 * A dossier whose parts need nothing but the id: the part of its own name is the thing itself, the others are about it.
 *
 * @throws RingbreakError NOT_FOUND (usage).
 */
export async function wholeDossier(viewer: Viewer, what: string, parts: ReadonlyMap<string, DossierPart>, id: string) {
  const read = await readParts(viewer, [...parts.values()], { id });
  const { [what]: [row] = [], ...rest } = read.parts;
  if (!row) throw noDossier(what);
  const shown = 1 + shownRows({ parts: rest, hidden: read.hidden });
  return { dossier: { row, parts: rest, hidden: read.hidden, build: viewer.build }, shown };
}

/** How many rows a dossier shows, for the log. */
export function shownRows({ parts }: DossierParts): number {
  return Object.values(parts).reduce((sum, rows) => sum + rows.length, 0);
}

/** The same answer for what is not there and what the person may not see. */
export function noDossier(table: string): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'NOT_FOUND',
    what: 'the case has no such row, or you may not see it',
    where: { table },
    next: 'Look it up in the table, or search for it.',
  });
}
