import type { Permission } from '../access/permit.ts';
import type { SignedIn } from '../access/roles.ts';
import type { Consultation } from '../audit/consultation.ts';
import type { CasePool, ServedCase } from './case-pool.ts';
import type { Viewer } from './viewer.ts';

/** What every handler finds in its context. */
export interface WorkbenchEnv {
  Variables: {
    /** Who asks; set by the session middleware, without which no route under /api but sign-in answers. */
    user: SignedIn;
    cases: CasePool;
    /** The case of a route under /api/case/:case, which the person may open. */
    case: ServedCase;
    /** The one way to the case's data: what the person may see of its last complete build. */
    viewer: Viewer;
    /** Says what the answer shows; it is logged before the answer is sent. */
    consult: (consultation: Consultation) => void;
    /** What the route was declared with (access/permit.ts). */
    permission: Permission | undefined;
  };
}
