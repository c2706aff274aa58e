import type { Random } from './random.ts';
import type { Region } from './regions.ts';

/** How one person writes numbers: relative weights of the ways, and how often signs are put between digits. */
export interface SpellingHabit {
  readonly national: number;
  readonly plus: number;
  readonly zeros: number;
  readonly bare: number;
  /** Share of numbers with blanks, dashes, dots or brackets. */
  readonly decorated: number;
  /** Share of decorated numbers whose signs stand where people put them; the others anywhere. */
  readonly neat: number;
  readonly separators: readonly string[];
}

/**
 * One spelling of a number as somebody in `from` dials it. International prefixes are those of the dialling country:
 * 011 in North America, 0011 in Australia (ITU-T E.164 annex, national dialling plans), 00 elsewhere; 00 is understood
 * by the service whatever the country.
 */
export function spell(random: Random, habit: SpellingHabit, region: Region, national: string, from: Region): string {
  const domestic = region === from;
  const way = random.weighted([domestic ? habit.national : 0, habit.plus, habit.zeros, habit.bare]);
  const prefix = prefixOf(random, way, region, from);
  if (!random.chance(habit.decorated)) return prefix + national;
  if (!random.chance(habit.neat)) return scatter(random, prefix + national, habit.separators);
  return grouped(random, prefix, region, national, random.pick(habit.separators));
}

function prefixOf(random: Random, way: number, region: Region, from: Region): string {
  if (way === 0) return region.calling === '1' && random.chance(0.6) ? '' : region.trunk;
  if (way === 1) return `+${region.calling}`;
  if (way === 3) return region.calling;
  if (from.calling === '1' && region.calling !== '1' && random.chance(0.7)) return `011${region.calling}`;
  if (from.code === 'AU' && region !== from && random.chance(0.5)) return `0011${region.calling}`;
  return `00${region.calling}`;
}

/** A sign somewhere among the digits; now and then brackets around the beginning. */
function scatter(random: Random, text: string, separators: readonly string[]): string {
  const at = random.between(3, text.length - 3);
  if (random.chance(0.15)) return `(${text.slice(0, at)})${text.slice(at)}`;
  return text.slice(0, at) + random.pick(separators) + text.slice(at);
}

function grouped(random: Random, prefix: string, region: Region, national: string, sign: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const size of region.groups) {
    if (at >= national.length) break;
    parts.push(national.slice(at, at + size));
    at += size;
  }
  if (at < national.length) parts.push(national.slice(at));
  const first = parts[0] ?? '';
  if (prefix === region.trunk) {
    parts[0] = random.chance(0.2) ? `(${prefix}${first})` : prefix + first;
    return parts.join(sign);
  }
  // Writers of business cards keep the trunk digit in brackets behind the calling code: +44 (0)20 …
  if (region.trunk === '0' && prefix.startsWith('+') && random.chance(0.1)) parts[0] = `(0)${first}`;
  return [prefix, ...parts].filter((part) => part !== '').join(sign);
}

/** What people dial by mistake: too short, too long, service codes, letters. Never a number that exists. */
export function misdialled(random: Random, region: Region, national: string): string {
  const kind = random.int(6);
  if (kind === 0) return national.slice(0, random.between(2, 4));
  if (kind === 1) return `+${region.calling}${national.slice(0, 4)}`;
  if (kind === 2) return `00${region.calling}${national}${random.between(10000, 99999)}`;
  if (kind === 3) return random.pick(['s', 'h', 'anonymous', 'test', '#31#', '*43', 'null']);
  if (kind === 4) return random.pick(['100', '123', '1571', '101', '600']);
  return `+999${national.slice(0, 7)}`;
}

/** The habit of one person, around the habits of the world. */
export function drawHabit(random: Random, base: SpellingHabit): SpellingHabit {
  const vary = (weight: number) => weight * random.logNormal(1, 0.8);
  return {
    national: vary(base.national),
    plus: vary(base.plus),
    zeros: vary(base.zeros),
    bare: vary(base.bare),
    decorated: Math.min(0.9, base.decorated * random.logNormal(1, 0.9)),
    neat: base.neat,
    separators: base.separators,
  };
}
