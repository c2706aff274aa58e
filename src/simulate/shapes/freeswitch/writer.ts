import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExhibitWriter, Shape, TableCount, WrittenExhibits } from '../../exhibit-writer.ts';
import { cut } from '../../world/hostile.ts';
import type {
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
import { ByteWriter } from '../../write/bytes.ts';
import { zipFiles } from '../../write/zip.ts';
import { uuid } from '../cells.ts';
import { ENGLISH_OFFICES, writeOffices } from '../offices.ts';
import { Panel } from '../panel.ts';
import { spoofshopSetting } from '../spoofshop/setting.ts';
import { type CdrRecord, encoded, jsonRecord, xmlRecord } from './records.ts';

const setting: Setting = {
  ...spoofshopSetting,
  targets: ['US', 'CA', 'GB', 'AU', 'NZ', 'IE', 'DE', 'NL'],
  zones: ['America/New_York', 'UTC', 'Asia/Manila', 'Europe/Berlin', 'Asia/Kolkata'],
};

/** Q.850 as FreeSWITCH names it. */
const CAUSES: Readonly<Record<number, string>> = {
  1: 'UNALLOCATED_NUMBER',
  16: 'NORMAL_CLEARING',
  17: 'USER_BUSY',
  18: 'NO_USER_RESPONSE',
  19: 'NO_ANSWER',
  28: 'INVALID_NUMBER_FORMAT',
  34: 'NORMAL_CIRCUIT_CONGESTION',
  38: 'NETWORK_OUT_OF_ORDER',
  41: 'NORMAL_TEMPORARY_FAILURE',
};
/** Records of one file of the archive. */
const FILE = 500;

/** What differs from service to service. */
interface Habits {
  readonly form: 'xml' | 'json';
  /** Values of variables are url-encoded (`encode-values`). */
  readonly encodes: boolean;
  /** The variable that names the account. */
  readonly account: 'accountcode' | 'sip_auth_username' | 'user_name';
  readonly gateway: string;
  /** The leg to the carrier has a record of its own (`log-b-leg`). */
  readonly bothLegs: boolean;
}

const drawn = new WeakMap<World, Habits>();

function habitsOf(world: World): Habits {
  const known = drawn.get(world);
  if (known) return known;
  const random = world.random('freeswitch');
  const made: Habits = {
    form: random.pick(['xml', 'json']),
    encodes: random.chance(0.8),
    account: random.pick(['accountcode', 'sip_auth_username', 'user_name']),
    gateway: random.pick(['gw', 'carrier-', 'voip']),
    bothLegs: random.chance(0.5),
  };
  drawn.set(world, made);
  return made;
}

/** What was bridged to the carrier; an announcement is the switch's own. */
const isBridged = (call: CallEvent) => call.answeredBy !== 'exchange';

/** Id of the leg to the carrier. */
const legRef = (call: CallEvent, { seed }: World) => uuid(seed, -1_000_000_000 - call.id);

/** A calling service on FreeSWITCH: its call records as XML in a zip or as JSON, and exports of its web pages. */
export const freeswitch: Shape = {
  name: 'freeswitch',
  about: 'a calling service on FreeSWITCH: records of mod_xml_cdr in a zip or of mod_json_cdr, and CSV exports',
  setting: () => setting,
  accountRef: (index, seed) => String(1000 + ((index * 7 + seed) % 9) + index * 9),
  callRef: (call, { seed }) => uuid(seed, call.id),
  sourceRefs(call, world) {
    const own = `a/${uuid(world.seed, call.id)}`;
    return habitsOf(world).bothLegs && isBridged(call) ? [own, `b/${legRef(call, world)}`] : [own];
  },
  open: (folder, world) => new FreeswitchWriter(folder, world),
};

class FreeswitchWriter implements ExhibitWriter {
  private readonly folder: string;
  private readonly world: World;
  private readonly habits: Habits;
  private readonly panel: Panel;
  private readonly files: string[] = [];
  private to: ByteWriter | undefined;
  private rows = 0;

  constructor(folder: string, world: World) {
    this.folder = folder;
    this.world = world;
    this.habits = habitsOf(world);
    this.panel = new Panel(folder, world, (account) => freeswitch.accountRef(account, world.seed));
    if (this.habits.form === 'json') this.to = new ByteWriter(join(folder, 'cdr.json'));
    else mkdirSync(join(folder, 'xml_cdr'), { recursive: true });
  }

  call(call: CallEvent): void {
    const bothLegs = this.habits.bothLegs && isBridged(call);
    // The carrier's leg ends first, and is written first.
    if (bothLegs) this.write(this.carrierLeg(call));
    this.write(this.record(call));
  }

  private write(record: CdrRecord): void {
    if (this.habits.form === 'json') this.to!.utf8(jsonRecord(record));
    else {
      if (this.rows % FILE === 0) this.nextFile();
      this.to!.utf8(xmlRecord(record));
    }
    this.rows++;
  }

  private nextFile(): void {
    this.to?.close();
    const path = join(this.folder, 'xml_cdr', `cdr-${String(this.files.length + 1).padStart(5, '0')}.xml`);
    this.files.push(path);
    this.to = new ByteWriter(path);
  }

  private record(call: CallEvent): CdrRecord {
    const { encodes, account, gateway } = this.habits;
    const { seed, servers } = this.world;
    const name = freeswitch.accountRef(call.account, seed);
    const id = uuid(seed, call.id);
    const server = servers[call.server]!.name;
    const value = (text: string) => (encodes ? encoded(text) : text);
    const announced = call.answeredBy === 'exchange';
    const line = `${gateway}${call.trunk}`;
    const bridge = `sofia/gateway/${line}/${call.dialled}`;
    const values: Record<string, string> = {
      direction: 'inbound',
      uuid: id,
      call_uuid: id,
      sip_network_ip: call.ip,
      [account]: name,
      effective_caller_id_name: value(cut(call.presentedName, 40)),
      effective_caller_id_number: value(call.presented),
      ...(announced ? {} : { sip_gateway_name: line }),
      digits_dialed: call.digits ?? 'none',
      last_app: announced ? 'playback' : 'bridge',
      last_arg: value(announced ? 'ivr/ivr-call_cannot_be_completed_as_dialed.wav' : bridge),
      hangup_cause: CAUSES[call.cause] ?? 'NORMAL_CLEARING',
      duration: String(call.duration),
      billsec: String(call.talk),
    };
    return {
      core: uuid(seed, -1 - call.server),
      server,
      direction: 'inbound',
      variables: values,
      application: announced ? ['playback', 'ivr/ivr-call_cannot_be_completed_as_dialed.wav'] : ['bridge', bridge],
      profile: this.profile(call, { name, id, server }),
      times: this.times(call),
    };
  }

  private profile(
    call: CallEvent,
    { name, id, server }: { name: string; id: string; server: string },
  ): CdrRecord['profile'] {
    return {
      username: name,
      dialplan: 'XML',
      caller_id_name: name,
      ani: name,
      caller_id_number: name,
      network_addr: call.ip,
      destination_number: call.dialled,
      uuid: id,
      source: 'mod_sofia',
      context: 'customers',
      chan_name: `sofia/internal/${name}@${server}`,
    };
  }

  /** The leg to the carrier: the number shown is its caller, and nobody signed in to it. */
  private carrierLeg(call: CallEvent): CdrRecord {
    const { encodes, gateway } = this.habits;
    const { seed, servers } = this.world;
    const value = (text: string) => (encodes ? encoded(text) : text);
    const [id, other] = [legRef(call, this.world), uuid(seed, call.id)];
    const line = `${gateway}${call.trunk}`;
    const server = servers[call.server]!.name;
    return {
      core: uuid(seed, -1 - call.server),
      server,
      direction: 'outbound',
      variables: {
        direction: 'outbound',
        uuid: id,
        call_uuid: other,
        originating_leg_uuid: other,
        bridge_uuid: other,
        sip_gateway_name: line,
        sip_to_user: value(call.dialled),
        hangup_cause: CAUSES[call.cause] ?? 'NORMAL_CLEARING',
        duration: String(call.duration),
        billsec: String(call.talk),
      },
      application: ['', ''],
      profile: {
        username: '',
        dialplan: 'XML',
        caller_id_name: cut(call.presentedName, 40),
        caller_id_number: call.presented,
        callee_id_number: call.dialled,
        network_addr: '',
        destination_number: call.dialled,
        uuid: id,
        source: 'mod_sofia',
        context: 'customers',
        chan_name: `sofia/external/${call.dialled}`,
      },
      times: this.times(call),
    };
  }

  private times(call: CallEvent): Record<string, string> {
    // Microseconds within the second, so that it stays the same one.
    const micro = (utc: number) => `${utc}${String((call.id * 7919 + utc) % 1_000_000).padStart(6, '0')}`;
    const answered = call.outcome === 'answered' ? micro(call.start + call.duration - call.talk) : '0';
    return {
      created_time: micro(call.start),
      profile_created_time: micro(call.start),
      answered_time: answered,
      hangup_time: micro(call.start + call.duration),
      transfer_time: '0',
    };
  }

  login(one: LoginEvent): void {
    this.panel.login(one);
  }

  payment(one: PaymentEvent): void {
    this.panel.payment(one);
  }

  interception(one: InterceptionEvent): void {
    this.panel.interception(one, freeswitch.callRef(one.call, this.world));
  }

  ticket(one: TicketEvent): void {
    this.panel.ticket(one);
  }

  finish(complaints: readonly ComplaintEvent[], known: readonly KnownEvent[]): WrittenExhibits {
    this.to?.close();
    const exhibit = this.habits.form === 'json' ? 'cdr.json' : 'xml_cdr.zip';
    if (this.habits.form === 'xml') zipFiles(join(this.folder, exhibit), this.files);
    const calls: TableCount = { exhibit, table: 'freeswitch_cdr', rows: this.rows, feeds: 'call' };
    const panel = this.panel.finish();
    const offices = writeOffices(this.folder, this.world, ENGLISH_OFFICES, complaints, known);
    return {
      exhibits: [join(this.folder, exhibit), ...panel.exhibits, ...offices.exhibits],
      tables: [calls, ...panel.tables, ...offices.tables],
    };
  }
}
