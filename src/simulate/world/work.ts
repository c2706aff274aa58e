import type { Habits } from './habits.ts';
import type { Random } from './random.ts';
import { drawHabit } from './spelling.ts';
import type { Work } from './staff.ts';

/** How somebody works: whom they dial, how they spell and how fast. */
export function drawWork(random: Random, habits: Habits, dialler = random.chance(0.25)): Work {
  return {
    ...drawTargets(random, habits),
    spelling: drawHabit(random, habits.spelling),
    dialler,
    gap: dialler ? random.real(2, 9) : random.pick([random.real(3, 40), random.real(10, 120)]),
  };
}

function drawTargets(random: Random, habits: Habits): { regions: number[]; regionWeights: number[] } {
  const first = habits.regions[random.weighted(habits.regionWeights)]!;
  const regions = [first];
  const regionWeights = [1];
  while (random.chance(0.4) && regions.length < 4) {
    const next = habits.regions[random.weighted(habits.regionWeights)]!;
    if (regions.includes(next)) continue;
    regions.push(next);
    regionWeights.push(random.real(0.05, 0.4));
  }
  return { regions, regionWeights };
}
