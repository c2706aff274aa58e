import { isoText } from './world/clock.ts';
import type { CallEvent, LoginEvent, Trace } from './world/model.ts';
import { SEEN } from './world/number-table.ts';
import type { Centre } from './world/staff.ts';
import type { World } from './world/world.ts';

/** Calls to lines that everybody calls, and to one's own telephones, tie nobody to a colleague. */
const SIDE = SEEN.own | SEEN.organisation | SEEN.associate;
const DAY = 86400;
/** Who has not called for so many seconds has left the desk. */
const PAUSE_S = 900;
/** Two who talk at the same moment do so for longer than a slip of the clock. */
const TALK_S = 20;

interface Day {
  calls: number;
  readonly callers: Set<number>;
  readonly talks: { readonly begin: number; readonly end: number; readonly caller: number }[];
}

/** Somebody at work without a pause, UTC seconds. */
interface Stint {
  readonly begin: number;
  end: number;
}

interface Seen {
  readonly centre: Centre;
  /** By caller, one after the other. */
  readonly stints: Map<number, Stint[]>;
  /** A room, list or called person, and the account that was seen there first. */
  readonly first: Map<string | number, number>;
  readonly days: Map<number, Day>;
  /** Several people can be told from one with several accounts. */
  several: boolean;
}

/**
 * What the exhibits show of centres. Two of a centre's accounts can be known to belong together when they, or a chain of the
 * centre's others between them, are seen at an address of its rooms, on a list, or called the same person. Where all
 * are one operator's that alone says nothing: two of its people must also be seen to talk at the same moment, and dial by hand.
 */
export class SeenCentres {
  private readonly hidden: ReadonlySet<Trace>;
  private readonly lists: boolean;
  private readonly of: readonly (Seen | undefined)[];
  private readonly rooms: ReadonlyMap<Seen, ReadonlySet<string>>;
  private readonly root: number[];

  /** @param lists whether the exhibits hold call lists. */
  constructor({ accounts, operators, centres }: World, hidden: ReadonlySet<Trace>, lists: boolean) {
    this.hidden = hidden;
    this.lists = lists;
    const seen = centres.map((centre) => ({
      centre,
      stints: new Map<number, Stint[]>(),
      first: new Map<string | number, number>(),
      days: new Map<number, Day>(),
      several: centre.operators.length > 1,
    }));
    this.of = accounts.map(({ operator }) => seen[operators[operator]!.centre]);
    this.rooms = new Map(seen.map((one) => [one, new Set(one.centre.rooms.flat().map(({ ip }) => ip))]));
    this.root = accounts.map((_, index) => index);
  }

  login({ account, ip }: LoginEvent): void {
    if (!this.hidden.has('login_ip')) this.stay(account, ip);
  }

  /** @param flags SEEN of the call. */
  call(call: CallEvent, flags: number): void {
    const seen = this.of[call.account];
    if (!seen) return;
    if (!this.hidden.has('call_ip')) this.stay(call.account, call.ip);
    if (this.lists && call.list >= 0) this.tie(seen, `list ${call.list}`, call.account);
    if (call.number > 0 && !(flags & SIDE)) this.tie(seen, call.number, call.account);
    const date = Math.floor(call.start / DAY);
    const day = seen.days.get(date) ?? { calls: 0, callers: new Set<number>(), talks: [] };
    seen.days.set(date, day);
    day.calls++;
    day.callers.add(call.caller);
    this.work(seen, call);
    const byHand = !seen.centre.work.dialler;
    if (!seen.several && byHand && call.talk >= TALK_S) this.talk(seen, day, call);
  }

  private work({ stints }: Seen, { caller, start, duration }: CallEvent): void {
    const list = stints.get(caller) ?? [];
    stints.set(caller, list);
    const [last, end] = [list.at(-1), start + duration];
    if (last && start <= last.end + PAUSE_S) last.end = Math.max(last.end, end);
    else list.push({ begin: start, end });
  }

  private stay(account: number, ip: string): void {
    const seen = this.of[account];
    if (seen && this.rooms.get(seen)!.has(ip)) this.tie(seen, ip, account);
  }

  private tie({ first }: Seen, to: string | number, account: number): void {
    const other = first.get(to);
    if (other === undefined) first.set(to, account);
    else this.root[this.find(account)] = this.find(other);
  }

  private find(from: number): number {
    let at = from;
    while (this.root[at] !== at) at = this.root[at]!;
    return at;
  }

  private talk(seen: Seen, { talks }: Day, { start, duration, talk, caller }: CallEvent): void {
    const [begin, end] = [start + duration - talk, start + duration];
    seen.several = talks.some((one) => one.caller !== caller && one.begin < end && begin < one.end);
    talks.push({ begin, end, caller });
  }

  /** A name that accounts of a centre share which can be known to work together; one of its own for every other account. */
  private group(account: number): string {
    const seen = this.of[account];
    return seen?.several ? `${seen.centre.index}.${this.find(account)}` : `lone.${account}`;
  }

  /** People of a centre who call on a day, and who are at work at the same moment; nine of ten fall on days with no more. */
  private people(centre: number): { aDay: number; atOnce: number } {
    const seen = this.of.find((one) => one?.centre.index === centre);
    const aDay = [...(seen?.days.values() ?? [])].map(({ calls, callers }) => ({
      people: callers.size,
      weight: calls,
    }));
    return { aDay: usual(aDay), atOnce: usual(busiest([...(seen?.stints.values() ?? [])].flat())) };
  }

  /**
   * Rows of truth/centres.csv, without line ends. Accounts that never called leave no trace of the centre.
   *
   * @param addresses those that occur in the exhibits.
   */
  rows({ centres, accounts }: World, ref: (account: number) => string, addresses: ReadonlySet<string>): string[] {
    return centres.flatMap((centre) => {
      const rooms = centre.rooms.flatMap((leases) => leases.filter(({ ip }) => addresses.has(ip)));
      const ips = [...new Set(rooms.map(({ ip }) => ip))].join(';');
      const time = [isoText(centre.from), isoText(centre.until)];
      const { aDay, atOnce } = this.people(centre.index);
      const cells = [centre.kind, centre.callers.length, ips, ...time, aDay, atOnce];
      const working = centre.accounts.filter((index) => accounts[index]!.calls > 0);
      return working.map((index) => [centre.index, ref(index), ...cells, this.group(index)].join(','));
    });
  }
}

interface Crowd {
  readonly people: number;
  readonly weight: number;
}

/** So many people that nine tenths of the weight have no more. */
function usual(days: Crowd[]): number {
  const all = days.reduce((sum, { weight }) => sum + weight, 0);
  let upTo = 0;
  for (const { people, weight } of days.sort((a, b) => a.people - b.people)) {
    upTo += weight;
    if (10 * upTo >= 9 * all) return people;
  }
  return 0;
}

/** The busiest moment of each day, and how many came to work on it. */
function busiest(stints: readonly Stint[]): Crowd[] {
  const turns = stints.flatMap(({ begin, end }) => [
    { at: begin, step: 1 },
    { at: end, step: -1 },
  ]);
  const days = new Map<number, Crowd>();
  let people = 0;
  for (const { at, step } of turns.sort((a, b) => a.at - b.at || a.step - b.step)) {
    people += step;
    const date = Math.floor(at / DAY);
    const day = days.get(date) ?? { people: 0, weight: 0 };
    days.set(date, { people: Math.max(day.people, people), weight: day.weight + (step > 0 ? 1 : 0) });
  }
  return [...days.values()];
}
