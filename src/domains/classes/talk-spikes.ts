/** What a service's talk times look like at one second. */
export interface TalkSecond {
  readonly second: number;
  /** Calls that lasted this many seconds. */
  readonly calls: number;
  /** As many as the seconds around it let expect. */
  readonly expected: number;
}

export interface SpikeOptions {
  /** Chance at which a window of seconds may stand out by accident, over all windows looked at. */
  readonly chance: number;
  /** Share of the calls of a second that must be in excess of its neighbours. */
  readonly share: number;
}

/** Windows of so many seconds are looked at: a cut-off may vary by a second or a few, the more the later it comes. */
const WIDTHS = [1, 2, 3, 5, 8, 13];
const SECONDS_PER_WIDTH = 12;
/** Neighbours on each side: at least so many seconds, and so large a part of the second. */
const REACH = { least: 8, part: 0.25 };

/**
 * Seconds at which far more calls end than the seconds around them let expect: where something cuts calls off. A scan over
 * windows with the Poisson likelihood ratio (Kulldorff 1997); a window must exceed both of its sides, so that the
 * beginning of a hump is not taken for a peak. Found windows are taken out and the rest is looked at again.
 *
 * @param counts calls by whole second of talk; index 0 is not looked at.
 */
export function talkSpikes(counts: readonly number[], options: SpikeOptions): TalkSecond[] {
  const limit = spikeLimit(counts.length, options);
  const found = new Uint8Array(counts.length);
  let around = neighbours(counts, found);
  for (;;) {
    const best = strongest(counts, found, around, options.share);
    if (!best || best.gain <= limit) break;
    found.fill(1, best.from, best.from + best.width);
    around = neighbours(counts, found);
  }
  return counts
    .map((calls, second) => ({ second, calls, expected: around(second, 1) }))
    .filter(({ second, calls, expected }) => found[second] === 1 && calls > expected);
}

/** Seconds before and after a limit that are compared, and how far calls must fall off after it. */
const LIMIT = { before: 8, after: 4, fall: 0.25, calls: 20 };

/**
 * Seconds at which a limit ends whatever call is still going on, so that people pile up there: hardly any call ends just
 * after, and the pile is no more than what the decline of the seconds before would have gone on to. For each, how many
 * times the calls of a second before it are people who were cut off.
 *
 * @param counts calls by whole second of talk over the whole service.
 */
export function talkLimits(counts: readonly number[], spikes: readonly TalkSecond[]): Map<number, number> {
  const limits = new Map<number, number>();
  const rest = [...counts];
  for (const { second, expected } of spikes) rest[second] = expected;
  const sum = (from: number, to: number) => rest.slice(from, to).reduce((a, b) => a + b, 0);
  for (const { second } of spikes) {
    if (second <= 2 * LIMIT.before) continue;
    const before = sum(second - LIMIT.before, second);
    const earlier = sum(second - 2 * LIMIT.before, second - LIMIT.before);
    const after = sum(second + 1, second + 1 + LIMIT.after) / LIMIT.after;
    const fallen = after < (LIMIT.fall * before) / LIMIT.before;
    if (before < LIMIT.calls || earlier <= before || !fallen) continue;
    // A decline by a constant factor a second: what comes after its end, in calls of a second before it.
    limits.set(second, LIMIT.before / Math.log(earlier / before));
  }
  return limits;
}

/** The same seconds with the people whom a limit cut off among what is expected; those that hold nobody else are left out. */
export function withoutLimits(spikes: readonly TalkSecond[], limits: ReadonlyMap<number, number>): TalkSecond[] {
  return spikes
    .map((spike) => ({ ...spike, expected: spike.expected * (1 + (limits.get(spike.second) ?? 0)) }))
    .filter(({ calls, expected }) => calls > expected);
}

/** Seconds on each side of a cut-off over which it may spread. */
const SPREAD = 4;

/**
 * Cut-offs spread: a few calls end a second or two beside them, too few on one line to be seen. Over all lines of the case
 * they are: how many calls are in excess at each distance from the cut-offs, for each call in excess at them. Returns the
 * seconds beside the cut-offs with what is to be expected there if nothing were cut off.
 *
 * @param lines counts by second and the seconds found on each line.
 */
export function besideSpikes(
  lines: readonly { readonly counts: readonly number[]; readonly spikes: readonly TalkSecond[] }[],
  chance: number,
): TalkSecond[][] {
  const near = lines.map(({ counts, spikes }) => nearSpikes(counts, spikes));
  const shares = new Map([...sideShares(near.flat(), -1, chance), ...sideShares(near.flat(), 1, chance)]);
  return near.map((seconds) =>
    seconds.flatMap(({ second, calls, expected, excess, distance }) => {
      const cut = (shares.get(distance) ?? 0) * excess;
      return cut > 0 && calls > 0 ? [{ second, calls, expected: (calls * expected) / (expected + cut) }] : [];
    }),
  );
}

/**
 * How many calls are in excess at each distance on one side, for each call in excess at the cut-offs. Distances are looked
 * at together, as far out as they explain most: each alone may be too few to be seen.
 */
function sideShares(near: readonly Near[], side: -1 | 1, chance: number): Map<number, number> {
  const shares = new Map<number, number>();
  let [calls, expected, best] = [0, 0, { reach: 0, gain: Math.log((2 * SPREAD) / chance) }];
  for (let reach = 1; reach <= SPREAD; reach++) {
    const here = near.filter(({ distance }) => distance === side * reach);
    const sum = (of: (one: Near) => number) => here.reduce((total, one) => total + of(one), 0);
    const [found, usual] = [sum((one) => one.calls), sum((one) => one.expected)];
    [calls, expected] = [calls + found, expected + usual];
    if (found > usual) shares.set(side * reach, (found - usual) / sum(({ excess }) => excess));
    const gain = calls > expected ? gainOf(calls, expected) : 0;
    if (gain > best.gain) best = { reach, gain };
  }
  return new Map([...shares].filter(([distance]) => Math.abs(distance) <= best.reach));
}

interface Near extends TalkSecond {
  /** Seconds from the nearest cut-off, negative before it, and the calls in excess there. */
  readonly distance: number;
  readonly excess: number;
}

type Reach = Pick<Near, 'distance' | 'excess'>;

/** The nearer cut-off counts, at the same distance the larger one. */
function nearer(a: Reach, b: Reach): boolean {
  const by = Math.abs(b.distance) - Math.abs(a.distance);
  return by > 0 || (by === 0 && a.excess >= b.excess);
}

function nearSpikes(counts: readonly number[], spikes: readonly TalkSecond[]): Near[] {
  const found = new Uint8Array(counts.length);
  for (const { second } of spikes) found[second] = 1;
  // Between its two sides: a decline is not an excess, nor the lack of one. Seconds beside cut-offs are no measure of others.
  const spread = found.map((_, second) =>
    found.subarray(Math.max(0, second - SPREAD), second + SPREAD + 1).includes(1) ? 1 : 0,
  );
  const around = neighbours(counts, spread, (before, after) => Math.sqrt(before * after));
  const near = new Map<number, Near>();
  for (const spike of spikes) {
    const excess = spike.calls - spike.expected;
    for (let distance = -SPREAD; distance <= SPREAD; distance++) {
      const second = spike.second + distance;
      if (second < 1 || second >= counts.length || found[second] === 1) continue;
      const known = near.get(second);
      if (known && nearer(known, { distance, excess })) continue;
      near.set(second, { second, calls: counts[second]!, expected: around(second, 1), distance, excess });
    }
  }
  return [...near.values()];
}

/** How much a window must explain before it counts, by the number of windows that are looked at. */
export function spikeLimit(seconds: number, { chance }: SpikeOptions): number {
  return Math.log((seconds * WIDTHS.length) / chance);
}

/** How much better an excess explains the seconds than their neighbours do: the logarithm of the likelihood ratio. */
export function gainOf(calls: number, expected: number): number {
  return calls * Math.log(calls / expected) - (calls - expected);
}

interface Window {
  readonly from: number;
  readonly width: number;
  readonly gain: number;
}

type Around = (from: number, width: number) => number;

function strongest(counts: readonly number[], found: Uint8Array, around: Around, share: number): Window | undefined {
  const { sums, seconds } = running(counts, found);
  let best: Window | undefined;
  for (const width of WIDTHS) {
    for (let from = width * SECONDS_PER_WIDTH; from + width <= counts.length; from++) {
      const calls = sums[from + width]! - sums[from]!;
      const known = seconds[from + width]! - seconds[from]! < width;
      if (known || calls < 2) continue;
      const expected = around(from, width) * width;
      if (calls * (1 - share) < expected) continue;
      const gain = gainOf(calls, expected);
      if (!best || gain > best.gain) best = { from, width, gain };
    }
  }
  return best;
}

/** Calls a second to be expected in a window, from the means of its two sides without the windows found so far. */
function neighbours(
  counts: readonly number[],
  found: Uint8Array,
  combine: (before: number, after: number) => number = Math.max,
): Around {
  const { sums, seconds } = running(counts, found);
  // Half a call more than there were: a rare kind of second is not an impossible one.
  const mean = (from: number, to: number): number =>
    (sums[to]! - sums[from]! + 0.5) / Math.max(seconds[to]! - seconds[from]!, 1);
  return (from, width) => {
    const reach = Math.max(REACH.least, Math.round(REACH.part * from));
    const before = mean(Math.min(from, Math.max(1, from - reach)), from);
    return combine(before, mean(from + width, Math.min(counts.length, from + width + reach)));
  };
}

/** Running totals of the calls and of the seconds outside the windows found so far. */
function running(counts: readonly number[], found: Uint8Array): { sums: Float64Array; seconds: Float64Array } {
  const sums = new Float64Array(counts.length + 1);
  const seconds = new Float64Array(counts.length + 1);
  counts.forEach((calls, second) => {
    const free = found[second] === 0 ? 1 : 0;
    sums[second + 1] = sums[second]! + free * calls;
    seconds[second + 1] = seconds[second]! + free;
  });
  return { sums, seconds };
}
