import type { Random } from './random.ts';

/** What a person does not answer on one trunk. */
export interface LineHabit {
  /** Cut off at a second; the carriers' own lengths; or hung up when the greeting is over. */
  readonly voicemail: 'cut' | 'carrier' | 'greeting';
  /** Second of the cut, with `jitter` as the share that ends up to `spread` seconds away from it. */
  readonly cutOff: number;
  readonly jitter: number;
  readonly spread: number;
  /** Lengths of greetings that the called people's carriers use. */
  readonly greetings: readonly number[];
  /** Length of the exchange's own announcement. */
  readonly announcement: number;
}

export type Family = 'lognormal' | 'gamma' | 'weibull' | 'humps';

/** How long calls last: families of distributions differ between worlds, not only their constants. */
export interface TalkHabits {
  readonly lines: readonly LineHabit[];
  /** Share of voicemails that the caller ends early. */
  readonly impatient: number;
  readonly carrierMedian: number;
  readonly carrierSigma: number;
  readonly held: Family;
  readonly heldMedian: number;
  readonly heldSigma: number;
  readonly hangUp: Family;
  readonly hangUpMedian: number;
  readonly hangUpSigma: number;
  readonly testMedian: number;
  readonly testSigma: number;
  /** Share of test calls that are long: music on hold, a chat with a friend. */
  readonly testLong: number;
  readonly lineMedian: number;
  /** Share of failed attempts that the exchange answers with an announcement. */
  readonly announced: number;
}

export function drawTalkHabits(random: Random, trunks: number): TalkHabits {
  return {
    lines: drawLines(random, trunks),
    impatient: random.real(0.05, 0.5),
    carrierMedian: random.real(10, 30),
    carrierSigma: random.real(0.3, 0.6),
    held: random.pick(['lognormal', 'lognormal', 'gamma', 'weibull', 'humps']),
    heldMedian: random.real(130, 520),
    heldSigma: random.real(0.6, 1.1),
    hangUp: random.pick(['lognormal', 'lognormal', 'gamma', 'weibull']),
    hangUpMedian: random.real(4, 14),
    hangUpSigma: random.real(0.6, 1),
    testMedian: random.real(8, 45),
    testSigma: random.real(0.5, 1.1),
    testLong: random.chance(0.5) ? 0 : random.real(0.02, 0.15),
    lineMedian: random.real(50, 160),
    announced: random.chance(0.4) ? 0 : random.real(0.05, 0.35),
  };
}

/** Worlds cut every voicemail at one second, each trunk at its own, some trunks only, or none at all. */
function drawLines(random: Random, trunks: number): LineHabit[] {
  const world = random.pick(['same', 'own', 'own', 'mixed', 'mixed', 'carrier', 'greeting'] as const);
  const common = random.between(28, 150);
  const jitter = random.pick([0, 0, random.real(0, 0.3), random.real(0.3, 0.9)]);
  const spread = random.between(1, 3);
  const greetings = Array.from({ length: random.between(2, 6) }, () => random.between(4, 38));
  const kindOf = () => (world === 'mixed' ? random.pick(['cut', 'cut', 'carrier', 'greeting'] as const) : world);
  return Array.from({ length: trunks }, () => {
    const kind = kindOf();
    const voicemail = kind === 'same' || kind === 'own' ? 'cut' : kind;
    const cutOff = world === 'same' ? common : random.between(28, 150);
    return { voicemail, cutOff, jitter, spread, greetings, announcement: random.between(4, 26) };
  });
}

/** A length around a median, in seconds with fractions. */
export function drawLength(random: Random, family: Family, median: number, sigma: number): number {
  if (family === 'lognormal') return random.logNormal(median, sigma);
  // Two exponentials make a gamma of shape 2, whose median is 1.678 of its scale.
  if (family === 'gamma') return (-Math.log((1 - random.unit()) * (1 - random.unit())) * median) / 1.678;
  if (family === 'weibull') {
    const shape = 1.2 / sigma;
    return median * (-Math.log(1 - random.unit()) / Math.LN2) ** (1 / shape);
  }
  return random.chance(0.6) ? random.logNormal(median * 0.6, sigma * 0.5) : random.logNormal(median * 3, sigma * 0.6);
}
