import { openDuckdb } from '../../engines/duckdb/duckdb.ts';
import type { Engine, Reader } from '../../engines/engine.ts';

let engine: Promise<Engine> | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Reads rows out of the raw layer's files, which the served builds cannot reach: an engine of its own with little memory,
 * one question after the other. Its files are named by us (`rawFile`), never by a request.
 */
export const rawRows: Reader = {
  rows: (sql, params) => {
    const answer = last.then(async () => {
      engine ??= openDuckdb({ threads: 1, memory: '256MB' });
      return (await engine).rows(sql, params);
    });
    last = answer.catch(() => undefined);
    return answer;
  },
};
