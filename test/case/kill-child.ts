import { writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { realEffects } from '../../src/base/effects.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { openCase } from '../../src/case/case.ts';

/**
 * Writes to a case until it is killed: exhibits, decisions, mappings in turn. Prints a line for everything that was
 * acknowledged, in the moment in which it was.
 */
const [folder, received, round] = process.argv.slice(2) as [string, string, string];
const effects = realEffects();
const acknowledge = (line: string) => writeSync(1, `${line}\n`);

const open = await openCase(folder, { write: true });
acknowledge('open');
for (let n = 0; ; n += 1) {
  const path = join(received, `${round}-${n}`);
  // Some exhibits are big enough to be killed in the middle of.
  await writeFile(path, Buffer.alloc(n % 3 === 0 ? 3_000_000 : 300, `${round} ${n} `));
  const { exhibit } = await open.addExhibit(path, { reason: 'kill test' }, {}, effects, silentProgress);
  acknowledge(`exhibit ${exhibit.sha256}`);
  const about = `${round} ${n}`;
  const { index } = await open.record({ type: 'decision', kind: 'kill_test', about, reason: 'kill test' }, effects);
  acknowledge(`event ${index} ${about}`);
  await open.writeMapping(exhibit, `{"made_in":"${about}"}`, { reason: 'kill test', confirmed: n % 2 === 0 }, effects);
  acknowledge(`mapping ${exhibit.sha256} ${n % 2 === 0 ? 'confirmed' : 'unconfirmed'}`);
}
