import { OpenAPIHono } from '@hono/zod-openapi';
import { RingbreakError } from '../../base/errors.ts';
import type { WorkbenchEnv } from './env.ts';

/** A part of the API: what a screen's routes.ts begins with. What a request must be is answered like every other error. */
export function apiPart(): OpenAPIHono<WorkbenchEnv> {
  return new OpenAPIHono<WorkbenchEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const issue = result.error.issues[0];
      throw new RingbreakError({
        kind: 'usage',
        code: 'INVALID_REQUEST',
        what: `the request is not one that this address takes: ${issue?.path.join('.') || result.target}: ${issue?.code}`,
        next: 'Reload the page; programs find what is taken at /api.',
      });
    },
  });
}
