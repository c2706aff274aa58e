import type { ReviewItem } from '../../../actions/review/item.ts';
import { doubtfulPairs, stillWaiting } from '../../../actions/review/queue.ts';
import type { Judgement } from '../../../pipeline/judgement.ts';
import type { Viewer } from '../../server/viewer.ts';

/** Builds whose pairs are kept: a case has one, and for a moment the one before. */
const MOST = 8;
/** The doubtful pairs of builds, by their id: they are the same for everybody who sees the whole case. */
const known = new Map<string, Promise<readonly ReviewItem[]>>();

/** Every pair of which the viewer's build is not sure; worked out once for a build. */
export function pairsOf(viewer: Viewer): Promise<readonly ReviewItem[]> {
  const before = known.get(viewer.build);
  if (before) return before;
  const pairs = doubtfulPairs(viewer);
  known.set(viewer.build, pairs);
  pairs.catch(() => known.delete(viewer.build));
  if (known.size > MOST) known.delete(known.keys().next().value!);
  return pairs;
}

/** The pairs that wait for somebody: what the screen lists and the overview counts. */
export async function waitingFor(
  viewer: Viewer,
  judgements: readonly Judgement[],
  actor: string,
): Promise<readonly ReviewItem[]> {
  return stillWaiting(await pairsOf(viewer), judgements, actor);
}
