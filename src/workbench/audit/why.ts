import type { Context } from 'hono';
import { RingbreakError } from '../../base/errors.ts';

/** Longest reason that the log keeps. */
const LONGEST = 500;

/**
 * Why the person looks, from the header X-Justification: UTF-8, percent-encoded because headers hold ASCII.
 *
 * @throws RingbreakError JUSTIFICATION_UNREADABLE (usage).
 */
export function whyIn(c: Context): string | undefined {
  const header = c.req.header('x-justification');
  if (header === undefined || header.trim() === '') return undefined;
  try {
    const why = decodeURIComponent(header).trim();
    if (why.length <= LONGEST && why.isWellFormed()) return why;
  } catch {
    // Not percent-encoded: the same answer as for one that is too long.
  }
  throw new RingbreakError({
    kind: 'usage',
    code: 'JUSTIFICATION_UNREADABLE',
    what: `a justification is percent-encoded text of at most ${LONGEST} characters`,
    next: 'Write it shorter.',
  });
}
