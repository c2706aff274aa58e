import type { Engine } from '../../../engines/engine.ts';
import { CANONICAL_TABLES } from '../../../model/tables/all.ts';
import type { BuildContext } from '../../../pipeline/context.ts';
import { type Feed, feedsOf, rawFile } from '../feed.ts';
import { countLeftOut, LEFT_OUT } from './left-out.ts';
import { sourceName } from './marks.ts';
import { FOUND_QUALITY } from './quality.ts';
import { countSkipped, wholeNumber } from './skipped-hour.ts';

const UNREADABLE = 'the value is left out, the row counts';
const TREATED = {
  copy: 'the same event was recorded again: it counts once (work.…_source names the rows)',
  leg: 'a part of a call that another row stands for (work.call_source names the rows)',
  left: 'of a kind that the mapping leaves out: kept, feeds nothing (ringbreak map --explain)',
  skipped:
    'local times in an hour that never was, because the clocks were put forward: read as if they had not been; the zone may be wrong',
  future: 'later than the day on which the exhibit was received: kept as written; the clock was wrong',
} as const;

/** When something happened, by canonical table. */
const TIMES: Readonly<Record<string, string>> = {
  call: 'started_at',
  login: 'at',
  payment: 'at',
  interception: 'at',
  message: 'at',
};

/** Gathers what was found while rows were read, mapped and merged. */
export async function makeQuality(target: string, context: BuildContext, engine: Engine): Promise<void> {
  await engine.run(
    `CREATE TABLE ${target} AS
     SELECT exhibit, source_table, what, sum(rows)::BIGINT AS rows, treatment FROM ${FOUND_QUALITY} GROUP BY ALL`,
  );
  for (const { name } of CANONICAL_TABLES) {
    await engine.run(
      `INSERT INTO ${target}
       SELECT from_exhibit, from_table, role, count(*), CASE role WHEN 'leg' THEN $leg ELSE $copy END
       FROM ${sourceName(name)} GROUP BY ALL`,
      { leg: TREATED.leg, copy: TREATED.copy },
    );
    for (const feed of feedsOf(name, context)) await lookCloser(target, name, feed, context, engine);
  }
  for (const { exhibit, table, rows } of await countLeftOut(context, engine)) {
    const values = { exhibit, table, what: LEFT_OUT, rows, treatment: TREATED.left };
    await engine.run(`INSERT INTO ${target} VALUES ($exhibit, $table, $what, $rows, $treatment)`, values);
  }
  await engine.run(
    `CREATE OR REPLACE TABLE ${target} AS
     SELECT exhibit, source_table, what, sum(rows)::BIGINT AS rows, treatment FROM ${target}
     GROUP BY ALL ORDER BY exhibit, source_table, what, treatment`,
  );
}

async function lookCloser(
  target: string,
  name: string,
  feed: Feed,
  context: BuildContext,
  engine: Engine,
): Promise<void> {
  const place = { exhibit: feed.raw.exhibit, table: feed.raw.table };
  const own = `mapped.${name} WHERE exhibit = $exhibit AND source_table = $table`;
  const add = async (what: string, rows: number, treatment: string): Promise<void> => {
    if (rows === 0) return;
    const values = { ...place, what, rows, treatment };
    await engine.run(`INSERT INTO ${target} VALUES ($exhibit, $table, $what, $rows, $treatment)`, values);
  };
  const received = context.exhibits.find(({ sha256 }) => sha256 === place.exhibit)?.received_at;
  const time = TIMES[name];
  if (time && received !== undefined && feed.mapping.fields[time]) {
    const [late] = await engine.rows(
      `SELECT count(*) AS n FROM ${own} AND _problem IS NULL AND "${time}" > $received::TIMESTAMP + INTERVAL 1 DAY`,
      { ...place, received: received.replace('T', ' ').replace('Z', '') },
    );
    await add('in_future', Number(late!['n']), TREATED.future);
  }
  if (time) await add('skipped_hour', await countSkipped(name, feed, time, context, engine), TREATED.skipped);
  const [unread] = await engine.rows(`SELECT count(*) AS n FROM ${own} AND _unparsed > 0`, place);
  const rows = Number(unread!['n']);
  if (rows === 0) return;
  const { negative, outside } = await whatWasUnread(name, feed, context, engine);
  await add('negative_duration', negative, UNREADABLE);
  await add('date_out_of_range', outside, `before 1990 or after 2099: ${UNREADABLE}`);
  await add('unreadable_value', Math.max(0, rows - negative - outside), UNREADABLE);
}

/** Of the rows with an unreadable value: in how many a duration is negative, or (else) a date beyond all sense. */
async function whatWasUnread(
  name: string,
  feed: Feed,
  context: BuildContext,
  engine: Engine,
): Promise<{ negative: number; outside: number }> {
  const columns = (kinds: readonly string[]): string[] =>
    Object.values(feed.mapping.fields)
      .filter(({ as, from, lookup }) => kinds.includes(as.kind) && from.length === 1 && !lookup)
      .map(({ from }) => `trim(r.c${wholeNumber(from[0]!.column)})`);
  const either = (tests: readonly string[]): string => (tests.length > 0 ? tests.join(' OR ') : 'false');
  const negative = either(columns(['integer']).map((cell) => `coalesce(try_cast(${cell} AS DOUBLE) < 0, false)`));
  const outside = either(
    columns(['timestamp', 'date']).map(
      (cell) => `coalesce(year(try_cast(${cell} AS TIMESTAMP)) NOT BETWEEN 1990 AND 2099, false)`,
    ),
  );
  const [found] = await engine.rows(
    `SELECT count(*) FILTER (WHERE ${negative}) AS negative, count(*) FILTER (WHERE NOT (${negative}) AND (${outside})) AS outside
     FROM read_parquet($file) AS r
     SEMI JOIN (SELECT source_row FROM mapped.${name} WHERE exhibit = $exhibit AND source_table = $table AND _unparsed > 0) AS m
       ON m.source_row = r._row`,
    { file: rawFile(feed.raw, context), exhibit: feed.raw.exhibit, table: feed.raw.table },
  );
  return { negative: Number(found!['negative']), outside: Number(found!['outside']) };
}
