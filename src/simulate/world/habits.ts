import { drawPlaces, type PlaceHabits } from './place-habits.ts';
import type { Random } from './random.ts';
import { REGIONS, regionIndex } from './regions.ts';
import type { Setting } from './setting.ts';
import { drawHabit, type SpellingHabit } from './spelling.ts';
import { drawTalkHabits, type TalkHabits } from './talk-habits.ts';
import { drawTelling, type TellingHabits } from './telling-habits.ts';

/** Every constant of one world. Drawn from the seed, so that a rule fitted to one world fails on the next. */
export interface Habits {
  readonly zone: string;
  readonly currency: string;
  /** UTC seconds. */
  readonly begin: number;
  readonly end: number;
  /** Target regions (indexes of REGIONS) with weights. */
  readonly regions: readonly number[];
  readonly regionWeights: readonly number[];
  readonly operatorsPerAccount: number;
  /** Share of an operator's identifiers that a further account repeats. */
  readonly carelessness: number;
  readonly vpnExits: number;
  readonly vpnUse: number;
  readonly exchangeWallets: number;
  readonly exchangeUse: number;
  readonly plainBrowsers: number;
  readonly plainBrowserUse: number;
  readonly dialRegionKnown: number;
  readonly dialRegionWrong: number;
  readonly mobileShare: number;
  readonly trunks: number;
  readonly trunkName: string;
  readonly talk: TalkHabits;
  readonly sessionCalls: number;
  readonly burstDays: number;
  /** Shares of attempts. */
  readonly noAnswer: number;
  readonly busy: number;
  readonly failed: number;
  /** Shares of answered calls; the rest hangs up soon. */
  readonly voicemail: number;
  readonly held: number;
  /** Share of people who answer when the script goes on. */
  readonly scriptAnswer: number;
  readonly retry: number;
  /** Share of people who hung up whom the account calls again on another day with another story. */
  readonly again: number;
  readonly soldLead: number;
  /** Share of held people with whom a loner's script goes on. */
  readonly chain: number;
  /** Share of reached people who are called back under the same number. */
  readonly callBack: number;
  readonly ownTest: number;
  /** Share of test calls that go to a phone used once or twice. */
  readonly strangePhone: number;
  readonly accomplices: number;
  readonly organisationCall: number;
  readonly associateCall: number;
  readonly misdialled: number;
  readonly interception: number;
  readonly captured: number;
  readonly quickCapture: number;
  /** Share of codes that a machine asks for in a call of its own, minutes after the talk. */
  readonly codeMachine: number;
  /** Share of accounts that play a recorded message, and that show another number at every call. */
  readonly recorded: number;
  readonly rotating: number;
  /** Share of organisations' lines that no register has. */
  readonly unlisted: number;
  readonly attested: number;
  readonly places: PlaceHabits;
  readonly telling: TellingHabits;
  readonly unconfirmed: number;
  readonly complaintRate: number;
  readonly spelling: SpellingHabit;
  readonly presented: SpellingHabit;
  readonly costPerMinute: number;
}

/** Beyond this many calls complaints stay about as many: 10 million calls of Operation Elaborate had 4,785 reports. */
const COMPLAINTS_SCALE = 600_000;

/** The constants of a seed, for a world of so many calls. */
export function drawHabits(random: Random, setting: Setting, calls: number): Habits {
  const regions = drawRegions(random, setting);
  const begin = Date.UTC(random.between(2019, 2022), random.int(12), 1) / 1000;
  const trunks = random.between(3, 14);
  return {
    zone: random.pick(setting.zones),
    currency: random.pick(setting.currencies),
    begin,
    end: begin + random.between(240, 720) * 86400,
    ...regions,
    operatorsPerAccount: random.real(...setting.operatorShare),
    carelessness: random.real(0.35, 0.75),
    ...drawHubs(random),
    dialRegionKnown: random.real(0.45, 0.9),
    dialRegionWrong: random.real(0.01, 0.06),
    mobileShare: random.real(0.7, 0.95),
    trunks,
    trunkName: random.pick(['SIP/trunk', 'PJSIP/gw-', 'SIP/carrier', 'IAX2/out']),
    talk: drawTalkHabits(random, trunks),
    sessionCalls: random.between(10, 28),
    burstDays: random.between(3, 12),
    ...drawOutcomes(random),
    ...drawTricks(random),
    unconfirmed: random.real(0.04, 0.18),
    complaintRate: random.real(0.06, 0.22) * Math.min(1, COMPLAINTS_SCALE / calls),
    places: drawPlaces(random),
    telling: drawTelling(random),
    spelling: drawHabit(random, setting.spelling),
    presented: drawHabit(random, setting.spelling),
    costPerMinute: random.real(0.04, 0.3),
  };
}

function drawRegions(random: Random, setting: Setting): { regions: number[]; regionWeights: number[] } {
  const known = setting.targets.map(regionIndex);
  const strangers = random.shuffle(REGIONS.map((_, index) => index).filter((index) => !known.includes(index)));
  const regions = [
    ...known.slice(0, random.between(Math.min(4, known.length), known.length)),
    ...strangers.slice(0, 2),
  ];
  const weights = regions.map((_, place) => random.logNormal(1 / (1 + place), 0.5));
  return { regions, regionWeights: weights };
}

function drawHubs(random: Random) {
  return {
    vpnExits: random.between(6, 30),
    vpnUse: random.real(0.2, 0.6),
    exchangeWallets: random.between(1, 4),
    exchangeUse: random.real(0.08, 0.3),
    plainBrowsers: random.between(1, 4),
    plainBrowserUse: random.real(0.04, 0.18),
  };
}

function drawOutcomes(random: Random) {
  return {
    noAnswer: random.real(0.38, 0.52),
    busy: random.real(0.03, 0.1),
    failed: random.real(0.03, 0.1),
    voicemail: random.real(0.08, 0.25),
    held: random.real(0.12, 0.26),
    scriptAnswer: random.real(0.65, 0.95),
    retry: random.real(0.03, 0.25),
    again: random.chance(0.4) ? 0 : random.real(0.005, 0.05),
    soldLead: random.real(0.002, 0.02),
    misdialled: random.real(0.001, 0.006),
  };
}

function drawTricks(random: Random) {
  return {
    chain: random.real(0.03, 0.3),
    callBack: random.real(0.02, 0.2),
    strangePhone: random.chance(0.4) ? 0 : random.real(0.01, 0.06),
    accomplices: random.real(0, 0.4),
    codeMachine: random.chance(0.5) ? 0 : random.real(0.2, 1),
    recorded: random.chance(0.3) ? 0 : random.real(0.004, 0.03),
    rotating: random.chance(0.3) ? 0 : random.real(0.02, 0.2),
    unlisted: random.real(0, 0.5),
    attested: random.chance(0.5) ? 0 : random.real(0.2, 0.9),
    ownTest: random.real(0.1, 0.35),
    organisationCall: random.real(0.002, 0.01),
    associateCall: random.real(0.001, 0.004),
    interception: random.real(0.1, 0.35),
    captured: random.real(0.3, 0.7),
    quickCapture: random.real(0, 0.01),
  };
}
