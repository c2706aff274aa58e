import { useState } from 'react';
import * as z from 'zod/mini';

/** The value that is looked for stays out of the address: addresses are kept in histories. */
export const auditState = z.object({
  person: z.optional(z.string()),
  type: z.optional(z.enum(['consulted', 'refused', 'signed_in', 'signed_out', 'person_changed'])),
  what: z.optional(z.string()),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
});
export type AuditState = z.output<typeof auditState>;

/** What the filters ask, as the API takes it: days become moments, the last day counts. */
export function questionOf({ person, type, what, from, to }: AuditState, value: string) {
  return {
    ...(person ? { person } : {}),
    ...(type ? { type } : {}),
    ...(what ? { what } : {}),
    ...(value ? { value } : {}),
    ...(from ? { from: `${from}T00:00:00Z` } : {}),
    ...(to ? { to: new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString() } : {}),
  };
}

/** A filter that is a person's number or name: it is kept in memory only. */
export function useHiddenValue(): readonly [string, (value: string) => void] {
  return useState('');
}
