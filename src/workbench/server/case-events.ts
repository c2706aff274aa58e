import type { ServedCase } from './case-pool.ts';

/** How often the case folder is looked at while somebody listens, milliseconds: others write it too. */
const LOOK = 1000;
/** So long nothing may be sent: proxies cut silent connections. */
const SILENCE = 15_000;

/** One thing that the pages are told. */
export interface CaseEvent {
  /** build: how far a build is. published: the tables are of a newer build. changed: the ledger has grown. alive: nothing. */
  readonly event: 'build' | 'published' | 'changed' | 'alive';
  readonly data: unknown;
}

/** What happens to a case from now on, until the signal: first how things stand. */
export async function* caseEvents(target: ServedCase, signal: AbortSignal): AsyncIterable<CaseEvent> {
  const told = new Map<string, string>();
  let last = performance.now();
  while (!signal.aborted) {
    for (const one of await standing(target)) {
      const text = JSON.stringify(one.data);
      if (told.get(one.event) === text) continue;
      told.set(one.event, text);
      last = performance.now();
      yield one;
    }
    if (performance.now() - last > SILENCE) {
      last = performance.now();
      yield { event: 'alive', data: null };
    }
    await nextChange(target, signal);
  }
}

async function standing(target: ServedCase): Promise<CaseEvent[]> {
  const [build, published, changed] = await Promise.all([
    target.runner.state(),
    target.builds.id(),
    target.builds.ledgerState(),
  ]);
  return [
    { event: 'build', data: build },
    { event: 'published', data: published },
    { event: 'changed', data: changed },
  ];
}

/** Resolves when our own build says something, after a while, or at the signal. */
function nextChange({ runner }: ServedCase, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      forget();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, LOOK);
    const forget = runner.listen(done);
    signal.addEventListener('abort', done, { once: true });
  });
}
