import { join } from 'node:path';
import type { ExhibitWriter, Shape, TableCount, WrittenExhibits } from '../../exhibit-writer.ts';
import { isoText, type Zone, zone } from '../../world/clock.ts';
import { cut } from '../../world/hostile.ts';
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
import type { World } from '../../world/world.ts';
import { ByteWriter } from '../../write/bytes.ts';
import { DumpTable, dumpHead, dumpTail, quoted } from '../../write/mysql-dump.ts';
import { fixed } from '../cells.ts';
import { dayMonthYear, moneyText, type OfficeStyle, writeOffices } from '../offices.ts';
import { CDR_COLUMNS, SHOP_TABLES } from './schema.ts';
import { asteriskSetting } from './setting.ts';

const OFFICES: OfficeStyle = {
  csv: { delimiter: ';', lineEnd: '\r\n', quote: 'always' },
  encoding: 'utf-16le',
  date: dayMonthYear('/'),
  money: (random, minor) => moneyText(random, minor, ',', ' '),
  complaints: {
    file: 'signalements.csv',
    header:
      'Référence;Reçu le;Plaignant;Code postal;Numéro appelé;Numéro affiché;Date de l’appel;Heure;Se disait;Préjudice;Devise;Récit'.split(
        ';',
      ),
  },
  known: {
    file: 'autres-affaires.csv',
    header: ['Affaire', 'Service', 'Nature', 'Valeur'],
    kinds: {
      phone: 'téléphone',
      email: 'courriel',
      telegram: 'telegram',
      wallet: 'portefeuille',
      device: 'appareil',
      ip: 'ip',
    },
  },
  organisations: { file: 'numeros-organismes.csv', header: ['Organisme', 'Numéro', 'Pays'] },
};

const OUTCOMES = { answered: 'ANSWERED', no_answer: 'NO ANSWER', busy: 'BUSY', failed: 'FAILED' } as const;
const FIRST = 11;
const FORTNIGHT_S = 14 * 86400;
const FEEDS = {
  clients: 'account',
  connexions: 'login',
  demandes: 'message',
  otp: 'interception',
  recharges: 'payment',
} as const;

/** A reseller's FreePBX database: calls know the SIP peer, not the client's id; calls have no key but Asterisk's uniqueid. */
export const asteriskShop: Shape = {
  name: 'asterisk-shop',
  about:
    'a line reseller: mariadb-dump with FreePBX cdr (calls by SIP peer, keyed by uniqueid) and UTF-16 CSV files, French',
  hides: ['call_ip'],
  setting: () => asteriskSetting,
  accountRef: (index) => String(FIRST + index),
  callRef: (call) => `${call.start}.${call.id}`,
  open: (folder, world) => new AsteriskWriter(folder, world),
};

/** Peers are handed out from a block in an order of their own, so that they tell nothing about ids. */
function peer(account: number, seed: number): string {
  return `fr${10_000 + ((account * 7919 + seed) % 1_000_003)}`;
}

class AsteriskWriter implements ExhibitWriter {
  private readonly folder: string;
  private readonly world: World;
  private readonly local: Zone;
  private readonly main: ByteWriter;
  private readonly parts: ByteWriter[] = [];
  private readonly cdr: DumpTable;
  private run = 0;
  private firstOfRun = 0;
  private readonly tables: Record<keyof typeof SHOP_TABLES, DumpTable>;

  constructor(folder: string, world: World) {
    this.folder = folder;
    this.world = world;
    this.local = zone(world.habits.zone);
    this.main = new ByteWriter(join(folder, 'asteriskcdrdb.sql'));
    this.main.ascii(dumpHead('asteriskcdrdb'));
    this.cdr = new DumpTable(this.main, 'cdr', CDR_COLUMNS);
    const made = Object.entries(SHOP_TABLES).map(([name, columns]) => {
      const part = new ByteWriter(join(folder, `.${name}.part`));
      this.parts.push(part);
      return [name, new DumpTable(part, name, columns)] as const;
    });
    this.tables = Object.fromEntries(made) as Record<keyof typeof SHOP_TABLES, DumpTable>;
  }

  private localText(utc: number): string {
    return `'${isoText(utc + this.local.offset(utc))}'`;
  }

  private put(table: DumpTable, values: readonly (string | number | null)[]): void {
    table.begin().utf8(values.map((value) => value ?? 'NULL').join(','));
    table.end();
  }

  /** Asterisk counts its records from 0 and starts again with the program: here about every fortnight. */
  private sequenceOf(call: CallEvent): number {
    const run = Math.floor(call.start / FORTNIGHT_S);
    if (run > this.run) {
      this.run = run;
      this.firstOfRun = call.id;
    }
    return call.id - this.firstOfRun;
  }

  call(call: CallEvent): void {
    const to = this.cdr.begin();
    const name = peer(call.account, this.world.seed);
    const id = `${call.start}.${call.id}`;
    const serial = call.id.toString(16).padStart(8, '0');
    const trunk = `${this.world.habits.trunkName}${call.trunk}`;
    const shown = quoted(call.presented);
    to.byte(39)
      .dateTime(call.start + this.local.offset(call.start))
      .ascii("',");
    to.utf8(quoted(`"${cut(call.presentedName, 40)}" <${call.presented}>`))
      .byte(44)
      .ascii(shown)
      .byte(44);
    to.ascii(quoted(call.dialled)).ascii(`,'from-internal','PJSIP/${name}-${serial}',`);
    // The exchange itself answered with an announcement: no second channel.
    const alone = call.answeredBy === 'exchange';
    to.ascii(alone || call.outcome === 'failed' ? "''" : `'${trunk}-${serial}'`);
    to.ascii(alone ? ",'Playback'," : ",'Dial',");
    to.ascii(alone ? "'ss-noservice'" : quoted(`${trunk}/${call.dialled},60,Tt`))
      .byte(44)
      .int(call.duration)
      .byte(44)
      .int(call.talk);
    to.ascii(`,'${OUTCOMES[call.outcome]}',3,'${name}','${id}','','','','${name}','',`).ascii(shown);
    to.byte(44).utf8(quoted(call.presentedName)).ascii(`,'','${id}','',`).int(this.sequenceOf(call));
    this.cdr.end();
  }

  login(one: LoginEvent): void {
    const who = [one.id, FIRST + one.account, quoted(one.ip), quoted(one.agent), quoted(one.device)];
    this.put(this.tables.connexions, [...who, this.localText(one.at)]);
  }

  payment(one: PaymentEvent): void {
    const wallets = [quoted(one.chain), quoted(one.to), quoted(one.from), quoted(one.txid)];
    const amounts = [fixed(one.coin, 8), fixed(one.amount, 2), quoted(this.world.habits.currency)];
    const rest = [this.localText(one.at), one.confirmed ? 1 : 0];
    this.put(this.tables.recharges, [one.id, FIRST + one.account, ...wallets, ...amounts, ...rest]);
  }

  interception(one: InterceptionEvent): void {
    const call = quoted(asteriskShop.callRef(one.call, this.world));
    const what = [
      quoted(one.target),
      quoted(one.organisation),
      quoted(one.digits),
      quoted(one.captured ? 'capturé' : 'expiré'),
    ];
    this.put(this.tables.otp, [one.id, FIRST + one.account, call, ...what, this.localText(one.at)]);
  }

  ticket(one: TicketEvent): void {
    const texts = [quoted(one.subject), quoted(one.body), this.localText(one.at)];
    this.put(this.tables.demandes, [one.id, FIRST + one.account, ...texts]);
  }

  private client(one: Account): void {
    this.put(this.tables.clients, [
      FIRST + one.index,
      quoted(peer(one.index, this.world.seed)),
      quoted(one.username),
      quoted(one.email),
      quoted(one.passwordHash),
      quoted(one.handle),
      quoted(one.storedRegion),
      fixed(one.credit, 4),
      `'${isoText(one.created)}'`,
      one.lastSeen === null ? null : `'${isoText(one.lastSeen)}'`,
      quoted(one.signupIp),
      one.referrer === null ? null : FIRST + one.referrer,
      one.banned ? 1 : 0,
      quoted(one.notes),
    ]);
  }

  finish(complaints: readonly ComplaintEvent[], known: readonly KnownEvent[]): WrittenExhibits {
    for (const account of this.world.accounts) this.client(account);
    this.cdr.finish();
    for (const table of Object.values(this.tables)) table.finish();
    for (const part of this.parts) this.main.absorb(part);
    this.main.ascii(dumpTail(isoText(this.world.habits.end + 3 * 86400))).close();
    const exhibit = 'asteriskcdrdb.sql';
    const tables: TableCount[] = [{ exhibit, table: 'cdr', rows: this.cdr.rows, feeds: 'call' }];
    for (const name of Object.keys(SHOP_TABLES) as (keyof typeof SHOP_TABLES)[]) {
      tables.push({ exhibit, table: name, rows: this.tables[name].rows, feeds: FEEDS[name] });
    }
    const offices = writeOffices(this.folder, this.world, OFFICES, complaints, known);
    return { exhibits: [this.main.path, ...offices.exhibits], tables: [...tables, ...offices.tables] };
  }
}
