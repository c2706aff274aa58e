import { z } from 'zod';
import type { Effects } from '../base/effects.ts';
import { sha256 } from '../base/hash.ts';
import type { Case } from '../case/case.ts';

/** `decision` events of this kind are notes: what a person wants colleagues to know. No step heeds them. */
const NOTE = 'note';

/** What notes are written on: a kind and the key of the published table. */
export const NOTED_KINDS = ['number', 'operator', 'account'] as const;
export type NotedKind = (typeof NOTED_KINDS)[number];

const aboutSchema = z.strictObject({ kind: z.enum(NOTED_KINDS), key: z.string().min(1).max(1000) });

/** A note as the ledger has it. */
export interface Note {
  /** Index of the event. */
  readonly index: number;
  readonly text: string;
  readonly actor: string;
  readonly at: string;
}

/**
 * Writes a note into the ledger, signed with the name of who wrote it. It cannot be changed; write another.
 *
 * @returns the event's index
 * @throws what `record` throws
 */
export async function writeNote(
  target: Case,
  on: { readonly kind: NotedKind; readonly key: string },
  text: string,
  effects: Effects,
): Promise<{ readonly index: number }> {
  const about = aboutSchema.parse({ kind: on.kind, key: ledgerKey(on) });
  return target.record({ type: 'decision', kind: NOTE, about, reason: text }, effects);
}

/** Notes on something, in the order of the ledger. */
export async function notesOn(target: Case, on: { readonly kind: NotedKind; readonly key: string }): Promise<Note[]> {
  return (await target.events()).flatMap(({ index, event }) => {
    if (event.type !== 'decision' || event.kind !== NOTE) return [];
    const about = aboutSchema.safeParse(event.about);
    if (!about.success || about.data.kind !== on.kind || about.data.key !== ledgerKey(on)) return [];
    const { actor, at, reason } = event;
    return [{ index, text: reason, actor, at }];
  });
}

/** The ledger holds no evidence: a number is named by its SHA-256. Operators and accounts have keys that tell nothing. */
function ledgerKey({ kind, key }: { readonly kind: NotedKind; readonly key: string }): string {
  return kind === 'number' ? sha256(`number:${key}`) : key;
}
