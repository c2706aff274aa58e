import type { ExhibitWriter, Shape, WrittenExhibits } from '../../exhibit-writer.ts';
import { isoText } from '../../world/clock.ts';
import type {
  Account,
  CallEvent,
  ComplaintEvent,
  InterceptionEvent,
  KnownEvent,
  LoginEvent,
  PaymentEvent,
  TicketEvent,
} from '../../world/model.ts';
import type { Setting } from '../../world/setting.ts';
import type { World } from '../../world/world.ts';
import { DumpFile } from '../../write/dump-file.ts';
import { ENGLISH_OFFICES, writeOffices } from '../offices.ts';
import { spoofshopSetting } from '../spoofshop/setting.ts';
import { a2billingTables } from './schema.ts';

const setting: Setting = {
  ...spoofshopSetting,
  targets: ['GB', 'IE', 'US', 'AU', 'DE', 'SE', 'CA', 'IT'],
  zones: ['UTC', 'Europe/Bucharest', 'Europe/London', 'Africa/Johannesburg', 'Asia/Kolkata'],
  currencies: ['USD', 'EUR', 'GBP'],
};

/** `terminatecauseid`, and the words of releases before it. */
const CAUSES = { answered: 1, busy: 2, no_answer: 3, failed: 5 } as const;
const WORDS = { answered: 'ANSWER', busy: 'BUSY', no_answer: 'NOANSWER', failed: 'CONGESTION' } as const;
const FIRST_TRUNK = 2;

/** What differs from shop to shop. */
interface Habits {
  readonly old: boolean;
  readonly codes: string;
  readonly captured: string;
  readonly missed: string;
  readonly tech: string;
}

/** A termination shop on A2Billing: its MySQL database, with one table of its own for codes. */
export const a2billing: Shape = {
  name: 'a2billing',
  about:
    'a termination shop on A2Billing: mysqldump with its cc_ tables (cards, calls, payments, tickets) and CSV files',
  hides: ['call_ip', 'device', 'signup_ip', 'wallet', 'referrer', 'handle'],
  setting: () => setting,
  accountRef: (index, seed) => String(30 + (seed % 7) * 100 + index),
  callRef: (call) => String(call.id),
  open: (folder, world) => new A2BillingWriter(folder, world),
};

/** Ten digits that say nothing about the id. */
function cardNumber(account: number, seed: number): string {
  return String(1_000_000_000 + ((account * 7_368_787 + seed * 104_729) % 8_999_999_989));
}

class A2BillingWriter implements ExhibitWriter {
  private readonly folder: string;
  private readonly world: World;
  private readonly habits: Habits;
  private readonly dump: DumpFile;
  /** Last sign-in of each card, as its telephone's registration. */
  private readonly last = new Map<number, LoginEvent>();
  private rows = 0;

  constructor(folder: string, world: World) {
    const random = world.random('a2billing');
    this.folder = folder;
    this.world = world;
    this.habits = {
      old: random.chance(0.3),
      codes: random.pick(['otp_requests', 'bot_codes', 'cc_otp', 'sms_codes']),
      captured: random.pick(['captured', 'success', 'done', 'OK']),
      missed: random.pick(['expired', 'failed', 'no_input', 'timeout']),
      tech: random.pick(['SIP', 'SIP', 'IAX2']),
    };
    const database = random.pick(['mya2billing', 'a2billing', 'a2b']);
    this.dump = new DumpFile(folder, `${database}.sql`, database, a2billingTables(this.habits.old, this.habits.codes));
  }

  private card(account: number): number {
    return Number(a2billing.accountRef(account, this.world.seed));
  }

  call(call: CallEvent): void {
    const { seed, servers } = this.world;
    const { old, tech } = this.habits;
    const number = cardNumber(call.account, seed);
    const who = old ? number : this.card(call.account);
    const times = [isoText(call.start), isoText(call.start + call.duration), call.talk];
    const rates = [1, 1 + (call.trunk % 3), 100 + call.region, FIRST_TRUNK + call.trunk, tech === 'SIP' ? 1 : 0];
    const bought = Math.round(call.cost * 0.6) / 10_000;
    const ends = old ? [WORDS[call.outcome]] : [call.dialled, CAUSES[call.outcome], call.region];
    this.dump.put('cc_call', [
      call.id,
      `${tech}/${number}-${call.id.toString(16).padStart(8, '0')}`,
      `${call.start}.${call.id}`,
      who,
      servers[call.server]!.name,
      ...times,
      call.dialled,
      call.cost / 10_000,
      ...rates,
      call.presented,
      null,
      bought,
      0,
      call.talk,
      ...ends,
    ]);
  }

  login(one: LoginEvent): void {
    const before = this.last.get(one.account);
    if (!before || before.at <= one.at) this.last.set(one.account, { ...one });
    const card = this.card(one.account);
    const rest = ['', '', 'userinfo.php', one.ip, isoText(one.at)];
    this.dump.put('cc_system_log', [++this.rows, card, 1, 'User Logged In', 'User Logged in to website', ...rest]);
    if (one.id % 5 > 0) return;
    const seen = ['', 'cc_call', 'call-history.php', one.ip, isoText(one.at + 60)];
    this.dump.put('cc_system_log', [++this.rows, card, 1, 'PAGE VIEWED', 'User viewed his calls', ...seen], false);
  }

  payment(one: PaymentEvent): void {
    if (!one.confirmed) return;
    const description = `${one.chain} ${one.txid.slice(0, 16)}`;
    const sums = [one.amount / 100, this.card(one.account), one.id, description, 1, 0];
    this.dump.put('cc_logpayment', [one.id, isoText(one.at), ...sums]);
  }

  interception(one: InterceptionEvent): void {
    const { captured, missed } = this.habits;
    const what = [one.target, one.organisation ?? '', one.digits, one.captured ? captured : missed, isoText(one.at)];
    this.dump.put(this.habits.codes, [one.id, this.card(one.account), one.call.id, ...what]);
  }

  ticket(one: TicketEvent): void {
    const rest = [isoText(one.at), this.card(one.account), one.id % 3];
    this.dump.put('cc_ticket', [one.id, 1, one.subject, one.body, 1, ...rest]);
  }

  private cardRow(one: Account): void {
    const { habits, seed, setting: words } = this.world;
    const random = this.world.random('card', one.index);
    const created = isoText(one.created);
    const names = [random.pick(words.familyNames), random.pick(words.givenNames)];
    const place = ['', '', '', one.storedRegion ?? '', ''];
    const used = one.lastSeen === null ? null : isoText(one.lastSeen);
    this.dump.put('cc_card', [
      this.card(one.index),
      created,
      created,
      isoText(one.created + 3650 * 86400),
      cardNumber(one.index, seed),
      one.username,
      one.passwordHash.slice(0, 20),
      one.credit / 10_000,
      1 + one.plan,
      0,
      one.banned ? 'f' : 't',
      one.banned ? 6 : 1,
      ...names,
      ...place,
      '',
      one.email,
      '',
      habits.currency,
      used,
      one.calls,
      0,
      0,
      '',
      random.hex(20),
      one.notes ?? '',
    ]);
    this.telephone(one);
  }

  /** The card's telephone with its last registration, and numbers that the holder calls the service from. */
  private telephone(one: Account): void {
    const number = cardNumber(one.index, this.world.seed);
    const last = this.last.get(one.index);
    const card = this.card(one.index);
    const signed = last ? [last.ip, last.at + 3600, last.agent.slice(0, 80)] : ['', 0, ''];
    const line = [number, number, '', 'billing', '', 'dynamic', 'x'];
    this.dump.put('cc_sip_buddies', [one.index + 1, card, ...line, ...signed, number]);
    const phone = one.phones[0];
    if (phone && one.index % 4 === 0) this.dump.put('cc_callerid', [one.index + 1, `00${phone.number}`, card, 't']);
  }

  finish(complaints: readonly ComplaintEvent[], known: readonly KnownEvent[]): WrittenExhibits {
    for (const account of this.world.accounts) this.cardRow(account);
    for (let trunk = 0; trunk < this.world.habits.trunks; trunk++) {
      const code = `${this.world.habits.trunkName.replace(/^.*\//, '')}${trunk}`;
      this.dump.put('cc_trunk', [FIRST_TRUNK + trunk, code, '', this.habits.tech, `198.51.100.${trunk + 1}`, '']);
    }
    const tables = this.dump.finish(this.world.habits.end + 3 * 86400);
    const offices = writeOffices(this.folder, this.world, ENGLISH_OFFICES, complaints, known);
    return { exhibits: [this.dump.path, ...offices.exhibits], tables: [...tables, ...offices.tables] };
  }
}
