import { z } from '@hono/zod-openapi';
import { canonicalJson } from '../../../base/canonical-json.ts';
import type { AuditEntry } from '../../../case/case.ts';
import type { Person } from '../../access/people.ts';

/** An entry with the names of the people in it, which the log itself does not hold. */
export const shownEntrySchema = z
  .object({
    index: z.number(),
    at: z.string(),
    type: z.string(),
    /** Who; empty for what nobody did. */
    person: z.string(),
    name: z.string(),
    /** What was looked at, how somebody signed in, what was changed of whom. */
    what: z.string(),
    about: z.string(),
    count: z.number().nullable(),
    /** Pseudonyms of the rows shown; the log keeps all. */
    ids: z.array(z.string()),
    filters: z.array(z.object({ column: z.string(), op: z.string(), values: z.array(z.string()) })),
    why: z.string().nullable(),
    roles: z.array(z.string()),
  })
  .openapi('AuditEntry');

export type ShownEntry = z.infer<typeof shownEntrySchema>;

/** Pseudonyms that are sent with an entry at most. */
const MOST_IDS = 50;

export function namesOf(people: readonly Person[]): ReadonlyMap<string, string> {
  return new Map(people.map(({ id, name }) => [id, name]));
}

export function shownEntry(index: number, entry: AuditEntry, names: ReadonlyMap<string, string>): ShownEntry {
  const person = 'person' in entry ? entry.person : '';
  const consulted = entry.type === 'consulted' ? entry : undefined;
  return {
    index,
    at: entry.at,
    type: entry.type,
    person,
    name: names.get(person) ?? person,
    what: whatOf(entry),
    about: entry.type === 'person_changed' ? (names.get(entry.about) ?? entry.about) : '',
    count: consulted?.count ?? null,
    ids: consulted?.ids.slice(0, MOST_IDS) ?? [],
    filters: consulted?.filters ?? [],
    why: consulted?.why ?? null,
    roles: entry.type === 'person_changed' ? entry.roles : [],
  };
}

function whatOf(entry: AuditEntry): string {
  switch (entry.type) {
    case 'consulted':
      return entry.what;
    case 'refused':
      return entry.action;
    case 'signed_in':
    case 'signed_out':
      return entry.how;
    case 'person_changed':
      return entry.change;
    case 'line_set_aside':
      return entry.file;
    case 'audit_begun':
      return '';
  }
}

/** Entries as lines of JSON, as they stand in the log, with index and name. */
export function downloadOf(
  entries: AsyncIterator<{ readonly index: number; readonly entry: AuditEntry }>,
  names: ReadonlyMap<string, string>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await entries.next();
      if (done) return controller.close();
      const { index, entry } = value;
      const name = 'person' in entry ? (names.get(entry.person) ?? '') : '';
      controller.enqueue(encoder.encode(`${canonicalJson({ ...entry, index, name })}\n`));
    },
    cancel: () => void entries.return?.(),
  });
}
