import type { Context } from 'hono';
import { type ErrorKind, isRingbreakError, RingbreakError } from '../../base/errors.ts';

const STATUS: Readonly<Record<ErrorKind, 400 | 403 | 409 | 423 | 500>> = {
  bug: 500,
  usage: 400,
  exhibit: 400,
  damaged: 409,
  locked: 423,
  forbidden: 403,
};
const STATUS_OF_CODE: Readonly<Record<string, 401 | 404 | 429>> = {
  NOT_SIGNED_IN: 401,
  NO_SUCH_CASE: 404,
  NOT_FOUND: 404,
  TOO_MANY_TRIES: 429,
};

/**
 * Every error as JSON { code, what, where?, next }. What we did not foresee says nothing about itself: a message of the
 * engine may quote evidence.
 */
export function errorAnswer(error: unknown, c: Context): Response {
  if (!isRingbreakError(error)) {
    const next = 'Try again; if it stays, tell who runs the workbench.';
    return c.json({ code: 'UNEXPECTED', what: 'something went wrong that nobody foresaw', next }, 500);
  }
  const { code, what, where, next, kind } = error;
  const place = Object.keys(where).length > 0 ? { where } : {};
  return c.json({ code, what, ...place, next }, STATUS_OF_CODE[code] ?? STATUS[kind]);
}

/** The same answer for a case that is not served and one that the person may not open. */
export function noSuchCase(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'NO_SUCH_CASE',
    what: 'no case of this name is open to you',
    next: 'Choose one from the list of cases.',
  });
}

export function notSignedIn(): RingbreakError {
  return new RingbreakError({
    kind: 'forbidden',
    code: 'NOT_SIGNED_IN',
    what: 'nobody is signed in',
    next: 'Sign in.',
  });
}

export function notFound(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'NOT_FOUND',
    what: 'there is nothing at this address',
    next: 'Programs find what there is at /api.',
  });
}
