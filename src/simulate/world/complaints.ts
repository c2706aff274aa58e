import { zone } from './clock.ts';
import type { Habits } from './habits.ts';
import type { Reached } from './leads.ts';
import type { ComplaintEvent, Organisation, Phone } from './model.ts';
import { drawNumber } from './presented.ts';
import type { Random } from './random.ts';
import { REGIONS } from './regions.ts';
import type { ComplaintSeed } from './scenes.ts';
import type { Setting } from './setting.ts';
import { spell } from './spelling.ts';
import type { TakenCalls } from './taken-calls.ts';

export interface TrueComplaint {
  readonly event: ComplaintEvent;
  /** undefined: the complaint is about something else. */
  readonly seed: ComplaintSeed | undefined;
  readonly person: number;
  /** What the person got wrong or left out: see docs/simulate.md. */
  readonly errors: readonly string[];
  /** What was told leads to one scam. */
  readonly linkable: boolean;
  /** The person's number, whether told or not. */
  readonly phone: Phone;
}

interface Telling {
  readonly random: Random;
  readonly habits: Habits;
  readonly setting: Setting;
  readonly organisations: readonly Organisation[];
  readonly taken: TakenCalls;
}

/** What a complaint is about: the person's number and one call, true or imagined. */
interface About {
  readonly phone: Phone;
  readonly start: number;
  readonly shown: Phone | null;
  readonly organisation: number;
}

interface Person {
  readonly id: number;
  readonly given: string;
  readonly family: string;
  readonly postcode: string;
}

type Told = Omit<TrueComplaint, 'seed' | 'person' | 'linkable' | 'phone'> & {
  readonly slack: number;
  readonly shown: Phone | null;
};

/** All complaints in the order in which the receiving office got them. */
export function tellComplaints(telling: Telling, seeds: readonly ComplaintSeed[]): TrueComplaint[] {
  const { random, habits } = telling;
  const people = new Map<number, Person>();
  const all: TrueComplaint[] = [];
  const add = (about: About, seed: ComplaintSeed | undefined) => {
    const person = personOf(telling, people, about.phone);
    const told = tell(telling, about, person);
    const linkable = seed !== undefined && isLinkable(telling, told, about);
    all.push({ event: told.event, errors: told.errors, seed, person: person.id, linkable, phone: about.phone });
  };
  for (const seed of seeds) {
    add(aboutOf(random, seed), seed);
    if (random.chance(habits.telling.twice)) add(aboutOf(random, seed), seed);
  }
  const others = Math.round(seeds.length * habits.telling.unrelated) + 2;
  for (let i = 0; i < others; i++) add(unrelated(telling, seeds), undefined);
  random.shuffle(all);
  const year = new Date(habits.begin * 1000).getUTCFullYear() % 100;
  const first = random.between(10_000, 90_000);
  all.forEach(({ event }, i) => {
    event.ref = `${telling.setting.complaintPrefix}${year}${String(first + i).padStart(7, '0')}`;
  });
  return all;
}

/** People with several calls tell of the first, the longest or the last. */
function aboutOf(random: Random, { phone, reached }: ComplaintSeed): About {
  const longest = reached.reduce((best: Reached, one) => (one.talk > best.talk ? one : best));
  const call = [reached[0]!, longest, reached[reached.length - 1]!][random.weighted([5, 3, 2])]!;
  return { phone, start: call.start, shown: call.shown, organisation: call.organisation };
}

function personOf({ random, setting }: Telling, people: Map<number, Person>, phone: Phone): Person {
  const known = people.get(phone.number);
  if (known) return known;
  const person = {
    id: people.size + 1,
    given: random.pick(setting.givenNames),
    family: random.pick(setting.familyNames),
    postcode: random.chance(0.1) ? '' : String(random.between(10000, 99999)),
  };
  people.set(phone.number, person);
  return person;
}

/** Another fraud: a stranger's number, or a number that occurs in the data at quite another time. */
function unrelated({ random, habits }: Telling, seeds: readonly ComplaintSeed[]): About {
  const start = habits.begin + random.int(habits.end - habits.begin);
  if (seeds.length > 0 && random.chance(habits.telling.unrelatedKnown)) {
    const known = random.pick(seeds);
    const days = random.between(habits.telling.unrelatedAway, 200);
    const at = (random.chance(0.5) ? known.reached.at(-1)! : known.reached[0]!).start;
    const away = at < habits.begin + days * 86400 ? 1 : random.pick([-1, 1]);
    return { phone: known.phone, start: at + away * days * 86400, shown: null, organisation: -1 };
  }
  const region = habits.regions[random.weighted(habits.regionWeights)]!;
  const phone = drawNumber(random, region, habits.mobileShare);
  return { phone, start, shown: drawNumber(random, region, 0.6), organisation: -1 };
}

/** Enough was told: the number called, near the day; or the number shown and a time at which nobody else was called with it. */
function isLinkable({ taken }: Telling, told: Told, about: About): boolean {
  const { errors } = told;
  const day = errors.includes('day_off') ? 1 : 0;
  const timed = told.slack >= 0;
  if (!errors.includes('number_missing')) {
    const slip = errors.includes('number_mistyped');
    return !errors.includes('day_far') && (!slip || (timed && day === 0) || (told.shown !== null && day === 0));
  }
  if (told.shown === null || !timed || day > 0 || errors.includes('day_far')) return false;
  return taken.count(told.shown.number, about.start, told.slack * 60 + 120) === 1;
}

function tell(telling: Telling, about: About, person: Person): Told {
  const { random, setting, habits } = telling;
  const region = REGIONS[about.phone.region]!;
  const local = about.start + zone(region.zone).offset(about.start);
  const errors: string[] = [];
  const off = random.chance(habits.telling.wrongDay) ? random.pick([-1, 1, -1, 1, -2, 7]) : 0;
  if (off !== 0) errors.push(Math.abs(off) > 1 ? 'day_far' : 'day_off');
  const claimed = claim(telling, about.organisation);
  const time = timeText(telling, local, errors);
  const called = calledText(telling, about.phone, errors);
  const presented = presentedText(telling, about.shown, errors);
  const event: ComplaintEvent = {
    ref: '',
    received: local + off * 86400 + random.between(0, 60) * 86400,
    name: `${random.chance(0.05) ? `${person.given[0]}.` : person.given} ${person.family}`,
    postcode: person.postcode,
    called,
    presented: presented.text,
    day: local + off * 86400,
    time: time.text,
    claimed,
    loss: drawLoss(telling),
    currency: random.chance(0.95) ? region.currency : 'EUR',
    narrative: random.pick(setting.narratives).replaceAll('{}', claimed || random.pick(setting.claims)),
  };
  return { event, errors, slack: time.slack, shown: presented.told };
}

function claim({ random, setting, organisations, habits }: Telling, organisation: number): string {
  const dice = random.unit();
  if (dice < 0.1) return '';
  if (dice < 0.22) return random.pick(setting.claims);
  if (dice < 0.22 + habits.telling.otherClaim || organisation < 0) return random.pick(organisations).name;
  return organisations[organisation]!.name;
}

function calledText({ random, habits }: Telling, phone: Phone, errors: string[]): string {
  const { numberMissing, numberMistyped } = habits.telling;
  const dice = random.unit();
  if (dice < numberMissing) {
    errors.push('number_missing');
    return '';
  }
  const region = REGIONS[phone.region]!;
  const slip = dice < numberMissing + numberMistyped;
  const national = slip ? mistyped(random, phone.national) : phone.national;
  if (national !== phone.national) errors.push('number_mistyped');
  return spell(random, { ...habits.spelling, national: 3, plus: 2, zeros: 0.4, bare: 0.6 }, region, national, region);
}

/** One digit wrong, two neighbours exchanged, one left out or one doubled. */
function mistyped(random: Random, national: string): string {
  const at = random.between(2, national.length - 2);
  const [before, digit, after] = [national.slice(0, at), national[at]!, national.slice(at + 1)];
  const kind = random.weighted([5, 3, 1, 1]);
  if (kind === 0) return before + ((Number(digit) + random.between(1, 9)) % 10) + after;
  if (kind === 1) return before + after[0] + digit + after.slice(1);
  return kind === 2 ? before + after : before + digit + digit + after;
}

function presentedText(
  { random, habits, setting }: Telling,
  shown: Phone | null,
  errors: string[],
): { text: string; told: Phone | null } {
  const { shownMissing, shownWithheld, shownMistyped } = habits.telling;
  const dice = random.unit();
  if (dice < shownMissing) {
    errors.push('shown_missing');
    return { text: '', told: null };
  }
  if (dice < shownMissing + shownWithheld || !shown) {
    errors.push('shown_withheld');
    return { text: random.pick(setting.withheld), told: null };
  }
  const region = REGIONS[shown.region]!;
  const slip = dice < shownMissing + shownWithheld + shownMistyped;
  if (slip) errors.push('shown_mistyped');
  const national = slip ? mistyped(random, shown.national) : shown.national;
  const text = spell(random, { ...habits.presented, national: 2 }, region, national, region);
  return { text, told: slip ? null : shown };
}

/** Exact to some minutes, rounded, a part of the day, or nothing. Slack in minutes, −1 when no minute was told. */
function timeText(
  { random, setting, habits }: Telling,
  local: number,
  errors: string[],
): { text: string; slack: number } {
  const { timeExact, timeRounded, timePart, slack, rounding } = habits.telling;
  const dice = random.unit();
  const minutes = Math.floor((((local % 86400) + 86400) % 86400) / 60);
  if (dice < timeExact) return { text: clock(minutes + random.between(-slack, slack)), slack };
  if (dice < timeExact + timeRounded) {
    errors.push('time_rounded');
    const step = random.pick(rounding);
    return { text: clock(Math.round(minutes / step) * step), slack: Math.ceil(step / 2) };
  }
  if (dice < timeExact + timeRounded + timePart) {
    errors.push('time_part');
    return { text: setting.partsOfDay[partOfDay(minutes)]!, slack: -1 };
  }
  errors.push('time_missing');
  return { text: '', slack: -1 };
}

function partOfDay(minutes: number): number {
  if (minutes < 6 * 60 || minutes >= 22 * 60) return 3;
  return minutes < 12 * 60 ? 0 : minutes < 18 * 60 ? 1 : 2;
}

function clock(wanted: number): string {
  const minutes = (wanted + 1440) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Some lost nothing; the others' losses have a heavy tail. */
function drawLoss({ random, habits }: Telling): number {
  const { lost, lossMedian, lossSigma } = habits.telling;
  return random.chance(lost) ? Math.min(3_000_000_00, Math.round(random.logNormal(lossMedian, lossSigma))) : 0;
}
