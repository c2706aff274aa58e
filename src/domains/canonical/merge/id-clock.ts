import type { Engine, Params } from '../../../engines/engine.ts';
import type { MergeFeed } from './feeds.ts';
import { runFile } from './statements.ts';

/** So many rows with a time in their id are needed to believe in it. */
const FEWEST = 20;
/** Start and id may be rounded each to a second on its own. */
const ROUNDING = 2;

/**
 * Sets times right that disagree with the Unix time in their own id by whole quarters of an hour, where most rows of the
 * table agree with theirs: the zone changed in the middle of the file, or an hour was repeated. Only the rows that are off
 * are set, and only where chance does not make so many of them (id-clock.sql). One row in 61 tells whether a table needs it.
 *
 * @returns the tables whose ids prove their times.
 */
export async function correctById(
  feeds: readonly MergeFeed[],
  params: Params,
  engine: Engine,
): Promise<ReadonlySet<MergeFeed>> {
  const proven = new Set<MergeFeed>();
  for (const feed of feeds) {
    const { exhibit, table, fields } = feed;
    if (!fields.has('unique_ref') || !fields.has('started_at')) continue;
    const [seen] = await engine.rows(
      `SELECT count(*) AS told, count(*) FILTER (WHERE abs(gap) <= $id_slack_s) AS agree,
              count(*) FILTER (WHERE abs(gap) > $id_slack_s) AS off,
              quantile_disc(abs(gap), 0.99) FILTER (WHERE abs(gap) <= $id_slack_s) AS spread
       FROM (SELECT epoch(started_at) - merge_id_time(unique_ref) AS gap FROM mapped.call__new
             WHERE exhibit = $exhibit AND source_table = $table AND _problem IS NULL AND source_row % $every = 0)
       WHERE gap IS NOT NULL`,
      { exhibit, table, id_slack_s: params['id_slack_s']!, every: await spacing(exhibit, table, engine) },
    );
    const [told, agree, off] = [Number(seen!['told']), Number(seen!['agree']), Number(seen!['off'])];
    if (told < FEWEST || 2 * agree < told) continue;
    proven.add(feed);
    if (off === 0) continue;
    const spread = Math.max(ROUNDING, Math.ceil(Number(seen!['spread'])));
    await runFile(engine, 'id-clock.sql', { ...params, exhibit, source_table: table, spread_s: spread });
  }
  return proven;
}

/** Small tables are looked at whole. */
async function spacing(exhibit: string, table: string, engine: Engine): Promise<number> {
  const [rows] = await engine.rows(
    'SELECT max(source_row) AS n FROM mapped.call__new WHERE exhibit = $exhibit AND source_table = $table',
    { exhibit, table },
  );
  return Number(rows!['n'] ?? 0) > 200_000 ? 61 : 1;
}
