/** Who somebody is in the unit; what a role may do and see is decided in policy.ts alone. */
export const ROLES = ['analyst', 'victim_officer', 'supervisor', 'liaison', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** A signed-in person. */
export interface SignedIn {
  /** Stable, random; the only name of a person in logs. */
  readonly id: string;
  /** Shown to colleagues, and the actor of ledger events. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** Case ids the person may open; undefined: every case that is served. */
  readonly cases?: readonly string[];
  /** Countries (ISO 3166-1 alpha-2) whose people the person may see; undefined: all. */
  readonly regions?: readonly string[];
}
