import { readFileSync } from 'node:fs';
import type { Engine, Params } from '../../../engines/engine.ts';
import { offsetMinutes } from '../../../mapping/zone/zones.ts';
import type { Feed } from '../feed.ts';
import type { MergeFeed } from './feeds.ts';
import { timeOrder } from './order.ts';
import { runFile } from './statements.ts';

export const FOUND_QUALITY = 'work.call_quality';

/** One kind of bad input; docs/bad-input.md has all of them. */
export const QUALITY = {
  talk_over_call: 'the talk time was longer than the whole call: the call is taken as all talk, not more',
  too_long: 'longer than a day: taken as a channel that hung; its length is left out, the call counts',
  end_before_start: 'ended or was answered before it started: that time is left out',
  columns_disagree:
    'so many rows contradict themselves that a column may be mapped wrongly: nothing was changed; look at the mapping',
  clock_set_back:
    'starts lie before what earlier ids had reached: the clock was set back or its zone changed; times are kept as written',
  rows_out_of_order: 'rows follow no order in time: harmless, but a clock that was set back could not be noticed',
  repeated_hour: 'local times in an hour that the clocks repeated: read as the second of the two',
  missing_column: 'the table does not tell it: figures that need it leave these calls out',
} as const;

type Treatment = keyof typeof QUALITY;

/** Beyond this share of a table a contradiction is the mapping's, not the rows'. */
const COMMON = 0.05;

export async function startQuality(into: string, engine: Engine): Promise<void> {
  await engine.run(
    `CREATE TABLE ${into} (exhibit VARCHAR, source_table VARCHAR, what VARCHAR, rows BIGINT, treatment VARCHAR)`,
  );
}

interface Tables {
  readonly feeds: readonly Feed[];
  readonly merged: readonly MergeFeed[];
  /** Tables whose ids say when each call began: their clocks need no other check. */
  readonly proven: ReadonlySet<MergeFeed>;
}

/** Counts what contradicts itself in tables of calls, treats it as QUALITY says, and notes both. */
export async function treatCalls({ feeds, merged, proven }: Tables, params: Params, engine: Engine): Promise<void> {
  await runFile(engine, 'quality.sql', params);
  for (const row of await engine.rows('SELECT * FROM merge_odd ORDER BY exhibit, source_table')) {
    const where = { exhibit: String(row['exhibit']), source_table: String(row['source_table']) };
    const calls = Number(row['calls']);
    const odd = ['talk_over_call', 'too_long', 'end_before_start'].map((what) => [what, Number(row[what])] as const);
    const treated = Object.fromEntries(odd.map(([what, rows]) => [what, rows > 0 && rows <= COMMON * calls + 1]));
    if (Object.values(treated).some(Boolean)) await runFile(engine, 'treat.sql', { ...params, ...where, ...treated });
    for (const [what, rows] of odd) {
      if (rows > 0) await note(where, treated[what] ? (what as Treatment) : 'columns_disagree', rows, engine);
    }
  }
  for (const feed of merged) {
    if (!proven.has(feed)) await noteOrder(feed, engine);
    await noteFolds(feed, feeds, engine);
    await noteMissing(feed, engine);
  }
}

type Place = { readonly exhibit: string; readonly source_table: string };

async function note(place: Place, what: Treatment, rows: number, engine: Engine, more = ''): Promise<void> {
  await engine.run(`INSERT INTO ${FOUND_QUALITY}__new VALUES ($exhibit, $source_table, $what, $rows, $treatment)`, {
    ...place,
    what,
    rows,
    treatment: `${QUALITY[what]}${more}`,
  });
}

const placeOf = ({ exhibit, table }: MergeFeed): Place => ({ exhibit, source_table: table });

/** Blocks of a table; enough to see a clock, few enough to look at. */
const BLOCKS = 4000;

async function noteOrder(feed: MergeFeed, engine: Engine): Promise<void> {
  const place = placeOf(feed);
  const [size] = await engine.rows(
    `SELECT count(*) AS n, min(try_cast(call_ref AS BIGINT)) AS low, max(try_cast(call_ref AS BIGINT)) AS high,
            count(*) FILTER (WHERE call_ref IS NOT NULL AND try_cast(call_ref AS BIGINT) IS NULL) AS words
     FROM mapped.call__new WHERE exhibit = $exhibit AND source_table = $source_table`,
    place,
  );
  const rows = Number(size!['n']);
  const span = Number(size!['high'] ?? 0) - Number(size!['low'] ?? 0) + 1;
  // Keys below zero were not counted up with the others.
  const counted = feed.fields.has('call_ref') && Number(size!['words']) === 0 && Number(size!['low'] ?? 0) >= 0;
  const byId = counted && span > rows / 2 && span < rows * 1000;
  const statement = readFileSync(new URL('sql/order.sql', import.meta.url), 'utf8').replace(/;\s*$/, '');
  const blocks = await engine.rows(statement, {
    ...place,
    by_id: byId,
    block: Math.max(1, Math.ceil((byId ? span : rows) / BLOCKS)),
  });
  const found = timeOrder(blocks.map((row) => ({ calls: Number(row['calls']), middle: Number(row['middle']) })));
  if (found.unordered) await note(place, 'rows_out_of_order', rows, engine);
  if (found.behind > 0)
    await note(place, 'clock_set_back', found.behind, engine, ` (by up to ${(found.by / 3600).toFixed(1)} h)`);
}

/** Counts rows in the hours that the zone of a table repeats. */
async function noteFolds(feed: MergeFeed, feeds: readonly Feed[], engine: Engine): Promise<void> {
  const own = feeds.find(({ raw }) => raw.exhibit === feed.exhibit && raw.table === feed.table);
  const as = own?.mapping.fields['started_at']?.as;
  if (as?.kind !== 'timestamp' || as.format.startsWith('epoch') || /^(Etc\/)?UTC$/.test(as.zone)) return;
  const place = placeOf(feed);
  const [span] = await engine.rows(
    `SELECT year(min(started_at)) AS low, year(max(started_at)) AS high FROM mapped.call__new
     WHERE exhibit = $exhibit AND source_table = $source_table`,
    place,
  );
  if (span!['low'] === null) return;
  let rows = 0;
  for (const { from, to } of repeatedHours(as.zone, Number(span!['low']), Number(span!['high']))) {
    const [counted] = await engine.rows(
      `SELECT count(*) AS n FROM mapped.call__new
       WHERE exhibit = $exhibit AND source_table = $source_table AND _problem IS NULL
         AND started_at >= make_timestamp($from * 1000::BIGINT) AND started_at < make_timestamp($to * 1000::BIGINT)`,
      { ...place, from, to },
    );
    rows += Number(counted!['n']);
  }
  if (rows > 0) await note(place, 'repeated_hour', rows, engine);
}

const HOUR = 3_600_000;

/** The second pass of every hour that a zone's clocks repeat, in milliseconds UTC: times there were read as this one. */
export function repeatedHours(zone: string, low: number, high: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let day = Date.UTC(low, 0, 1) - 24 * HOUR; day < Date.UTC(high + 1, 0, 2); day += 24 * HOUR) {
    if (offsetMinutes(zone, day) <= offsetMinutes(zone, day + 24 * HOUR)) continue;
    for (let hour = day; hour < day + 24 * HOUR; hour += HOUR) {
      const back = offsetMinutes(zone, hour) - offsetMinutes(zone, hour + HOUR);
      if (back > 0) found.push({ from: hour + HOUR, to: hour + HOUR + back * 60_000 });
    }
  }
  return found;
}

/** What a table of calls should tell, and what is lost without it. */
const WANTED: readonly (readonly [anyOf: readonly string[], about: string])[] = [
  [['started_at', 'answered_at', 'ended_at'], 'when'],
  [['dialled_raw'], 'the dialled number'],
  [['talk_s', 'duration_s', 'answered_at', 'ended_at'], 'how long'],
  [['account_ref', 'agent_ref', 'ip_raw'], 'who called'],
];

async function noteMissing(feed: MergeFeed, engine: Engine): Promise<void> {
  const missing = WANTED.filter(([anyOf]) => !anyOf.some((name) => feed.fields.has(name))).map(([, about]) => about);
  if (missing.length === 0) return;
  const place = placeOf(feed);
  const [rows] = await engine.rows(
    'SELECT count(*) AS n FROM mapped.call__new WHERE exhibit = $exhibit AND source_table = $source_table AND _problem IS NULL',
    place,
  );
  // A header without rows lacks nothing.
  if (Number(rows!['n']) === 0) return;
  await note(place, 'missing_column', Number(rows!['n']), engine, ` (${missing.join(', ')})`);
}
