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

export function unknownTable(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'UNKNOWN_TABLE',
    what: 'there is no published table of that name',
    next: `Name one of ${PUBLISHED.join(', ')}.`,
  });
}
