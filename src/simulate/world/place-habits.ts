import type { Random } from './random.ts';

/** Where people work and on which machines: rooms, switches, addresses that strangers share. */
export interface PlaceHabits {
  /** Share of accounts that work in call centres, and of the centres that one boss runs. */
  readonly centreShare: number;
  readonly bossShare: number;
  readonly crew: readonly [number, number];
  readonly seats: readonly [number, number];
  /** Share of a centre's work from the callers' homes, and through a VPN exit. */
  readonly fromHome: number;
  readonly fromVpn: number;
  readonly lists: number;
  /** Share of a list that is skipped. */
  readonly skipped: number;
  readonly transfers: number;
  /** Share of centres where two shifts use the same computers. */
  readonly sharedSeats: number;
  /** Share of homes behind an address that a carrier gives to many customers. */
  readonly carrierNat: number;
  /** Share of VPN exits in networks of well-known hosters. */
  readonly hosted: number;
  readonly servers: number;
  readonly serverBy: 'account' | 'trunk' | 'session';
  /** Share of calls that a second server logs too. */
  readonly alsoLogged: number;
}

export function drawPlaces(random: Random): PlaceHabits {
  const small = random.between(3, 6);
  const seats = random.between(3, 8);
  return {
    centreShare: random.chance(0.08) ? 0 : random.real(0.06, 0.4),
    bossShare: random.pick([0, 1, random.unit(), random.unit()]),
    crew: [small, small + random.between(0, 9)],
    seats: [seats, seats + random.between(0, 22)],
    fromHome: random.chance(0.5) ? 0 : random.real(0.01, 0.15),
    fromVpn: random.chance(0.5) ? 0 : random.real(0.01, 0.3),
    lists: random.pick([1, random.unit()]),
    skipped: random.real(0.03, 0.5),
    transfers: random.chance(0.4) ? 0 : random.real(0.1, 0.8),
    sharedSeats: random.chance(0.6) ? 0 : random.real(0.1, 0.5),
    carrierNat: random.chance(0.4) ? 0 : random.real(0.02, 0.2),
    hosted: random.real(0, 1),
    servers: random.pick([1, 1, 2, 2, 3, 4]),
    serverBy: random.pick(['account', 'trunk', 'session']),
    alsoLogged: random.pick([0, random.real(0.02, 0.1), random.real(0.1, 0.5)]),
  };
}
