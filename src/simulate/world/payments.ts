import type { Habits } from './habits.ts';
import { customerText, cut } from './hostile.ts';
import type { Account, Operator, PaymentEvent, TicketEvent } from './model.ts';
import { CHAINS, type Hubs } from './operators.ts';
import type { Random } from './random.ts';
import type { Setting } from './setting.ts';
import { type Chain, drawAddress } from './wallets.ts';

/** Rough prices of a coin in any currency; only their order of magnitude matters. */
const PRICES: Readonly<Record<Chain, number>> = { btc: 24_000, ltc: 90, eth: 1_600, trx: 1 };

export interface PaymentPlan {
  /** Minor units. */
  readonly prices: readonly number[];
  /** One deposit address an account, or one a payment. */
  readonly addressPerPayment: boolean;
}

export function drawPaymentPlan(random: Random): PaymentPlan {
  const base = random.pick([1000, 1500, 2000, 2500, 4000]);
  return { prices: [base, base * 2.5, base * 7.5, base * 20, base * 60], addressPerPayment: random.chance(0.5) };
}

/** An account's payments in order of time; the confirmed ones count as spent. */
export function* payments(
  random: Random,
  habits: Habits,
  hubs: Hubs,
  plan: PaymentPlan,
  account: Account,
): Generator<Omit<PaymentEvent, 'id'>> {
  const count = account.weight === 0 ? random.int(2) : Math.min(40, Math.floor(random.logNormal(2.2, 0.8)));
  let at = account.created + random.between(60, 86400);
  const chain = chainOf(account.wallets[0]!);
  const deposit = drawAddress(random, chain);
  for (let i = 0; i < count && at < habits.end; i++) {
    const wallet = random.chance(habits.exchangeUse) ? random.pick(hubs.exchangeWallets) : random.pick(account.wallets);
    const amount = plan.prices[random.weighted([4, 5, 4, 1.5, 0.4])]!;
    const confirmed = !random.chance(habits.unconfirmed);
    const paid = chainOf(wallet);
    if (confirmed) account.spent += amount;
    yield {
      account: account.index,
      at,
      chain: paid,
      to: plan.addressPerPayment || paid !== chain ? drawAddress(random, paid) : deposit,
      from: wallet,
      txid: random.hex(64),
      coin: Math.round((amount / 100 / (PRICES[paid] * random.real(0.7, 1.4))) * 1e8),
      amount,
      confirmed,
    };
    at += random.between(2, 60) * 86400 + random.int(86400);
  }
}

function chainOf(address: string): Chain {
  if (address.startsWith('0x')) return 'eth';
  if (address.startsWith('T')) return 'trx';
  if (address.startsWith('ltc1') || address.startsWith('L') || address.startsWith('M')) return 'ltc';
  return CHAINS[0]!;
}

/** Support tickets of some accounts, hostile texts included. */
export function* tickets(
  random: Random,
  habits: Habits,
  operators: readonly Operator[],
  setting: Setting,
  account: Account,
): Generator<Omit<TicketEvent, 'id'>> {
  if (!random.chance(0.15)) return;
  const contact = operators[account.operator]!.handles[0]!;
  const plain = [...setting.tickets, `@${contact}`];
  for (let n = random.between(1, 3); n > 0; n--) {
    const at = Math.min(habits.end, account.created + random.int(60 * 86400));
    yield {
      account: account.index,
      at,
      subject: cut(customerText(random, plain), 200),
      body: customerText(random, plain),
    };
  }
}
