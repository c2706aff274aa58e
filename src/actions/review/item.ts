import { RingbreakError } from '../../base/errors.ts';
import { hashOf } from '../../base/hash.ts';
import type { JudgedSubject } from '../../pipeline/judgement.ts';

/** A pair that a person can judge. */
export interface ReviewPair {
  readonly subject: JudgedSubject;
  /** Keys as published: account and account, complaint and call, known_ref and account. */
  readonly a: string;
  readonly b: string;
}

/** A pair that waits for a person's judgement. */
export interface ReviewItem extends ReviewPair {
  /** Short name of the pair, the same in every build. */
  readonly id: string;
  /** What the machine gives it. */
  readonly probability: number;
  /** The build takes the two for one now. */
  readonly joined: boolean;
  /** Chance that a person says otherwise than the build, times what would then move, in victims. Orders the queue. */
  readonly expected_change: number;
  /** What a judgement against the build would do, in words. */
  readonly effect: string;
  readonly evidence: string;
}

const LETTERS: Readonly<Record<JudgedSubject, string>> = { accounts: 'a', complaint_call: 'c', known_match: 'k' };
const SPOKEN: Readonly<Record<string, JudgedSubject>> = {
  accounts: 'accounts',
  complaint: 'complaint_call',
  known: 'known_match',
};

/** `a-3f09c2d41b`: the kind, then ten digits over the pair; two accounts have no order. */
export function itemId({ subject, a, b }: ReviewPair): string {
  const pair = subject === 'accounts' && b < a ? [b, a] : [a, b];
  return `${LETTERS[subject]}-${hashOf(pair).slice(0, 10)}`;
}

/**
 * A pair that somebody names by its keys: `accounts:12/55`, `complaint:R-7/call-9`, `known:OP-1/email/x@y.zz/12`. Keys may
 * hold slashes, so every way to divide the text is returned.
 */
export function spokenPairs(text: string): ReviewPair[] {
  const colon = text.indexOf(':');
  const subject = colon < 0 ? undefined : SPOKEN[text.slice(0, colon)];
  if (!subject) return [];
  const keys = text.slice(colon + 1);
  const pairs: ReviewPair[] = [];
  for (let at = keys.indexOf('/'); at >= 0; at = keys.indexOf('/', at + 1)) {
    const [a, b] = [keys.slice(0, at), keys.slice(at + 1)];
    if (a !== '' && b !== '') pairs.push({ subject, a, b });
  }
  return pairs;
}

export function unknownItem(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'UNKNOWN_ITEM',
    what: 'there is nothing of that name to judge in this build',
    next: 'List what waits with `ringbreak review CASE --list`, or name a pair: accounts:A/B, complaint:REF/CALL, known:REF/ACCOUNT.',
  });
}
