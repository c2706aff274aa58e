import type { Engine } from '../../engines/engine.ts';
import { count, share, text } from '../../model/columns.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { defineCodeStep, parametersOf, type Step } from '../../pipeline/step.ts';
import { CLASS_PARAMETERS } from './parameters.ts';
import {
  besideSpikes,
  gainOf,
  type SpikeOptions,
  spikeLimit,
  type TalkSecond,
  talkLimits,
  talkSpikes,
  withoutLimits,
} from './talk-spikes.ts';

/** Where what cuts a call off may be named: `talk_place` in macros.sql. */
const DIMENSIONS = ['', 'trunk', 'server', 'prefix'] as const;

interface Peak extends TalkSecond {
  readonly place: string;
}

/** Calls of a place by whole second of talk, and those of them that are known to be a machine's. */
interface Histogram {
  readonly counts: number[];
  readonly told: number[];
}

/**
 * Seconds of talk at which a machine cuts calls off, by what explains them best: the whole service, its trunks, its
 * servers or the network that was called. Estimated from the case alone.
 */
export const talkSecond: Step = defineCodeStep({
  name: 'work.talk_second',
  purpose: 'Seconds of talk at which far more calls end than around them: cut off by a voicemail or an announcement',
  reads: ['canonical.call', 'work.machine_answer', 'work.recorded_message'],
  alsoMakes: ['work.talk_dimension'],
  version: 5,
  parameters: {
    channel_tail: CLASS_PARAMETERS.channel_tail,
    spike_chance: CLASS_PARAMETERS.spike_chance,
    spike_share: CLASS_PARAMETERS.spike_share,
    spike_max_s: CLASS_PARAMETERS.spike_max_s,
    spike_max_places: CLASS_PARAMETERS.spike_max_places,
    ignore_evidence: CLASS_PARAMETERS.ignore_evidence,
  },
  table: {
    name: 'work.talk_second',
    row: 'a second of talk at which calls are cut off, on one line',
    key: ['place', 'talk_s'],
    columns: [
      text('place', 'Trunk, server or prefix called; empty: the whole service'),
      count('talk_s', 'Seconds of talk'),
      count('calls', "Calls that lasted so long, those known to be a machine's left out"),
      share('expected', 'Calls to be expected from the seconds around it'),
      count('machine', 'Thousandths of them that a machine cut off'),
    ],
  },
  make: makeTalkSeconds,
});

async function makeTalkSeconds(target: string, context: BuildContext, engine: Engine): Promise<void> {
  const values = parametersOf(talkSecond, context);
  const options = { chance: Number(values.spike_chance), share: Number(values.spike_share) };
  let limits: ReadonlyMap<number, number> | undefined;
  let best: { dimension: string; gain: number; peaks: Peak[] } = { dimension: '', gain: 0, peaks: [] };
  const ignored = String(values.ignore_evidence).split(',').includes('cut_offs');
  for (const dimension of ignored ? [] : DIMENSIONS) {
    const histograms = await readHistograms(engine, dimension, {
      channel_tail: values.channel_tail ?? '',
      longest: Number(values.spike_max_s),
      places: Number(values.spike_max_places),
    });
    // The whole service comes first: a limit holds for everybody.
    const whole = histograms.get('')?.counts ?? [];
    limits ??= talkLimits(whole, talkSpikes(whole, options));
    const found = peaksOf(histograms, options, limits);
    if (found.gain > best.gain) best = { dimension, ...found };
  }
  await writePeaks(engine, target, best);
}

/** Cut-offs of every place with the seconds beside them, and how much they explain. */
function peaksOf(
  histograms: ReadonlyMap<string, Histogram>,
  options: SpikeOptions,
  limits: ReadonlyMap<number, number>,
): { gain: number; peaks: Peak[] } {
  const lines = [...histograms].map(([place, { counts, told }]) => ({
    place,
    counts,
    told,
    spikes: withoutLimits(talkSpikes(counts, options), limits),
  }));
  const beside = besideSpikes(lines, options.chance);
  // Each cut-off costs what it has to explain before it counts: a finer division has to earn its many lines.
  const cost = spikeLimit(Math.max(...lines.map(({ counts }) => counts.length)), options);
  const gain = lines
    .flatMap(({ spikes }) => spikes)
    .reduce((sum, one) => sum + gainOf(one.calls, one.expected) - cost, 0);
  // Calls known to be a machine's show where machines cut off; what is asked is what the others at that second are.
  const peaks = lines.flatMap(({ place, told, spikes }, i) =>
    [...spikes, ...beside[i]!]
      .map((one) => ({ ...one, place, calls: one.calls - told[one.second]! }))
      .filter(({ calls, expected }) => calls > expected),
  );
  return { gain, peaks };
}

/** Calls by second of talk for each place; nothing when there are more places than a service has lines. */
async function readHistograms(
  engine: Engine,
  dimension: string,
  limits: { channel_tail: string | number | bigint | boolean | readonly string[]; longest: number; places: number },
): Promise<Map<string, Histogram>> {
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE talk_histogram AS
     SELECT talk_place($dimension, c.trunk, c.server, c.dialled, $channel_tail) AS place, c.talk_s, count(*) AS calls, count(m.disposition) AS told
     FROM canonical.call AS c
     LEFT JOIN work.machine_answer AS m
       ON m.disposition = coalesce(c.disposition, '') AND m.answered_by = coalesce(c.answered_by, '')
      AND m.reached = (coalesce(c.trunk, '') <> '')
     LEFT JOIN work.recorded_message AS r ON r.account_ref = c.account_ref AND c.talk_s BETWEEN r.talk_s AND r.talk_s + 1
     WHERE c.talk_s BETWEEN 1 AND $longest AND coalesce(c.answered, true) AND coalesce(m.taken, true) AND r.account_ref IS NULL
     GROUP BY ALL`,
    { dimension, channel_tail: limits.channel_tail, longest: limits.longest },
  );
  const histograms = new Map<string, Histogram>();
  const [counted] = await engine.rows('SELECT count(DISTINCT place) AS places FROM talk_histogram');
  if (Number(counted!.places) <= limits.places) {
    for (const row of await engine.rows('SELECT * FROM talk_histogram ORDER BY place, talk_s')) {
      const name = String(row.place);
      const empty = () => new Array<number>(limits.longest + 1).fill(0);
      const one = histograms.get(name) ?? { counts: empty(), told: empty() };
      one.counts[Number(row.talk_s)] = Number(row.calls);
      one.told[Number(row.talk_s)] = Number(row.told);
      histograms.set(name, one);
    }
  }
  await engine.run('DROP TABLE talk_histogram');
  return histograms;
}

async function writePeaks(
  engine: Engine,
  target: string,
  { dimension, peaks }: { dimension: string; peaks: readonly Peak[] },
): Promise<void> {
  await engine.run(
    `CREATE TABLE ${target} (place VARCHAR, talk_s BIGINT, calls BIGINT, expected DOUBLE, machine BIGINT)`,
  );
  for (const { place, second, calls, expected } of peaks) {
    await engine.run(`INSERT INTO ${target} VALUES ($place, $second, $calls, $expected, $machine)`, {
      place,
      second,
      calls,
      expected: Math.round(expected * 1000) / 1000,
      machine: Math.round(1000 * (1 - expected / calls)),
    });
  }
  await engine.run(`CREATE TABLE work.talk_dimension__new AS SELECT $dimension AS dimension`, { dimension });
}
