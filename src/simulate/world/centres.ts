import type { Habits } from './habits.ts';
import type { Account, Operator } from './model.ts';
import { coinHostedIp, coinIp } from './people.ts';
import type { Random } from './random.ts';
import { drawScript } from './scripts.ts';
import type { Setting } from './setting.ts';
import type { Caller, Centre, ContactList, Lease } from './staff.ts';
import { drawWork } from './work.ts';

const DAY = 86400;
/** People with more accounts than this run a shop of their own. */
const MOST_ACCOUNTS = 6;

export interface Centres {
  readonly centres: Centre[];
  readonly callers: Caller[];
  readonly lists: ContactList[];
}

/** Puts a share of the operators into call centres: crews of people with accounts of their own, and bosses with seats. */
export function foundCentres(
  random: Random,
  habits: Habits,
  setting: Setting,
  operators: readonly Operator[],
): Centres {
  const made: Centres = { centres: [], callers: [], lists: [] };
  const free = random.shuffle(operators.filter(({ accounts }) => accounts.length <= MOST_ACCOUNTS));
  const all = operators.reduce((sum, { accounts }) => sum + accounts.length, 0);
  for (let left = Math.round(all * habits.places.centreShare); left > 0; ) {
    const boss = random.chance(habits.places.bossShare);
    const crew = free.splice(0, boss ? 1 : random.between(...habits.places.crew));
    if (crew.length < (boss ? 1 : 2)) break;
    const held = crew.reduce((sum, { accounts }) => sum + accounts.length, 0);
    // A boss's seats stand for the accounts that a crew would have.
    left -= boss ? Math.max(held, (habits.places.seats[0] + habits.places.seats[1]) / 3) : held;
    found(random, habits, setting, crew, boss, made);
  }
  return made;
}

function found(
  random: Random,
  habits: Habits,
  setting: Setting,
  crew: readonly Operator[],
  boss: boolean,
  made: Centres,
): void {
  const { places } = habits;
  const index = made.centres.length;
  for (const operator of crew) operator.centre = index;
  const seats = boss ? random.between(...places.seats) : crew.length;
  const first = made.callers.length;
  const script = drawScript(random, Math.min(0.6, habits.chain * random.logNormal(1.5, 0.5)));
  const roles = random.chance(0.6);
  const extension = random.between(1, 60) * 100;
  const name = random.pick(setting.words);
  const named = random.chance(0.5);
  for (let seat = 0; seat < seats; seat++) {
    made.callers.push({
      index: first + seat,
      name: named ? `${name}${String(seat + 1).padStart(2, '0')}` : String(extension + seat),
      operator: crew[seat % crew.length]!.index,
      centre: index,
      seat,
      role: roles ? Math.max(0, seat - Math.ceil(seats / 2)) % script.stages.length : -1,
    });
  }
  const list = random.chance(places.lists) ? made.lists.length : -1;
  if (list >= 0) made.lists.push({ index: list, name: `${name}_${random.between(1, 99)}`, centre: index, account: -1 });
  made.centres.push({
    index,
    kind: boss ? 'boss' : 'crew',
    operators: crew.map((one) => one.index),
    accounts: [],
    callers: Array.from({ length: seats }, (_, seat) => first + seat),
    ...drawPlace(random, habits, seats),
    list,
    script,
    work: drawWork(random, habits, random.chance(0.3)),
  });
}

function drawPlace(random: Random, habits: Habits, seats: number) {
  const { places } = habits;
  const days = Math.floor((habits.end - habits.begin) / DAY);
  const from = habits.begin + random.int(Math.max(1, days - 30)) * DAY;
  const rooms = seats > 6 ? random.between(1, 3) : 1;
  const lines = random.between(1, Math.max(1, Math.ceil(habits.trunks / 3)));
  const computers = random.chance(places.sharedSeats) ? Math.ceil(seats / 2) : 0;
  return {
    rooms: Array.from({ length: rooms }, () => drawLeases(random, from, habits.end)),
    shifts: drawShifts(random),
    weekdays: random.pick([
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5, 6],
      [0, 1, 2, 3, 4],
      [0, 1, 2, 3, 4, 5, 6],
    ]),
    from,
    until: Math.min(habits.end, from + random.between(20, 400) * DAY),
    trunks: Array.from({ length: lines }, () => random.int(habits.trunks)),
    transfers: places.transfers * random.unit(),
    devices: Array.from({ length: computers }, () => random.hex(32)),
  };
}

/** One shift, or two that follow each other. */
function drawShifts(random: Random): { begin: number; hours: number }[] {
  const begin = random.between(10, 36) / 2;
  const hours = random.real(5, 10);
  if (random.chance(0.65)) return [{ begin, hours }];
  return [
    { begin, hours: hours * 0.75 },
    { begin: begin + hours * 0.75 + random.real(0, 1), hours: hours * 0.75 },
  ];
}

/** Some rent a server and work through it. */
function drawLeases(random: Random, from: number, end: number): Lease[] {
  const rented = random.chance(0.15);
  const leases: Lease[] = [];
  for (let at = from - 40 * DAY; at < end; at += random.between(25, 400) * DAY) {
    leases.push({ ip: rented ? coinHostedIp(random) : coinIp(random), from: at });
  }
  return leases;
}

/** Tells centres which accounts are theirs once accounts have numbers, and gives some loners a list of their own. */
export function settleAccounts(
  random: Random,
  made: Centres,
  operators: readonly Operator[],
  accounts: Account[],
): void {
  for (const account of accounts) {
    const centre = made.centres[operators[account.operator]!.centre];
    if (centre) {
      centre.accounts.push(account.index);
      account.list = centre.list;
    } else if (random.chance(0.03)) {
      account.list = made.lists.length;
      made.lists.push({ index: account.list, name: `${account.username}.csv`, centre: -1, account: account.index });
    }
  }
}
