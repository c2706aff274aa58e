import type { SignedIn } from '../access/roles.ts';
import type { CasePool } from './case-pool.ts';

/** What every handler finds in its context. */
export interface WorkbenchEnv {
  Variables: {
    /** Who asks; set by the session middleware, without which no route under /api but sign-in answers. */
    user: SignedIn;
    cases: CasePool;
  };
}
