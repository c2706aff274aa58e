import type { Habits } from './habits.ts';
import type { Organisation, Phone } from './model.ts';
import { freshPhone } from './operators.ts';
import type { Random } from './random.ts';
import { REGIONS } from './regions.ts';
import type { Setting } from './setting.ts';

const COINED =
  'Norvik Halden Castellan Meridia Altaris Brightwell Corvane Delmora Estrel Fenwick Galvora Hesper Ilvana Jorvant Kestrel Lumeria Montara Nexora Ostara Pellucid Quorra Ravello Solvane Tarvos Umbria Valmont Westmere Xandria Yarrow Zephyrine'.split(
    ' ',
  );

/** Invented organisations, two to six in every target region, with one to three lines each. */
export function makeOrganisations(
  random: Random,
  habits: Habits,
  setting: Setting,
  taken: Set<number>,
): Organisation[] {
  const words = random.shuffle([...COINED]);
  const organisations: Organisation[] = [];
  for (const region of habits.regions) {
    for (let i = random.between(2, 6); i > 0; i--) {
      const index = organisations.length;
      organisations.push({
        index,
        name: coinName(random, setting, words, index, region),
        region,
        phones: lines(random, region, taken),
        unlisted: random.chance(habits.unlisted) ? lines(random, region, taken) : [],
      });
    }
  }
  return organisations;
}

/** Unique: the country's code follows when the words run out. */
function coinName(random: Random, setting: Setting, words: readonly string[], index: number, region: number): string {
  const name = random.pick(setting.organisations).replace('{}', words[index % words.length]!);
  return index < words.length ? name : `${name} ${REGIONS[region]!.code}`;
}

function lines(random: Random, region: number, taken: Set<number>): Phone[] {
  return Array.from({ length: random.weighted([6, 3, 1]) + 1 }, () => freshPhone(random, region, 0, taken));
}
