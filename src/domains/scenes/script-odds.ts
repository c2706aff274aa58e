import { readFileSync } from 'node:fs';
import { sha256 } from '../../base/hash.ts';
import type { Engine } from '../../engines/engine.ts';
import { count, share } from '../../model/columns.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { defineCodeStep, parametersOf, type Step } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';
import { type CrewHabit, fitScripts, type Look, RELATIONS, SHOWN } from './fit-scripts.ts';
import { SCENE_PARAMETERS } from './parameters.ts';

const CHANGES = readFileSync(new URL('./tables/script-change.sql', import.meta.url), 'utf8');
const CALLS = readFileSync(new URL('./tables/script-calls.sql', import.meta.url), 'utf8');

/**
 * How often each crew goes on with a script, and what a script's next stage looks like, learned from the case
 * (fit-scripts.ts). Also makes `work.script_look`.
 */
export const scriptOdds: Step = defineCodeStep({
  name: 'work.script_habit',
  purpose: 'How often each crew goes on under another identity: with a script, or with a further story',
  reads: ['work.scene_again', 'work.scene_shown', 'canonical.call', 'work.talk_second', 'work.scene_caller'],
  alsoMakes: ['work.script_look'],
  version: 3,
  parameters: { scene_held_s: SCENE_PARAMETERS.scene_held_s, script_warning_s: SCENE_PARAMETERS.script_warning_s },
  inputs: () => ({ sql: [sha256(CHANGES), sha256(CALLS)] }),
  table: {
    name: 'work.script_habit',
    row: 'a crew: call centre, operator or account',
    key: ['crew'],
    columns: [
      count('crew', 'Crew, as in work.scene_caller; 0 where no account is known'),
      share('warned', 'Share of the people spoken to for half a minute or so who get the next stage of a script'),
      share('held', 'Share of the people held in conversation who do'),
      share('warned_again', 'Share of the first who are told another story later or tried again'),
      share('held_again', 'Share of the second who are'),
      share(
        'tried_again',
        'Share of the calls that nobody took after which the person is reached under another identity',
      ),
    ],
  },
  make: makeHabits,
});

async function makeHabits(target: string, context: BuildContext, engine: Engine): Promise<void> {
  const rows = await engine.rows(CALLS, parametersOf(scriptOdds, context));
  const crews = rows.map((row) => String(row.crew));
  const places = new Map(crews.map((crew, i) => [crew, i] as const));
  const calls = rows.map((row) => [Number(row.tried), Number(row.words), Number(row.warning), Number(row.held)]);
  const changes = (await engine.rows(CHANGES)).map((row) => ({
    crew: places.get(String(row.crew))!,
    before: Number(row.before),
    shown: SHOWN.indexOf(String(row.shown) as (typeof SHOWN)[number]),
    gap: Number(row.gap),
    after: Number(row.after),
    relation: RELATIONS.indexOf(String(row.relation) as (typeof RELATIONS)[number]),
    changes: Number(row.changes),
  }));
  const { habits, looks } = fitScripts(changes, calls);
  await writeHabits(engine, target, crews, habits);
  await writeLooks(engine, looks);
}

async function writeHabits(
  engine: Engine,
  target: string,
  crews: readonly string[],
  habits: readonly CrewHabit[],
): Promise<void> {
  await engine.run(
    `CREATE TABLE ${target} (crew BIGINT, warned DOUBLE, held DOUBLE, warned_again DOUBLE, held_again DOUBLE, tried_again DOUBLE)`,
  );
  const column = (of: (habit: CrewHabit) => number) => habits.map((habit) => of(habit).toPrecision(8));
  await insertBatches(engine, target, [
    crews,
    column((one) => one.warned),
    column((one) => one.held),
    column((one) => one.warnedAgain),
    column((one) => one.heldAgain),
    column((one) => one.triedAgain),
  ]);
}

async function writeLooks(engine: Engine, looks: readonly Look[]): Promise<void> {
  await engine.run(
    'CREATE TABLE work.script_look__new (shown VARCHAR, gap BIGINT, after BIGINT, relation VARCHAR, again_odds DOUBLE, tried_odds DOUBLE)',
  );
  await insertBatches(engine, 'work.script_look__new', [
    looks.map((one) => SHOWN[one.shown]!),
    looks.map((one) => String(one.gap)),
    looks.map((one) => String(one.after)),
    looks.map((one) => RELATIONS[one.relation]!),
    looks.map((one) => one.againOdds.toPrecision(8)),
    looks.map((one) => one.triedOdds.toPrecision(8)),
  ]);
}
