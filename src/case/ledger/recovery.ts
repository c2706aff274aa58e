import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Effects } from '../../base/effects.ts';
import { writeFileAtomic } from '../../base/files.ts';
import { sha256 } from '../../base/hash.ts';
import { damagedCase } from './errors.ts';
import type { StoredEvent } from './events.ts';
import { ENTRIES, type LedgerState } from './read-ledger.ts';

/**
 * What lies beyond the checkpoint was never acknowledged and is vouched for by nobody: anyone who can write to the folder
 * could have put it there. It is kept, but not as part of the ledger: it goes to ledger/torn-<n>, and an event says so.
 *
 * An interrupted append leaves one line at most, whole or torn. More means that the checkpoint is older than the
 * ledger (an old file was copied back), which no writer may paper over.
 *
 * @throws RingbreakError LEDGER_BEYOND_CHECKPOINT (damaged).
 */
export async function setTailAside(
  folder: string,
  state: LedgerState,
  effects: Effects,
): Promise<{ event: StoredEvent; tail: Buffer }> {
  const newline = state.tail.indexOf(0x0a);
  if (newline >= 0 && newline < state.tail.length - 1) {
    throw damagedCase(
      'LEDGER_BEYOND_CHECKPOINT',
      'the ledger goes on for several lines after its checkpoint',
      ENTRIES,
      state.range.size + 1,
    );
  }
  const file = await keepTail(join(folder, 'ledger'), state.tail);
  await cut(join(folder, ENTRIES), state.bytes);
  const event: StoredEvent = {
    type: 'line_set_aside',
    at: effects.now().toISOString(),
    actor: effects.actor,
    reason: 'an interrupted write left this beyond the checkpoint; it was never acknowledged',
    file,
    bytes: state.tail.length,
    sha256: sha256(state.tail),
  };
  return { event, tail: Buffer.alloc(0) };
}

/** Writes ledger/torn-<n> under the next free number. */
async function keepTail(ledger: string, tail: Buffer): Promise<string> {
  const numbers = (await readdir(ledger)).map((name) => Number(/^torn-([1-9]\d*)$/.exec(name)?.[1] ?? 0));
  const file = `torn-${Math.max(0, ...numbers) + 1}`;
  await writeFileAtomic(join(ledger, file), tail);
  return file;
}

async function cut(path: string, length: number): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.truncate(length);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
