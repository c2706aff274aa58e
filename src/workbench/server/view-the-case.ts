import { createMiddleware } from 'hono/factory';
import type { Row } from '../../engines/engine.ts';
import { regionsOf } from '../access/policy.ts';
import { CaseViewer } from './case-viewer.ts';
import type { WorkbenchEnv } from './env.ts';
import { unwatched } from './unwatched.ts';
import type { Facet, TablePage, ViewColumn, Viewer } from './viewer.ts';

/** Tells which build an answer is of; two answers with the same one belong together. */
const BUILD_HEADER = 'X-Ringbreak-Build';

/**
 * Gives the handler the person's view of the last complete build, which stays the same for the whole request. Routes that
 * need no build also work in a case that has none: only who asks the viewer then gets the error.
 */
export const viewTheCase = createMiddleware<WorkbenchEnv>(async (c, next) => {
  const { user, case: target } = c.var;
  const lease = await target.builds.lease().catch((error: unknown) => ({ error }));
  if ('error' in lease) {
    c.set('viewer', new NoViewer(lease.error));
    return next();
  }
  try {
    const profile = { roles: user.roles, regions: regionsOf(user) };
    const viewer = await CaseViewer.of(lease.served, profile, c.req.raw.signal);
    c.set('viewer', viewer);
    await next();
    c.res.headers.set(BUILD_HEADER, viewer.build);
  } finally {
    lease.leave();
  }
});

/** Stands in where there is no build to read. */
class NoViewer implements Viewer {
  readonly #error: unknown;
  readonly unrestricted = false;

  constructor(error: unknown) {
    this.#error = error;
  }

  get build(): string {
    throw this.#error;
  }

  rows(): Promise<Row[]> {
    return unwatched(Promise.reject(this.#error));
  }

  batches(): AsyncIterable<Row[]> {
    throw this.#error;
  }

  parquet(): Promise<string> {
    return unwatched(Promise.reject(this.#error));
  }

  whole(): Promise<never> {
    return unwatched(Promise.reject(this.#error));
  }

  tables(): readonly string[] {
    throw this.#error;
  }

  columns(): readonly ViewColumn[] {
    throw this.#error;
  }

  table(): Promise<TablePage> {
    return unwatched(Promise.reject(this.#error));
  }

  facets(): Promise<Facet[]> {
    return unwatched(Promise.reject(this.#error));
  }
}
