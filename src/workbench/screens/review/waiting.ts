import type { ReviewItem } from '../../../actions/review/item.ts';
import { doubtfulPairs, stillWaiting } from '../../../actions/review/queue.ts';
import type { Judgement } from '../../../pipeline/judgement.ts';
import { ROLES } from '../../access/roles.ts';
import type { ServedCase } from '../../server/case-pool.ts';
import type { Viewer } from '../../server/viewer.ts';

/** Builds whose pairs are kept: a case has one, and for a moment the one before. */
const MOST = 8;
/** The doubtful pairs of builds, by their id: they are the same for everybody who sees the whole case. */
const known = new Map<string, Promise<readonly ReviewItem[]>>();

/** Every pair of which a build is not sure; worked out once for a build, by whoever sees all of it. */
export function pairsOf(viewer: Pick<Viewer, 'build' | 'rows'>): Promise<readonly ReviewItem[]> {
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

/** Works the pairs out before anybody asks; a build that cannot be opened is told to who asks. */
export async function warmPairs({ builds }: ServedCase): Promise<void> {
  const lease = await builds.lease().catch(() => undefined);
  if (!lease) return;
  const { served, leave } = lease;
  const everything = { roles: ROLES, regions: undefined };
  try {
    await pairsOf({ build: served.id, rows: (sql, params) => served.rows(everything, sql, params) });
  } catch {
    // Whoever asks next is told what is wrong with the build.
  } finally {
    leave();
  }
}
