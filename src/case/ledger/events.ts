import { z } from 'zod';
import { RingbreakError } from '../../base/errors.ts';
import { text } from './text.ts';

/**
 * The ledger's events, one a line. An event says who did what, when and why; what it speaks of is named by SHA-256, so
 * the ledger itself holds no evidence and no file names and can be shown when exhibits may not.
 */

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);
/** 32 bytes: an Ed25519 public key or a tree's root. */
const bytes32 = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
const bytes64 = z.string().regex(/^[A-Za-z0-9+/]{86}==$/);

const common = {
  /** UTC, ISO 8601 with milliseconds. */
  at: z.iso.datetime({ precision: 3 }),
  actor: text(200),
  reason: text(2000),
};

/** Key events are signed by a key that was already valid, over the ledger as it stood before them. */
const endorsement = {
  endorsed_by: bytes32,
  ledger: z.strictObject({ size: z.int().min(1), root: bytes32 }),
  signature: bytes64,
};

const json: z.ZodType<unknown> = z.json();

const mappingFields = { exhibit: sha256Text, sha256: sha256Text };

export const eventSchemas = {
  /** Always the first, and only the first. */
  case_created: z.strictObject({
    type: z.literal('case_created'),
    ...common,
    format: z.literal(1),
    case_sha256: sha256Text,
    public_key: bytes32,
  }),
  exhibit_added: z.strictObject({
    type: z.literal('exhibit_added'),
    ...common,
    exhibit: sha256Text,
    /** Bytes. */
    size: z.int().min(0),
    /** SHA-256 of exhibit.json. */
    record_sha256: sha256Text,
    storage: z.enum(['copied', 'in_place']),
  }),
  mapping_suggested: z.strictObject({ type: z.literal('mapping_suggested'), ...common, ...mappingFields }),
  mapping_edited: z.strictObject({ type: z.literal('mapping_edited'), ...common, ...mappingFields }),
  mapping_confirmed: z.strictObject({ type: z.literal('mapping_confirmed'), ...common, ...mappingFields }),
  parameter_set: z.strictObject({ type: z.literal('parameter_set'), ...common, name: text(200), value: json }),
  /** A judgement; what its `kind` and `about` mean is the business of the layer that records it. */
  decision: z.strictObject({ type: z.literal('decision'), ...common, kind: text(100), about: json }),
  /** What an interrupted write left beyond the checkpoint and the next writer moved to ledger/torn-<n>. */
  line_set_aside: z.strictObject({
    type: z.literal('line_set_aside'),
    ...common,
    file: z.string().regex(/^torn-[1-9]\d*$/),
    bytes: z.int().min(1),
    sha256: sha256Text,
  }),
  key_added: z.strictObject({
    type: z.literal('key_added'),
    ...common,
    public_key: bytes32,
    holder: text(200),
    ...endorsement,
  }),
  key_retired: z.strictObject({ type: z.literal('key_retired'), ...common, public_key: bytes32, ...endorsement }),
};

const anyEvent = z.discriminatedUnion('type', [
  eventSchemas.case_created,
  eventSchemas.exhibit_added,
  eventSchemas.mapping_suggested,
  eventSchemas.mapping_edited,
  eventSchemas.mapping_confirmed,
  eventSchemas.parameter_set,
  eventSchemas.decision,
  eventSchemas.line_set_aside,
  eventSchemas.key_added,
  eventSchemas.key_retired,
]);

/** An event as it stands in the ledger. */
export type StoredEvent = z.infer<typeof anyEvent>;
export type EventType = StoredEvent['type'];

type Unstamped<E> = E extends StoredEvent ? Omit<E, 'at' | 'actor'> : never;
/** An event to be recorded: time and actor come from the effects. */
export type NewEvent = Unstamped<StoredEvent>;

/** What other layers may record themselves; the rest follows from what they do with exhibits, mappings and keys. */
export type LedgerEvent = Extract<NewEvent, { type: 'parameter_set' | 'decision' }>;

/** An event with its place: `index` from 0. */
export interface RecordedEvent {
  readonly index: number;
  readonly event: StoredEvent;
}

/** An event of this type, or undefined when the value is not one. */
export function parseEvent(value: unknown): StoredEvent | undefined {
  const parsed = anyEvent.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/**
 * Checks an event before it is written.
 *
 * @throws RingbreakError INVALID_EVENT (usage) naming the field: an empty reason, a text that is too long.
 */
export function validEvent(value: unknown): StoredEvent {
  const parsed = anyEvent.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RingbreakError({
    kind: 'usage',
    code: 'INVALID_EVENT',
    what: `the ledger takes no such event: ${issue?.path.join('.') || 'type'}: ${issue?.message ?? 'unknown'}`,
    next: 'Give every decision a reason and an actor, within the lengths that docs/case-format.md names.',
  });
}
