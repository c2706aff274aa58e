import { RingbreakError } from '../base/errors.ts';

/** What a file system answers when it cannot take what is written: the user's to mend, not a bug. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file system takes no file of this size (FAT32 ends at 4 GiB)',
  EROFS: 'the disk is read-only',
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  EIO: 'the disk reports an error',
};

/** Runs something that writes to the case. @throws RingbreakError CASE_NOT_WRITABLE (usage) for what a user can mend. */
export async function writing<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = REASONS[(cause as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined || cause instanceof RingbreakError) throw cause;
    throw new RingbreakError({
      kind: 'usage',
      code: 'CASE_NOT_WRITABLE',
      what: `the case folder cannot be written to: ${reason}`,
      where: { file },
      next: 'Mend that and run the same again: what was acknowledged before is safe.',
      cause,
    });
  }
}
