/**
 * The same promise, whose failure ends no process when nobody waits for it: a handler that asks two things at once and fails
 * on the first never looks at the second. Whoever does wait for it gets the failure all the same.
 */
export function unwatched<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
