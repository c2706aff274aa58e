import type { Engine, Params, Row } from '../../../engines/engine.ts';
import { aheadAt, type ClockFinding, type ClockStretch, clockDifference, type SeenTwice } from './clock.ts';
import type { MergeFeed } from './feeds.ts';
import { fillPartners } from './fill.ts';
import { applyMarks } from './marks.ts';
import { writeOffsets } from './offsets.ts';
import { runFile } from './statements.ts';
import type { Station } from './station.ts';

const TARGET = 'mapped.call__new';

/** Sampled calls over all recordings: enough to see a clock, few enough to compare all with all. */
const SAMPLE = 150_000;

/** 1900 and 2100: no time of a call lies outside (src/mapping/projection). */
const EARLIEST = -2_208_988_800;
const LATEST = 4_102_444_800;

interface Meeting {
  readonly first: Station;
  readonly second: Station;
  readonly finding: ClockFinding;
}

/** Servers in one table beyond which they are taken as one: each is then too small to matter. */
const MOST_SERVERS = 40;

/**
 * Finds calls that two recordings tell of, corrects the clock of the one that is trusted less (by what the calls in both
 * show) and puts the copies into merge_source. Two recordings have calls in common only when pairs of alike calls
 * agree on a difference of their clocks to seconds.
 */
export async function mergeServers(feeds: readonly MergeFeed[], params: Params, engine: Engine): Promise<void> {
  const stations = await findStations(feeds, params, engine);
  if (stations.length < 2) return;
  const meetings = await findMeetings(stations, params, engine);
  const corrections = new Map<Station, readonly ClockStretch[]>();
  for (const second of stations) {
    const own = meetings
      .filter((meeting) => meeting.second === second)
      .sort((a, b) => b.finding.pairs - a.finding.pairs);
    if (own.length === 0) continue;
    const stretches = correctedBy(own[0]!, corrections);
    corrections.set(second, stretches);
    await writeShift(stretches, engine);
    await runFile(engine, 'recording.sql', { ...params, ...where(second) });
    for (const { first, finding } of own.toSorted((a, b) => a.first.station - b.first.station)) {
      const { tolerance, presented } = finding;
      const slots = { tolerance, presented, slot: 2 * tolerance + 1 };
      await runFile(engine, 'match.sql', { ...params, ...where(first), ...slots });
      await fillPartners(first.fields, second.fields, engine);
    }
    await runFile(engine, 'shift.sql', where(second));
    await applyMarks(TARGET, engine);
    await writeOffsets(own[0]!.first, second, stretches, engine);
  }
}

function where({ exhibit, table, server, split }: Station): Params {
  return { exhibit, source_table: table, server, split };
}

async function findStations(feeds: readonly MergeFeed[], params: Params, engine: Engine): Promise<Station[]> {
  await engine.run(
    'CREATE OR REPLACE TEMP TABLE merge_split (exhibit VARCHAR, source_table VARCHAR, split BOOLEAN, absolute BOOLEAN)',
  );
  for (const { exhibit, table, fields, absolute } of feeds) {
    const split = fields.has('server') && (await serversOf(exhibit, table, engine)) <= MOST_SERVERS;
    await engine.run('INSERT INTO merge_split VALUES ($exhibit, $table, $split, $absolute)', {
      exhibit,
      table,
      split,
      absolute,
    });
  }
  const [several] = await engine.rows('SELECT count(*) + count(*) FILTER (WHERE split) AS n FROM merge_split');
  if (Number(several!['n']) < 2) return [];
  await runFile(engine, 'stations.sql', params);
  const rows = await engine.rows(
    'SELECT s.*, f.split FROM merge_station AS s JOIN merge_split AS f USING (exhibit, source_table) ORDER BY station',
  );
  return rows.map((row) => ({
    station: Number(row['station']),
    exhibit: String(row['exhibit']),
    table: String(row['source_table']),
    server: String(row['server']),
    split: row['split'] === true,
    fields: feeds.find(({ exhibit, table }) => exhibit === row['exhibit'] && table === row['source_table'])!.fields,
    proven: row['proven'] === true,
  }));
}

async function serversOf(exhibit: string, table: string, engine: Engine): Promise<number> {
  const [found] = await engine.rows(
    `SELECT count(DISTINCT server) AS n FROM ${TARGET} WHERE exhibit = $exhibit AND source_table = $table`,
    { exhibit, table },
  );
  return Number(found!['n']);
}

/** Which recordings have calls in common, and how their clocks differ. */
async function findMeetings(stations: readonly Station[], params: Params, engine: Engine): Promise<Meeting[]> {
  const [total] = await engine.rows('SELECT coalesce(sum(calls), 0)::BIGINT AS n FROM merge_station');
  const every = Math.max(1, Math.floor(Number(total!['n']) / SAMPLE));
  await runFile(engine, 'seen.sql', { ...params, every });
  const pairs = new Map<string, { first: Station; second: Station; seen: SeenTwice[] }>();
  const found = 'SELECT * FROM merge_meeting ORDER BY trusted, other, seen_at, ahead, presented';
  for await (const batch of engine.batches(found)) {
    for (const row of batch) {
      const key = `${String(row['trusted'])} ${String(row['other'])}`;
      const known = pairs.get(key) ?? {
        first: byNumber(stations, row['trusted']),
        second: byNumber(stations, row['other']),
        seen: [],
      };
      known.seen.push(seenTwice(row));
      pairs.set(key, known);
    }
  }
  return [...pairs.values()].flatMap(({ first, second, seen }) => {
    const finding = clockDifference(seen);
    return finding ? [{ first, second, finding }] : [];
  });
}

function byNumber(stations: readonly Station[], number: unknown): Station {
  return stations.find(({ station }) => station === Number(number))!;
}

function seenTwice(row: Row): SeenTwice {
  return {
    at: Number(row['seen_at']),
    ahead: Number(row['ahead']),
    presented: row['presented'] as SeenTwice['presented'],
  };
}

/** Against the clock that is trusted, when the partner's own clock had to be corrected too. A second or two is rounding. */
function correctedBy(
  { first, finding }: Meeting,
  corrections: ReadonlyMap<Station, readonly ClockStretch[]>,
): readonly ClockStretch[] {
  const before = corrections.get(first);
  const total = finding.stretches.map((one) => ({
    ...one,
    ahead: one.ahead + (before ? aheadAt(before, one.from) : 0),
  }));
  return total.every(({ ahead }) => Math.abs(ahead) <= 1) ? total.map((one) => ({ ...one, ahead: 0 })) : total;
}

/** `merge_shift (from_at, to_at, ahead)`: all of time, each part with the nearest difference that was seen. */
async function writeShift(stretches: readonly ClockStretch[], engine: Engine): Promise<void> {
  await engine.run('CREATE OR REPLACE TEMP TABLE merge_shift (from_at TIMESTAMP, to_at TIMESTAMP, ahead BIGINT)');
  for (const [i, { ahead }] of stretches.entries()) {
    await engine.run(
      'INSERT INTO merge_shift SELECT make_timestamp($from * 1000000::BIGINT), make_timestamp($to * 1000000::BIGINT), $ahead',
      {
        from: between(stretches[i - 1], stretches[i]) ?? EARLIEST,
        to: between(stretches[i], stretches[i + 1]) ?? LATEST,
        ahead,
      },
    );
  }
}

function between(a: ClockStretch | undefined, b: ClockStretch | undefined): number | undefined {
  return a && b ? Math.floor((a.to + b.from) / 2) : undefined;
}
