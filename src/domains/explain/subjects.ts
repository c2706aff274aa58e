import { readFileSync } from 'node:fs';
import type { Parameter } from '../../pipeline/step.ts';
import { BURST_PARAMETERS } from '../scenes/parameters.ts';

/** The rows of exhibits that stand behind one row of a published table: a statement with `$id`. */
export interface Trace {
  readonly about: string;
  readonly sql: string;
  /** Parameters of the steps that the statement heeds too, by the names that they have there. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
}

/** What can be explained: `<kind>:<key>`. */
export interface Subject {
  readonly kind: string;
  /** Published table; its name says what is meant as well as `kind`. */
  readonly table: string;
  /** What of its rows is the key: a column, or an expression over columns. */
  readonly key: string;
  readonly traces: readonly Trace[];
}

function trace(file: string, about: string): Trace {
  return { about, sql: readFileSync(new URL(`traces/${file}.sql`, import.meta.url), 'utf8') };
}

const numberTraces = [
  trace('number-calls', 'calls to the number'),
  trace('number-call-sources', 'further rows that tell of these calls: copies and legs'),
  trace('number-codes', 'codes captured from the number'),
  trace('number-complaints', 'complaints linked to the number'),
  trace('number-register', 'entries of the register of organisations with the number'),
];

/** Of two accounts, `$id` and `$other`. */
export const LINK_TRACE: Trace = trace('link-identifiers', 'first rows that show what both accounts used');

export const SUBJECTS: readonly Subject[] = [
  { kind: 'victim', table: 'victim', key: 'number', traces: numberTraces },
  { kind: 'number', table: 'number', key: 'number', traces: numberTraces },
  {
    kind: 'operator',
    table: 'operator',
    key: 'operator_id',
    traces: [
      trace('operator-accounts', 'accounts of the operator'),
      trace('operator-identifiers', 'first rows that show identifiers shared by several accounts'),
      trace('operator-payments', 'confirmed payments'),
      trace('operator-known', 'identifiers that other operations know'),
      trace('operator-calls', 'calls, longest first'),
    ],
  },
  {
    kind: 'account',
    table: 'account',
    key: 'account_ref',
    traces: [
      trace('account-rows', 'rows of the account'),
      trace('account-payments', 'payments'),
      trace('account-calls', 'calls'),
      trace('account-call-sources', 'further rows that tell of these calls: copies and legs'),
    ],
  },
  {
    kind: 'complaint',
    // Also complaints without a link: why not is a question too.
    table: 'complaint_person',
    key: 'complaint_ref',
    traces: [trace('complaint-row', 'the complaint'), trace('complaint-calls', 'calls that it speaks of, or may')],
  },
  {
    kind: 'organisation',
    table: 'impersonation',
    key: 'organisation',
    traces: [
      trace('organisation-register', 'entries of the register'),
      trace('organisation-calls', 'calls that presented it, longest first'),
    ],
  },
  {
    kind: 'country',
    table: 'country',
    key: 'region',
    traces: [trace('country-calls', 'calls to numbers of the region, longest first')],
  },
  {
    kind: 'scene',
    table: 'scene',
    key: 'scene_id',
    traces: [
      trace('scene-calls', 'calls of the scene, in order'),
      trace('scene-codes', 'codes captured from the number'),
      trace('scene-complaints', 'complaints linked to the number'),
    ],
  },
  {
    kind: 'stage',
    table: 'scene_stage',
    key: "scene_id || '/' || stage",
    traces: [
      trace('stage-calls', 'calls of the stage, in order'),
      trace('stage-before', 'the call under another identity with which its first call was compared'),
      trace('stage-codes', 'codes captured on them'),
      trace('stage-call-sources', 'further rows that tell of these calls: copies and legs'),
    ],
  },
  {
    kind: 'burst',
    table: 'burst',
    key: 'burst_id',
    traces: [{ ...trace('burst-calls', 'calls of the burst'), parameters: BURST_PARAMETERS }],
  },
  {
    kind: 'centre',
    table: 'call_centre',
    key: 'centre_id',
    traces: [
      trace('centre-accounts', 'accounts that work there'),
      trace('centre-logins', 'logins from its addresses'),
      trace('centre-calls', 'calls of its accounts, longest first'),
      trace('centre-transfers', 'calls that its accounts passed on while they went on'),
    ],
  },
  {
    kind: 'contact',
    table: 'contact_match',
    // A sheet without keys of its own: its table and row.
    key: "coalesce(contact_ref, source_table || ':' || source_row)",
    traces: [
      trace('contact-row', 'the entry of the list'),
      trace('contact-calls', 'calls to its number, or that name the entry'),
    ],
  },
  {
    kind: 'known',
    table: 'known_match',
    key: 'known_ref',
    traces: [
      trace('known-there', 'rows of the other operation that name it'),
      trace('known-here', 'first rows that show it here'),
    ],
  },
  {
    kind: 'lead',
    table: 'known_lead',
    key: 'known_ref',
    traces: [trace('lead-there', 'rows of the other operation that name it')],
  },
  {
    kind: 'call',
    table: 'canonical.call',
    key: 'call_ref',
    traces: [
      trace('call-row', 'the call'),
      trace('call-sources', 'further rows that tell of it: copies and legs'),
      trace('call-codes', 'codes captured on it'),
    ],
  },
  { kind: 'figure', table: 'figure', key: 'name', traces: [] },
];

/**
 * What `<kind>:<key>` speaks of; a published table's name is taken for its kind.
 * @returns undefined for a kind that nobody knows
 */
export function subjectOf(id: string): { readonly subject: Subject; readonly key: string } | undefined {
  const colon = id.indexOf(':');
  const named = id.slice(0, Math.max(colon, 0));
  const subject = SUBJECTS.find(({ kind }) => kind === named) ?? SUBJECTS.find(({ table }) => table === named);
  return subject && { subject, key: id.slice(colon + 1) };
}
