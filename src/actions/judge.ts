import { z } from 'zod';
import type { Effects } from '../base/effects.ts';
import { RingbreakError } from '../base/errors.ts';
import type { Case } from '../case/case.ts';
import {
  JUDGED_SUBJECTS,
  type JudgedSubject,
  type Judgement,
  VERDICTS,
  type Verdict,
  type WithdrawnJudgement,
} from '../pipeline/judgement.ts';

/** `decision` events of these kinds are judgements and what takes them back. */
const JUDGEMENT = 'judgement';
const WITHDRAWN = 'judgement_withdrawn';

const key = z.string().min(1).max(1000);
const aboutSchema = z.strictObject({ subject: z.enum(JUDGED_SUBJECTS), a: key, b: key, verdict: z.enum(VERDICTS) });
const withdrawnSchema = z.strictObject({ judgement: z.int().min(0) });

/** Judgements in force: recorded and not withdrawn, in the order of the ledger. */
export async function judgementsInForce(target: Case): Promise<Judgement[]> {
  return [...(await recordedJudgements(target)).judgements];
}

/** What the ledger holds of judgements: those in force in its order, and those taken back in the order in which they were. */
export async function recordedJudgements(
  target: Case,
): Promise<{ readonly judgements: readonly Judgement[]; readonly withdrawn: readonly WithdrawnJudgement[] }> {
  const found = new Map<number, Judgement>();
  const withdrawn: WithdrawnJudgement[] = [];
  for (const { index, event } of await target.events()) {
    if (event.type !== 'decision') continue;
    if (event.kind === JUDGEMENT) {
      const about = aboutSchema.safeParse(event.about);
      const { actor, at, reason } = event;
      if (about.success) found.set(index, { index, ...about.data, actor, at, reason });
    } else if (event.kind === WITHDRAWN) {
      const about = withdrawnSchema.safeParse(event.about);
      const judgement = about.success ? found.get(about.data.judgement) : undefined;
      if (!judgement) continue;
      found.delete(judgement.index);
      withdrawn.push({ judgement, index, actor: event.actor });
    }
  }
  return { judgements: [...found.values()], withdrawn };
}

/** Whether anybody judged anything in this case, withdrawn or not. */
export async function everJudged(target: Case): Promise<boolean> {
  return (await target.events()).some(({ event }) => event.type === 'decision' && event.kind === JUDGEMENT);
}

/**
 * Records what a person judged of a pair: an event of the ledger, which the next build heeds. It wins over the machine.
 *
 * @returns the event's index, by which it can be withdrawn
 * @throws RingbreakError SAME_THING (usage) and what `record` throws.
 */
export async function judge(
  target: Case,
  judged: { readonly subject: JudgedSubject; readonly a: string; readonly b: string; readonly verdict: Verdict },
  reason: string,
  effects: Effects,
): Promise<{ readonly index: number }> {
  const { subject, verdict } = judged;
  if (subject === 'accounts' && judged.a === judged.b) throw sameThing();
  // Two accounts have no order; other pairs have.
  const turned = subject === 'accounts' && judged.b < judged.a;
  const [a, b] = turned ? [judged.b, judged.a] : [judged.a, judged.b];
  return target.record({ type: 'decision', kind: JUDGEMENT, about: { subject, a, b, verdict }, reason }, effects);
}

/**
 * Takes a judgement back. It stays in the ledger; the next build no longer heeds it.
 *
 * @throws RingbreakError NO_SUCH_JUDGEMENT (usage) and what `record` throws.
 */
export async function withdrawJudgement(
  target: Case,
  index: number,
  reason: string,
  effects: Effects,
): Promise<{ readonly index: number }> {
  const known = (await judgementsInForce(target)).some((one) => one.index === index);
  if (!known) {
    throw new RingbreakError({
      kind: 'usage',
      code: 'NO_SUCH_JUDGEMENT',
      what: `event ${index} of the ledger is no judgement in force`,
      next: 'List the judgements with `ringbreak review CASE --judged`.',
    });
  }
  return target.record({ type: 'decision', kind: WITHDRAWN, about: { judgement: index }, reason }, effects);
}

function sameThing(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'SAME_THING',
    what: 'an account cannot be judged against itself',
    next: 'Name two different accounts.',
  });
}
