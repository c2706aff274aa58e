import { join } from 'node:path';
import type { ExhibitWriter, Shape, WrittenExhibits } from '../../exhibit-writer.ts';
import { isoText, zone } from '../../world/clock.ts';
import type { CallEvent, CallKey, ComplaintEvent, KnownEvent } from '../../world/model.ts';
import type { Setting } from '../../world/setting.ts';
import type { World } from '../../world/world.ts';
import { ByteWriter } from '../../write/bytes.ts';
import { CsvTable } from '../../write/csv-table.ts';
import { offsetText } from '../cells.ts';
import { ENGLISH_OFFICES, writeOffices } from '../offices.ts';
import { spoofshopSetting } from '../spoofshop/setting.ts';
import { EtsiWriter } from './etsi.ts';

const setting: Setting = {
  ...spoofshopSetting,
  targets: ['NL', 'BE', 'DE', 'GB', 'IE', 'SE', 'IT', 'ES'],
  zones: ['Europe/Amsterdam', 'Europe/Brussels', 'Europe/Berlin', 'Europe/Stockholm', 'Europe/Dublin'],
};
const CALLS = ['CDR_ID', 'SUBSCRIBER', 'A_NUMBER', 'B_NUMBER', 'START_TIME', 'DURATION_SEC', 'RING_SEC', 'CAUSE'];
const SUBSCRIBERS = ['SUBSCRIBER', 'CUSTOMER_NAME', 'LINE', 'TARIFF', 'ACTIVATED', 'STATUS'];

/** What one seizure's operators are called, and how each writes. */
const drawn = new WeakMap<World, ReturnType<typeof drawHabits>>();

function habitsOf(world: World) {
  const made = drawn.get(world) ?? drawHabits(world);
  drawn.set(world, made);
  return made;
}

function drawHabits(world: World) {
  const random = world.random('retained');
  return {
    operator: random.pick(['TELX1', 'OPER7', 'NORDTEL', 'KPX']),
    request: [
      random.pick(['NL', 'DE', 'SE']),
      random.pick(['PX', 'BKX']),
      `${random.between(2020, 2023)}-${random.between(10, 900)}`,
    ] as const,
    version: random.pick(['v1.26.1', 'v1.28.1']),
    prefix: random.pick(['', '', 'rd:', 'ns2:']),
    utc: random.chance(0.5),
    /** Share of the accounts, in hundredths, whose line is the second operator's. */
    second: random.between(20, 60),
    delimiter: random.pick([';', ',']),
  };
}

/** What operators had to hand over about a fraud service's lines: nothing of the service itself was seized. */
export const retained: Shape = {
  name: 'retained',
  about: "retained data of two operators about a service's lines: ETSI TS 102 657 XML and an operator's own CSV",
  hides: ['call_ip', 'login_ip', 'device', 'signup_ip', 'wallet', 'referrer', 'username', 'email', 'handle', 'code'],
  setting: () => setting,
  accountRef: (index, seed) => `C-${4000 + ((index * 31 + seed) % 100_003)}`,
  callRef,
  open: (folder, world) => new RetainedWriter(folder, world),
};

/** The second operator counts in a range of its own; the first numbers the records of its answer. */
function callRef({ id, account }: CallKey, world: World): string {
  const { operator, request } = habitsOf(world);
  return isSecond(account, world) ? `K${id}` : `${operator}/${request.join('/')}/${id}`;
}

/** Every line has one operator. */
function isSecond(account: number, world: World): boolean {
  return (account * 37) % 100 < habitsOf(world).second;
}

class RetainedWriter implements ExhibitWriter {
  private readonly folder: string;
  private readonly world: World;
  private readonly habits: ReturnType<typeof habitsOf>;
  private readonly xml: ByteWriter;
  private readonly etsi: EtsiWriter;
  private readonly calls: CsvTable;
  private usages = 0;

  constructor(folder: string, world: World) {
    this.folder = folder;
    this.world = world;
    this.habits = habitsOf(world);
    const local = zone(world.habits.zone);
    const { version, prefix, operator, request, utc, delimiter } = this.habits;
    const offset = (at: number) => (utc ? 0 : local.offset(at));
    this.etsi = new EtsiWriter({ version, prefix, operator, request, offset });
    this.xml = new ByteWriter(join(folder, 'retained-data.xml'));
    this.xml.utf8(this.etsi.head(world.habits.end + 86400));
    const style = { delimiter, lineEnd: '\r\n', quote: 'needed' } as const;
    this.calls = new CsvTable(join(folder, 'operator-cdr.csv'), 'operator-cdr', CALLS, style, 'utf-8');
  }

  private ref(account: number): string {
    return retained.accountRef(account, this.world.seed);
  }

  call(call: CallEvent): void {
    const dialled = call.number > 0 ? String(call.number) : call.dialled;
    const shown = call.presented.replace(/\D/g, '').replace(/^00/, '');
    if (!isSecond(call.account, this.world)) {
      this.usages++;
      this.xml.utf8(this.etsi.usage(call.id, call, this.ref(call.account), shown, dialled));
      return;
    }
    const start = this.time(call.start);
    const lengths = [String(call.talk), String(call.duration - call.talk), String(call.cause)];
    this.calls.row([`K${call.id}`, this.ref(call.account), shown, dialled, start, ...lengths]);
  }

  /** Moments of the CSV files, with their offset. */
  private time(utc: number): string {
    const offset = this.habits.utc ? 0 : zone(this.world.habits.zone).offset(utc);
    return offset === 0 ? isoText(utc, 'T', 'Z') : isoText(utc + offset, 'T', `${offsetText(offset)}:00`);
  }

  login(): void {}

  payment(): void {}

  interception(): void {}

  ticket(): void {}

  finish(complaints: readonly ComplaintEvent[], known: readonly KnownEvent[]): WrittenExhibits {
    const { accounts, setting: words } = this.world;
    const path = join(this.folder, 'operator-subscribers.csv');
    const style = { delimiter: this.habits.delimiter, lineEnd: '\r\n', quote: 'needed' } as const;
    const subscribers = new CsvTable(path, 'operator-subscribers', SUBSCRIBERS, style, 'utf-8');
    let records = 0;
    for (const account of accounts) {
      const random = this.world.random('subscriber', account.index);
      const names = [random.pick(words.familyNames), random.pick(words.givenNames)] as const;
      const phone = String(account.phones[0]?.number ?? 31_850_000_000 + account.index);
      const id = this.ref(account.index);
      if (!isSecond(account.index, this.world)) {
        this.xml.utf8(this.etsi.subscriber(900_000_000 + ++records, id, account, names, phone));
      } else
        subscribers.row([
          id,
          names.toReversed().join(' '),
          phone,
          `T${account.plan}`,
          this.time(account.created),
          account.banned ? 'CLOSED' : 'ACTIVE',
        ]);
    }
    this.xml.utf8(this.etsi.tail()).close();
    this.calls.close();
    subscribers.close();
    const offices = writeOffices(this.folder, this.world, ENGLISH_OFFICES, complaints, known);
    const exhibit = 'retained-data.xml';
    const [cdr, people] = ['operator-cdr', 'operator-subscribers'];
    return {
      exhibits: [this.xml.path, join(this.folder, `${cdr}.csv`), path, ...offices.exhibits],
      tables: [
        { exhibit, table: 'retained_call', rows: this.usages, feeds: 'call' },
        { exhibit, table: 'retained_subscriber', rows: records, feeds: 'account' },
        { exhibit: `${cdr}.csv`, table: cdr, rows: this.calls.rows, feeds: 'call' },
        { exhibit: `${people}.csv`, table: people, rows: subscribers.rows, feeds: 'account' },
        ...offices.tables,
      ],
    };
  }
}
