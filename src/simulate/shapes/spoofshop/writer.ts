import { join } from 'node:path';
import type { ExhibitWriter, Shape, WrittenExhibits } from '../../exhibit-writer.ts';
import { civil, isoText, two, type Zone, zone } from '../../world/clock.ts';
import type {
  Account,
  CallEvent,
  ComplaintEvent,
  ContactEvent,
  InterceptionEvent,
  KnownEvent,
  LoginEvent,
  PaymentEvent,
  TicketEvent,
} from '../../world/model.ts';
import { REGIONS } from '../../world/regions.ts';
import type { World } from '../../world/world.ts';
import { ByteWriter } from '../../write/bytes.ts';
import { DumpTable, dumpHead, dumpTail, quoted } from '../../write/mysql-dump.ts';
import { ENGLISH_OFFICES, writeOffices } from '../offices.ts';
import { drawSchema, type Named, type ShopSchema } from './schema.ts';
import { spoofshopSetting } from './setting.ts';

const COINS: Readonly<Record<string, string>> = { btc: 'btc', ltc: 'ltc', eth: 'eth', trx: 'usdt' };
const PLANS = ['free', 'basic', 'pro', 'vip'];
const OUTCOMES = { answered: 0, no_answer: 1, busy: 2, failed: 3 } as const;

/** A spoofing shop's MySQL database as mariadb-dump writes it, and three offices' CSV files. */
export const spoofshop: Shape = {
  name: 'spoofshop',
  about:
    'a caller-ID spoofing shop: mariadb-dump .sql (local DATETIME beside UTC TIMESTAMP) and three CSV files, English',
  setting: () => spoofshopSetting,
  accountRef: (index, seed) => String(firstUser(seed) + index),
  callRef: (call) => String(call.id),
  open: (folder, world) => new SpoofshopWriter(folder, world),
};

/** Ids of a shop rarely begin at 1: test accounts were deleted. */
function firstUser(seed: number): number {
  return seed % 3 === 0 ? 1 : 1 + ((seed * 37) % 5000);
}

class SpoofshopWriter implements ExhibitWriter {
  private readonly folder: string;
  private readonly world: World;
  private readonly schema: ShopSchema;
  private readonly local: Zone;
  private readonly main: ByteWriter;
  private readonly parts: ByteWriter[] = [];
  private readonly calls: DumpTable;
  private readonly otp: DumpTable;
  private readonly payments: DumpTable;
  private readonly tickets: DumpTable;
  private readonly sessions: DumpTable;
  private readonly users: DumpTable;
  private readonly leads: DumpTable | null;
  private readonly leadNumbers: number[] = [];
  private readonly first: number;
  private readonly trunks: readonly string[];

  constructor(folder: string, world: World) {
    this.folder = folder;
    this.world = world;
    this.schema = drawSchema(world.random('schema'), world.habits.currency);
    this.local = zone(world.habits.zone);
    this.first = firstUser(world.seed);
    this.trunks = Array.from({ length: world.habits.trunks }, (_, i) => world.habits.trunkName + i);
    this.main = new ByteWriter(join(folder, `${this.schema.database}.sql`));
    this.main.ascii(dumpHead(this.schema.database));
    this.calls = new DumpTable(this.main, this.schema.calls.name, this.schema.calls.columns);
    this.otp = this.part(this.schema.otp);
    this.payments = this.part(this.schema.payments);
    this.tickets = this.part(this.schema.tickets);
    this.sessions = this.part(this.schema.sessions);
    this.users = this.part(this.schema.users);
    this.leads = this.schema.leads && this.part(this.schema.leads);
  }

  /** Tables after the first grow beside the file and are appended at the end. */
  private part({ name, columns }: Named): DumpTable {
    const to = new ByteWriter(join(this.folder, `.${name}.part`));
    this.parts.push(to);
    return new DumpTable(to, name, columns);
  }

  call(call: CallEvent): void {
    const to = this.calls.begin();
    to.int(call.id)
      .byte(44)
      .int(this.first + call.account)
      .ascii(",'")
      .int(call.start)
      .byte(46)
      .int(call.id)
      .ascii("','");
    to.ascii(call.presented).ascii("',").utf8(quoted(call.presentedName)).ascii(",'").ascii(call.dialled).ascii("','");
    to.dateTime(call.start + this.local.offset(call.start))
      .ascii("',")
      .int(call.duration)
      .byte(44)
      .int(call.talk);
    to.ascii(",'").ascii(this.schema.outcomes[OUTCOMES[call.outcome]]).ascii("','").ascii(this.trunks[call.trunk]!);
    to.ascii("','")
      .ascii(call.ip)
      .ascii(call.digits === null ? "',NULL," : `','${call.digits}',`)
      .decimal(call.cost, 4);
    if (this.leads && call.contact > 0) to.byte(44).int(call.contact);
    else if (this.leads) to.ascii(',NULL');
    this.calls.end();
  }

  login(login: LoginEvent): void {
    const to = this.sessions.begin();
    to.int(login.id)
      .byte(44)
      .int(this.first + login.account)
      .ascii(`,'${login.ip}',`)
      .ascii(quoted(login.agent));
    to.ascii(`,'${login.device}','`).dateTime(login.at).byte(39);
    this.sessions.end();
  }

  payment(one: PaymentEvent): void {
    const to = this.payments.begin();
    to.int(one.id)
      .byte(44)
      .int(this.first + one.account)
      .ascii(`,'${COINS[one.chain]}','${one.to}','${one.from}',`);
    to.ascii(`'${one.txid}',`).decimal(one.coin, 8).byte(44).decimal(one.amount, 2).ascii(",'").dateTime(one.at);
    to.ascii(`',${one.confirmed ? 1 : 0}`);
    this.payments.end();
  }

  interception(one: InterceptionEvent): void {
    const to = this.otp.begin();
    const status = one.captured ? this.schema.captured : this.schema.missed[one.id % this.schema.missed.length]!;
    to.int(one.id)
      .byte(44)
      .int(this.first + one.account)
      .byte(44)
      .int(one.call.id)
      .ascii(`,'${one.target}',`);
    to.utf8(quoted(one.organisation))
      .byte(44)
      .ascii(quoted(one.digits))
      .ascii(`,'${status}','`)
      .dateTime(one.at)
      .byte(39);
    this.otp.end();
  }

  ticket(one: TicketEvent): void {
    const to = this.tickets.begin();
    to.int(one.id)
      .byte(44)
      .int(this.first + one.account)
      .byte(44)
      .utf8(quoted(one.subject))
      .byte(44);
    to.utf8(quoted(one.body)).ascii(",'").dateTime(one.at).byte(39);
    this.tickets.end();
  }

  contact(one: ContactEvent): void {
    if (!this.leads) return;
    this.leadNumbers.push(one.phone.number);
    const { calling } = REGIONS[one.phone.region]!;
    const to = this.leads.begin();
    to.int(one.id)
      .byte(44)
      .int(this.first + one.account)
      .byte(44)
      .utf8(quoted(this.world.lists[one.list]!.name));
    to.byte(44).utf8(quoted(one.given)).byte(44).utf8(quoted(one.family)).ascii(`,'${calling}${one.phone.national}',`);
    to.ascii(one.born === null ? "NULL,'" : `'${isoText(one.born).slice(0, 10)}','`)
      .dateTime(one.at)
      .byte(39);
    this.leads.end();
  }

  *contacts(): Generator<{ ref: string; number: number }> {
    for (let i = 0; i < this.leadNumbers.length; i++) yield { ref: String(i + 1), number: this.leadNumbers[i]! };
  }

  private user(one: Account): void {
    const to = this.users.begin();
    to.int(this.first + one.index)
      .byte(44)
      .ascii(quoted(one.username))
      .byte(44)
      .ascii(quoted(one.email))
      .byte(44);
    to.ascii(`'${one.passwordHash}',${quoted(one.handle)},${quoted(one.storedRegion)},'${PLANS[one.plan]}',`);
    to.decimal(one.credit, 4).ascii(",'").dateTime(one.created).byte(39).byte(44);
    if (one.lastSeen === null) to.ascii('NULL');
    else to.byte(39).dateTime(one.lastSeen).byte(39);
    to.ascii(`,'${one.signupIp}',${one.referrer === null ? 'NULL' : this.first + one.referrer},${one.banned ? 1 : 0},`);
    to.utf8(quoted(one.notes));
    this.users.end();
  }

  finish(complaints: readonly ComplaintEvent[], known: readonly KnownEvent[]): WrittenExhibits {
    for (const account of this.world.accounts) this.user(account);
    const feeds = ['call', 'interception', 'payment', 'message', 'login', 'account', 'contact'];
    const own = [this.calls, this.otp, this.payments, this.tickets, this.sessions, this.users];
    const all = this.leads ? [...own, this.leads] : own;
    const ordered = [...this.parts].sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const table of all) table.finish();
    for (const part of ordered) this.main.absorb(part);
    this.main.ascii(dumpTail(completedText(this.world.habits.end))).close();
    const file = `${this.schema.database}.sql`;
    const tables = all.map((table, i) => ({ exhibit: file, table: table.name, rows: table.rows, feeds: feeds[i]! }));
    const offices = writeOffices(this.folder, this.world, ENGLISH_OFFICES, complaints, known);
    return { exhibits: [this.main.path, ...offices.exhibits], tables: [...tables, ...offices.tables] };
  }
}

/** mariadb-dump pads the hour with a blank. */
function completedText(seconds: number): string {
  const m = civil(seconds + 5 * 86400);
  return `${m.year}-${two(m.month)}-${two(m.day)} ${String(m.hour).padStart(2)}:${two(m.minute)}:${two(m.second)}`;
}
