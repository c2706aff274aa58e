import { z } from 'zod';
import { RingbreakError } from '../../base/errors.ts';
import { text } from '../ledger/text.ts';

/** Segments are hashed by themselves so that damage in a big exhibit can be located. 64 MiB. */
export const SEGMENT_BYTES = 64 * 1024 * 1024;

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);
const person = text(300).nullable();

/** exhibits/<sha256>/exhibit.json: canonical JSON; its hash is in the exhibit's ledger event. */
export const exhibitSchema = z.strictObject({
  format: z.literal(1),
  sha256: sha256Text,
  /** Bytes. */
  size: z.int().min(0),
  /** The file's name as received: hostile text, never a path to open. */
  name: text(1000),
  media_type: text(200),
  /** UTC, ISO 8601. */
  received_at: z.iso.datetime(),
  received_by: text(300),
  received_from: person,
  legal_basis: person,
  /** UK police handling codes H0 to H3; null: not yet assessed. */
  handling_code: z.enum(['H0', 'H1', 'H2', 'H3']).nullable(),
  /** `copied`: the bytes are in `content` beside this file. `in_place`: they stay at `path`, outside the case. */
  storage: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('copied') }),
    z.strictObject({ kind: z.literal('in_place'), path: z.string().min(1) }),
  ]),
  segments: z.strictObject({ bytes: z.literal(SEGMENT_BYTES), sha256: z.array(sha256Text) }),
});

/** What is known of an exhibit's bytes and where they came from. */
export type Exhibit = z.infer<typeof exhibitSchema>;

/** What a person says about an exhibit when it is taken in. All but the reason has a default. */
export interface ExhibitMeta {
  /** Why it is taken in: goes to the ledger. */
  readonly reason: string;
  /** Defaults to the file's name. */
  readonly name?: string;
  /** Defaults to application/octet-stream: what it is, the readers find out from the bytes. */
  readonly mediaType?: string;
  /** Defaults to now. */
  readonly receivedAt?: Date;
  /** Defaults to the actor. */
  readonly receivedBy?: string;
  readonly receivedFrom?: string;
  readonly legalBasis?: string;
  readonly handlingCode?: 'H0' | 'H1' | 'H2' | 'H3';
}

/**
 * Checks what a person said about an exhibit.
 *
 * @throws RingbreakError INVALID_EXHIBIT_DETAILS (usage) naming the field.
 */
export function validExhibit(value: unknown): Exhibit {
  const parsed = exhibitSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RingbreakError({
    kind: 'usage',
    code: 'INVALID_EXHIBIT_DETAILS',
    what: `the details of the exhibit cannot be recorded: ${issue?.path.join('.')}: ${issue?.message}`,
    next: 'Correct that field and add the exhibit again.',
  });
}
