/** A table that the search box looks through. Names are of declared columns. */
export interface SearchSource {
  /** What a result is; the interface knows its page. */
  readonly kind: string;
  /** As the viewer names it. */
  readonly table: string;
  /** The column by which the result's page is opened. */
  readonly id: string;
  /** Columns in which every word must be found, in one or the other. */
  readonly texts: readonly string[];
  /** The column that holds these as they are compared, where the build has made one. */
  readonly folded?: string;
  /** The same of columns with whole sentences: not looked through for digits alone. */
  readonly prose?: readonly string[];
  /** Further columns that must be what was typed, as a whole. */
  readonly whole?: readonly string[];
  /** Columns with numbers in E.164, searched in whatever spelling a number was typed. */
  readonly phones?: readonly string[];
  /** Shown beside the columns above. */
  readonly details: readonly string[];
  /** What comes first among equally good matches. */
  readonly order: string;
}

/** In the order in which results are shown. Numbers come before them (numbers.ts). */
export const SOURCES: readonly SearchSource[] = [
  {
    kind: 'operator',
    table: 'operator',
    id: 'operator_id',
    texts: ['names', 'operator_id'],
    details: ['accounts', 'victims', 'priority', 'region'],
    order: '"priority"',
  },
  {
    kind: 'account',
    table: 'account',
    id: 'account_ref',
    texts: ['username', 'name', 'email', 'handle'],
    whole: ['account_ref'],
    phones: ['phone'],
    details: ['operator_id', 'calls', 'victims', 'region'],
    order: '"calls" DESC',
  },
  {
    kind: 'identifier',
    table: 'lookup.identifier',
    id: 'value',
    texts: ['value'],
    folded: 'folded',
    details: ['kind', 'accounts'],
    order: '"accounts" DESC',
  },
  {
    kind: 'known',
    table: 'known_match',
    id: 'known_ref',
    texts: ['value', 'operation'],
    prose: ['evidence'],
    details: ['kind', 'agency', 'operator_id', 'status'],
    order: '"probability" DESC',
  },
  {
    kind: 'complaint',
    table: 'canonical_complaint',
    id: 'complaint_ref',
    texts: ['complaint_ref', 'name', 'postcode', 'organisation'],
    prose: ['narrative'],
    phones: ['called'],
    details: ['received_on', 'loss', 'currency'],
    order: '"received_on" DESC',
  },
  {
    kind: 'organisation',
    table: 'impersonation',
    id: 'organisation',
    texts: ['organisation'],
    details: ['calls', 'victims'],
    order: '"calls" DESC',
  },
  {
    kind: 'contact',
    table: 'canonical_contact',
    id: 'contact_ref',
    texts: ['name', 'email', 'address'],
    prose: ['notes'],
    phones: ['phone'],
    details: ['list_ref', 'status'],
    order: '"at" DESC',
  },
  {
    kind: 'centre',
    table: 'call_centre',
    id: 'centre_id',
    texts: ['centre_id', 'organisation', 'network', 'addresses'],
    details: ['accounts', 'country', 'calls'],
    order: '"calls" DESC',
  },
  {
    kind: 'message',
    table: 'canonical_message',
    id: 'message_ref',
    texts: [],
    prose: ['subject', 'body'],
    details: ['account_ref', 'at'],
    order: '"at" DESC',
  },
  {
    kind: 'scene',
    table: 'scene',
    id: 'scene_id',
    texts: [],
    whole: ['scene_id'],
    details: ['number', 'operator_id', 'calls'],
    order: '"first_at"',
  },
  {
    kind: 'call',
    table: 'canonical_call',
    id: 'call_ref',
    texts: [],
    whole: ['call_ref'],
    details: ['dialled', 'started_at', 'account_ref', 'talk_s'],
    order: '"started_at"',
  },
];
