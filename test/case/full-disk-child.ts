import { realEffects } from '../../src/base/effects.ts';
import { isRingbreakError } from '../../src/base/errors.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { openCase } from '../../src/case/case.ts';

/** Adds a file to a case under a limit on the size of files, and prints how that was answered. */
const [folder, path] = process.argv.slice(2) as [string, string];
const open = await openCase(folder, { write: true });
const answer = await open.addExhibit(path, { reason: 'r' }, {}, realEffects(), silentProgress).then(
  ({ added }) => (added ? 'added' : 'known'),
  (error: unknown) => (isRingbreakError(error) ? `${error.kind} ${error.code}` : `${error}`),
);
await open.close();
process.stdout.write(answer);
