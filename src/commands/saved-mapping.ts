import { readFile, stat } from 'node:fs/promises';
import { RingbreakError } from '../base/errors.ts';

/** A mapping of the widest table is a few hundred kilobytes. */
const LARGEST = 32 << 20;

/** @throws RingbreakError SAVED_MAPPING_UNREADABLE (usage): no such file, or one that is too large to be a mapping. */
export async function readSavedMapping(file: string): Promise<string> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  if (size !== undefined && size <= LARGEST) return readFile(file, 'utf8');
  throw new RingbreakError({
    kind: 'usage',
    code: 'SAVED_MAPPING_UNREADABLE',
    what: size === undefined ? 'there is no such file' : 'the file is too large for a saved mapping',
    where: { file },
    next: 'Save a mapping with `ringbreak map CASE --save FILE` and give that file.',
  });
}
