import { RingbreakError } from '../base/errors.ts';
import { PUBLISHED } from '../domains/all.ts';

/** @throws RingbreakError NOT_A_NUMBER (usage). */
export function wholeNumber(text: string, option: string): number {
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new RingbreakError({
    kind: 'usage',
    code: 'NOT_A_NUMBER',
    what: `${option} takes a whole number`,
    next: `Give digits only, for example ${option} 20.`,
  });
}

/** A decision needs a reason. @throws RingbreakError REASON_MISSING (usage). */
export function reasonOf(options: { readonly reason?: string }): string {
  if (options.reason) return options.reason;
  throw new RingbreakError({
    kind: 'usage',
    code: 'REASON_MISSING',
    what: 'this goes to the ledger, and the ledger takes nothing without a reason',
    next: 'Say why with --reason TEXT.',
  });
}

/** Arguments that do not go together. */
export function wrongArguments(what: string, next: string): RingbreakError {
  return new RingbreakError({ kind: 'usage', code: 'WRONG_ARGUMENTS', what, next });
}

export function unknownTable(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'UNKNOWN_TABLE',
    what: 'there is no published table of that name',
    next: `Name one of ${PUBLISHED.join(', ')}.`,
  });
}
