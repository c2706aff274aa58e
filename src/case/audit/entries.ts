import { z } from 'zod';
import { text } from '../ledger/text.ts';

/**
 * The audit log's entries, one a line: who looked at what of the case, when, and why. People are named by their ids,
 * rows and values by pseudonyms: the log holds no personal data.
 */

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);
/** A kind of thing, never a value: `table:victim`, `dossier:operator`, `export:victim`. */
const what = z.string().regex(/^[a-z][a-z0-9_.-]{0,63}(:[a-z0-9_.-]{1,64})?$/);
const word = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/);
const person = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const pseudonym = z.string().regex(/^[A-Za-z0-9_-]{16}$/);

const common = {
  /** UTC, ISO 8601 with milliseconds. */
  at: z.iso.datetime({ precision: 3 }),
  /** Index of the first line that was written together with this one. */
  batch: z.int().min(0),
};

export const auditSchemas = {
  /** Always the first, and only the first. */
  audit_begun: z.strictObject({ type: z.literal('audit_begun'), ...common, format: z.literal(1) }),
  /** Something of the case was shown to a person. */
  consulted: z.strictObject({
    type: z.literal('consulted'),
    ...common,
    person,
    what,
    /** Rows shown. */
    count: z.int().min(0),
    /** Which, as pseudonyms; empty where they are too many to name (an export) or have no keys. */
    ids: z.array(pseudonym).max(10_000),
    /** What was asked for; values as pseudonyms. */
    filters: z.array(z.strictObject({ column: word, op: word, values: z.array(pseudonym).max(1000) })).max(100),
    /** Why, where the case demands it. */
    why: text(500).nullable(),
  }),
  /** A person asked for what their role does not allow. */
  refused: z.strictObject({ type: z.literal('refused'), ...common, person, action: what }),
  signed_in: z.strictObject({ type: z.literal('signed_in'), ...common, person, how: word }),
  signed_out: z.strictObject({ type: z.literal('signed_out'), ...common, person, how: word }),
  /** What `about` may do was changed by `person`. */
  person_changed: z.strictObject({
    type: z.literal('person_changed'),
    ...common,
    person,
    about: person,
    change: word,
    roles: z.array(word).max(20),
    /** null: every case, every country. */
    cases: z.array(text(64)).nullable(),
    regions: z.array(z.string().regex(/^[A-Z]{2}$/)).nullable(),
  }),
  /** What an interrupted write left beyond the checkpoint and the next writer moved to audit/torn-<n>. */
  line_set_aside: z.strictObject({
    type: z.literal('line_set_aside'),
    ...common,
    file: z.string().regex(/^torn-[1-9]\d*$/),
    bytes: z.int().min(1),
    sha256: sha256Text,
  }),
};

const anyEntry = z.discriminatedUnion('type', [
  auditSchemas.audit_begun,
  auditSchemas.consulted,
  auditSchemas.refused,
  auditSchemas.signed_in,
  auditSchemas.signed_out,
  auditSchemas.person_changed,
  auditSchemas.line_set_aside,
]);

/** An entry as it stands in the log. */
export type AuditEntry = z.infer<typeof anyEntry>;

type Unstamped<E> = E extends AuditEntry ? Omit<E, 'at' | 'batch'> : never;
/** An entry to be written: time and batch are added. */
export type NewAuditEntry = Unstamped<AuditEntry>;

/** @throws ZodError for what is no entry: always a bug of ours, since nothing of it comes from a request. */
export function validEntry(value: unknown): AuditEntry {
  return anyEntry.parse(value);
}

/** The entry on a line that the log's tree vouches for. */
export function entryOn(line: string): AuditEntry {
  return JSON.parse(line) as AuditEntry;
}
