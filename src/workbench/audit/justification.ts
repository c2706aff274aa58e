import { RingbreakError } from '../../base/errors.ts';
import type { SignedIn } from '../access/roles.ts';
import type { ServedCase } from '../server/case-pool.ts';
import { readCase, writeCase } from '../server/casework.ts';

const KIND = 'justification_demanded';

/** Whether whoever looks at the case has to say why; a supervisor decides it, in the ledger. */
export async function isJustificationDemanded(target: Pick<ServedCase, 'folder'>): Promise<boolean> {
  const events = await (await readCase(target)).events();
  const last = events.findLast(({ event }) => event.type === 'decision' && event.kind === KIND)?.event;
  return last?.type === 'decision' && (last.about as { demanded?: unknown } | null)?.demanded === true;
}

/** Records whether it is demanded from now on. */
export async function demandJustification(
  target: ServedCase,
  user: SignedIn,
  demanded: boolean,
  reason: string,
): Promise<void> {
  await writeCase(target, user, (open, effects) =>
    open.record({ type: 'decision', kind: KIND, about: { demanded }, reason }, effects),
  );
}

export function justificationNeeded(): RingbreakError {
  return new RingbreakError({
    kind: 'forbidden',
    code: 'JUSTIFICATION_NEEDED',
    what: 'this case demands to know why its data is looked at',
    next: 'Say why, in a few words without names; it is kept in the log of consultations.',
  });
}
