/** One call as two recordings saw it: when the second says it began, and by how much its clock was ahead (seconds). */
export interface SeenTwice {
  readonly at: number;
  readonly ahead: number;
  /** Both show a number, and whether it is the same. */
  readonly presented: 'same' | 'different' | 'unknown';
}

/** For a stretch of time, by how much the second clock was ahead of the first. */
export interface ClockStretch {
  /** First and last second (by the second clock) of the pairs that show it. */
  readonly from: number;
  readonly to: number;
  readonly ahead: number;
  /** Pairs that show it, of all pairs in the stretch. */
  readonly pairs: number;
  readonly of: number;
}

export interface ClockFinding {
  readonly stretches: readonly ClockStretch[];
  readonly pairs: number;
  readonly of: number;
  /** Seconds by which calls of both may still differ. */
  readonly tolerance: number;
  /** Whether the number shown is written alike in both, so that it can be compared. */
  readonly presented: boolean;
}

/** Pairs needed to believe in a common clock: so few can hardly agree to seconds within 29 hours by chance. */
const FEWEST = 8;
/** Differences are first counted in bins of so many seconds. */
const BIN = 16;
/** Pairs that show one difference lie within so many seconds of their median. */
const JITTER = 4;
/** So many pairs tell the local difference: clocks drift. */
const RUN = 24;

/**
 * By how much one recording's clock was ahead of another's, over time, from pairs of rows that look like one call (same
 * number, same talk time). Most such pairs are chance when the two recorded different calls: then no difference stands
 * out. A difference may jump (a change of clocks in one place only) or drift.
 *
 * @param pairs in any order; seconds.
 */
export function clockDifference(pairs: readonly SeenTwice[]): ClockFinding | undefined {
  if (pairs.length < FEWEST) return undefined;
  const ordered = pairs.toSorted((a, b) => a.at - b.at || a.ahead - b.ahead);
  const peaks = findPeaks(ordered);
  const fitting = ordered.filter((pair) => peaks.some((peak) => within(pair, peak)));
  if (fitting.length < FEWEST) return undefined;
  const stretches = joined(runsOf(fitting, peaks));
  const good = stretches.filter(({ pairs: n }) => n >= 3);
  const shown = good.reduce((sum, { pairs: n }) => sum + n, 0);
  if (shown < FEWEST || 2 * shown < ordered.length) return undefined;
  const known = fitting.filter(({ presented }) => presented !== 'unknown');
  return {
    stretches: good.map((one) => ({ ...one, of: ordered.filter(({ at }) => at >= one.from && at <= one.to).length })),
    pairs: shown,
    of: ordered.length,
    tolerance: toleranceOf(fitting, good),
    presented: 2 * known.filter(({ presented }) => presented === 'same').length > known.length,
  };
}

interface Peak {
  readonly from: number;
  readonly to: number;
}

function within({ ahead }: SeenTwice, { from, to }: Peak): boolean {
  return ahead >= from && ahead <= to;
}

/** Differences that stand out from chance: neighbouring bins that each hold far more than their share. */
function findPeaks(pairs: readonly SeenTwice[]): Peak[] {
  const bins = new Map<number, number>();
  for (const { ahead } of pairs) {
    const bin = Math.round(ahead / BIN);
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  const most = Math.max(...bins.values());
  const least = Math.max(2, most / 50);
  const peaks: { from: number; to: number; count: number }[] = [];
  for (const bin of [...bins.keys()].sort((a, b) => a - b)) {
    if (bins.get(bin)! < least) continue;
    const last = peaks.at(-1);
    if (last && bin * BIN - last.to <= 1.5 * BIN) {
      last.to = (bin + 0.5) * BIN;
      last.count += bins.get(bin)!;
    } else peaks.push({ from: (bin - 0.5) * BIN, to: (bin + 0.5) * BIN, count: bins.get(bin)! });
  }
  return peaks
    .filter(({ count }) => count >= FEWEST / 2)
    .map(({ from, to }) => ({ from: from - JITTER, to: to + JITTER }));
}

/** Consecutive pairs of one peak, cut into runs short enough for a drifting clock; each with its median. */
function runsOf(pairs: readonly SeenTwice[], peaks: readonly Peak[]): ClockStretch[] {
  const runs: ClockStretch[] = [];
  let run: SeenTwice[] = [];
  let peak: Peak | undefined;
  const close = () => {
    if (run.length > 0) runs.push(...stretchOf(run));
    run = [];
  };
  for (const [i, pair] of pairs.entries()) {
    const own = peaks.find((candidate) => within(pair, candidate));
    // A single pair of another peak among many is chance, not a clock that jumped there and back.
    const next = pairs[i + 1];
    const lone = peak && own !== peak && (!next || within(next, peak));
    if (lone) continue;
    if (own !== peak || run.length >= RUN) close();
    peak = own;
    run.push(pair);
  }
  close();
  return runs;
}

function stretchOf(run: readonly SeenTwice[]): ClockStretch[] {
  const ahead = median(run.map((pair) => pair.ahead));
  const near = run.filter((pair) => Math.abs(pair.ahead - ahead) <= JITTER);
  if (5 * near.length < 3 * run.length) return [];
  return [{ from: near[0]!.at, to: near.at(-1)!.at, ahead, pairs: near.length, of: run.length }];
}

/** Stretches whose difference is the same to a second are one. */
function joined(stretches: readonly ClockStretch[]): ClockStretch[] {
  const merged: ClockStretch[] = [];
  for (const one of stretches) {
    const last = merged.at(-1);
    if (last && Math.abs(last.ahead - one.ahead) <= 1) {
      const ahead = one.pairs > last.pairs ? one.ahead : last.ahead;
      merged[merged.length - 1] = {
        from: last.from,
        to: one.to,
        ahead,
        pairs: last.pairs + one.pairs,
        of: last.of + one.of,
      };
    } else merged.push(one);
  }
  return merged;
}

/** Nine of ten pairs differ from their stretch by no more; a second more for rounding. */
function toleranceOf(pairs: readonly SeenTwice[], stretches: readonly ClockStretch[]): number {
  const rest = pairs
    .flatMap(({ at, ahead }) => {
      const stretch = stretches.find(({ from, to }) => at >= from && at <= to);
      return stretch ? [Math.abs(ahead - stretch.ahead)] : [];
    })
    .filter((miss) => miss <= JITTER)
    .sort((a, b) => a - b);
  return (rest[Math.floor(rest.length * 0.9)] ?? 0) + 1;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** By how much the second clock was ahead at a time: that of the stretch around it, else of the nearest one. */
export function aheadAt(stretches: readonly ClockStretch[], at: number): number {
  let best = stretches[0]!;
  for (const one of stretches) if (distance(one, at) < distance(best, at)) best = one;
  return best.ahead;
}

function distance({ from, to }: ClockStretch, at: number): number {
  return Math.max(0, from - at, at - to);
}
