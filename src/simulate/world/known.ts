import type { Account, KnownEvent, Operator, Trace } from './model.ts';
import { type NumberTable, SEEN } from './number-table.ts';
import type { Hubs } from './operators.ts';
import { bareHandle, coinEmail, coinHandle, coinIp, respellEmail, respellHandle } from './people.ts';
import { drawNumber } from './presented.ts';
import type { Random } from './random.ts';
import { REGIONS } from './regions.ts';
import type { Setting } from './setting.ts';
import { spell } from './spelling.ts';
import { drawAddress } from './wallets.ts';

/** What really occurs in the exhibits, so that a known identifier is a hit only where it can be found. */
export interface Occurring {
  readonly wallets: ReadonlySet<string>;
  readonly devices: ReadonlySet<string>;
  readonly ips: ReadonlySet<string>;
  readonly numbers: NumberTable;
}

/** How a value of another operation may differ from what an account has. */
export type NearWay = 'name' | 'letter' | 'number' | 'digit';

export interface TrueKnown {
  readonly event: KnownEvent;
  /** Operator it belongs to; undefined: a trap or nobody here. */
  readonly operator: number | undefined;
  readonly trap: boolean;
  /** How it differs from what an account has, of identifiers that nearly agree. */
  readonly near?: NearWay;
}

export interface Knowing {
  readonly random: Random;
  readonly setting: Setting;
  readonly hubs: Hubs;
  readonly occurring: Occurring;
  /** What the exhibits do not say. */
  readonly hidden: ReadonlySet<Trace>;
}

export type KnownKind = KnownEvent['kind'];

/** An identifier as an operation has it. */
export interface Known {
  readonly kind: KnownKind;
  readonly value: string;
}

const KINDS: readonly KnownKind[] = ['wallet', 'email', 'phone', 'telegram', 'device', 'ip'];

/** Identifiers of other agencies' operations: hits, traps (an exchange's wallet, a VPN exit) and strangers. */
export function makeKnown(
  knowing: Knowing,
  operators: readonly Operator[],
  accounts: readonly Account[],
  regions: readonly number[],
): TrueKnown[] {
  const { random, hubs, setting } = knowing;
  const out: TrueKnown[] = [];
  const wanted = Math.max(8, Math.min(400, Math.round(accounts.length * 0.25)));
  const add = (kind: KnownKind, value: string, operator: number | undefined, trap = false) =>
    out.push({ event: { operation: '', agency: random.pick(setting.agencies), kind, value }, operator, trap });
  for (let i = 0; i < wanted; i++) {
    const kind = KINDS[random.weighted([30, 24, 18, 16, 8, 1])]!;
    const account = random.pick(accounts);
    const value = random.chance(0.65)
      ? occurringValue(knowing, kind, account, operators[account.operator]!)
      : undefined;
    if (value === undefined) add(kind, strangeValue(knowing, kind, regions), undefined);
    else add(kind, value, account.operator);
  }
  add('wallet', hubs.exchangeWallets[0]!, undefined, true);
  add('ip', hubs.vpns[0]!, undefined, true);
  random.shuffle(out);
  const prefix = random.pick(['OP-', 'OPS/', 'EU-', 'CASE ']);
  out.forEach(({ event }, i) => {
    event.operation = prefix + String(i + 1).padStart(3, '0');
  });
  return out;
}

/** A value of the kind that the account has and the exhibits show, as another agency might spell it; undefined: none. */
export function occurringValue(
  knowing: Knowing,
  kind: KnownKind,
  account: Account,
  operator: Operator,
): string | undefined {
  const { random, occurring } = knowing;
  if ((kind === 'email' && knowing.hidden.has('email')) || (kind === 'telegram' && knowing.hidden.has('handle')))
    return undefined;
  if (kind === 'email') return respellEmail(random, account.email.toLowerCase());
  if (kind === 'telegram')
    return account.handle === null ? undefined : respellHandle(random, bareHandle(account.handle));
  if (kind === 'wallet') return account.wallets.find((wallet) => occurring.wallets.has(wallet));
  if (kind === 'device') return operator.devices.find((device) => occurring.devices.has(device));
  // An address that a carrier shares out among customers identifies nobody.
  if (kind === 'ip')
    return operator.leases.find(({ ip }) => occurring.ips.has(ip) && !knowing.hubs.carriers.includes(ip))?.ip;
  const phone = account.phones.find((one) => ((occurring.numbers.flags(one.number) ?? 0) & SEEN.own) !== 0);
  if (!phone) return undefined;
  const region = REGIONS[phone.region]!;
  return spell(
    random,
    { national: 0, plus: 4, zeros: 1, bare: 1, decorated: 0.2, neat: 0.5, separators: [' '] },
    region,
    phone.national,
    region,
  );
}

function strangeValue({ random, setting }: Knowing, kind: KnownKind, regions: readonly number[]): string {
  if (kind === 'email') return coinEmail(random, setting).replace('@', `${random.between(10000, 99999)}@`);
  if (kind === 'telegram') return `@${coinHandle(random, setting)}${random.between(100, 999)}`;
  if (kind === 'wallet') return drawAddress(random, 'btc');
  if (kind === 'device') return random.hex(32);
  if (kind === 'ip') return coinIp(random);
  return `+${drawNumber(random, random.pick(regions), 1).number}`;
}
