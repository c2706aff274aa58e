import type { Access } from '../access/access.ts';
import type { Site } from '../access/passkeys.ts';
import type { Permission } from '../access/policy.ts';
import type { SignedIn } from '../access/roles.ts';
import type { Session } from '../access/sessions.ts';
import type { Consultation } from '../audit/consultation.ts';
import type { AuditTrail } from '../audit/trail.ts';
import type { CasePool, ServedCase } from './case-pool.ts';
import type { Reach } from './reach.ts';
import type { Viewer } from './viewer.ts';

/** What every handler finds in its context. */
export interface WorkbenchEnv {
  Variables: {
    /** Who asks; there for every route that is declared with a permission but `anybody`. */
    user: SignedIn;
    /** The session of who asks. */
    session: Session | undefined;
    cases: CasePool;
    /** The case of a route under /api/case/:case, which the person may open. */
    case: ServedCase;
    /** The one way to the case's data: what the person may see of its last complete build. */
    viewer: Viewer;
    /** Says what the answer shows; it is logged before the answer is sent. */
    consult: (consultation: Consultation) => void;
    /** What the route was declared with (access/permit.ts). */
    permission: Permission | undefined;
    /** People, sessions and how they sign in; for the screens that are about them. */
    access: Access;
    trail: AuditTrail;
    reach: Reach;
    /** Where the pages are, as the browser sees it. */
    site: Site;
    /** For style elements; see security.ts. */
    secureHeadersNonce?: string;
  };
}
