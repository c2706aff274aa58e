import type { Observations } from './observe.ts';
import { offsetMinutes, ZONES } from './zones.ts';

export interface ZoneHints {
  /** Region whose zone is preferred where several fit (ISO 3166-1 alpha-2). */
  readonly region?: string | undefined;
  /** What the case says: taken when nothing in the data speaks. */
  readonly fallback?: string | undefined;
}

export interface ZoneFinding {
  /** IANA name. */
  readonly zone: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** In words, strongest first. */
  readonly evidence: readonly string[];
  /** Zones that the data cannot tell from `zone`. */
  readonly alternatives: readonly string[];
}

/** Enough of them to see both summers and winters; evenly spread over the time that the data spans. */
const TESTED = 400;
const FEWEST = 8;

interface Fit {
  readonly observations: Observations;
  readonly rate: number;
  readonly zones: readonly string[];
}

/**
 * The zone whose offsets over the year agree with pairs of one instant written in two clocks: absolute (ids that begin with
 * Unix time, epochs, TIMESTAMP columns) and local (DATETIME columns, plain text).
 */
export function inferZone(sets: readonly Observations[], hints: ZoneHints): ZoneFinding {
  const fits = sets.map((observations) => bestZones(observations)).filter((candidate) => candidate !== undefined);
  const best = fits.toSorted((a, b) => weight(b) - weight(a))[0];
  if (!best) return withoutEvidence(hints);
  const zone = preferred(best.zones, hints);
  const agreeing = fits.filter((candidate) => candidate !== best && candidate.zones.includes(zone));
  const against = fits.filter(
    (candidate) => !candidate.zones.some((name) => best.zones.includes(name)) && candidate.rate > 0.9,
  );
  const size = Math.min(1, best.observations.pairs.length / 50);
  return {
    zone,
    confidence: Math.max(0.1, Math.min(0.99, best.rate * (0.7 + 0.3 * size) - 0.2 * against.length)),
    evidence: [
      sentence(best, zone),
      ...agreeing.map((candidate) => sentence(candidate, zone)),
      ...against.map((candidate) => `but ${sentence(candidate, candidate.zones[0]!)}`),
    ],
    alternatives: best.zones.filter((name) => name !== zone),
  };
}

const weight = (candidate: Fit) =>
  candidate.rate * Math.min(1, candidate.observations.pairs.length / 100) * (candidate.observations.exact ? 1 : 0.8);

function sentence(candidate: Fit, zone: string): string {
  return `${candidate.observations.about}: ${Math.floor(candidate.rate * 1000) / 10} % of ${candidate.observations.pairs.length} sampled pairs keep the clock of ${zone}`;
}

function withoutEvidence(hints: ZoneHints): ZoneFinding {
  if (hints.fallback) {
    return {
      zone: hints.fallback,
      confidence: 0.5,
      evidence: ['nothing in the data tells it; taken from the case'],
      alternatives: [],
    };
  }
  return {
    zone: 'Etc/UTC',
    confidence: 0.2,
    evidence: ['nothing in the data tells it; UTC is assumed'],
    alternatives: [],
  };
}

function preferred(zones: readonly string[], hints: ZoneHints): string {
  if (hints.fallback && zones.includes(hints.fallback)) return hints.fallback;
  const home = ZONES.find(
    ([zone, regions]) =>
      zones.includes(zone) && hints.region !== undefined && regions.split(' ').includes(hints.region),
  );
  return home?.[0] ?? zones[0]!;
}

function bestZones(observations: Observations): Fit | undefined {
  const sorted = observations.pairs.toSorted((a, b) => a.instant - b.instant);
  const step = Math.max(1, sorted.length / TESTED);
  const tested = Array.from({ length: Math.min(TESTED, sorted.length) }, (_, i) => sorted[Math.floor(i * step)]!);
  if (tested.length < FEWEST) return undefined;
  const rates = ZONES.map(([zone]) => ({ zone, rate: matchRate(zone, tested, observations.exact) }));
  const top = Math.max(...rates.map(({ rate }) => rate));
  if (top < 0.6) return undefined;
  // Pairs within minutes of a clock change can miss by accident: 0.4 % is no difference.
  return { observations, rate: top, zones: rates.filter(({ rate }) => rate >= top - 0.004).map(({ zone }) => zone) };
}

/** Same moment in two columns: 10 minutes apart at most. Of two linked rows the later may come half an hour after. */
function matchRate(zone: string, pairs: Observations['pairs'], exact: boolean): number {
  let hits = 0;
  for (const { instant, local } of pairs) {
    const miss = (local - instant) / 60_000 - offsetMinutes(zone, instant);
    if (exact ? Math.abs(miss) <= 10 : Math.abs(miss) <= 29) hits++;
  }
  return hits / pairs.length;
}
