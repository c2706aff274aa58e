import type { CallWorld } from './call-world.ts';
import type { Account, CallKey, ContactEvent, Phone } from './model.ts';
import type { Shown } from './presented.ts';
import type { Random } from './random.ts';
import { drawNational, REGIONS } from './regions.ts';
import type { Script } from './staff.ts';

/** A call on which the person spoke, or heard a message to its end. */
export interface Reached extends CallKey {
  readonly talk: number;
  /** Number shown, null when it was no number, and the organisation behind it or −1. */
  readonly shown: Phone | null;
  readonly organisation: number;
}

/** Somebody who is being worked on. One lead is one scene: another story on another day is another lead. */
export interface Lead {
  readonly phone: Phone;
  /** Entry of a call list, 0 none. */
  readonly contact: number;
  readonly list: number;
  /** Every call, whatever came of it. */
  readonly calls: CallKey[];
  readonly reached: Reached[];
  /** null: one pretext. */
  script: Script | null;
  /** What was shown last. */
  shown: Shown | null;
  held: boolean;
  captured: number;
  recorded: boolean;
  tries: number;
}

interface Again {
  readonly phone: Phone;
  readonly from: number;
}

/** A call list's entries that were loaded and not yet called, last first. */
interface Queue {
  readonly entries: { phone: Phone; contact: number }[];
}

const RING = 8;
const SOLD = 512;
const AGAIN_AFTER_S = 20 * 3600;

export function newLead(phone: Phone, contact = 0, list = -1): Lead {
  const fresh = { script: null, shown: null, held: false, captured: 0, recorded: false, tries: 0 };
  return { phone, contact, list, calls: [], reached: [], ...fresh };
}

/** Whom an account calls next: people who did not answer, people of a list, strangers. A centre has one book for all. */
export class LeadBook {
  private readonly missed = new Map<number, Lead[]>();
  private readonly again = new Map<number, Again[]>();
  private readonly queues = new Map<number, Queue>();
  private readonly sold: Phone[] = [];
  private readonly world: CallWorld;
  private readonly load: (contact: ContactEvent) => void;
  private readonly batch: number;
  private contacts = 0;

  constructor(world: CallWorld, expected: number, load: (contact: ContactEvent) => void) {
    this.world = world;
    this.load = load;
    const lists = Math.max(1, world.lists.length);
    this.batch = Math.max(20, Math.min(5000, Math.round(((expected * 0.2) / lists) * 0.3)));
  }

  next(random: Random, account: Account, at: number): Lead {
    const key = this.keyOf(account);
    const { habits } = this.world;
    const missed = this.missed.get(key);
    // Sessions overlap: somebody rung later than now in another session is not yet missed.
    if (missed && missed.length > 2 && random.chance(habits.retry) && missed[0]!.calls.at(-1)!.start < at)
      return missed.shift()!;
    if (habits.again > 0 && random.chance(habits.again)) {
      const again = this.again.get(key);
      if (again?.[0] && again[0].from <= at) return newLead(again.shift()!.phone);
    }
    if (this.sold.length > 100 && random.chance(habits.soldLead)) return newLead(random.pick(this.sold));
    return account.list >= 0 ? this.listed(random, account, at) : newLead(this.stranger(random, account));
  }

  /** Remembers somebody who did not answer. */
  miss(account: Account, lead: Lead): void {
    push(this.missed, this.keyOf(account), lead);
  }

  /** Remembers somebody who hung up, for another story on another day. */
  refuse(account: Account, lead: Lead, at: number): void {
    if (this.world.habits.again === 0) return;
    push(this.again, this.keyOf(account), { phone: lead.phone, from: at + AGAIN_AFTER_S });
  }

  /** Remembers somebody whose number is passed on to other operators. */
  sell(random: Random, phone: Phone): void {
    if (this.sold.length < SOLD) this.sold.push(phone);
    else this.sold[random.int(SOLD)] = phone;
  }

  private keyOf(account: Account): number {
    const { centre } = this.world.operators[account.operator]!;
    return centre < 0 ? account.index : -1 - centre;
  }

  private listed(random: Random, account: Account, at: number): Lead {
    const queue = this.queues.get(account.list) ?? { entries: [] };
    this.queues.set(account.list, queue);
    while (true) {
      if (queue.entries.length === 0) this.fill(random, account, at, queue);
      const entry = queue.entries.pop()!;
      if (!random.chance(this.world.habits.places.skipped)) return newLead(entry.phone, entry.contact, account.list);
    }
  }

  private fill(random: Random, account: Account, at: number, queue: Queue): void {
    const { setting } = this.world;
    const loaded = Math.floor(at) - random.between(8 * 3600, 20 * 86400);
    for (let i = Math.ceil(this.batch * random.real(0.4, 1.6)); i > 0; i--) {
      const phone = this.stranger(random, account);
      const contact = ++this.contacts;
      queue.entries.push({ phone, contact });
      this.load({
        id: contact,
        list: account.list,
        phone,
        given: random.pick(setting.givenNames),
        family: random.pick(setting.familyNames),
        at: loaded + i,
        born: random.chance(0.5) ? random.between(-12_700, 11_000) * 86400 : null,
        account: account.index,
      });
    }
  }

  private stranger(random: Random, account: Account): Phone {
    const region = account.regions[random.weighted(account.regionWeights)]!;
    const plan = REGIONS[region]!;
    for (;;) {
      const national = drawNational(random, plan, this.world.habits.mobileShare);
      const number = Number(plan.calling + national);
      if (!this.world.reserved.has(number)) return { number, region, national };
    }
  }
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else {
    list.push(value);
    if (list.length > RING) list.shift();
  }
}
