import { readFileSync } from 'node:fs';
import { sha256 } from '../../base/hash.ts';
import type { Engine } from '../../engines/engine.ts';
import { count } from '../../model/columns.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { defineCodeStep, parametersOf, type Step } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';
import { UnionFind } from '../union-find.ts';
import { SCENE_PARAMETERS } from './parameters.ts';

const HANDOVERS = readFileSync(new URL('./tables/handover.sql', import.meta.url), 'utf8');

/**
 * Operators who work on a number as one crew, where the identifiers of their accounts do not show it: one held the person,
 * the other called within a time that coincidence does not explain. Only the exceptions are listed: numbers where several
 * operators are one crew.
 */
export const sceneCrew: Step = defineCodeStep({
  name: 'work.scene_crew',
  purpose: 'Operators and call centres that hand over to each other on a number',
  reads: ['work.scene_call', 'work.scene_gap'],
  version: 3,
  parameters: { script_warning_s: SCENE_PARAMETERS.script_warning_s },
  inputs: () => ({ sql: sha256(HANDOVERS) }),
  table: {
    name: 'work.scene_crew',
    row: 'a number and an operator or call centre that works on it with others',
    key: ['number_no', 'member_no'],
    columns: [
      count('number_no', 'The number, as in work.scene_number'),
      count('member_no', 'Operator or call centre, as in work.scene_caller'),
      count('crew_no', 'One of them, which stands for all'),
    ],
  },
  make: makeCrews,
});

async function makeCrews(target: string, context: BuildContext, engine: Engine): Promise<void> {
  await engine.run(`CREATE TABLE ${target} (number_no BIGINT, member_no BIGINT, crew_no BIGINT)`);
  const rows: [string, string, string][] = [];
  let number = '';
  let sets = new UnionFind();
  const flush = (): void => {
    for (const member of sets.members()) rows.push([number, member, sets.find(member)]);
    sets = new UnionFind();
  };
  for await (const batch of engine.batches(HANDOVERS, parametersOf(sceneCrew, context))) {
    for (const row of batch) {
      if (String(row['number_no']) !== number) flush();
      number = String(row['number_no']);
      sets.join(String(row['from_crew']), String(row['to_crew']));
    }
  }
  flush();
  await insertBatches(
    engine,
    target,
    [0, 1, 2].map((i) => rows.map((row) => row[i]!)),
  );
}
