import type { Habits } from './habits.ts';
import type { Operator, Phone } from './model.ts';
import { coinEmail, coinHandle, coinHostedIp, coinIp, coinStem } from './people.ts';
import type { Random } from './random.ts';
import { drawNational, REGIONS } from './regions.ts';
import { drawScript } from './scripts.ts';
import type { Setting } from './setting.ts';
import type { Lease } from './staff.ts';
import { type Chain, drawAddress } from './wallets.ts';

/** Identifiers that many unrelated accounts share: evidence of association at most. */
export interface Hubs {
  readonly vpns: readonly string[];
  readonly exchangeWallets: readonly string[];
  readonly browsers: readonly string[];
  /** Lines of a call centre that transfers go to. */
  readonly centreLines: readonly Phone[];
  /** Addresses that a carrier gives to many customers at once. */
  readonly carriers: readonly string[];
}

export const CHAINS: readonly Chain[] = ['btc', 'ltc', 'eth', 'trx'];

/** A number nobody in the world has yet. */
export function freshPhone(random: Random, region: number, mobileShare: number, taken: Set<number>): Phone {
  for (;;) {
    const national = drawNational(random, REGIONS[region]!, mobileShare);
    const number = Number(REGIONS[region]!.calling + national);
    if (taken.has(number)) continue;
    taken.add(number);
    return { number, region, national };
  }
}

export function makeHubs(random: Random, habits: Habits, taken: Set<number>): Hubs {
  const times = <T>(n: number, make: () => T) => Array.from({ length: n }, make);
  return {
    vpns: times(habits.vpnExits, () => (random.chance(habits.places.hosted) ? coinHostedIp(random) : coinIp(random))),
    exchangeWallets: times(habits.exchangeWallets, () => drawAddress(random, random.pick(CHAINS))),
    browsers: times(habits.plainBrowsers, () => random.hex(32)),
    centreLines: times(random.between(2, 5), () => freshPhone(random, random.pick(habits.regions), 0.5, taken)),
    carriers: times(random.between(2, 20), () => coinIp(random)),
  };
}

/** Operators for about `accounts` accounts; how many accounts each holds is long-tailed. */
export function makeOperators(
  random: Random,
  habits: Habits,
  setting: Setting,
  hubs: Hubs,
  accounts: number,
  taken: Set<number>,
): Operator[] {
  const operators: Operator[] = [];
  const more = 1 - habits.operatorsPerAccount;
  for (let held = 0; held < accounts; ) {
    let size = 1;
    while (random.chance(more) && size < 40) size++;
    const operator = makeOperator(random, habits, setting, hubs, operators.length, taken);
    for (let i = 0; i < size && held < accounts; i++) operator.accounts.push(held++);
    operators.push(operator);
  }
  return operators;
}

function makeOperator(
  random: Random,
  habits: Habits,
  setting: Setting,
  hubs: Hubs,
  index: number,
  taken: Set<number>,
): Operator {
  const several = <T>(high: number, make: () => T) => Array.from({ length: random.between(1, high) }, make);
  const homeRegion = random.pick(habits.regions);
  return {
    index,
    accounts: [],
    homeRegion,
    phones: several(2, () => freshPhone(random, homeRegion, 1, taken)),
    emails: several(2, () => coinEmail(random, setting)),
    handles: several(2, () => coinHandle(random, setting)),
    stems: several(2, () => coinStem(random, setting) + random.between(1, 999)),
    wallets: several(3, () => drawAddress(random, CHAINS[random.weighted([6, 1, 1, 2])]!)),
    devices: several(3, () => random.hex(32)),
    leases: makeLeases(random, habits, hubs),
    vpns: several(3, () => random.pick(hubs.vpns)),
    workHour: random.between(4, 18),
    burstDays: several(habits.burstDays, () => habits.begin + random.int((habits.end - habits.begin) / 86400) * 86400),
    carelessness: Math.min(0.95, Math.max(0.05, habits.carelessness + random.real(-0.3, 0.3))),
    centre: -1,
    script: drawScript(random, Math.min(0.8, habits.chain * random.logNormal(1, 0.7))),
    accomplices: random.chance(habits.accomplices) ? several(3, () => freshPhone(random, homeRegion, 1, taken)) : [],
  };
}

function makeLeases(random: Random, habits: Habits, hubs: Hubs): Lease[] {
  const leases: Lease[] = [];
  for (let from = habits.begin - 90 * 86400; from < habits.end; from += random.between(30, 250) * 86400) {
    leases.push({ ip: random.chance(habits.places.carrierNat) ? random.pick(hubs.carriers) : coinIp(random), from });
  }
  return leases;
}

/** The home address at a moment. */
export function homeIp(operator: Operator, at: number): string {
  return addressAt(operator.leases, at);
}

export function addressAt(leases: readonly Lease[], at: number): string {
  let ip = leases[0]!.ip;
  for (const lease of leases) if (lease.from <= at) ip = lease.ip;
  return ip;
}
