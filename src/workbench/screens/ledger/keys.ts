import type { RecordedEvent } from '../../../case/case.ts';

/** A key that may or might sign the ledger, as its events tell. */
export interface ShownKey {
  /** Base64 of the 32 bytes of an Ed25519 public key. */
  readonly public_key: string;
  readonly holder: string;
  /** Event from which on it may sign. */
  readonly since: { readonly index: number; readonly at: string };
  readonly endorsed_by?: string;
  readonly retired?: { readonly index: number; readonly at: string; readonly reason: string };
}

/** Every key that the ledger ever knew, in the order in which they came. */
export function keysOf(events: readonly RecordedEvent[]): ShownKey[] {
  const keys = new Map<string, ShownKey>();
  for (const { index, event } of events) {
    const since = { index, at: event.at };
    if (event.type === 'case_created') {
      keys.set(event.public_key, { public_key: event.public_key, holder: event.actor, since });
    } else if (event.type === 'key_added') {
      const { public_key, holder, endorsed_by } = event;
      keys.set(public_key, { public_key, holder, since, endorsed_by });
    } else if (event.type === 'key_retired') {
      const key = keys.get(event.public_key);
      if (key) keys.set(event.public_key, { ...key, retired: { ...since, reason: event.reason } });
    }
  }
  return [...keys.values()];
}
