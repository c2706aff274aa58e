import type { Engine } from '../../engines/engine.ts';
import type { Viewer } from './viewer.ts';

/** What a person may see as an engine, for the actions and explanations that ask one. Whatever would write is our bug. */
export function readingEngine(viewer: Viewer): Engine {
  const refuse = (): never => {
    throw new Error('a viewer only reads');
  };
  return {
    version: 'viewer',
    rows: (sql, params) => viewer.rows(sql, params),
    batches: (sql, params) => viewer.batches(sql, params),
    run: refuse,
    script: refuse,
    interrupt: refuse,
    close: refuse,
  };
}
