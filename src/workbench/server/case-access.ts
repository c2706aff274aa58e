import { createMiddleware } from 'hono/factory';
import { mayOpen } from '../access/policy.ts';
import type { SignedIn } from '../access/roles.ts';
import type { Consultation } from '../audit/consultation.ts';
import { isJustificationDemanded, justificationNeeded } from '../audit/justification.ts';
import { keptWhy, whyIn } from '../audit/why.ts';
import type { ServedCase } from './case-pool.ts';
import type { WorkbenchEnv } from './env.ts';
import { noSuchCase, notSignedIn } from './errors.ts';

/** Writes consultations down for good; resolves when they survive a crash. `why`: the reason that the person gave. */
export type Record = (
  target: ServedCase,
  user: SignedIn,
  consultations: readonly Consultation[],
  why?: string,
) => Promise<void>;

/** Finds the case of the route for those who may open it. */
export const openTheCase = createMiddleware<WorkbenchEnv>(async (c, next) => {
  if (!c.var.user) throw notSignedIn();
  const served = c.var.cases.find(c.req.param('case') ?? '');
  if (!served || !mayOpen(c.var.user, served.info.id)) throw noSuchCase();
  c.set('case', served);
  await next();
});

/**
 * Lets no good answer of a case leave that was not logged: what the handler said it shows is written down first, and a
 * handler that said nothing without being declared to show nothing is answered with an error instead.
 */
export function logged(record: Record) {
  return createMiddleware<WorkbenchEnv>(async (c, next) => {
    const consultations: Consultation[] = [];
    c.set('consult', (consultation) => {
      consultations.push(consultation);
    });
    await next();
    if (c.res.status >= 300) return;
    if (c.var.permission?.shows === 'data' && consultations.length === 0) {
      throw new Error(`a route shows data of a case and does not say what: ${c.req.routePath}`);
    }
    if (consultations.length === 0) return;
    const why = whyIn(c) ?? keptWhy(c.var.session?.id, c.var.case.info.id);
    if (why === undefined && (await isJustificationDemanded(c.var.case))) throw justificationNeeded();
    await record(c.var.case, c.var.user, consultations, why);
  });
}

/** Lets no route answer that was not declared with what it needs. */
export const declared = createMiddleware<WorkbenchEnv>(async (c, next) => {
  c.set('permission', undefined);
  await next();
  if (c.res.status < 300 && c.var.permission === undefined) {
    throw new Error(`a route is declared without a permission: ${c.req.routePath}`);
  }
});
