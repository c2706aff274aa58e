import type { Habits } from './habits.ts';
import type { Account, Operator } from './model.ts';
import type { Random } from './random.ts';

/** When who works: one entry a session, in order of start. Typed arrays, because a big world has half a million. */
export interface SessionPlan {
  readonly starts: Float64Array;
  readonly accounts: Uint32Array;
  readonly sizes: Uint16Array;
}

/** Shares the calls out to accounts by weight, and each account's calls to sessions in bursts and working hours. */
export function planSessions(
  random: Random,
  habits: Habits,
  operators: readonly Operator[],
  accounts: readonly Account[],
  calls: number,
): SessionPlan {
  shareOut(accounts, calls);
  const starts: number[] = [];
  const owners: number[] = [];
  const sizes: number[] = [];
  for (const account of accounts) {
    for (let left = account.calls; left > 0; ) {
      const size = Math.min(left, sessionSize(random, habits), 60_000);
      starts.push(sessionStart(random, habits, operators[account.operator]!, account));
      owners.push(account.index);
      sizes.push(size);
      left -= size;
    }
  }
  return sorted(starts, owners, sizes);
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
function sorted(starts: readonly number[], owners: readonly number[], sizes: readonly number[]): SessionPlan {
  const n = starts.length;
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) keys[i] = starts[i]! * 2 ** 22 + i;
  keys.sort();
  const plan = { starts: new Float64Array(n), accounts: new Uint32Array(n), sizes: new Uint16Array(n) };
  for (let i = 0; i < n; i++) {
    const at = keys[i]! % 2 ** 22;
    plan.starts[i] = starts[at]!;
    plan.accounts[i] = owners[at]!;
    plan.sizes[i] = sizes[at]!;
  }
  return plan;
}
