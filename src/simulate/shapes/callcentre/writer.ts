import type { ExhibitWriter, Shape, WrittenExhibits } from '../../exhibit-writer.ts';
import { isoText, type Zone, zone } from '../../world/clock.ts';
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
import { SEEN } from '../../world/number-table.ts';
import type { Random } from '../../world/random.ts';
import { REGIONS } from '../../world/regions.ts';
import { spell } from '../../world/spelling.ts';
import type { World } from '../../world/world.ts';
import { PgDump } from '../../write/pg-dump.ts';
import type { TextTable } from '../../write/table.ts';
import { clockText, fixed, offsetText, uuid } from '../cells.ts';
import { dayMonthYear, moneyText, type OfficeStyle, writeOffices } from '../offices.ts';
import { ClientBook } from './clients.ts';
import { type CrmSchema, drawSchema } from './schema.ts';
import { callcentreSetting } from './setting.ts';

const OFFICES: OfficeStyle = {
  csv: { delimiter: ';', lineEnd: '\r\n', quote: 'needed' },
  encoding: 'windows-1252',
  date: dayMonthYear('/'),
  money: (random, minor) => moneyText(random, minor, ',', '.'),
  complaints: {
    file: 'denuncias.csv',
    header:
      'Nº denuncia;Fecha de denuncia;Denunciante;C.P.;Teléfono llamado;Número mostrado;Día de la llamada;Hora;Decía ser;Perjuicio;Moneda;Relato'.split(
        ';',
      ),
  },
  known: {
    file: 'otras-operaciones.csv',
    header: ['Operación', 'Organismo', 'Clase', 'Dato'],
    kinds: {
      phone: 'teléfono',
      email: 'correo',
      telegram: 'telegram',
      wallet: 'monedero',
      device: 'dispositivo',
      ip: 'IP',
    },
  },
  organisations: { file: 'numeros-entidades.csv', header: ['Entidad', 'Número', 'País'] },
};

const OUTCOMES = { answered: 0, no_answer: 1, busy: 2, failed: 3 } as const;

/** A boiler room's customer database as pg_dump writes it, and Spanish offices' files. */
export const callcentre: Shape = {
  name: 'callcentre',
  about:
    'a boiler room: PostgreSQL pg_dump of its CRM (uuid keys, local timestamps) and windows-1252 CSV files, Spanish',
  setting: () => callcentreSetting,
  accountRef: (index, seed) => uuid(seed, index),
  callRef: (call) => String(call.id),
  open: (folder, world) => new CallcentreWriter(folder, world),
};

class CallcentreWriter implements ExhibitWriter {
  private readonly folder: string;
  private readonly world: World;
  private readonly schema: CrmSchema;
  private readonly local: Zone;
  private readonly dump: PgDump;
  private readonly tables: { readonly [feeds: string]: TextTable };
  private readonly teams: TextTable;
  private readonly deposits: TextTable;
  private readonly clients: ClientBook;
  private readonly random: Random;

  constructor(folder: string, world: World) {
    this.folder = folder;
    this.world = world;
    this.random = world.random('callcentre');
    const schema = drawSchema(world.random('schema'));
    this.schema = schema;
    this.local = zone(world.habits.zone);
    this.dump = new PgDump(folder, `${schema.database}.sql`, 'crm', this.random.hex(32));
    this.teams = this.dump.table('equipos', schema.teams);
    this.deposits = this.dump.table('depositos', schema.deposits);
    this.tables = {
      call: this.dump.table('llamadas', schema.calls),
      account: this.dump.table('agentes', schema.agents),
      contact: this.dump.table('clientes', schema.clients),
      interception: this.dump.table('verificaciones', schema.codes),
      payment: this.dump.table('recargas', schema.topups),
      login: this.dump.table('sesiones', schema.sessions),
      message: this.dump.table('notas', schema.notes),
    };
    this.clients = new ClientBook(this.tables['contact']!, this.deposits, world, this.local);
  }

  private agent(account: number): string {
    return uuid(this.world.seed, account);
  }

  private localText(utc: number): string {
    return isoText(utc + this.local.offset(utc));
  }

  /** `timestamp with time zone` as a session in the server's zone prints it. */
  private zonedText(utc: number): string {
    return this.localText(utc) + offsetText(this.local.offset(utc));
  }

  call(call: CallEvent, flags: number): void {
    const client = call.number === 0 ? null : this.clients.meet(call);
    if (client !== null && flags & SEEN.held && this.random.chance(0.06)) this.clients.deposit(client, call);
    this.tables['call']!.row([
      String(call.id),
      this.agent(call.account),
      client,
      call.dialled,
      call.presented,
      call.presentedName,
      this.localText(call.start),
      this.localText(call.start + call.duration),
      this.schema.interval ? clockText(call.talk) : String(call.talk),
      this.schema.outcomes[OUTCOMES[call.outcome]],
      `${this.world.habits.trunkName}${call.trunk}`,
      call.ip,
      `${call.start}.${call.id}`,
      call.digits,
      fixed(call.cost, 4),
    ]);
  }

  login(one: LoginEvent): void {
    const cells = [String(one.id), this.agent(one.account), one.ip, one.agent, one.device, this.zonedText(one.at)];
    this.tables['login']!.row(cells);
  }

  payment(one: PaymentEvent): void {
    this.tables['payment']!.row([
      String(one.id),
      this.agent(one.account),
      one.chain.toUpperCase(),
      one.to,
      one.from,
      one.txid,
      fixed(one.coin, 8),
      fixed(one.amount, 2),
      this.world.habits.currency,
      this.zonedText(one.at),
      one.confirmed ? 't' : 'f',
    ]);
  }

  interception(one: InterceptionEvent): void {
    this.tables['interception']!.row([
      String(one.id),
      this.agent(one.account),
      String(one.call.id),
      one.target,
      one.organisation,
      one.digits,
      one.captured ? this.schema.captured : this.schema.missed,
      this.zonedText(one.at),
    ]);
  }

  ticket(one: TicketEvent): void {
    const cells = [String(one.id), this.agent(one.account), one.subject, one.body, this.zonedText(one.at)];
    this.tables['message']!.row(cells);
  }

  private account(one: Account, teams: number): void {
    const { random } = this;
    const { setting } = this.world;
    const phone = random.chance(0.6) ? random.pick(one.phones) : null;
    const region = phone && REGIONS[phone.region]!;
    this.tables['account']!.row([
      this.agent(one.index),
      one.username,
      `${random.pick(setting.givenNames)} ${random.pick(setting.familyNames)}`,
      one.email,
      one.passwordHash,
      phone && spell(random, { ...one.spelling, national: 0 }, region!, phone.national, region!),
      one.handle,
      one.storedRegion,
      String(random.between(1, teams)),
      fixed(one.credit, 4),
      this.zonedText(one.created),
      one.lastSeen === null ? null : this.zonedText(one.lastSeen),
      one.signupIp,
      one.referrer === null ? null : this.agent(one.referrer),
      one.banned ? 't' : 'f',
      one.notes,
    ]);
  }

  contact(one: ContactEvent): void {
    this.clients.load(one);
  }

  contacts(): Iterable<{ ref: string; number: number }> {
    return this.clients.all();
  }

  finish(complaints: readonly ComplaintEvent[], known: readonly KnownEvent[]): WrittenExhibits {
    const teams = Math.max(1, Math.round(this.world.accounts.length / 9));
    const names = this.world.random('teams');
    for (let id = 1; id <= teams; id++) {
      this.teams.row([
        String(id),
        `Equipo ${names.pick(this.world.setting.words)} ${id}`,
        `Sala ${names.between(1, 13)}`,
      ]);
    }
    for (const account of this.world.accounts) this.account(account, teams);
    const agent = this.schema.calls[1]![0];
    this.dump.finish([
      ['agentes', 'equipo_id', 'equipos'],
      ['depositos', 'cliente_id', 'clientes'],
      ...['llamadas', 'notas', 'recargas', 'sesiones', 'verificaciones'].map(
        (table) => [table, agent, 'agentes'] as const,
      ),
      ['llamadas', 'cliente_id', 'clientes'],
      ['verificaciones', 'llamada_id', 'llamadas'],
    ]);
    const file = `${this.schema.database}.sql`;
    const counts = Object.entries(this.tables).map(([feeds, { name, rows }]) => ({
      exhibit: file,
      table: name,
      rows,
      feeds,
    }));
    for (const { name, rows } of [this.teams, this.deposits])
      counts.push({ exhibit: file, table: name, rows, feeds: '' });
    const offices = writeOffices(this.folder, this.world, OFFICES, complaints, known);
    return { exhibits: [this.dump.path, ...offices.exhibits], tables: [...counts, ...offices.tables] };
  }
}
