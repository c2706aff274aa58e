import type { Habits } from './habits.ts';
import type { Account, CallKey, Phone } from './model.ts';
import type { Random } from './random.ts';
import { drawNational, REGIONS } from './regions.ts';

/** What becomes a complaint: the calls of one scam on one person. */
export interface ComplaintSeed {
  readonly account: number;
  readonly phone: Phone;
  readonly calls: CallKey[];
  readonly start: number;
  /** Number shown (0 when it was no number), and the organisation behind it or −1. */
  readonly shown: Phone | null;
  readonly organisation: number;
}

/** Somebody who is being called. */
export interface Lead {
  readonly phone: Phone;
  /** Calls of the script that were held so far. */
  stage: number;
  /** Calls that the script has for this person. */
  stages: number;
  complaint: ComplaintSeed | null;
}

interface Pending {
  readonly lead: Lead;
  readonly due: number;
}

const RING = 8;

/** Whom an account calls next: people due for the next stage of a script, people who did not answer, strangers. */
export class LeadBook {
  private readonly pending = new Map<number, Pending[]>();
  private readonly missed = new Map<number, Lead[]>();
  private readonly sold: Lead[] = [];
  private readonly habits: Habits;
  private readonly reserved: ReadonlySet<number>;

  constructor(habits: Habits, reserved: ReadonlySet<number>) {
    this.habits = habits;
    this.reserved = reserved;
  }

  /** The next person, and the earliest second at which the call may begin. */
  next(random: Random, account: Account, at: number): { lead: Lead; from: number } {
    const due = this.takeDue(account.index, at);
    if (due) return { lead: due.lead, from: Math.max(at, due.due) };
    const missed = this.missed.get(account.index);
    if (missed && missed.length > 2 && random.chance(this.habits.retry)) return { lead: missed.shift()!, from: at };
    if (this.sold.length > 100 && random.chance(this.habits.soldLead)) {
      return { lead: { phone: random.pick(this.sold).phone, stage: 0, stages: 1, complaint: null }, from: at };
    }
    return { lead: this.stranger(random, account), from: at };
  }

  /** Plans the next stage of a script. */
  follow(account: number, lead: Lead, due: number): void {
    const list = this.pending.get(account);
    if (list) list.push({ lead, due });
    else this.pending.set(account, [{ lead, due }]);
  }

  /** Remembers somebody who did not answer. */
  miss(account: number, lead: Lead): void {
    const list = this.missed.get(account) ?? [];
    list.push(lead);
    if (list.length > RING) list.shift();
    this.missed.set(account, list);
  }

  /** Remembers somebody whose number is passed on to other operators. */
  sell(random: Random, lead: Lead): void {
    if (this.sold.length < 512) this.sold.push(lead);
    else this.sold[random.int(512)] = lead;
  }

  private takeDue(account: number, at: number): Pending | undefined {
    const list = this.pending.get(account);
    if (!list) return undefined;
    // The script's next call is waited for when it is near: half an hour.
    const place = list.findIndex((entry) => entry.due <= at + 1800);
    return place < 0 ? undefined : list.splice(place, 1)[0];
  }

  private stranger(random: Random, account: Account): Lead {
    const region = account.regions[random.weighted(account.regionWeights)]!;
    const plan = REGIONS[region]!;
    for (;;) {
      const national = drawNational(random, plan, this.habits.mobileShare);
      const number = Number(plan.calling + national);
      if (!this.reserved.has(number))
        return { phone: { number, region, national }, stage: 0, stages: 1, complaint: null };
    }
  }
}
