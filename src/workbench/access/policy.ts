import type { Role, SignedIn } from './roles.ts';

/**
 * What a person may do. What they may see of a table is in columns.ts and regions.ts; docs/workbench.md has it all as one
 * matrix.
 */
export const ACTIONS = {
  /** See that the case is there, its title and its counts. */
  'case.open': ['analyst', 'victim_officer', 'supervisor', 'liaison', 'auditor'],
  /** Read rows of tables: those columns and rows that the roles give. */
  'case.read': ['analyst', 'victim_officer', 'supervisor', 'liaison', 'auditor'],
  /** Take out what is seen, as a file. */
  'case.export': ['analyst', 'victim_officer', 'supervisor', 'liaison'],
  /** See evidence as it was received: raw rows, samples of columns, rejects, and what a figure rests on. */
  'case.raw': ['analyst', 'supervisor'],
  /** Judge pairs of accounts and identifiers; write notes on operators. */
  'case.judge': ['analyst', 'supervisor'],
  /** Link or unlink a complaint and a call; write notes on victims. */
  'case.complaints': ['analyst', 'victim_officer', 'supervisor'],
  'case.take_in': ['analyst', 'supervisor'],
  'case.map': ['analyst', 'supervisor'],
  'case.build': ['analyst', 'supervisor'],
  /** Approve or withdraw what others decided; set parameters of rules. */
  'case.approve': ['supervisor'],
  /** Read the ledger's events and verify the case. */
  'ledger.read': ['analyst', 'supervisor', 'auditor'],
  /** See who looked at what. */
  'audit.read': ['supervisor', 'auditor'],
  /** Invite, change and dismiss people; see their sessions. */
  'people.manage': ['administrator'],
  /** What everybody who is signed in may: their own sessions, password and passkeys. */
  self: ['analyst', 'victim_officer', 'supervisor', 'liaison', 'auditor', 'administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Action = keyof typeof ACTIONS;

/** What a route needs, and whether what it answers is of the case. */
export interface Permission {
  readonly action: Action | 'anybody';
  /**
   * data: every good answer shows something of the case, so the handler must call `c.var.consult`. nothing: progress,
   * acknowledgements, names of tables and columns.
   */
  readonly shows: 'data' | 'nothing';
}

/** Whether one of the person's roles allows it. Which cases and regions is asked apart. */
export function mayDo(user: Pick<SignedIn, 'roles'>, action: Action): boolean {
  const allowed: readonly Role[] = ACTIONS[action];
  return user.roles.some((role) => allowed.includes(role));
}

/** Whether the person may know that this case exists. */
export function mayOpen(user: Pick<SignedIn, 'roles' | 'cases'>, caseId: string): boolean {
  return mayDo(user, 'case.open') && (user.cases?.includes(caseId) ?? true);
}

/** Everything that the person may do, for the interface to leave out what would be refused. */
export function actionsOf(user: Pick<SignedIn, 'roles'>): Action[] {
  return (Object.keys(ACTIONS) as Action[]).filter((action) => mayDo(user, action));
}

/**
 * The countries that the person is limited to (ISO 3166-1 alpha-2); undefined: none. Somebody who is only a liaison and
 * was granted no country sees nobody, not everybody.
 */
export function regionsOf(user: Pick<SignedIn, 'roles' | 'regions'>): readonly string[] | undefined {
  if (user.regions !== undefined) return [...new Set(user.regions)].sort();
  const wide = user.roles.some((role) => role !== 'liaison' && role !== 'auditor' && role !== 'administrator');
  return wide || !user.roles.includes('liaison') ? undefined : [];
}
