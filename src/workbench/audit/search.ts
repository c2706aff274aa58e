import type { AuditEntry } from '../../case/case.ts';
import type { ServedCase } from '../server/case-pool.ts';
import type { AuditTrail } from './trail.ts';

/** Which entries of an audit log. */
export interface AuditQuestion {
  /** Who looked, or was changed: a person's id. */
  readonly person?: string | undefined;
  /** Beginning of what was looked at: `table:victim`, `export`. */
  readonly what?: string | undefined;
  /** A number, name or id: entries that showed it or asked for it. */
  readonly value?: string | undefined;
  readonly type?: AuditEntry['type'] | undefined;
  /** UTC, ISO 8601; `to` is exclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only entries before this index: the next page. */
  readonly before?: number | undefined;
}

/** Entries that fit, the newest first. */
export async function* auditEntries(
  trail: AuditTrail,
  target: ServedCase,
  question: AuditQuestion,
): AsyncGenerator<{ readonly index: number; readonly entry: AuditEntry }> {
  const { before = Number.POSITIVE_INFINITY, from = '' } = question;
  for await (const found of trail.newestFirst(target, textsOf(trail, target, question))) {
    // Times only grow, but for a clock that was set: whatever is a day before the first wanted moment ends it.
    if (from !== '' && Date.parse(found.entry.at) < Date.parse(from) - 86_400_000) return;
    if (found.index < before && fits(found.entry, question)) yield found;
  }
}

/** Texts that the line of every entry that fits contains: most lines need not be read as JSON. */
function textsOf(trail: AuditTrail, target: ServedCase, { person, value, type }: AuditQuestion): string[] {
  return [
    ...(person === undefined ? [] : [JSON.stringify(person)]),
    ...(value === undefined ? [] : [JSON.stringify(trail.pseudonym(target, value))]),
    ...(type === undefined ? [] : [`"type":"${type}"`]),
  ];
}

function fits(entry: AuditEntry, { person, what, type, from, to }: AuditQuestion): boolean {
  const people = [
    'person' in entry ? entry.person : undefined,
    entry.type === 'person_changed' ? entry.about : undefined,
  ];
  return (
    (person === undefined || people.includes(person)) &&
    (type === undefined || entry.type === type) &&
    (what === undefined || (entry.type === 'consulted' && entry.what.startsWith(what))) &&
    (from === undefined || Date.parse(entry.at) >= Date.parse(from)) &&
    (to === undefined || Date.parse(entry.at) < Date.parse(to))
  );
}
