import type { Engine, Params } from '../../../engines/engine.ts';
import type { MergeFeed } from './feeds.ts';
import { correctById } from './id-clock.ts';
import { applyMarks } from './marks.ts';
import { mergeServers } from './servers.ts';
import { isEmpty, runFile } from './statements.ts';

const TARGET = 'mapped.call__new';

/**
 * One call is one row of mapped.call__new: copies and legs are put into merge_source and marked, and the row that stays
 * is completed from them. A case with one table of calls without ids to share costs one look for repeated keys.
 *
 * @returns the tables whose ids prove their times.
 */
export async function mergeCalls(
  feeds: readonly MergeFeed[],
  params: Params,
  engine: Engine,
): Promise<ReadonlySet<MergeFeed>> {
  await runFile(engine, 'macros.sql');
  const proven = await correctById(feeds, params, engine);
  if (feeds.length > 1 || feeds.some(({ fields }) => fields.has('call_ref') || fields.has('unique_ref'))) {
    await runFile(engine, 'twin-key.sql');
    if (!(await isEmpty(engine, 'merge_twin_key'))) await mergeTwins(feeds, params, engine);
  }
  if (feeds.some(hasLegs)) {
    await runFile(engine, 'leg-group.sql');
    if (!(await isEmpty(engine, 'merge_leg_group'))) await runFile(engine, 'legs.sql', params);
    await applyMarks(TARGET, engine);
  }
  if (feeds.length > 1 || feeds.some(({ fields }) => fields.has('server'))) await mergeServers(feeds, params, engine);
  return proven;
}

/** Legs are told by an id that they share. */
function hasLegs({ fields }: MergeFeed): boolean {
  return fields.has('group_ref') || (fields.has('unique_ref') && fields.has('sequence'));
}

/** Rows of one system that stand in several exhibits or tables, or twice in one. */
async function mergeTwins(feeds: readonly MergeFeed[], params: Params, engine: Engine): Promise<void> {
  await runFile(engine, 'twins.sql', params);
  await fillTwins(feeds, engine);
  await applyMarks(TARGET, engine);
}

/** What only a copy tells goes to the row that counts. */
async function fillTwins(feeds: readonly MergeFeed[], engine: Engine): Promise<void> {
  const all = new Set(feeds.flatMap(({ fields }) => [...fields]));
  const names = [...all].filter((name) => feeds.some(({ fields }) => !fields.has(name))).sort();
  if (names.length === 0) return;
  const keys = names.flatMap((name) =>
    name === 'dialled_raw' || name === 'presented_raw' ? [name.replace('_raw', '_key')] : [],
  );
  const columns = [...names, ...keys];
  const firsts = columns.map((name) => `arg_min(c."${name}", c.rowid) AS "${name}"`).join(', ');
  await engine.run(
    `UPDATE ${TARGET} AS m SET ${columns.map((name) => `"${name}" = coalesce(m."${name}", p."${name}")`).join(', ')}
     FROM (SELECT s.head, ${firsts} FROM merge_source AS s JOIN ${TARGET} AS c ON c.rowid = s.r
           WHERE NOT s.applied GROUP BY s.head) AS p
     WHERE p.head = m.rowid`,
  );
}
