import type { WorldSink } from './world/calls.ts';
import type { Account, LoginEvent, PaymentEvent, Trace } from './world/model.ts';
import { SEEN } from './world/number-table.ts';
import { bareHandle, baseEmail } from './world/people.ts';
import type { World } from './world/world.ts';

/**
 * What the exhibits show of each account that an operator's other accounts may show too: payers' wallets, devices and
 * addresses of logins and calls, test phones, mailbox, handle, stem of the name, who brought whom. What strangers share
 * does not count: exchanges' wallets, VPN exits, untouched browsers, carriers' addresses, a centre's rooms and computers.
 */
export class Observed implements Pick<WorldSink, 'login'> {
  private readonly world: World;
  private readonly generic: ReadonlySet<string>;
  private readonly seen: Set<string>[];
  private readonly hidden: ReadonlySet<Trace>;

  /** @param hidden what the exhibits do not say. */
  constructor(world: World, hidden: ReadonlySet<Trace>) {
    this.world = world;
    this.hidden = hidden;
    const { hubs, centres } = world;
    const rooms = centres.flatMap((centre) => centre.rooms.flatMap((leases) => leases.map(({ ip }) => ip)));
    const devices = centres.flatMap((centre) => centre.devices);
    const shared = [...hubs.vpns, ...hubs.exchangeWallets, ...hubs.browsers, ...hubs.carriers, ...rooms, ...devices];
    this.generic = new Set(shared);
    this.seen = world.accounts.map(() => new Set<string>());
    for (const account of world.accounts) this.names(account);
  }

  private names(account: Account): void {
    const mine = this.seen[account.index]!;
    const email = baseEmail(account.email);
    const { hidden } = this;
    if (!hidden.has('email')) mine.add(email);
    if (account.handle !== null && !hidden.has('handle')) mine.add(`@${bareHandle(account.handle)}`);
    for (const stem of this.world.operators[account.operator]!.stems) {
      const named = !hidden.has('username') && account.username.includes(stem);
      if (named || (!hidden.has('email') && email.startsWith(stem))) mine.add(stem);
    }
    if (!hidden.has('signup_ip')) this.add(account.index, account.signupIp);
  }

  private add(account: number, value: string): void {
    if (!this.generic.has(value)) this.seen[account]!.add(value);
  }

  login({ account, ip, device }: LoginEvent): void {
    if (!this.hidden.has('login_ip')) this.add(account, ip);
    if (!this.hidden.has('device')) this.add(account, device);
  }

  payment({ account, from }: Pick<PaymentEvent, 'account' | 'from'>): void {
    if (!this.hidden.has('wallet')) this.add(account, from);
  }

  /**
   * @param flags SEEN of the call: only calls to the account's own phones say who it is.
   * @param ip null where the exhibits do not say it.
   */
  call(account: number, number: number, flags: number, ip: string | null): void {
    if (flags & SEEN.own) this.seen[account]!.add(`+${number}`);
    if (ip !== null) this.add(account, ip);
  }

  /** For each account the group of its operator's accounts that what is seen ties together: `operator.group`. */
  groups(): string[] {
    const { accounts, operators } = this.world;
    const root = accounts.map((_, index) => index);
    const find = (from: number): number => {
      let at = from;
      while (root[at] !== at) at = root[at]!;
      return at;
    };
    for (const operator of operators) {
      const first = new Map<string, number>();
      for (const index of operator.accounts) {
        for (const value of this.seen[index]!) {
          const other = first.get(value);
          if (other === undefined) first.set(value, index);
          else root[find(index)] = find(other);
        }
        const { referrer } = accounts[index]!;
        const told = referrer !== null && !this.hidden.has('referrer');
        if (told && accounts[referrer]!.operator === operator.index) root[find(index)] = find(referrer);
      }
    }
    return accounts.map(({ operator }, index) => `${operator}.${find(index)}`);
  }
}
