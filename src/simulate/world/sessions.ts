import type { Habits } from './habits.ts';
import type { Account, Operator } from './model.ts';
import type { Random } from './random.ts';
import type { Caller, Centre } from './staff.ts';

/** When who works: one entry a session, in order of start. Typed arrays, because a big world has half a million. */
export interface SessionPlan {
  readonly starts: Float64Array;
  readonly accounts: Uint32Array;
  readonly sizes: Uint16Array;
  /** Who speaks: an index of World.callers, −1 the account's holder. */
  readonly callers: Int32Array;
}

interface Staff {
  readonly operators: readonly Operator[];
  readonly accounts: readonly Account[];
  readonly centres: readonly Centre[];
  readonly callers: readonly Caller[];
}

interface Draft {
  readonly starts: number[];
  readonly owners: number[];
  readonly sizes: number[];
  readonly callers: number[];
}

/**
 * Shares the calls out to accounts by weight, and each account's calls to sessions: in bursts and working hours, or in the
 * shifts of a centre.
 */
export function planSessions(random: Random, habits: Habits, staff: Staff, calls: number): SessionPlan {
  shareOut(staff.accounts, calls);
  const draft: Draft = { starts: [], owners: [], sizes: [], callers: [] };
  const calendars = staff.centres.map((centre) => makeCalendar(random, habits, staff, centre));
  for (const account of staff.accounts) {
    const operator = staff.operators[account.operator]!;
    const calendar = calendars[operator.centre];
    const scale = calendar ? random.real(1, 2.5) : 1;
    for (let left = account.calls; left > 0; ) {
      const size = Math.min(left, Math.ceil(sessionSize(random, habits) * scale), 60_000);
      const slot = calendar && drawSlot(random, calendar, operator);
      draft.starts.push(slot ? slot.at : sessionStart(random, habits, operator, account));
      draft.callers.push(slot ? slot.caller : -1);
      draft.owners.push(account.index);
      draft.sizes.push(size);
      left -= size;
    }
  }
  return sorted(draft);
}

interface Calendar {
  readonly centre: Centre;
  readonly days: readonly number[];
  readonly callers: readonly Caller[];
}

/** Working days of a centre: no more than its calls fill. A centre works for days on end, not now and then. */
function makeCalendar(random: Random, habits: Habits, staff: Staff, centre: Centre): Calendar {
  const calls = centre.accounts.reduce((sum, account) => sum + staff.accounts[account]!.calls, 0);
  const aDay = centre.callers.length * habits.sessionCalls * random.real(1, 4);
  const wanted = Math.max(3, Math.ceil(calls / aDay));
  const days: number[] = [];
  for (let day = centre.from; day < centre.until && days.length < wanted; day += 86400) {
    if (centre.weekdays.includes(new Date(day * 1000).getUTCDay()) && !random.chance(0.04)) days.push(day);
  }
  if (days.length === 0) days.push(centre.from);
  centre.until = days[days.length - 1]! + 86400;
  return { centre, days, callers: centre.callers.map((index) => staff.callers[index]!) };
}

function drawSlot(random: Random, { centre, days, callers }: Calendar, operator: Operator) {
  const own = centre.kind === 'crew' ? callers.filter((caller) => caller.operator === operator.index) : callers;
  const caller = random.pick(own.length > 0 ? own : callers);
  const shift = centre.shifts[caller.seat % centre.shifts.length]!;
  // People come a little early or late; the first calls of a shift come together.
  const into = random.chance(0.3) ? random.real(0, 0.3) : random.real(0, shift.hours * 0.85);
  return { caller: caller.index, at: Math.floor(random.pick(days) + (shift.begin + into) * 3600) };
}

/** Largest remainders, so that the calls add up exactly. */
function shareOut(accounts: readonly Account[], calls: number): void {
  const total = accounts.reduce((sum, account) => sum + account.weight, 0);
  if (total === 0) throw new Error('a world in which nobody calls');
  let carried = 0;
  for (const account of accounts) {
    carried += (account.weight / total) * calls;
    account.calls = Math.floor(carried + 1e-9);
    carried -= account.calls;
  }
  const given = accounts.reduce((sum, account) => sum + account.calls, 0);
  const busiest = accounts.reduce((best, account) => (account.weight > best.weight ? account : best));
  busiest.calls += calls - given;
}

function sessionSize(random: Random, habits: Habits): number {
  return Math.max(1, Math.round(random.logNormal(habits.sessionCalls, 0.6)));
}

function sessionStart(random: Random, habits: Habits, operator: Operator, account: Account): number {
  const from = account.created + 600;
  const span = Math.max(86400, Math.min(habits.end - from, 200 * 86400 * random.real(0.2, 2)));
  const burst = random.pick(operator.burstDays);
  const day =
    random.chance(0.4) && burst > from && burst < from + span
      ? burst
      : Math.floor((from + random.int(span)) / 86400) * 86400;
  const hour = ((operator.workHour + 4 + random.normal() * 2.5) % 24) * 3600;
  return Math.max(from, Math.floor(day + (hour < 0 ? hour + 86400 : hour)));
}

/** Sorts by start with one numeric sort: whole seconds and the place share a double. */
function sorted({ starts, owners, sizes, callers }: Draft): SessionPlan {
  const n = starts.length;
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = starts[i]! * 2 ** 22 + i;
  keys.sort();
  const plan = {
    starts: new Float64Array(n),
    accounts: new Uint32Array(n),
    sizes: new Uint16Array(n),
    callers: new Int32Array(n),
  };
  for (let i = 0; i < n; i++) {
    const at = keys[i]! % 2 ** 22;
    plan.starts[i] = starts[at]!;
    plan.accounts[i] = owners[at]!;
    plan.sizes[i] = sizes[at]!;
    plan.callers[i] = callers[at]!;
  }
  return plan;
}
