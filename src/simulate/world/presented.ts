import type { CallWorld } from './call-world.ts';
import { cut, HOSTILE } from './hostile.ts';
import type { Account, Phone } from './model.ts';
import type { Random } from './random.ts';
import { drawNational, REGIONS } from './regions.ts';
import { type SpellingHabit, spell } from './spelling.ts';

/** What the called person sees. */
export interface Shown {
  /** null: no number that exists. */
  readonly phone: Phone | null;
  /** −1: not an organisation's line. */
  readonly organisation: number;
  readonly name: string;
  /** The last spelling used, '' at first. */
  last: string;
  spell(random: Random): string;
}

export function drawNumber(random: Random, region: number, mobileShare: number): Phone {
  const national = drawNational(random, REGIONS[region]!, mobileShare);
  return { number: Number(REGIONS[region]!.calling + national), region, national };
}

/** A dialled number as the account writes it. */
export function spellPhone(random: Random, account: Account, phone: Phone): string {
  return spell(random, account.spelling, REGIONS[phone.region]!, phone.national, REGIONS[account.homeRegion]!);
}

/** Chooses what to show to people of a region: an organisation's line, a neighbour's number, or nonsense. */
export function show(random: Random, world: CallWorld, account: Account, region?: number, before?: Shown): Shown {
  const target = region ?? account.regions[random.weighted(account.regionWeights)]!;
  const dice = random.unit();
  if (dice < 0.7) {
    const shown = showOrganisation(random, world, account, target, before ? [before.organisation] : []);
    if (shown) return shown;
  }
  if (dice < 0.97) return showNeighbour(random, world, account, target);
  return nonsense(random);
}

export function showNeighbour(random: Random, world: CallWorld, account: Account, region: number): Shown {
  return shownAs(world, account, drawNumber(random, region, 0.7), -1, '');
}

/** A line of an organisation of the region that was not shown before; undefined when there is none left. */
export function showOrganisation(
  random: Random,
  world: CallWorld,
  account: Account,
  region: number,
  before: readonly number[],
): Shown | undefined {
  const local = (world.organisationsOf.get(region) ?? []).filter(({ index }) => !before.includes(index));
  return local.length > 0 ? organisationShown(random, world, account, local) : undefined;
}

/** Everybody has favourites: the first of the list is taken more often than the last. */
function organisationShown(
  random: Random,
  world: CallWorld,
  account: Account,
  local: CallWorld['organisations'],
): Shown {
  const favourite = (account.operator + Math.floor(random.unit() * random.unit() * local.length)) % local.length;
  const one = local[favourite]!;
  const lines = one.unlisted.length > 0 && random.chance(0.25) ? one.unlisted : one.phones;
  return shownAs(world, account, random.pick(lines), one.index, nameTyped(random, one.name));
}

function nameTyped(random: Random, name: string): string {
  const dice = random.unit();
  if (dice < 0.8) return name;
  if (dice < 0.87) return name.toUpperCase();
  if (dice < 0.94) return name.toLowerCase();
  return dice < 0.998 ? '' : cut(random.pick(HOSTILE), 60);
}

function shownAs(world: CallWorld, account: Account, phone: Phone, organisation: number, name: string): Shown {
  const habit: SpellingHabit = world.habits.presented;
  const home = REGIONS[account.homeRegion]!;
  const region = REGIONS[phone.region]!;
  return {
    phone,
    organisation,
    name,
    last: '',
    spell(random) {
      this.last = spell(random, habit, region, phone.national, home);
      return this.last;
    },
  };
}

/** Invalid numbers on purpose: short, all zeros, a word, or nothing. */
function nonsense(random: Random): Shown {
  const text = random.pick(['anonymous', 'private', '0000000000', '12345', '+1', 'Unknown', '', '999', '+44', '000']);
  return { phone: null, organisation: -1, name: '', last: text, spell: () => text };
}
