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
} from '../../world/model.ts';
import { NumberIds } from '../../world/number-ids.ts';
import { REGIONS } from '../../world/regions.ts';
import type { Setting } from '../../world/setting.ts';
import type { World } from '../../world/world.ts';
import { DumpFile, type SqlCell } from '../../write/dump-file.ts';
import { ENGLISH_OFFICES, writeOffices } from '../offices.ts';
import { Panel } from '../panel.ts';
import { spoofshopSetting } from '../spoofshop/setting.ts';
import { type DialHabits, dialHabits, isDialled, logsOf, NOBODY, PSEUDO_USERS, statusOf } from './habits.ts';
import { isArchived, vicidialTables } from './schema.ts';

const setting: Setting = {
  ...spoofshopSetting,
  targets: ['US', 'GB', 'CA', 'AU', 'DE', 'IT', 'ES', 'IE'],
  zones: ['America/New_York', 'Europe/Kyiv', 'Asia/Tbilisi', 'Asia/Manila', 'Asia/Kolkata', 'Europe/London'],
};
/** Numbers that were dialled by hand are kept in lists of their own: one for a room, one for whoever works alone. */
const BY_HAND_LIST = 9000;
const BY_HAND_LEADS = 5_000_000;
/** A call centre's dialler: the MySQL database of a VICIdial, and what was kept beside it. */
export const vicidial: Shape = {
  name: 'vicidial',
  about:
    "a call centre's VICIdial: mysqldump with logs, archives, lists, agents' sign-ins, keys; CSV of payments and codes",
  hides: ['call_ip', 'device', 'signup_ip', 'referrer', 'handle'],
  setting: () => setting,
  accountRef: (index, seed) => String(6000 + (seed % 5) * 100 + index),
  recorded: (call, world) => ({ account: accountOf(call, world), start: loggedFrom(call, world) }),
  callRef: (call) => `${call.start}.${call.id}`,
  sourceRefs(call, world) {
    const refs = logsOf(call, world).map((table) => `${table}/${call.start}.${call.id}`);
    return closerOf(call, world) === undefined ? refs : [...refs, `vicidial_closer_log/${call.id}`];
  },
  open: (folder, world) => new VicidialWriter(folder, world),
};

/** The machine's record begins when somebody answers; by hand it begins with the dialling. */
function loggedFrom(call: CallEvent, world: World): number {
  const answered = isDialled(call, world) && call.outcome === 'answered';
  return answered ? call.start + call.duration - call.talk : call.start;
}

/** Nobody took the call: the log names the machine. */
function userOf(call: CallEvent, world: World): string {
  if (call.outcome !== 'answered' && isDialled(call, world)) return NOBODY;
  return vicidial.accountRef(call.account, world.seed);
}

/** The machine is nobody's account. */
function accountOf(call: CallEvent, world: World): string {
  const user = userOf(call, world);
  return user === NOBODY ? '' : user;
}

/** The agent to whom the call was handed. */
function closerOf(call: CallEvent, { callers, operators, seed }: World): string | undefined {
  const caller = callers[call.transferCaller];
  const account = caller && operators[caller.operator]!.accounts[0];
  return account === undefined ? undefined : vicidial.accountRef(account, seed);
}

class VicidialWriter implements ExhibitWriter {
  private readonly folder: string;
  private readonly world: World;
  private readonly habits: DialHabits;
  private readonly local: Zone;
  private readonly dump: DumpFile;
  private readonly panel: Panel;
  private readonly last = new Map<number, LoginEvent>();
  private readonly byHand = new NumberIds();
  private readonly listed: number[] = [];
  private keys = 0;
  private signs = 0;
  private handed = 0;

  constructor(folder: string, world: World) {
    this.folder = folder;
    this.world = world;
    this.habits = dialHabits(world);
    this.local = zone(world.habits.zone);
    const { database, codes, tracesArchived } = this.habits;
    this.dump = new DumpFile(folder, `${database}.sql`, database, vicidialTables(codes, tracesArchived));
    this.panel = new Panel(folder, world, (account) => this.user(account), ['payments', 'codes']);
  }

  private user(account: number): string {
    return vicidial.accountRef(account, this.world.seed);
  }

  private at(utc: number): string {
    return isoText(utc + this.local.offset(utc));
  }

  private campaign(account: number): string {
    return this.habits.campaigns[account % this.habits.campaigns.length]!;
  }

  private server(call: CallEvent): string {
    return `10.20.30.${call.server + 5}`;
  }

  /** Calling code and national number, as lists hold them. */
  private number(call: CallEvent): [string, string] {
    if (call.number === 0) return ['', call.dialled.replace(/\D/g, '')];
    const { calling } = REGIONS[call.region]!;
    return [calling, String(call.number).slice(calling.length)];
  }

  private list(call: CallEvent): number {
    if (call.contact > 0) return 1000 + call.list;
    const { centre, index } = this.world.operators[this.world.accounts[call.account]!.operator]!;
    return BY_HAND_LIST + (centre >= 0 ? centre : this.world.centres.length + index);
  }

  private lead(call: CallEvent): number {
    if (call.contact > 0 || call.number === 0) return call.contact;
    const { id, fresh } = this.byHand.meet(call.number);
    const [code, national] = this.number(call);
    if (fresh) this.entry(BY_HAND_LEADS + id, call.start, this.list(call), code, national, userOf(call, this.world));
    return BY_HAND_LEADS + id;
  }

  call(call: CallEvent): void {
    const dialled = isDialled(call, this.world);
    const from = loggedFrom(call, this.world);
    const closer = closerOf(call, this.world);
    const after = closer !== undefined && this.habits.frontAlone ? call.talk - call.transferAfter : 0;
    const length = (dialled ? call.talk : call.duration) - after;
    const lead = this.lead(call);
    const list = this.list(call);
    const head = [lead, list, this.campaign(call.account)];
    const [code, national] = this.number(call);
    const user = userOf(call, this.world);
    const reason = call.outcome !== 'answered' ? 'NONE' : call.hungUp === 'caller' ? 'AGENT' : 'CALLER';
    const times = [this.at(from), from, from + length, length];
    const row = [...times, statusOf(call, this.world), code, national, user, dialled ? 'AUTO' : 'MANUAL', 'Y', 'ROOM'];
    const id = vicidial.callRef(call, this.world);
    for (const table of logsOf(call, this.world)) this.dump.put(table, [id, ...head, ...row, reason, 'MAIN']);
    this.traces(call, id, lead);
    if (call.digits !== null) this.pressed(call, id);
    if (closer !== undefined) this.handOver(call, id, head, closer);
  }

  /** What leads to the number that was shown, and what the carrier answered. */
  private traces(call: CallEvent, id: string, lead: number): void {
    const m = civil(call.start + this.local.offset(call.start));
    const stamp = `${two(m.month)}${two(m.day)}${two(m.hour)}${two(m.minute)}${two(m.second)}`.slice(-9);
    const letter = isDialled(call, this.world) ? 'V' : 'M';
    const code = `${letter}${stamp}${String(lead).padStart(10, '0')}`;
    const at = this.at(call.start);
    const server = this.server(call);
    const shown = call.presented.replace(/\D/g, '');
    this.trace(call, 'vicidial_dial_cid_log', [code, at, 'OUT', 'MAIN', shown, 'CAMPAIGN_CUSTOM']);
    const channel = `${this.world.habits.trunkName}${call.trunk}-${call.id.toString(16).padStart(8, '0')}`;
    const status = { answered: 'ANSWER', no_answer: 'NOANSWER', busy: 'BUSY', failed: 'CONGESTION' }[call.outcome];
    const end = call.start + call.duration;
    const rows: Readonly<Record<string, readonly SqlCell[]>> = {
      vicidial_log_extended: [id, server, at, lead, code, '', ''],
      vicidial_carrier_log: [id, at, server, lead, call.cause, status, channel, call.duration, call.talk, 0, '', code],
      call_log: [
        id,
        channel,
        channel.replace(/-[^-]*$/, ''),
        'SIP',
        server,
        '8369',
        call.dialled.replace(/\D/g, '').slice(0, 15),
        code,
        at,
        call.start,
        this.at(end),
        end,
        call.duration,
        Math.round((call.duration * 100) / 60) / 100,
      ],
    };
    for (const table of this.habits.codes) this.trace(call, table, rows[table]!);
  }

  /** Into the table, its archive or both: as the call. */
  private trace(call: CallEvent, table: string, row: readonly SqlCell[]): void {
    const { tracesArchived, codes } = this.habits;
    const archived = tracesArchived && isArchived(table, codes);
    const logs = archived ? logsOf(call, this.world) : ['vicidial_log'];
    for (const log of logs) this.dump.put(log === 'vicidial_log' ? table : `${table}_archive`, row);
  }

  private pressed(call: CallEvent, id: string): void {
    const when = this.at(call.start + call.duration - 5);
    for (const digit of call.digits!) {
      for (const state of ['BEGIN', 'END']) {
        const cells = [++this.keys, when, 'SIP/in', this.server(call), id, digit, 'Received', state];
        this.dump.put('vicidial_dtmf_log', cells);
      }
    }
  }

  private handOver(call: CallEvent, id: string, head: readonly (string | number)[], closer: string): void {
    const from = call.start + call.duration - call.talk + call.transferAfter;
    const talk = call.talk - call.transferAfter;
    const [lead, list, campaign] = head;
    const [code, national] = this.number(call);
    const rest = [talk, statusOf(call, this.world), code, national, closer, '', 'Y', 0, 'ROOM', ++this.handed];
    const times = [this.at(from), from, from + talk];
    this.dump.put('vicidial_closer_log', [call.id, lead!, list!, 'CLOSERS', ...times, ...rest, 'CALLER', id, '', 1]);
    const front = userOf(call, this.world);
    const who = [this.at(from), code, national, front, closer, id, id];
    this.dump.put('vicidial_xfer_log', [this.handed, lead!, list!, campaign!, ...who]);
  }

  private entry(
    lead: number,
    at: number,
    list: number,
    code: string,
    national: string,
    user: string,
    who?: ContactEvent,
  ) {
    const made = this.at(at);
    const names = ['', who?.given ?? '', '', who?.family ?? '', '', '', '', ''];
    const born = who?.born == null ? null : isoText(who.born).slice(0, 10);
    const start = [lead, made, isoText(at), 'NEW', user, '', '', list, 0, 'N', code, national];
    const rest = ['U', born, '', '', '', '', 0, '2008-01-01 00:00:00', 0, '', list];
    this.dump.put('vicidial_list', [...start, ...names, ...rest]);
  }

  contact(one: ContactEvent): void {
    this.listed.push(one.phone.number);
    const { calling } = REGIONS[one.phone.region]!;
    this.entry(one.id, one.at, 1000 + one.list, calling, one.phone.national, this.user(one.account), one);
  }

  *contacts(): Generator<{ ref: string; number: number }> {
    for (let i = 0; i < this.listed.length; i++) yield { ref: String(i + 1), number: this.listed[i]! };
    for (const { number, id } of this.byHand.all()) yield { ref: String(BY_HAND_LEADS + id), number };
  }

  login(one: LoginEvent): void {
    const before = this.last.get(one.account);
    if (!before || before.at <= one.at) this.last.set(one.account, { ...one });
    const user = this.user(one.account);
    const place = ['ROOM', `86000${one.account}`, '10.20.30.5', `SIP/${user}`, one.ip, one.agent, ''];
    const campaign = this.campaign(one.account);
    this.dump.put('vicidial_user_log', [++this.signs, user, 'LOGIN', campaign, this.at(one.at), one.at, ...place]);
    const out = one.at + 3600;
    const row = [++this.signs, user, 'LOGOUT', campaign, this.at(out), out, ...place];
    this.dump.put('vicidial_user_log', row, false);
  }

  payment(one: PaymentEvent): void {
    this.panel.payment(one);
  }

  interception(one: InterceptionEvent): void {
    this.panel.interception(one, vicidial.callRef(one.call, this.world));
  }

  /** A dialler has no support desk. */
  ticket(): void {}

  private agent(one: Account): void {
    const last = this.last.get(one.index);
    const user = this.user(one.index);
    const phone = [`cc${one.index}`, 'x', one.banned ? 'N' : 'Y', one.email, one.passwordHash];
    const seen = [last ? this.at(last.at) : null, last?.ip ?? ''];
    this.dump.put('vicidial_users', [one.index + 1, user, 'x', one.username, 1, 'ROOM', ...phone, ...seen]);
  }

  finish(complaints: readonly ComplaintEvent[], known: readonly KnownEvent[]): WrittenExhibits {
    for (const account of this.world.accounts) this.agent(account);
    for (const [index, [user, name]] of PSEUDO_USERS.entries()) {
      const row = [1_000_000 + index, user, 'donotedit', name, 1, 'ADMIN', '', '', 'N', '', '', null, ''];
      this.dump.put('vicidial_users', row, false);
    }
    const tables = this.dump.finish(this.world.habits.end + 2 * 86400);
    const panel = this.panel.finish();
    const offices = writeOffices(this.folder, this.world, ENGLISH_OFFICES, complaints, known);
    return {
      exhibits: [this.dump.path, ...panel.exhibits, ...offices.exhibits],
      tables: [...tables, ...panel.tables, ...offices.tables],
    };
  }
}
