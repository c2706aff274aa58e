import type { RecordedEvent } from '../../../case/case.ts';

/** An event of the ledger as the browser shows it. */
export interface ShownEvent {
  readonly index: number;
  readonly at: string;
  readonly actor: string;
  readonly type: string;
  readonly reason: string;
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

/** The events that fit, newest first. */
export function fittingEvents(events: readonly RecordedEvent[], filter: EventFilter): RecordedEvent[] {
  const text = filter.text.toLocaleLowerCase();
  return events
    .filter(
      ({ event }) =>
        (filter.type === '' || kindOf(event) === filter.type) &&
        (filter.actor === '' || event.actor === filter.actor) &&
        (text === '' || event.reason.toLocaleLowerCase().includes(text)),
    )
    .toReversed();
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

/** @param keys whether the keys of judged pairs (references of complaints, e-mail addresses known elsewhere) are shown. */
export function shownEvent(
  { index, event }: RecordedEvent,
  taken: ReadonlyMap<number, number>,
  keys: boolean,
): ShownEvent {
  const { at, actor, type: _, reason, ...details } = event;
  const by = taken.get(index);
  return {
    index,
    at,
    actor,
    type: kindOf(event),
    reason,
    details: keys ? details : withoutKeys(details),
    ...(by === undefined ? {} : { withdrawn_by: by }),
  };
}

/** Whether an event names whose data it is about: it is shown whole only to those who may see them. */
export function namesPeople({ event }: RecordedEvent): boolean {
  return event.type === 'decision' && event.kind === 'judgement';
}

function withoutKeys(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const about = details['about'];
  if (typeof about !== 'object' || about === null || !('a' in about)) return { ...details };
  return { ...details, about: { ...about, a: null, b: null } };
}
