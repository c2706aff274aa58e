import { zone } from './clock.ts';
import type { Habits } from './habits.ts';
import type { ComplaintSeed } from './leads.ts';
import type { ComplaintEvent, Organisation, Phone } from './model.ts';
import { drawNumber } from './presented.ts';
import type { Random } from './random.ts';
import { REGIONS } from './regions.ts';
import type { Setting } from './setting.ts';
import { spell } from './spelling.ts';

export interface TrueComplaint {
  readonly event: ComplaintEvent;
  /** undefined: the complaint is about something else. */
  readonly seed: ComplaintSeed | undefined;
}

interface Telling {
  readonly random: Random;
  readonly habits: Habits;
  readonly setting: Setting;
  readonly organisations: readonly Organisation[];
}

/** All complaints in the order in which the receiving office got them. */
export function tellComplaints(telling: Telling, seeds: readonly ComplaintSeed[]): TrueComplaint[] {
  const { random, habits } = telling;
  const all: TrueComplaint[] = [];
  for (const seed of seeds) {
    all.push({ event: tell(telling, seed), seed });
    if (random.chance(0.03)) all.push({ event: tell(telling, seed), seed });
  }
  const others = Math.round(seeds.length * habits.unrelatedComplaints) + 2;
  for (let i = 0; i < others; i++) all.push({ event: tell(telling, unrelated(telling, seeds)), seed: undefined });
  random.shuffle(all);
  const year = new Date(habits.begin * 1000).getUTCFullYear() % 100;
  const first = random.between(10_000, 90_000);
  all.forEach(({ event }, i) => {
    event.ref = `${telling.setting.complaintPrefix}${year}${String(first + i).padStart(7, '0')}`;
  });
  return all;
}

/** Another fraud: a stranger's number, or a number that occurs in the data at quite another time. */
function unrelated({ random, habits }: Telling, seeds: readonly ComplaintSeed[]): ComplaintSeed {
  const start = habits.begin + random.int(habits.end - habits.begin);
  if (seeds.length > 0 && random.chance(0.3)) {
    const known = random.pick(seeds);
    const away = known.start + (random.chance(0.5) ? 1 : -1) * random.between(25, 200) * 86400;
    return { ...known, calls: [], start: away, shown: null, organisation: -1 };
  }
  const region = habits.regions[random.weighted(habits.regionWeights)]!;
  const phone = drawNumber(random, region, habits.mobileShare);
  return { account: -1, phone, calls: [], start, shown: drawNumber(random, region, 0.6), organisation: -1 };
}

function tell(telling: Telling, seed: ComplaintSeed): ComplaintEvent {
  const { random, setting } = telling;
  const region = REGIONS[seed.phone.region]!;
  const local = seed.start + zone(region.zone).offset(seed.start);
  const wrongDay = random.chance(0.05) ? random.pick([-1, 1, -2, 7]) * 86400 : 0;
  const claimed = claim(telling, seed);
  return {
    ref: '',
    received: local + wrongDay + random.between(0, 60) * 86400,
    name: `${random.pick(setting.givenNames)} ${random.pick(setting.familyNames)}`,
    postcode: random.chance(0.15) ? '' : String(random.between(10000, 99999)),
    called: calledText(telling, seed.phone),
    presented: presentedText(telling, seed.shown),
    day: local + wrongDay,
    time: timeText(telling, local),
    claimed,
    loss: drawLoss(random),
    currency: random.chance(0.95) ? region.currency : 'EUR',
    narrative: random.pick(setting.narratives).replaceAll('{}', claimed || random.pick(setting.claims)),
  };
}

function claim({ random, setting, organisations }: Telling, seed: ComplaintSeed): string {
  const dice = random.unit();
  if (dice < 0.1) return '';
  if (dice < 0.22) return random.pick(setting.claims);
  if (dice < 0.27 || seed.organisation < 0) return random.pick(organisations).name;
  return organisations[seed.organisation]!.name;
}

function calledText({ random, habits }: Telling, phone: Phone): string {
  const dice = random.unit();
  if (dice < 0.12) return '';
  const region = REGIONS[phone.region]!;
  const national = dice < 0.17 ? mistyped(random, phone.national) : phone.national;
  return spell(random, { ...habits.spelling, national: 3, plus: 2, zeros: 0.4, bare: 0.6 }, region, national, region);
}

/** One digit wrong, or two neighbours exchanged. */
function mistyped(random: Random, national: string): string {
  const at = random.between(2, national.length - 2);
  if (random.chance(0.5))
    return national.slice(0, at) + ((Number(national[at]) + random.between(1, 9)) % 10) + national.slice(at + 1);
  return national.slice(0, at) + national[at + 1] + national[at] + national.slice(at + 2);
}

function presentedText({ random, habits, setting }: Telling, shown: Phone | null): string {
  const dice = random.unit();
  if (dice < 0.14) return '';
  if (dice < 0.27 || !shown) return random.pick(setting.withheld);
  const region = REGIONS[shown.region]!;
  return spell(random, { ...habits.presented, national: 2 }, region, shown.national, region);
}

/** Exact to some minutes, the full hour, a part of the day, or nothing. */
function timeText({ random, setting }: Telling, local: number): string {
  const dice = random.unit();
  const minutes = Math.floor((((local % 86400) + 86400) % 86400) / 60);
  if (dice < 0.55) return clock((minutes + random.between(-3, 3) + 1440) % 1440);
  if (dice < 0.73) return clock((Math.round(minutes / 60) % 24) * 60);
  if (dice < 0.85) return setting.partsOfDay[partOfDay(minutes)]!;
  return '';
}

function partOfDay(minutes: number): number {
  if (minutes < 6 * 60 || minutes >= 22 * 60) return 3;
  return minutes < 12 * 60 ? 0 : minutes < 18 * 60 ? 1 : 2;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A fifth lost nothing; the others' losses have a heavy tail. */
function drawLoss(random: Random): number {
  return random.chance(0.2) ? 0 : Math.min(3_000_000_00, Math.round(random.logNormal(150_000, 1.7)));
}
