import { join } from 'node:path';
import type { ExhibitWriter, Shape, TableCount, WrittenExhibits } from '../../exhibit-writer.ts';
import { isoText } from '../../world/clock.ts';
import type {
  CallEvent,
  ComplaintEvent,
  InterceptionEvent,
  KnownEvent,
  LoginEvent,
  PaymentEvent,
  TicketEvent,
} from '../../world/model.ts';
import type { Random } from '../../world/random.ts';
import { REGIONS } from '../../world/regions.ts';
import type { World } from '../../world/world.ts';
import { type JsonCell, JsonTable } from '../../write/json-table.ts';
import { spoofshopSetting } from '../spoofshop/setting.ts';

/** Columns of each table before their order is lost. */
const WIDTHS = {
  call: 13,
  account: 13,
  login: 6,
  payment: 10,
  interception: 8,
  message: 5,
  complaint: 12,
  organisation_number: 3,
  known_identifier: 4,
};
type Feeds = keyof typeof WIDTHS;

const OUTCOMES = { answered: 3, no_answer: 0, busy: 1, failed: 2 } as const;

/** Names and order of columns say nothing: only the content does. */
export const opaque: Shape = {
  name: 'opaque',
  about: 'a database whose names mean nothing (t1.f3) in an order that means nothing: NDJSON and JSON arrays',
  setting: () => spoofshopSetting,
  accountRef: (index, seed) => String(10_007 + index * 13 + (seed % 11)),
  callRef: (call) => String(call.id),
  open: (folder, world) => new OpaqueWriter(folder, world),
};

/** One table whose columns were shuffled and named f1, f2, … */
class OpaqueTable {
  readonly json: JsonTable;
  private readonly order: readonly number[];

  constructor(random: Random, path: string, name: string, width: number, form: 'lines' | 'array') {
    this.order = random.shuffle(Array.from({ length: width }, (_, i) => i));
    const keys = this.order.map((_, i) => `f${i + 1}`);
    this.json = new JsonTable(path, name, keys, form);
  }

  row(cells: readonly JsonCell[]): void {
    this.json.row(this.order.map((from) => cells[from]));
  }
}

class OpaqueWriter implements ExhibitWriter {
  private readonly world: World;
  private readonly tables: Record<Feeds, OpaqueTable>;
  private readonly files: Record<Feeds, string>;
  /** Turns UTC seconds into what the columns of times hold. */
  private readonly time: (utc: number) => JsonCell;
  private readonly folder: string;

  constructor(folder: string, world: World) {
    this.world = world;
    this.folder = folder;
    const random = world.random('opaque');
    const kinds = Object.keys(WIDTHS) as Feeds[];
    const numbers = random.shuffle(kinds.map((_, i) => i + 1));
    const made = kinds.map((kind, i) => {
      const form = random.chance(0.7) ? 'lines' : 'array';
      const file = `t${numbers[i]}.${form === 'lines' ? 'ndjson' : 'json'}`;
      return { kind, file, table: new OpaqueTable(random, join(folder, file), `t${numbers[i]}`, WIDTHS[kind], form) };
    });
    this.tables = Object.fromEntries(made.map(({ kind, table }) => [kind, table])) as Record<Feeds, OpaqueTable>;
    this.files = Object.fromEntries(made.map(({ kind, file }) => [kind, file])) as Record<Feeds, string>;
    this.time = random.pick([
      (utc: number) => utc * 1000,
      (utc: number) => isoText(utc, 'T', 'Z'),
      (utc: number) => isoText(utc, 'T', '.000+00:00'),
    ]);
  }

  private ref(account: number): number {
    return Number(opaque.accountRef(account, this.world.seed));
  }

  call(call: CallEvent): void {
    const shown = [call.dialled, call.presented, call.presentedName, this.time(call.start), call.duration, call.talk];
    const rest = [OUTCOMES[call.outcome], call.trunk, call.ip, call.digits, call.cost / 10_000];
    this.tables.call.row([call.id, this.ref(call.account), ...shown, ...rest]);
  }

  login(one: LoginEvent): void {
    this.tables.login.row([one.id, this.ref(one.account), this.time(one.at), one.ip, one.agent, one.device]);
  }

  payment(one: PaymentEvent): void {
    const coins = [(one.coin / 1e8).toFixed(8), one.amount / 100, one.confirmed, this.time(one.at)];
    this.tables.payment.row([one.id, this.ref(one.account), one.chain, one.to, one.from, one.txid, ...coins]);
  }

  interception(one: InterceptionEvent): void {
    const what = [one.target, one.organisation, one.digits, one.captured ? 1 : 0, this.time(one.at)];
    this.tables.interception.row([one.id, this.ref(one.account), one.call.id, ...what]);
  }

  ticket(one: TicketEvent): void {
    this.tables.message.row([one.id, this.ref(one.account), one.subject, one.body, this.time(one.at)]);
  }

  private accounts(): void {
    for (const one of this.world.accounts) {
      const seen = one.lastSeen === null ? null : this.time(one.lastSeen);
      const referrer = one.referrer === null ? null : this.ref(one.referrer);
      const names = [one.username, one.email, one.passwordHash, one.handle, one.storedRegion, one.plan];
      const rest = [one.credit / 10_000, this.time(one.created), seen, one.signupIp, referrer, one.banned];
      this.tables.account.row([this.ref(one.index), ...names, ...rest]);
    }
  }

  private complaint(one: ComplaintEvent): void {
    const day = (seconds: number) => isoText(seconds).slice(0, 10);
    const call = [
      one.called,
      one.presented,
      day(one.day),
      one.time,
      one.claimed,
      one.loss / 100,
      one.currency,
      one.narrative,
    ];
    this.tables.complaint.row([one.ref, day(one.received), one.name, one.postcode, ...call]);
  }

  finish(complaints: readonly ComplaintEvent[], known: readonly KnownEvent[]): WrittenExhibits {
    this.accounts();
    for (const one of complaints) this.complaint(one);
    for (const one of known) this.tables.known_identifier.row([one.operation, one.agency, one.kind, one.value]);
    for (const { name, phones, region } of this.world.organisations) {
      for (const phone of phones)
        this.tables.organisation_number.row([name, `+${phone.number}`, REGIONS[region]!.code]);
    }
    const kinds = Object.keys(WIDTHS) as Feeds[];
    for (const kind of kinds) this.tables[kind].json.close();
    const tables: TableCount[] = kinds.map((feeds) => {
      const { name, rows } = this.tables[feeds].json;
      return { exhibit: this.files[feeds], table: name, rows, feeds };
    });
    return { exhibits: kinds.map((kind) => join(this.folder, this.files[kind])).sort(), tables };
  }
}
