import { judge, judgementsInForce, withdrawJudgement } from '../../../actions/judge.ts';
import { itemId, type ReviewPair } from '../../../actions/review/item.ts';
import { whatBuildSays } from '../../../actions/review/judged.ts';
import { type SideBySide, sideBySide } from '../../../actions/review/records.ts';
import { RingbreakError } from '../../../base/errors.ts';
import type { Reader } from '../../../engines/engine.ts';
import {
  JUDGED_SUBJECTS,
  type JudgedPair,
  type Judgement,
  judgedPairs,
  type Verdict,
} from '../../../pipeline/judgement.ts';
import { notAllowed } from '../../access/permit.ts';
import { mayDo } from '../../access/policy.ts';
import type { SignedIn } from '../../access/roles.ts';
import type { ServedCase } from '../../server/case-pool.ts';
import { readCase, writeCase } from '../../server/casework.ts';
import type { Viewer } from '../../server/viewer.ts';
import { pairsOf } from './waiting.ts';

/** Judgements in force of the case as it is now, newer than the build. */
export async function judgementsOf(served: ServedCase): Promise<Judgement[]> {
  return judgementsInForce(await readCase(served));
}

/** Every pair that somebody judged: conflicts first, then the newest. */
export function allJudged(judgements: readonly Judgement[]): JudgedPair[] {
  const newest = ({ judgements: all }: JudgedPair): number => Math.max(...all.map(({ index }) => index));
  const place = ({ verdict }: JudgedPair): number => (verdict === undefined ? 0 : 1);
  return JUDGED_SUBJECTS.flatMap((subject) => judgedPairs(judgements, subject)).sort(
    (x, y) => place(x) - place(y) || newest(y) - newest(x),
  );
}

/** A judged pair with its name and what the build that is read says of it. */
export async function withBuild(engine: Reader, pair: JudgedPair) {
  const { subject, a, b, verdict, judgements } = pair;
  const now = await whatBuildSays(engine, pair);
  return {
    id: itemId(pair),
    subject,
    a,
    b,
    verdict: verdict ?? ('conflict' as const),
    now,
    judgements: [...judgements],
  };
}

/**
 * The pair of that name: one that waits, or one that was judged.
 *
 * @throws RingbreakError UNKNOWN_PAIR (usage).
 */
export async function namedPair(
  viewer: Viewer,
  judgements: readonly Judgement[],
  id: string,
): Promise<ReviewPair & { readonly id: string }> {
  const waiting = (await pairsOf(viewer)).find((one) => one.id === id);
  const found = waiting ?? allJudged(judgements).find((one) => itemId(one) === id);
  if (!found) throw unknownPair();
  return { id, subject: found.subject, a: found.a, b: found.b };
}

/** The two records of a pair. @throws RingbreakError UNKNOWN_PAIR (usage) when this build does not have both. */
export async function recordsOf(engine: Reader, pair: ReviewPair): Promise<SideBySide> {
  const found = await sideBySide(engine, pair);
  if (found) return found;
  throw unknownPair();
}

/** Records what somebody judged: when it resolves it is signed and on disk. */
export function record(
  served: ServedCase,
  user: SignedIn,
  judged: ReviewPair & { readonly verdict: Verdict },
  reason: string,
): Promise<{ readonly index: number }> {
  return writeCase(served, user, (target, effects) => judge(target, judged, reason, effects));
}

/**
 * Takes a judgement back: one's own, or anybody's for those who approve.
 *
 * @throws RingbreakError NOT_ALLOWED (forbidden), NO_SUCH_JUDGEMENT (usage).
 */
export function takeBack(
  served: ServedCase,
  user: SignedIn,
  index: number,
  reason: string,
): Promise<{ readonly index: number }> {
  return writeCase(served, user, async (target, effects) => {
    const own = (await judgementsInForce(target)).find((one) => one.index === index)?.actor === user.name;
    if (!own && !mayDo(user, 'case.approve')) throw notAllowed();
    return withdrawJudgement(target, index, reason, effects);
  });
}

function unknownPair(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'UNKNOWN_PAIR',
    what: 'this build does not have both records of that pair',
    next: 'Choose a pair from the queue.',
  });
}
