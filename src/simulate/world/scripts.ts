import type { Random } from './random.ts';
import type { Script } from './staff.ts';

/** A script of two to four stages. @param onward share of the people reached at one stage who get the next. */
export function drawScript(random: Random, onward: number): Script {
  const length = 2 + random.weighted([5, 3, 1]);
  const neighbour = random.chance(0.5);
  return {
    stages: Array.from({ length }, (_, stage) => (stage === 0 && neighbour ? 'neighbour' : 'organisation')),
    onward,
    gaps: random.pick(['minutes', 'minutes', 'hours', 'days', 'mixed', 'mixed']),
    shortFirst: random.chance(0.15),
    handOver: random.pick([0, random.real(0.1, 0.5), random.real(0.5, 1)]),
  };
}

/** Seconds until the next stage: minutes, hours or days. */
export function drawGap(random: Random, gaps: Script['gaps']): number {
  const kind = gaps === 'mixed' ? random.pick(['minutes', 'minutes', 'hours', 'days'] as const) : gaps;
  if (kind === 'minutes') return random.between(20, 3000);
  if (kind === 'hours') return random.between(1800, 8 * 3600);
  return random.between(1, 6) * 86400 - random.between(0, 5 * 3600);
}
