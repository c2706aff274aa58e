import { readFileSync } from 'node:fs';

/** The rows of exhibits that stand behind one row of a published table: a statement with `$id`. */
export interface Trace {
  readonly about: string;
  readonly sql: string;
}

/** What can be explained: `<kind>:<key>`. */
export interface Subject {
  readonly kind: string;
  /** Published table and the column that holds the key. */
  readonly table: string;
  readonly column: string;
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
  { kind: 'victim', table: 'victim', column: 'number', traces: numberTraces },
  { kind: 'number', table: 'number', column: 'number', traces: numberTraces },
  {
    kind: 'operator',
    table: 'operator',
    column: 'operator_id',
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
    column: 'account_ref',
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
    column: 'complaint_ref',
    traces: [trace('complaint-row', 'the complaint'), trace('complaint-calls', 'calls that it speaks of, or may')],
  },
  {
    kind: 'organisation',
    table: 'impersonation',
    column: 'organisation',
    traces: [
      trace('organisation-register', 'entries of the register'),
      trace('organisation-calls', 'calls that presented it, longest first'),
    ],
  },
  {
    kind: 'country',
    table: 'country',
    column: 'region',
    traces: [trace('country-calls', 'calls to numbers of the region, longest first')],
  },
  {
    kind: 'scene',
    table: 'scene',
    column: 'scene_id',
    traces: [
      trace('scene-calls', 'calls of the scene, in order'),
      trace('scene-codes', 'codes captured from the number'),
      trace('scene-complaints', 'complaints linked to the number'),
    ],
  },
  {
    kind: 'burst',
    table: 'burst',
    column: 'burst_id',
    traces: [trace('burst-calls', 'calls of the account from the first to the last of the burst')],
  },
  {
    kind: 'centre',
    table: 'call_centre',
    column: 'centre_id',
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
    column: 'contact_ref',
    traces: [trace('contact-row', 'the entry of the list'), trace('contact-calls', 'calls to its number')],
  },
  {
    kind: 'known',
    table: 'known_match',
    column: 'known_ref',
    traces: [
      trace('known-there', 'rows of the other operation that name it'),
      trace('known-here', 'first rows that show it here'),
    ],
  },
  {
    kind: 'lead',
    table: 'known_lead',
    column: 'known_ref',
    traces: [trace('lead-there', 'rows of the other operation that name it')],
  },
  {
    kind: 'call',
    table: 'canonical.call',
    column: 'call_ref',
    traces: [
      trace('call-row', 'the call'),
      trace('call-sources', 'further rows that tell of it: copies and legs'),
      trace('call-codes', 'codes captured on it'),
    ],
  },
  { kind: 'figure', table: 'figure', column: 'name', traces: [] },
];
