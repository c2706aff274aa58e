import { join } from 'node:path';
import type { ExhibitWriter, Shape, WrittenExhibits } from '../../exhibit-writer.ts';
import { isoText, zone } from '../../world/clock.ts';
import { cut } from '../../world/hostile.ts';
import type {
  CallEvent,
  CallKey,
  ComplaintEvent,
  InterceptionEvent,
  KnownEvent,
  LoginEvent,
  PaymentEvent,
  TicketEvent,
} from '../../world/model.ts';
import { serverClock } from '../../world/servers.ts';
import type { Setting } from '../../world/setting.ts';
import type { World } from '../../world/world.ts';
import { ByteWriter } from '../../write/bytes.ts';
import { ENGLISH_OFFICES, writeOffices } from '../offices.ts';
import { Panel } from '../panel.ts';
import { spoofshopSetting } from '../spoofshop/setting.ts';
import { type CdrCells, drawStyle, type RecordStyle, recordLine } from './records.ts';

const setting: Setting = {
  ...spoofshopSetting,
  targets: ['GB', 'NL', 'BE', 'DE', 'IE', 'FR', 'SE', 'ES'],
  zones: ['Europe/Amsterdam', 'Europe/London', 'Europe/Bucharest', 'Europe/Kyiv', 'Asia/Tbilisi', 'UTC'],
};
const OUTCOMES = { answered: 'ANSWERED', no_answer: 'NO ANSWER', busy: 'BUSY', failed: 'FAILED' } as const;
const HOUR = 3600;

/** A line reseller without a database: Master.csv of every server, and exports of its web pages. */
export const asteriskCsv: Shape = {
  name: 'asterisk-csv',
  about: 'a line reseller: Master.csv (cdr_csv or cdr_custom) of one or several Asterisk servers and CSV exports',
  hides: ['call_ip'],
  setting: () => setting,
  accountRef: peer,
  callRef: (call, world) => uniqueId(call, call.server, 0, world),
  sourceRefs(call, world) {
    const refs = legsOf(call, call.server, 0, world);
    if (call.alsoServer >= 0) refs.push(...legsOf(call, call.alsoServer, call.alsoDelay, world));
    return refs;
  },
  open: (folder, world) => new AsteriskCsvWriter(folder, world),
};

function peer(account: number, seed: number): string {
  return `${['u', 'sip', 'c', ''][seed % 4]}${20_000 + ((account * 6007 + seed) % 1_000_003)}`;
}

/** A clock that is hours off has a wrong zone: ids count Unix seconds, which no zone changes. */
function zoneError(world: World, server: number): number {
  const { ahead } = world.servers[server]!;
  return ahead % HOUR === 0 ? ahead : 0;
}

/** What a server takes for Unix time. Where no call stands in two logs all keep good time: nothing would tell of another. */
function unixTime(call: CallKey, server: number, delay: number, world: World): number {
  if (world.habits.places.alsoLogged === 0) return call.start;
  return serverClock(world.servers[server]!, call.start + delay, world.habits.begin) - zoneError(world, server);
}

/** Channels are counted since the program began; a call over a local channel takes three. */
function uniqueId(call: CallKey, server: number, delay: number, world: World, leg = 0): string {
  return `${unixTime(call, server, delay, world)}.${call.id * 4 + leg}`;
}

const isLocal = (call: CallEvent) => call.id % 3 === 0 && call.answeredBy !== 'exchange';

function legsOf(call: CallEvent, server: number, delay: number, world: World): string[] {
  const { name } = world.servers[server]!;
  const { linked, local } = styleOf(world, server);
  const ref = (leg: number) => `${name}/${uniqueId(call, server, delay, world, leg)}`;
  const refs = [ref(0)];
  if (linked && local && isLocal(call)) refs.push(ref(2));
  if (linked && call.transferCaller >= 0) refs.push(ref(3));
  return refs;
}

interface ServerStyle extends RecordStyle {
  /** Some calls go through a local channel: two records. */
  readonly local: boolean;
  /** cdr.conf usegmtime. */
  readonly utc: boolean;
  readonly context: string;
}

const styles = new WeakMap<World, ServerStyle[]>();

function styleOf(world: World, server: number): ServerStyle {
  const known = styles.get(world);
  if (known) return known[server]!;
  const random = world.random('asterisk-csv');
  const utc = random.chance(0.25);
  const context = random.pick(['from-internal', 'outbound', 'default', 'clients']);
  const made = world.servers.map(() => ({ ...drawStyle(random), local: random.chance(0.4), utc, context }));
  styles.set(world, made);
  return made[server]!;
}

class AsteriskCsvWriter implements ExhibitWriter {
  private readonly folder: string;
  private readonly world: World;
  private readonly panel: Panel;
  private readonly logs: { readonly to: ByteWriter; readonly file: string; rows: number; sequence: number }[];

  constructor(folder: string, world: World) {
    this.folder = folder;
    this.world = world;
    this.panel = new Panel(folder, world, (account) => peer(account, world.seed));
    this.logs = world.servers.map(({ name }) => {
      const file = world.servers.length === 1 ? 'Master.csv' : `${name}-Master.csv`;
      return { to: new ByteWriter(join(folder, file)), file, rows: 0, sequence: 0 };
    });
  }

  call(call: CallEvent): void {
    this.record(call, call.server, 0);
    if (call.alsoServer >= 0) this.record(call, call.alsoServer, call.alsoDelay);
  }

  /** The rows of one server's log. */
  private record(call: CallEvent, server: number, delay: number): void {
    const { world } = this;
    const style = styleOf(world, server);
    const unix = unixTime(call, server, delay, world);
    const at = style.utc ? unix : unix + zoneError(world, server) + zone(world.habits.zone).offset(unix);
    const id = (leg: number) => uniqueId(call, server, delay, world, leg);
    const handed = style.linked && call.transferCaller >= 0;
    const base = this.common(call, style, at, id(0), handed ? call.talk - call.transferAfter : 0);
    const serial = call.id.toString(16).padStart(8, '0');
    const trunk = `${world.habits.trunkName}${call.trunk}`;
    const out = call.outcome === 'failed' ? '' : `${trunk}-${serial}`;
    const dial = { dstchannel: out, lastapp: 'Dial', lastdata: `${trunk}/${call.dialled},60,Tt` };
    if (call.answeredBy === 'exchange') {
      this.put(server, style, { ...base, dstchannel: '', lastapp: 'Playback', lastdata: 'ss-noservice' });
    } else if (style.linked && style.local && isLocal(call)) {
      const local = `Local/${call.dialled}@out-${serial}`;
      const data = `Local/${call.dialled}@out,60`;
      this.put(server, style, { ...base, dstchannel: `${local};1`, lastapp: 'Dial', lastdata: data });
      this.put(server, style, { ...base, ...dial, channel: `${local};2`, dcontext: 'out', uniqueid: id(2) });
    } else this.put(server, style, { ...base, ...dial });
    if (handed) this.handOver(call, server, style, { ...base, uniqueid: id(3) }, at);
  }

  /** `after`: seconds of the call after a hand-over, of which a record of its own tells. */
  private common(call: CallEvent, style: ServerStyle, at: number, id: string, after: number): CdrCells {
    const serial = call.id.toString(16).padStart(8, '0');
    const account = peer(call.account, this.world.seed);
    const answered = call.outcome === 'answered';
    return {
      accountcode: account,
      src: call.presented,
      dst: call.dialled,
      dcontext: style.context,
      clid: `"${cut(call.presentedName, 40)}" <${call.presented}>`,
      channel: `${this.world.habits.trunkName.split('/')[0]}/${account}-${serial}`,
      start: isoText(at),
      answer: answered ? isoText(at + call.duration - call.talk) : '',
      end: isoText(at + call.duration - after),
      duration: String(call.duration - after),
      billsec: String(call.talk - after),
      disposition: OUTCOMES[call.outcome],
      amaflags: style.flags,
      uniqueid: id,
      userfield: '',
      peeraccount: '',
      linkedid: id,
    };
  }

  /** The called person's channel is connected with a colleague's extension, blind: their number is now who calls. */
  private handOver(call: CallEvent, server: number, style: ServerStyle, base: CdrCells, at: number): void {
    const extension = String(200 + call.transferCaller);
    const telephone = `PJSIP/${this.telephone(call.transferCaller) ?? extension}`;
    const from = at + call.duration - call.talk + call.transferAfter;
    const talk = call.talk - call.transferAfter;
    const serial = call.id.toString(16).padStart(8, '0');
    this.put(server, style, {
      ...base,
      src: call.dialled,
      clid: `"" <${call.dialled}>`,
      channel: `${this.world.habits.trunkName}${call.trunk}-${serial}`,
      dst: extension,
      dstchannel: `${telephone}-${serial}`,
      lastapp: 'Dial',
      lastdata: `${telephone},30`,
      start: isoText(from),
      answer: isoText(from),
      end: isoText(from + talk),
      duration: String(talk),
      billsec: String(talk),
    });
  }

  /** A crew's people have telephones of their own; a boss's seats are extensions. */
  private telephone(caller: number): string | undefined {
    const { centre, operator } = this.world.callers[caller]!;
    const account = this.world.operators[operator]!.accounts[0];
    return this.world.centres[centre]?.kind === 'crew' && account !== undefined
      ? peer(account, this.world.seed)
      : undefined;
  }

  private put(server: number, style: ServerStyle, cells: CdrCells): void {
    const log = this.logs[server]!;
    log.rows++;
    log.to.utf8(recordLine(style, { ...cells, sequence: String(log.sequence++) }));
  }

  login(one: LoginEvent): void {
    this.panel.login(one);
  }

  payment(one: PaymentEvent): void {
    this.panel.payment(one);
  }

  interception(one: InterceptionEvent): void {
    this.panel.interception(one, asteriskCsv.callRef(one.call, this.world));
  }

  ticket(one: TicketEvent): void {
    this.panel.ticket(one);
  }

  finish(complaints: readonly ComplaintEvent[], known: readonly KnownEvent[]): WrittenExhibits {
    for (const { to } of this.logs) to.close();
    const logs = this.logs.map(({ file, rows }) => ({
      exhibit: file,
      table: file.replace('.csv', ''),
      rows,
      feeds: 'call',
    }));
    const panel = this.panel.finish();
    const offices = writeOffices(this.folder, this.world, ENGLISH_OFFICES, complaints, known);
    const paths = this.logs.filter(({ rows }) => rows > 0).map(({ to }) => to.path);
    return {
      exhibits: [...paths, ...panel.exhibits, ...offices.exhibits],
      tables: [...logs, ...panel.tables, ...offices.tables],
    };
  }
}
