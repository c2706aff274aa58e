import { isoText } from './world/clock.ts';
import type { CallEvent, LoginEvent, Trace } from './world/model.ts';
import { SEEN } from './world/number-table.ts';
import type { Centre } from './world/staff.ts';
import type { World } from './world/world.ts';

/** Calls to lines that everybody calls, and to one's own telephones, tie nobody to a colleague. */
const SIDE = SEEN.own | SEEN.organisation | SEEN.associate;
const DAY = 86400;
/** Two who talk at the same moment do so for longer than a slip of the clock. */
const TALK_S = 20;

interface Day {
  calls: number;
  readonly callers: Set<number>;
  readonly talks: { readonly begin: number; readonly end: number; readonly caller: number }[];
}

interface Seen {
  readonly centre: Centre;
  /** A room, list or called person, and the account that was seen there first. */
  readonly first: Map<string | number, number>;
  readonly days: Map<number, Day>;
  /** Several people can be told from one with several accounts. */
  several: boolean;
}

/**
 * What the exhibits show of centres. Two of a centre's accounts can be known to belong together when they, or a chain of the
 * centre's others between them, are seen at an address of its rooms, on a list, or called the same person. Where all
 * are one operator's that alone says nothing: two of its people must also be seen to talk at the same moment.
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
    if (!seen.several && call.talk >= TALK_S) this.talk(seen, day, call);
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

  /** People of a centre who call on a day; nine of ten calls fall on days with no more. */
  private seats(centre: number): number {
    const seen = this.of.find((one) => one?.centre.index === centre);
    const days = [...(seen?.days.values() ?? [])].sort((a, b) => a.callers.size - b.callers.size);
    const all = days.reduce((sum, { calls }) => sum + calls, 0);
    let upTo = 0;
    for (const { calls, callers } of days) {
      upTo += calls;
      if (10 * upTo >= 9 * all) return callers.size;
    }
    return 0;
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
      const cells = [centre.kind, centre.callers.length, ips, ...time, this.seats(centre.index)];
      const working = centre.accounts.filter((index) => accounts[index]!.calls > 0);
      return working.map((index) => [centre.index, ref(index), ...cells, this.group(index)].join(','));
    });
  }
}
