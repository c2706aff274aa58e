import { RingbreakError } from '../../base/errors.ts';

/** A ledger or record that is not what it must be. The check says more than the first thing met here. */
export function damagedCase(code: string, what: string, file: string, row?: number): RingbreakError {
  return new RingbreakError({
    kind: 'damaged',
    code,
    what,
    where: row === undefined ? { file } : { file, row },
    next: 'Run `ringbreak check` to see what is affected, then restore the file from a copy of the case.',
  });
}
