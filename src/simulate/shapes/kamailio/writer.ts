import type { ExhibitWriter, Shape, WrittenExhibits } from '../../exhibit-writer.ts';
import { isoText, type Zone, zone } from '../../world/clock.ts';
import type {
  Account,
  CallEvent,
  CallKey,
  ComplaintEvent,
  InterceptionEvent,
  KnownEvent,
  LoginEvent,
  PaymentEvent,
  TicketEvent,
} from '../../world/model.ts';
import type { Setting } from '../../world/setting.ts';
import type { World } from '../../world/world.ts';
import { DumpFile, type SqlCell } from '../../write/dump-file.ts';
import { uuid } from '../cells.ts';
import { ENGLISH_OFFICES, writeOffices } from '../offices.ts';
import { Panel } from '../panel.ts';
import { spoofshopSetting } from '../spoofshop/setting.ts';
import { type ExtraColumns, kamailioTables } from './schema.ts';

const setting: Setting = {
  ...spoofshopSetting,
  targets: ['GB', 'DE', 'FR', 'NL', 'IE', 'ES', 'BE', 'AU'],
  zones: ['Europe/Berlin', 'Europe/Kyiv', 'UTC', 'Asia/Dubai', 'Europe/London'],
};

interface Habits {
  readonly extra: ExtraColumns;
  readonly domain: string;
  /** The carrier's addresses. */
  readonly carrier: string;
}

/** Final answers to an INVITE that was not taken, by what happened. */
const REFUSED = {
  no_answer: [
    ['487', 'Request Terminated'],
    ['480', 'Temporarily Unavailable'],
    ['408', 'Request Timeout'],
  ],
  busy: [['486', 'Busy Here']],
  failed: [
    ['404', 'Not Found'],
    ['503', 'Service Unavailable'],
    ['484', 'Address Incomplete'],
  ],
} as const;

/** A proxy that sells lines: the MySQL database of a Kamailio with accounting, and exports of the web pages beside it. */
export const kamailio: Shape = {
  name: 'kamailio',
  about:
    "a line seller's Kamailio: mysqldump with acc, acc_cdrs, missed_calls and subscriber; CSV exports of its pages",
  hides: ['username', 'handle', 'signup_ip', 'referrer'],
  setting: () => setting,
  accountRef: (index, seed) => String(2000 + ((index * 7919 + seed) % 7001)),
  // An announcement is no answer (it comes before one): the record is that of a call that failed.
  recorded: (call, { seed }) => ({ account: kamailio.accountRef(call.account, seed), start: finalAnswer(call) }),
  callRef,
  sourceRefs(call, world) {
    const ref = callRef(call, world);
    return isTaken(call) ? [`acc/${ref}`] : [`acc/${ref}`, `missed_calls/${ref}`];
  },
  open: (folder, world) => new KamailioWriter(folder, world),
};

/** The Call-ID, which the caller's telephone makes. */
function callRef({ id }: CallKey, { seed }: World): string {
  return uuid(seed, id).replaceAll('-', '');
}

const isTaken = (call: CallEvent) => call.outcome === 'answered' && call.answeredBy !== 'exchange';

/** The second of the final answer to the INVITE. */
function finalAnswer(call: CallEvent): number {
  return isTaken(call) ? call.start + call.duration - call.talk : call.start + call.duration;
}

class KamailioWriter implements ExhibitWriter {
  private readonly folder: string;
  private readonly world: World;
  private readonly habits: Habits;
  private readonly local: Zone;
  private readonly dump: DumpFile;
  private readonly panel: Panel;
  private rows = 0;
  private missed = 0;
  private records = 0;

  constructor(folder: string, world: World) {
    this.folder = folder;
    this.world = world;
    const random = world.random('kamailio');
    this.habits = {
      extra: {
        account: random.pick(['auth_name', 'account', 'auth_user', 'username']),
        gateway: random.pick(['', 'gateway', 'gw', 'trunk']) || undefined,
      },
      domain: random.pick(['sip.lines.example', 'voip.example', '198.51.100.20']),
      carrier: random.pick(['203.0.113.', '192.0.2.']),
    };
    this.local = zone(world.habits.zone);
    this.dump = new DumpFile(folder, 'kamailio.sql', 'kamailio', kamailioTables(this.habits.extra));
    this.panel = new Panel(folder, world, (account) => this.user(account), ['logins', 'payments', 'tickets', 'codes']);
  }

  private user(account: number): string {
    return kamailio.accountRef(account, this.world.seed);
  }

  private at(utc: number): string {
    return isoText(utc + this.local.offset(utc));
  }

  call(call: CallEvent): void {
    const taken = isTaken(call);
    const id = callRef(call, this.world);
    const [code, reason] = taken ? (['200', 'OK'] as const) : refusal(call);
    const invite = this.transaction(call, 'INVITE', id, code, reason, finalAnswer(call), false);
    this.dump.put('acc', [++this.rows, ...invite]);
    const end = call.start + call.duration;
    if (taken) {
      const bye = this.transaction(call, 'BYE', id, '200', 'OK', end, call.hungUp === 'called');
      this.dump.put('acc', [++this.rows, ...bye], false);
    } else this.dump.put('missed_calls', [++this.missed, ...invite]);
    const until = taken ? end : call.start;
    const length = taken ? `${call.duration}.${String((call.id * 37) % 1000).padStart(3, '0')}` : '0.000';
    const who = [id, this.user(call.account), call.dialled];
    this.dump.put('acc_cdrs', [++this.records, this.at(call.start), this.at(until), length, ...who]);
  }

  /** Whoever sends a request stands first: in the BYE of the called person the parties have changed places. */
  private transaction(
    call: CallEvent,
    method: string,
    id: string,
    code: string,
    reason: string,
    at: number,
    turned: boolean,
  ): SqlCell[] {
    const { extra, domain, carrier } = this.habits;
    const shown = call.presented.replace(/\D/g, '') || 'anonymous';
    const line = `${carrier}${10 + call.trunk}`;
    const tags = [`as${id.slice(0, 8)}`, `gK${id.slice(8, 16)}`];
    const ours = { user: shown, domain, ip: call.ip, contact: this.user(call.account) };
    const theirs = { user: call.dialled, domain, ip: line, contact: 'carrier' };
    const [from, to] = turned ? [theirs, ours] : [ours, theirs];
    const routed = method === 'INVITE' ? call.dialled.replace(/\D/g, '').replace(/^00/, '') : to.contact;
    const own = method === 'INVITE' ? this.user(call.account) : null;
    const gateway = extra.gateway === undefined ? [] : [method === 'INVITE' ? line : null];
    const head = [method, ...(turned ? tags.toReversed() : tags), id, code, reason, this.at(at)];
    return [
      ...head,
      from.user,
      from.domain,
      from.ip,
      to.user,
      routed,
      method === 'INVITE' ? line : to.domain,
      own,
      ...gateway,
    ];
  }

  login(one: LoginEvent): void {
    this.panel.login(one);
  }

  payment(one: PaymentEvent): void {
    this.panel.payment(one);
  }

  interception(one: InterceptionEvent): void {
    this.panel.interception(one, callRef(one.call, this.world));
  }

  ticket(one: TicketEvent): void {
    this.panel.ticket(one);
  }

  private subscriber(one: Account): void {
    const secret = uuid(this.world.seed, -1000 - one.index).replaceAll('-', '');
    const hashes = [secret, secret.split('').toReversed().join('')];
    const names = [this.user(one.index), this.habits.domain, secret.slice(0, 12), one.email];
    this.dump.put('subscriber', [one.index + 1, ...names, ...hashes, null]);
  }

  finish(complaints: readonly ComplaintEvent[], known: readonly KnownEvent[]): WrittenExhibits {
    for (const account of this.world.accounts) this.subscriber(account);
    const versions = { acc: 5, acc_cdrs: 2, missed_calls: 4, subscriber: 6, version: 1 };
    for (const [index, [name, version]] of Object.entries(versions).entries())
      this.dump.put('version', [index + 1, name, version]);
    const tables = this.dump.finish(this.world.habits.end + 2 * 86400);
    const panel = this.panel.finish();
    const offices = writeOffices(this.folder, this.world, ENGLISH_OFFICES, complaints, known);
    return {
      exhibits: [this.dump.path, ...panel.exhibits, ...offices.exhibits],
      tables: [...tables, ...panel.tables, ...offices.tables],
    };
  }
}

function refusal({ outcome, id }: CallEvent): readonly [string, string] {
  const answers = REFUSED[outcome === 'answered' ? 'failed' : outcome];
  return answers[(id * 7919) % answers.length]!;
}
