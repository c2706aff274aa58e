import { createMiddleware } from 'hono/factory';
import { RingbreakError } from '../../base/errors.ts';
import type { WorkbenchEnv } from '../server/env.ts';
import { type Action, mayDo } from './policy.ts';

/** What a route needs, and whether what it answers is of the case. */
export interface Permission {
  readonly action: Action;
  /**
   * data: every good answer shows something of the case, so the handler must call `c.var.consult`. nothing: progress,
   * acknowledgements, names of tables and columns.
   */
  readonly shows: 'data' | 'nothing';
}

/**
 * What every route under /api is declared with: `createRoute({ ...permit('case.read'), method: 'get', … })`. Without it
 * the app refuses to answer. It is also in the OpenAPI document, as `x-permission`.
 */
export function permit(action: Action, shows: Permission['shows'] = action.startsWith('case.') ? 'data' : 'nothing') {
  const permission: Permission = { action, shows };
  const middleware = createMiddleware<WorkbenchEnv>(async (c, next) => {
    if (!mayDo(c.var.user, action)) throw notAllowed();
    c.set('permission', permission);
    await next();
  });
  return { middleware, 'x-permission': permission };
}

/** The one answer to everything that a role does not allow. */
export function notAllowed(): RingbreakError {
  return new RingbreakError({
    kind: 'forbidden',
    code: 'NOT_ALLOWED',
    what: 'your role does not allow this',
    next: 'Ask an administrator for the role, or a colleague who has it.',
  });
}
