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
    const local = world.organisations.filter((one) => one.region === target && one.index !== before?.organisation);
    if (local.length > 0) return organisationShown(random, world, account, local);
  }
  if (dice < 0.97) return shownAs(world, account, drawNumber(random, target, 0.7), -1, '');
  return nonsense(random);
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
  return shownAs(world, account, random.pick(one.phones), one.index, nameTyped(random, one.name));
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
