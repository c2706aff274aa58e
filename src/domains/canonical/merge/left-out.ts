import type { Engine } from '../../../engines/engine.ts';
import { CANONICAL_TABLES } from '../../../model/tables/all.ts';
import type { BuildContext } from '../../../pipeline/context.ts';
import { type Feed, feedsOf } from '../feed.ts';

/** Kind in the table `quality`. */
export const LEFT_OUT = 'left_out_by_rule';

/** Rows that a mapping's filter (`only`, `except`, `matching`) keeps from every canonical table. */
export interface LeftOut {
  readonly exhibit: string;
  readonly table: string;
  readonly rows: number;
}

/**
 * Tables of which the mapping takes some rows: how many it takes for nothing. Where two rows make one (`pairs`) the others are parts of
 * those that count (work.merged_count).
 */
export async function countLeftOut(context: BuildContext, engine: Engine): Promise<LeftOut[]> {
  const feeds = CANONICAL_TABLES.flatMap(({ name }) => feedsOf(name, context).map((feed) => ({ ...feed, name })));
  const sources = Map.groupBy(feeds, ({ raw }) => raw);
  const found: LeftOut[] = [];
  for (const [raw, own] of sources) {
    if (!own.every(isFiltered)) continue;
    const place = { exhibit: raw.exhibit, table: raw.table };
    const names = [...new Set(own.map(({ name }) => name))];
    const rows = names.map(
      (name) => `SELECT source_row FROM mapped.${name} WHERE exhibit = $exhibit AND source_table = $table`,
    );
    const [taken] = await engine.rows(
      `SELECT count(DISTINCT source_row) AS n FROM (${rows.join(' UNION ALL ')})`,
      place,
    );
    const left = raw.accepted - Number(taken!['n']);
    if (left > 0) found.push({ ...place, rows: left });
  }
  return found;
}

const isFiltered = ({ mapping: { only, except, matching, pairs } }: Feed) =>
  !pairs && (only ?? except ?? matching) !== undefined;
