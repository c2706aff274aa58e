import { appendFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { isRingbreakError } from '../../src/base/errors.ts';
import { acquireLock } from '../../src/case/lock.ts';

/** Takes the lock again and again, says so in a log, and dies while holding it. */
const [folder, log] = process.argv.slice(2) as [string, string];

for (let left = 3; ; ) {
  try {
    const lock = await acquireLock(folder);
    appendFileSync(log, 'in\n');
    await setTimeout(2);
    appendFileSync(log, 'out\n');
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    await lock.release();
  } catch (error) {
    if (!isRingbreakError(error)) {
      appendFileSync(log, `${error}\n`);
      throw error;
    }
  }
  await setTimeout(1);
}
