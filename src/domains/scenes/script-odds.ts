import { readFileSync } from 'node:fs';
import { sha256 } from '../../base/hash.ts';
import type { Engine } from '../../engines/engine.ts';
import { count, share, text } from '../../model/columns.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { defineCodeStep } from '../../pipeline/step.ts';
import { fitScripts, type Seen, SHOWN } from './fit-scripts.ts';

const CHANGES = readFileSync(new URL('./tables/change-of-identity.sql', import.meta.url), 'utf8');

/**
 * How likely another identity is the next stage of a script rather than a retry, learned from the case (fit-scripts.ts).
 * Also makes `work.script_talk`: the same by the length of the talk before alone.
 */
export const scriptOdds = defineCodeStep({
  name: 'work.script_odds',
  purpose:
    'How likely another identity is the next stage of a script, by the talk before, time between, number and talk',
  reads: ['work.scene_call', 'work.scene_shown'],
  alsoMakes: ['work.script_talk'],
  version: 1,
  inputs: () => ({ sql: sha256(CHANGES) }),
  table: {
    name: 'work.script_odds',
    row: 'what a call under another identity was like',
    key: ['talk', 'shown', 'gap', 'after'],
    columns: [
      count('talk', 'Band of the talk before (macro script_talk)'),
      text('shown', 'set: the number was set for the call; ordinary: others saw it too; unknown'),
      count('gap', 'Band of the time between (macro script_gap)'),
      count('after', 'Band of the talk of the call itself (macro script_after)'),
      count('changes', 'Such calls in the case'),
      share('probability', 'That such a call is the next stage of a script'),
    ],
  },
  make: makeOdds,
});

async function makeOdds(target: string, _context: BuildContext, engine: Engine): Promise<void> {
  const rows = await engine.rows(CHANGES);
  const seen: Seen[] = rows.map((row) => ({
    talk: Number(row.talk),
    shown: SHOWN.indexOf(String(row.shown) as (typeof SHOWN)[number]),
    gap: Number(row.gap),
    after: Number(row.after),
    changes: Number(row.changes),
  }));
  const { odds, shares } = fitScripts(seen);
  await engine.run(
    `CREATE TABLE ${target} (talk BIGINT, shown VARCHAR, gap BIGINT, after BIGINT, changes BIGINT, probability DOUBLE)`,
  );
  await engine.run(
    `INSERT INTO ${target} SELECT CAST(unnest($talk) AS BIGINT), unnest($shown), CAST(unnest($gap) AS BIGINT),
       CAST(unnest($after) AS BIGINT), CAST(unnest($changes) AS BIGINT), CAST(unnest($probability) AS DOUBLE)`,
    {
      talk: odds.map((one) => String(one.talk)),
      shown: odds.map((one) => SHOWN[one.shown]!),
      gap: odds.map((one) => String(one.gap)),
      after: odds.map((one) => String(one.after)),
      changes: odds.map((one) => String(one.changes)),
      probability: odds.map((one) => one.probability.toFixed(6)),
    },
  );
  await engine.run('CREATE TABLE work.script_talk__new (talk BIGINT, share DOUBLE)');
  await engine.run(
    'INSERT INTO work.script_talk__new SELECT CAST(unnest($talk) AS BIGINT), CAST(unnest($share) AS DOUBLE)',
    {
      talk: shares.map((_, i) => String(i + 1)),
      share: shares.map((one) => one.toFixed(6)),
    },
  );
}
