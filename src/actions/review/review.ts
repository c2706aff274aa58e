import type { Effects } from '../../base/effects.ts';
import type { Case } from '../../case/case.ts';
import type { Reader } from '../../engines/engine.ts';
import type { Verdict } from '../../pipeline/judgement.ts';
import { judge, judgementsInForce } from '../judge.ts';
import { type ReviewItem, type ReviewPair, spokenPairs, unknownItem } from './item.ts';
import { judgedItems } from './judged.ts';
import { reviewQueue } from './queue.ts';
import { sideBySide } from './records.ts';

export type { ReviewItem, ReviewPair } from './item.ts';
export { type JudgedItem, judgedItems } from './judged.ts';
export { type Comparison, type SideBySide, sideBySide } from './records.ts';

/** What waits for the person at the keyboard, and how many pairs people disagree on. */
export async function openReview(
  target: Case,
  engine: Reader,
  actor: string,
): Promise<{ readonly queue: readonly ReviewItem[]; readonly conflicts: number }> {
  const judgements = await judgementsInForce(target);
  const judged = await judgedItems(engine, judgements);
  return {
    queue: await reviewQueue(engine, judgements, actor),
    conflicts: judged.filter(({ verdict }) => verdict === 'conflict').length,
  };
}

/**
 * The pair that somebody names: by the id of the queue or of a judged pair, or by its keys.
 *
 * @throws RingbreakError UNKNOWN_ITEM (usage).
 */
export async function findPair(target: Case, engine: Reader, name: string, actor: string): Promise<ReviewPair> {
  for (const pair of spokenPairs(name)) {
    if (await sideBySide(engine, pair)) return pair;
  }
  const judgements = await judgementsInForce(target);
  const known: readonly (ReviewPair & { readonly id: string })[] = [
    ...(await judgedItems(engine, judgements)),
    ...(await reviewQueue(engine, [], actor)),
  ];
  const found = known.find(({ id }) => id === name);
  if (!found) throw unknownItem();
  return found;
}

/** Records a verdict on a pair in the ledger: the next build heeds it. */
export async function judgePair(
  target: Case,
  { subject, a, b }: ReviewPair,
  verdict: Verdict,
  reason: string,
  effects: Effects,
): Promise<{ readonly index: number }> {
  return judge(target, { subject, a, b, verdict }, reason, effects);
}
