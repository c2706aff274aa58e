import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Effects, realEffects } from '../../base/effects.ts';
import { isRingbreakError } from '../../base/errors.ts';
import { type Case, openCase } from '../../case/case.ts';
import type { SignedIn } from '../access/roles.ts';
import type { ServedCase } from './case-pool.ts';

/** How long a write waits for another process that holds the case's lock, and how often it looks. Milliseconds. */
const PATIENCE = 8000;
const LOOK_AGAIN = 100;

interface Known {
  readonly checkpoint: string;
  readonly target: Promise<Case>;
}

/** The case folders that were read last, by folder: opening one verifies its whole ledger, which is done once a checkpoint. */
const known = new Map<string, Known>();
/** Writes of this process to one case run one after the other, by folder. */
const writes = new Map<string, Promise<unknown>>();

/** The case as its newest checkpoint has it, open for reading; nobody needs to close it. @throws what `openCase` throws. */
export async function readCase({ folder }: Pick<ServedCase, 'folder'>): Promise<Case> {
  const checkpoint = await readFile(join(folder, 'ledger', 'checkpoint'), 'utf8').catch(() => '');
  const before = known.get(folder);
  if (before && before.checkpoint === checkpoint) return before.target;
  const target = openCase(folder, { write: false });
  known.set(folder, { checkpoint, target });
  target.catch(() => known.delete(folder));
  return target;
}

/**
 * Does something to the case in the name of a person. It holds the case's lock for the length of `work`, after the writes
 * that this process was asked for before.
 *
 * @throws RingbreakError CASE_LOCKED (locked) when another process keeps the lock, and what `work` throws.
 */
export function writeCase<T>(
  { folder }: Pick<ServedCase, 'folder'>,
  user: Pick<SignedIn, 'name'>,
  work: (target: Case, effects: Effects) => Promise<T>,
): Promise<T> {
  const before = writes.get(folder) ?? Promise.resolve();
  const turn = before.then(() => writeNow(folder, user, work));
  const settled = turn.catch(() => {});
  writes.set(folder, settled);
  return turn;
}

async function writeNow<T>(
  folder: string,
  user: Pick<SignedIn, 'name'>,
  work: (target: Case, effects: Effects) => Promise<T>,
): Promise<T> {
  const target = await openPatiently(folder);
  try {
    return await work(target, { ...realEffects(), actor: user.name });
  } finally {
    await target.close();
  }
}

async function openPatiently(folder: string): Promise<Case> {
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await openCase(folder, { write: true });
    } catch (error) {
      if (!isRingbreakError(error) || error.code !== 'CASE_LOCKED' || Date.now() > until) throw error;
      await sleep(LOOK_AGAIN);
    }
  }
}
