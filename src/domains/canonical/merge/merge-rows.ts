import type { Engine, Params } from '../../../engines/engine.ts';
import type { Table } from '../../../model/table.ts';
import { scratchName } from '../../../pipeline/run.ts';
import type { Feed } from '../feed.ts';
import { findEqualRows, KEYS } from './equal-rows.ts';
import { mergeFeeds, writeFeeds } from './feeds.ts';
import { applyMarks, dropScratch, finishMerging, sourceName, startMerging } from './marks.ts';
import { mergeCalls } from './merge-calls.ts';
import { FOUND_OFFSETS, startOffsets } from './offsets.ts';
import { FOUND_QUALITY, startQuality, treatCalls } from './quality.ts';
import { runFile } from './statements.ts';

/**
 * Makes one row count for one event in a mapped table that has just been filled: marks the others in `_problem` and writes
 * `work.<table>_source__new`, which says which rows each counted row stands for. Nothing is deleted.
 */
export async function mergeRows(
  table: Table,
  target: string,
  feeds: readonly Feed[],
  params: Params,
  engine: Engine,
): Promise<void> {
  await startMerging(engine);
  const merged = mergeFeeds(feeds);
  await writeFeeds(merged, engine);
  if (table.name === 'call') {
    await startOffsets(scratchName(FOUND_OFFSETS), engine);
    await startQuality(scratchName(FOUND_QUALITY), engine);
    const proven = await mergeCalls(merged, params, engine);
    await treatCalls({ feeds, merged, proven }, params, engine);
  } else if (
    merged.length > 1 ||
    merged.some(({ fields }) => (KEYS[table.name] ?? []).some((key) => fields.has(key)))
  ) {
    await findEqualRows(table, target, merged, engine);
    await applyMarks(target, engine);
  }
  if (table.name === 'interception') await runFile(engine, 'interception-target.sql');
  const key = table.name === 'call' ? 'call_ref' : KEYS[table.name]?.[0];
  const ref = key ? `c."${key}"` : 'CAST(NULL AS VARCHAR)';
  await finishMerging(target, scratchName(sourceName(table.name)), ref, engine);
  await dropScratch(engine);
}
