import type { Habits } from './habits.ts';
import type { Account, Operator, Organisation } from './model.ts';
import type { Hubs } from './operators.ts';
import type { Setting } from './setting.ts';
import type { Caller, Centre, ContactList, Server } from './staff.ts';

/** What of a world its calls are made from. */
export interface CallWorld {
  readonly seed: number;
  readonly shape: string;
  readonly habits: Habits;
  readonly hubs: Hubs;
  readonly operators: readonly Operator[];
  readonly accounts: readonly Account[];
  readonly setting: Setting;
  readonly organisations: readonly Organisation[];
  /** By region. */
  readonly organisationsOf: ReadonlyMap<number, readonly Organisation[]>;
  readonly centres: readonly Centre[];
  readonly callers: readonly Caller[];
  readonly lists: readonly ContactList[];
  readonly servers: readonly Server[];
  /** What browsers and softphones call themselves. */
  readonly agents: readonly string[];
  readonly firstCall: number;
  readonly reserved: ReadonlySet<number>;
}
