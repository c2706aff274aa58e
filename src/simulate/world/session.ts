import type { CallWorld } from './call-world.ts';
import type { Account, Operator, Phone } from './model.ts';
import { addressAt, homeIp } from './operators.ts';
import type { Shown } from './presented.ts';
import type { Random } from './random.ts';
import type { Caller, Centre } from './staff.ts';

/** Somebody at work for a while. */
export interface Session {
  readonly account: Account;
  readonly operator: Operator;
  readonly centre: Centre | undefined;
  /** Index of World.callers, −1 the account's holder. */
  readonly caller: number;
  readonly ip: string;
  readonly trunk: number;
  readonly server: number;
  shown: Shown;
  /** Phone that this session tested with. */
  tested: Phone | null;
  at: number;
}

/** Where somebody sits at a time, and on which line and switch they ring. */
export function openSession(
  random: Random,
  world: CallWorld,
  who: { account: number; caller: number },
  at: number,
  serial: number,
): Omit<Session, 'shown'> {
  const account = world.accounts[who.account]!;
  const caller = who.caller < 0 ? undefined : world.callers[who.caller]!;
  const operator = world.operators[caller?.operator ?? account.operator]!;
  const centre = caller && world.centres[caller.centre];
  const trunk = centre ? random.pick(centre.trunks) : random.int(world.habits.trunks);
  const server = serverOf(world, account, trunk, serial);
  const ip = centre ? seatIp(random, world, centre, caller, operator, at) : loneIp(random, world, operator, at);
  return { account, operator, centre, caller: who.caller, ip, trunk, server, tested: null, at };
}

function loneIp(random: Random, { habits }: CallWorld, operator: Operator, at: number): string {
  return random.chance(habits.vpnUse) ? random.pick(operator.vpns) : homeIp(operator, at);
}

function seatIp(
  random: Random,
  { habits }: CallWorld,
  centre: Centre,
  caller: Caller,
  operator: Operator,
  at: number,
): string {
  const dice = random.unit();
  if (dice < habits.places.fromVpn) return random.pick(operator.vpns);
  if (dice < habits.places.fromVpn + habits.places.fromHome) return homeIp(operator, at);
  return addressAt(centre.rooms[caller.seat % centre.rooms.length]!, at);
}

function serverOf(world: CallWorld, account: Account, trunk: number, serial: number): number {
  const { serverBy } = world.habits.places;
  const key = serverBy === 'account' ? account.index : serverBy === 'trunk' ? trunk : serial;
  return key % world.servers.length;
}
