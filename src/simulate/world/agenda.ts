import type { Lead } from './leads.ts';

/** A call that was promised: the script's next stage, a call back, a machine that asks for the code. */
export interface Appointment {
  readonly due: number;
  readonly account: number;
  readonly caller: number;
  readonly lead: Lead;
  readonly purpose: 'stage' | 'back' | 'code';
  /** Order of making: decides between equal times, and seeds the call. */
  readonly serial: number;
  done: boolean;
}

/** Appointments by time (a binary heap) and by account. */
export class Agenda {
  private readonly heap: Appointment[] = [];
  private readonly byAccount = new Map<number, Appointment[]>();
  private serial = 0;

  add(one: Omit<Appointment, 'serial' | 'done'>): void {
    const made = { ...one, serial: this.serial++, done: false };
    const list = this.byAccount.get(made.account);
    if (list) list.push(made);
    else this.byAccount.set(made.account, [made]);
    this.heap.push(made);
    this.rise(this.heap.length - 1);
  }

  /** What an account should do by a time and its owner has in hand. */
  takeOf(account: number, caller: number, until: number): Appointment | undefined {
    const list = this.byAccount.get(account);
    if (!list) return undefined;
    const place = list.findIndex((one) => one.due <= until && one.caller === caller);
    if (place < 0) return undefined;
    const [one] = list.splice(place, 1);
    one!.done = true;
    return one;
  }

  /** The earliest that is due by a time. */
  takeDue(until: number): Appointment | undefined {
    for (let first = this.heap[0]; first && first.due <= until; first = this.heap[0]) {
      this.drop();
      if (first.done) continue;
      const list = this.byAccount.get(first.account)!;
      list.splice(list.indexOf(first), 1);
      return first;
    }
    return undefined;
  }

  private rise(from: number): void {
    const { heap } = this;
    const one = heap[from]!;
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(one, heap[above]!)) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = one;
  }

  private drop(): void {
    const { heap } = this;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && before(heap[below + 1]!, heap[below]!)) below++;
      if (!before(heap[below]!, last)) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = last;
  }
}

function before(a: Appointment, b: Appointment): boolean {
  return a.due < b.due || (a.due === b.due && a.serial < b.serial);
}
