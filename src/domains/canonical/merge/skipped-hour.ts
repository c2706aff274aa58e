import type { Engine } from '../../../engines/engine.ts';
import { Binder, valueStages } from '../../../mapping/projection/expressions.ts';
import { offsetMinutes } from '../../../mapping/zone/zones.ts';
import type { BuildContext } from '../../../pipeline/context.ts';
import { type Feed, rawFile } from '../feed.ts';

const HOUR = 3_600_000;
/** A cell that names its own offset is right whatever the zone is. */
const OWN_OFFSET = '(Z|z|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?)$';

/** The hours that a zone's clocks never showed, in milliseconds as though the wall time were UTC, and when they were skipped. */
export function skippedHours(zone: string, low: number, high: number): { from: number; to: number; at: number }[] {
  const found: { from: number; to: number; at: number }[] = [];
  for (let day = Date.UTC(low, 0, 1) - 24 * HOUR; day < Date.UTC(high + 1, 0, 2); day += 24 * HOUR) {
    if (offsetMinutes(zone, day) >= offsetMinutes(zone, day + 24 * HOUR)) continue;
    for (let at = day + HOUR; at <= day + 24 * HOUR; at += HOUR) {
      const [before, after] = [offsetMinutes(zone, at - HOUR), offsetMinutes(zone, at)];
      if (after > before) found.push({ from: at + before * 60_000, to: at + after * 60_000, at });
    }
  }
  return found;
}

/**
 * How many rows of a feed name a time that their zone's clocks never showed.
 * @param time the canonical column; its cells are looked at only where rows lie right behind a change of the clocks
 */
export async function countSkipped(
  name: string,
  feed: Feed,
  time: string,
  context: BuildContext,
  engine: Engine,
): Promise<number> {
  const field = feed.mapping.fields[time];
  if (field?.as.kind !== 'timestamp' || field.lookup || field.pattern || feed.mapping.pairs) return 0;
  const { as, from } = field;
  if (from.length === 0 || as.format.startsWith('epoch') || /^(Etc\/)?UTC$/.test(as.zone)) return 0;
  const place = { exhibit: feed.raw.exhibit, table: feed.raw.table };
  const own = `mapped.${name} WHERE exhibit = $exhibit AND source_table = $table AND _problem IS NULL`;
  const [span] = await engine.rows(
    `SELECT year(min("${time}")) AS low, year(max("${time}")) AS high FROM ${own}`,
    place,
  );
  if (span!['low'] === null) return 0;
  const binder = new Binder();
  const cell = `trim(concat_ws(' ', ${from.map(({ column }) => `r.c${wholeNumber(column)}`).join(', ')}))`;
  const stages = valueStages({ ...as, zone: 'UTC' }, 'TIMESTAMP', binder);
  const wall = stages.reduce(
    (sql, stage) => `SELECT _row, _cell, ${stage('value')} AS value FROM (${sql})`,
    'SELECT * FROM near',
  );
  let rows = 0;
  for (const { from: first, to, at } of skippedHours(as.zone, Number(span!['low']), Number(span!['high']))) {
    const [counted] = await engine.rows(
      `WITH near AS (
         SELECT r._row, ${cell} AS _cell, ${cell} AS value FROM read_parquet($file) AS r
         SEMI JOIN (SELECT source_row FROM ${own} AND "${time}" >= make_timestamp($at * 1000::BIGINT)
                    AND "${time}" < make_timestamp(($at + $to - $first) * 1000::BIGINT)) AS m ON m.source_row = r._row
       )
       SELECT count(*) AS n FROM (${wall})
       WHERE value >= make_timestamp($first * 1000::BIGINT) AND value < make_timestamp($to * 1000::BIGINT)
         AND NOT regexp_matches(_cell, $own_offset)`,
      { ...place, ...binder.params, file: rawFile(feed.raw, context), at, first, to, own_offset: OWN_OFFSET },
    );
    rows += Number(counted!['n']);
  }
  return rows;
}

/** Positions come from an editable file: only a whole number may become part of SQL. */
export function wholeNumber(column: number): number {
  if (!Number.isSafeInteger(column) || column < 0) throw new Error('column position is not a whole number');
  return column;
}
