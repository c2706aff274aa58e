import type { Random } from './random.ts';
import { REGIONS, regionIndex } from './regions.ts';
import type { Setting } from './setting.ts';
import { drawHabit, type SpellingHabit } from './spelling.ts';

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
  /** Second at which each trunk cuts a voicemail off. */
  readonly cutOffs: readonly number[];
  readonly cutOffJitter: number;
  readonly sessionCalls: number;
  readonly burstDays: number;
  /** Shares of attempts. */
  readonly noAnswer: number;
  readonly busy: number;
  readonly failed: number;
  /** Shares of answered calls; the rest hangs up soon. */
  readonly voicemail: number;
  readonly held: number;
  readonly hangUpMedian: number;
  readonly heldMedian: number;
  readonly heldSigma: number;
  readonly retry: number;
  readonly soldLead: number;
  readonly chain: number;
  readonly ownTest: number;
  readonly organisationCall: number;
  readonly associateCall: number;
  readonly misdialled: number;
  readonly interception: number;
  readonly captured: number;
  readonly quickCapture: number;
  readonly unconfirmed: number;
  readonly complaintRate: number;
  readonly unrelatedComplaints: number;
  readonly spelling: SpellingHabit;
  readonly presented: SpellingHabit;
  readonly costPerMinute: number;
  readonly peak: number;
}

/** Beyond this many calls complaints stay about as many: 10 million calls of Operation Elaborate had 4,785 reports. */
const COMPLAINTS_SCALE = 600_000;

/** The constants of a seed, for a world of so many calls. */
export function drawHabits(random: Random, setting: Setting, calls: number): Habits {
  const regions = drawRegions(random, setting);
  const begin = Date.UTC(random.between(2019, 2022), random.int(12), 1) / 1000;
  const trunks = random.between(3, 14);
  const cutOffs = drawCutOffs(random, trunks);
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
    ...cutOffs,
    sessionCalls: random.between(10, 28),
    burstDays: random.between(3, 12),
    ...drawOutcomes(random),
    ...drawTricks(random),
    unconfirmed: random.real(0.04, 0.18),
    complaintRate: random.real(0.06, 0.22) * Math.min(1, COMPLAINTS_SCALE / calls),
    unrelatedComplaints: random.real(0.15, 0.5),
    spelling: drawHabit(random, setting.spelling),
    presented: drawHabit(random, setting.spelling),
    costPerMinute: random.real(0.04, 0.3),
    peak: random.between(8, 14),
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

function drawCutOffs(random: Random, trunks: number): { cutOffs: number[]; cutOffJitter: number } {
  const common = random.between(38, 118);
  const same = random.chance(0.4);
  const cutOffs = Array.from({ length: trunks }, () => (same ? common : random.between(35, 125)));
  return { cutOffs, cutOffJitter: random.chance(0.5) ? 0 : random.real(0, 0.3) };
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
    hangUpMedian: random.real(5, 12),
    heldMedian: random.real(170, 420),
    heldSigma: random.real(0.7, 1.0),
    retry: random.real(0.03, 0.12),
    soldLead: random.real(0.002, 0.02),
    misdialled: random.real(0.001, 0.006),
  };
}

function drawTricks(random: Random) {
  return {
    chain: random.real(0.05, 0.3),
    ownTest: random.real(0.1, 0.35),
    organisationCall: random.real(0.002, 0.01),
    associateCall: random.real(0.001, 0.004),
    interception: random.real(0.1, 0.35),
    captured: random.real(0.3, 0.7),
    quickCapture: random.real(0, 0.01),
  };
}
