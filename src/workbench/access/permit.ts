import { createMiddleware } from 'hono/factory';
import { RingbreakError } from '../../base/errors.ts';
import type { WorkbenchEnv } from '../server/env.ts';
import { notSignedIn } from '../server/errors.ts';
import { type Action, mayDo, type Permission } from './policy.ts';

/**
 * What every route under /api is declared with: `createRoute({ ...permit('case.read'), method: 'get', … })`. Without it
 * the app refuses to answer. It is also in the OpenAPI document, as `x-permission`.
 */
export function permit(action: Action, shows: Permission['shows'] = action.startsWith('case.') ? 'data' : 'nothing') {
  const permission: Permission = { action, shows };
  const middleware = createMiddleware<WorkbenchEnv>(async (c, next) => {
    if (!c.var.user) throw notSignedIn();
    if (!mayDo(c.var.user, action)) {
      const { case: target, user } = c.var;
      // The log says who tried what they may not; a failure to write it must not turn the refusal into something else.
      if (target && c.var.trail) await c.var.trail.note(target, { type: 'refused', person: user.id, action });
      throw notAllowed();
    }
    c.set('permission', permission);
    await next();
  });
  return { middleware, 'x-permission': permission };
}

/** For the few routes that answer before anybody is signed in. None is below /api/case. */
export function anybody() {
  const permission: Permission = { action: 'anybody', shows: 'nothing' };
  const middleware = createMiddleware<WorkbenchEnv>(async (c, next) => {
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
