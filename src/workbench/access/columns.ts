import { STEPS } from '../../domains/all.ts';
import type { Column, DataSubject, Sensitivity } from '../../model/table.ts';
import type { Role } from './roles.ts';

/** Whose data of which sensitivity, as the model declares columns. */
export type Kind = `${Exclude<DataSubject, 'none'>}:${Exclude<Sensitivity, 'none'>}`;

/** What each role sees beyond columns that are about nobody. */
const SEEN: Readonly<Record<Role, readonly Kind[]>> = {
  analyst: ['suspect:personal', 'suspect:secret', 'victim:personal', 'victim:secret', 'other:personal', 'other:secret'],
  supervisor: [
    'suspect:personal',
    'suspect:secret',
    'victim:personal',
    'victim:secret',
    'other:personal',
    'other:secret',
  ],
  victim_officer: ['victim:personal'],
  liaison: ['victim:personal'],
  auditor: [],
  administrator: [],
};

/**
 * Columns whose declaration says nothing because the service meant something else by them, but in which criminals write
 * what they like, or from which somebody can be told.
 */
const FURTHER: Readonly<Record<string, Kind>> = {
  'canonical.call.recording': 'victim:personal',
  'canonical.call.contact_ref': 'victim:personal',
  'canonical.contact.contact_ref': 'victim:personal',
  'canonical.login.user_agent': 'suspect:personal',
  'canonical.call.agent_ref': 'suspect:personal',
  'contact_match.contact_ref': 'victim:personal',
  'account_link.key': 'suspect:personal',
  'call_centre.network': 'suspect:personal',
  'call_centre.reasons': 'suspect:personal',
  'operator.known_in': 'suspect:personal',
};

/** Tables of sums, about nobody: all that a role without any personal data reads. */
const SUMS: ReadonlySet<string> = new Set(['figure', 'country', 'impersonation', 'quality', 'clock_offset']);

const DECLARED: ReadonlyMap<string, Column> = new Map(
  STEPS.flatMap((step) => step.table.columns.map((column) => [`${step.name}.${column.name}`, column] as const)),
);

/** The step's name of a table as the viewer calls it: `canonical_call` is `canonical.call`. */
export function stepName(table: string): string {
  return table.replace(/^(canonical|mapped|work)_/, '$1.');
}

/**
 * Whose data a column holds, undefined for nobody's. A column that nobody declared counts as other people's: what is
 * unknown is not shown.
 */
export function kindOf(table: string, column: string): Kind | undefined {
  const name = `${stepName(table)}.${column}`;
  const further = FURTHER[name];
  if (further !== undefined) return further;
  const declared = DECLARED.get(name);
  if (declared === undefined) return 'other:personal';
  const { subject, sensitivity } = declared;
  if (sensitivity === undefined || sensitivity === 'none') return undefined;
  return `${subject === undefined || subject === 'none' ? 'other' : subject}:${sensitivity}`;
}

/** Whether somebody with these roles ever gets a value of the column: in rows, counts, facets, order, search or errors. */
export function columnVisible(roles: readonly Role[], table: string, column: string): boolean {
  if (!tableVisible(roles, table)) return false;
  const kind = kindOf(table, column);
  return kind === undefined || roles.some((role) => SEEN[role].includes(kind));
}

/** Whether somebody with these roles reads the table at all. */
export function tableVisible(roles: readonly Role[], table: string): boolean {
  if (roles.some((role) => role === 'analyst' || role === 'supervisor')) return true;
  const name = stepName(table);
  if (roles.some((role) => role === 'victim_officer' || role === 'liaison')) return !RAW.has(name);
  return roles.includes('auditor') && SUMS.has(name);
}

/** Rows as they were received, whatever is in them. */
const RAW: ReadonlySet<string> = new Set(['reject', 'canonical.message', 'canonical.known_identifier']);
