import type { RecordedEvent } from '../../../case/case.ts';

/** An event of the ledger as the browser shows it. */
export interface ShownEvent {
  readonly index: number;
  readonly at: string;
  readonly actor: string;
  readonly type: string;
  /** Null for those who may not see whom a decision is about: what people write of it may name them. */
  readonly reason: string | null;
  /** What else the event says; the keys of a judged pair are null for those who may not see whose data they are. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Index of the event by which a judgement was taken back. */
  readonly withdrawn_by?: number;
}

/** What of the ledger is asked for; empty texts ask for everything. */
export interface EventFilter {
  readonly type: string;
  readonly actor: string;
  /** Somewhere in the reason, whatever the case. */
  readonly text: string;
}

/**
 * The events that fit, newest first.
 *
 * @param people whether the person may see whom decisions are about; else their words are not searched either.
 */
export function fittingEvents(events: readonly RecordedEvent[], filter: EventFilter, people: boolean): RecordedEvent[] {
  const text = filter.text.toLocaleLowerCase();
  return events
    .filter((recorded) => fits(recorded, filter, text) && (text === '' || people || !namesPeople(recorded)))
    .toReversed();
}

function fits({ event }: RecordedEvent, filter: EventFilter, text: string): boolean {
  return (
    (filter.type === '' || kindOf(event) === filter.type) &&
    (filter.actor === '' || event.actor === filter.actor) &&
    (text === '' || event.reason.toLocaleLowerCase().includes(text))
  );
}

/** How often each value occurs, most often first. */
export function counted(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((x, y) => y.count - x.count || (x.value < y.value ? -1 : 1));
}

/** The event's type; decisions by what they decide. */
export function kindOf(event: RecordedEvent['event']): string {
  return event.type === 'decision' ? event.kind : event.type;
}

/** Which judgement was taken back by which event. */
export function withdrawals(events: readonly RecordedEvent[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { index, event } of events) {
    if (event.type !== 'decision' || event.kind !== 'judgement_withdrawn') continue;
    const about = event.about as { readonly judgement?: unknown } | null;
    if (typeof about?.judgement === 'number') found.set(about.judgement, index);
  }
  return found;
}

/** @param people whether the person may see whom a decision is about (references, e-mail addresses) and what was written of it. */
export function shownEvent(
  { index, event }: RecordedEvent,
  taken: ReadonlyMap<number, number>,
  people: boolean,
): ShownEvent {
  const { at, actor, type: _, reason, ...details } = event;
  const by = taken.get(index);
  return {
    index,
    at,
    actor,
    type: kindOf(event),
    reason: people || !namesPeople({ index, event }) ? reason : null,
    details: people ? details : withoutKeys(details),
    ...(by === undefined ? {} : { withdrawn_by: by }),
  };
}

/** Decisions about people: judgements, notes, and what takes them back. They are shown whole only to those who may judge. */
const ABOUT_PEOPLE: ReadonlySet<string> = new Set(['judgement', 'judgement_withdrawn', 'note']);

/** Whether an event may name whose data it is about. */
export function namesPeople({ event }: RecordedEvent): boolean {
  return event.type === 'decision' && ABOUT_PEOPLE.has(event.kind);
}

/** The keys of a pair, or of what a note is on, taken out. */
function withoutKeys(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const about = details['about'];
  if (typeof about !== 'object' || about === null) return { ...details };
  const hidden = Object.keys(about).filter((name) => ['a', 'b', 'key'].includes(name));
  return { ...details, about: { ...about, ...Object.fromEntries(hidden.map((name) => [name, null])) } };
}
