import type { Habits } from './habits.ts';
import type { Account, Operator, Organisation } from './model.ts';
import type { Hubs } from './operators.ts';

/** What of a world its calls are made from. */
export interface CallWorld {
  readonly seed: number;
  readonly shape: string;
  readonly habits: Habits;
  readonly hubs: Hubs;
  readonly operators: readonly Operator[];
  readonly accounts: readonly Account[];
  readonly organisations: readonly Organisation[];
  readonly agents: readonly string[];
  readonly firstCall: number;
  readonly reserved: ReadonlySet<number>;
}
