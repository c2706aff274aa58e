import { join } from 'node:path';
import type { TableCount } from '../exhibit-writer.ts';
import { isoText } from '../world/clock.ts';
import type { Account, InterceptionEvent, LoginEvent, PaymentEvent, TicketEvent } from '../world/model.ts';
import type { World } from '../world/world.ts';
import { CsvTable } from '../write/csv-table.ts';
import { fixed } from './cells.ts';

/** What a service's own web pages keep beside the exchange's records. */
const HEADERS = {
  customers: [
    'account',
    'username',
    'email',
    'password_hash',
    'telegram',
    'country',
    'credit',
    'created_at',
    'last_seen_at',
    'signup_ip',
    'referred_by',
    'banned',
    'notes',
  ],
  logins: ['id', 'account', 'ip', 'user_agent', 'fingerprint', 'logged_in_at'],
  payments: [
    'id',
    'account',
    'coin',
    'to_address',
    'from_address',
    'txid',
    'coin_amount',
    'amount',
    'currency',
    'paid_at',
    'confirmed',
  ],
  tickets: ['id', 'account', 'subject', 'body', 'created_at'],
  codes: ['id', 'account', 'call', 'target', 'bank', 'code', 'captured', 'asked_at'],
} as const;
const FEEDS = { customers: 'account', logins: 'login', payments: 'payment', tickets: 'message', codes: 'interception' };

export type PanelTable = keyof typeof HEADERS;
const KINDS = Object.keys(HEADERS) as PanelTable[];

/** Exports of the pages of a service: CSV files with times in UTC, spelled one way per world. */
export class Panel {
  private readonly folder: string;
  private readonly world: World;
  private readonly ref: (account: number) => string;
  private readonly files: Record<PanelTable, string>;
  private readonly tables: Partial<Record<PanelTable, CsvTable>> = {};
  private readonly time: (utc: number) => string;

  /** @param ref key of an account. @param kinds files that the service keeps. */
  constructor(folder: string, world: World, ref: (account: number) => string, kinds: readonly PanelTable[] = KINDS) {
    this.folder = folder;
    this.world = world;
    this.ref = ref;
    const random = world.random('panel');
    const customers = random.pick(['customers', 'clients', 'users', 'accounts']);
    const codes = random.pick(['otp', 'codes', 'bot']);
    const payments = random.pick(['payments', 'deposits', 'topups']);
    this.files = { customers, logins: random.pick(['logins', 'sessions']), payments, tickets: 'tickets', codes };
    this.time = random.pick([
      (utc: number) => isoText(utc, 'T', 'Z'),
      (utc: number) => isoText(utc, ' ', '+00:00'),
      (utc: number) => String(utc),
    ]);
    const delimiter = random.pick([',', ';']);
    for (const kind of kinds) {
      const path = join(folder, `${this.files[kind]}.csv`);
      const style = { delimiter, lineEnd: '\n', quote: 'needed' } as const;
      this.tables[kind] = new CsvTable(path, this.files[kind], HEADERS[kind], style, 'utf-8');
    }
  }

  login(one: LoginEvent): void {
    const cells = [String(one.id), this.ref(one.account), one.ip, one.agent, one.device, this.time(one.at)];
    this.tables.logins?.row(cells);
  }

  payment(one: PaymentEvent): void {
    const wallets = [one.chain, one.to, one.from, one.txid];
    const sums = [fixed(one.coin, 8), fixed(one.amount, 2), this.world.habits.currency];
    const rest = [this.time(one.at), one.confirmed ? '1' : '0'];
    this.tables.payments?.row([String(one.id), this.ref(one.account), ...wallets, ...sums, ...rest]);
  }

  ticket(one: TicketEvent): void {
    this.tables.tickets?.row([String(one.id), this.ref(one.account), one.subject, one.body, this.time(one.at)]);
  }

  /** @param call key of the call. */
  interception(one: InterceptionEvent, call: string): void {
    const what = [one.target, one.organisation, one.digits, one.captured ? 'yes' : 'no', this.time(one.at)];
    this.tables.codes?.row([String(one.id), this.ref(one.account), call, ...what]);
  }

  private customer(one: Account): void {
    const names = [one.username, one.email, one.passwordHash, one.handle, one.storedRegion];
    const seen = one.lastSeen === null ? null : this.time(one.lastSeen);
    const rest = [one.signupIp, one.referrer === null ? null : this.ref(one.referrer), one.banned ? '1' : '0'];
    const times = [fixed(one.credit, 4), this.time(one.created), seen];
    this.tables.customers?.row([this.ref(one.index), ...names, ...times, ...rest, one.notes]);
  }

  finish(): { exhibits: string[]; tables: TableCount[] } {
    if (this.tables.customers) for (const account of this.world.accounts) this.customer(account);
    const exhibits: string[] = [];
    const tables: TableCount[] = [];
    for (const kind of KINDS) {
      const table = this.tables[kind];
      if (!table) continue;
      table.close();
      const exhibit = `${this.files[kind]}.csv`;
      exhibits.push(join(this.folder, exhibit));
      tables.push({ exhibit, table: this.files[kind], rows: table.rows, feeds: FEEDS[kind] });
    }
    return { exhibits, tables };
  }
}
