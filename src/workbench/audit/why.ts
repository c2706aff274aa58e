import type { Context } from 'hono';
import { RingbreakError } from '../../base/errors.ts';

/** Longest reason that the log keeps. */
const LONGEST = 500;

/** What people said why they look, by session and case: kept in memory, so that it is asked again after a restart. */
const said = new Map<string, string>();
const MOST = 10_000;

/** Keeps why somebody looks at a case for the rest of their session. */
export function keepWhy(session: string, caseId: string, why: string): void {
  if (said.size >= MOST) said.clear();
  said.set(`${session} ${caseId}`, why);
}

export function keptWhy(session: string | undefined, caseId: string): string | undefined {
  return session === undefined ? undefined : said.get(`${session} ${caseId}`);
}

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
