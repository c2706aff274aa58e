import type { Habits } from './habits.ts';
import { HOSTILE } from './hostile.ts';
import type { Account, Operator } from './model.ts';
import { freshPhone, type Hubs, homeIp } from './operators.ts';
import {
  coinEmail,
  coinHandle,
  coinPasswordHash,
  coinStem,
  respellEmail,
  respellHandle,
  respellStem,
} from './people.ts';
import type { Random } from './random.ts';
import { REGIONS } from './regions.ts';
import type { Setting } from './setting.ts';
import type { Centre } from './staff.ts';
import { drawAddress } from './wallets.ts';
import { drawWork } from './work.ts';

interface Making {
  readonly random: Random;
  readonly habits: Habits;
  readonly setting: Setting;
  readonly hubs: Hubs;
  readonly taken: Set<number>;
  readonly centres: readonly Centre[];
}

/**
 * Accounts of all operators, numbered in order of registration, so that accounts of one hand are not neighbours.
 * Rewrites `operator.accounts` to the new numbers.
 */
export function makeAccounts(making: Making, operators: readonly Operator[]): Account[] {
  const drafts: Account[] = [];
  for (const operator of operators) {
    operator.accounts.forEach((_, place) => {
      drafts.push(makeAccount(making, operator, place));
    });
    operator.accounts.length = 0;
  }
  drafts.sort((a, b) => a.created - b.created || (a.username < b.username ? -1 : 1));
  const accounts = drafts.map((draft, index) => ({ ...draft, index }));
  for (const account of accounts) operators[account.operator]!.accounts.push(account.index);
  for (const account of accounts) account.referrer = drawReferrer(making.random, operators, account);
  return accounts;
}

function makeAccount(making: Making, operator: Operator, place: number): Account {
  const { random, habits } = making;
  const centre = making.centres[operator.centre];
  const created = centre
    ? centre.from - random.int(20 * 86400)
    : habits.begin + random.int((habits.end - habits.begin) * 0.9);
  const careless = () => place === 0 || random.chance(operator.carelessness);
  const homeRegion = operator.homeRegion;
  return {
    index: 0,
    operator: operator.index,
    ...drawNames(making, operator, place),
    storedRegion: drawStoredRegion(random, habits, homeRegion),
    homeRegion,
    plan: random.weighted([3, 6, 3, 1]),
    created,
    lastSeen: null,
    signupIp: random.chance(habits.vpnUse) ? random.pick(operator.vpns) : homeIp(operator, created),
    referrer: null,
    wallets: careless() ? operator.wallets.slice(0, random.between(1, 3)) : [drawAddress(random, 'btc')],
    devices: drawDevices(making, operator, careless(), centre),
    phones: careless() ? operator.phones : [freshPhone(random, homeRegion, 1, making.taken)],
    passwordHash: coinPasswordHash(random),
    banned: random.chance(0.03),
    notes: random.chance(0.03) ? random.pick(HOSTILE) : null,
    credit: random.int(2_000_000),
    interception: random.chance(0.4) ? habits.interception * random.real(0.5, 2) : 0,
    ...drawActivity(random, habits, centre),
    list: -1,
    calls: 0,
    spent: 0,
  };
}

function drawNames(making: Making, operator: Operator, place: number) {
  const { random, setting } = making;
  const shares = () => place === 0 || random.chance(operator.carelessness * 0.6);
  const ownStem = place === 0 || random.chance(operator.carelessness);
  const stem = ownStem ? random.pick(operator.stems) : coinStem(random, setting) + random.between(1, 99999);
  const email = shares() ? random.pick(operator.emails) : freshEmail(making, stem, ownStem);
  const handle = shares() ? random.pick(operator.handles) : coinHandle(random, setting);
  return {
    username: place === 0 || !ownStem ? stem : respellStem(random, stem),
    email: place === 0 ? email : respellEmail(random, email),
    handle: random.chance(0.45) ? respellHandle(random, handle) : null,
  };
}

/** A mailbox of its own, sometimes named after the same stem. */
function freshEmail({ random, setting }: Making, stem: string, ownStem: boolean): string {
  return ownStem && random.chance(0.4) ? `${stem}@${random.pick(setting.domains)}` : coinEmail(random, setting);
}

function drawDevices(making: Making, operator: Operator, careless: boolean, centre: Centre | undefined): string[] {
  const { random, habits, hubs } = making;
  const own = careless ? operator.devices.slice(0, random.between(1, 3)) : [random.hex(32)];
  if (centre && centre.devices.length > 0) own.push(random.pick(centre.devices));
  return random.chance(habits.plainBrowserUse) ? [...own, random.pick(hubs.browsers)] : own;
}

function drawStoredRegion(random: Random, habits: Habits, home: number): string | null {
  if (!random.chance(habits.dialRegionKnown)) return null;
  return REGIONS[random.chance(habits.dialRegionWrong) ? random.pick(habits.regions) : home]!.code;
}

/** How much an account works; people in a centre work like their colleagues. */
function drawActivity(random: Random, habits: Habits, centre: Centre | undefined) {
  const weight = random.chance(centre ? 0.03 : 0.1) ? 0 : random.logNormal(1, centre ? 0.4 : 1.5);
  const people = centre ? centre.callers.length / centre.operators.length : 1;
  const message =
    !centre && random.chance(habits.recorded)
      ? { seconds: random.between(12, 95), pressed: random.chance(0.3) ? 0 : random.real(0.01, 0.08) }
      : null;
  const work = drawWork(random, habits, message ? true : undefined);
  return {
    ...(centre ? { ...centre.work, spelling: random.chance(0.5) ? centre.work.spelling : work.spelling } : work),
    weight: message ? Math.max(1, weight) * random.real(1, 4) : weight * (centre ? random.real(1.5, 4) * people : 1),
    ...(message ? { gap: random.real(1.5, 5) } : {}),
    message,
    rotation: random.chance(habits.rotating) ? random.pick([1, random.real(0.1, 1)]) : 0,
  };
}

/** Some accounts were brought by another: half of those by an account of the same hand. */
function drawReferrer(random: Random, operators: readonly Operator[], account: Account): number | null {
  if (account.index === 0 || !random.chance(0.12)) return null;
  const own = operators[account.operator]!.accounts.filter((other) => other < account.index);
  return own.length > 0 && random.chance(0.6) ? random.pick(own) : random.int(account.index);
}
