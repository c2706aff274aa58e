import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExhibitWriter, Shape, TableCount, WrittenExhibits } from '../../exhibit-writer.ts';
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
import type { CsvStyle, Encoding } from '../../write/csv.ts';
import { CsvTable } from '../../write/csv-table.ts';
import { zipFiles } from '../../write/zip.ts';
import { fixed } from '../cells.ts';
import { writeOffices } from '../offices.ts';
import { dutch } from './dutch.ts';
import type { ExportTable, Language } from './language.ts';
import { russian } from './russian.ts';

const OUTCOMES = { answered: 0, no_answer: 1, busy: 2, failed: 3 } as const;
const TABLES: readonly ExportTable[] = ['account', 'call', 'login', 'payment', 'interception', 'message'];

const languageOf = (seed: number): Language => (seed % 2 === 0 ? dutch : russian);

/** A folder or an archive of exports with epoch times, Dutch or Russian. */
export const csvFolder: Shape = {
  name: 'csv-folder',
  about:
    'exports of a panel: CSV/TSV, loose or zipped, epoch times, any encoding, Dutch (even seeds) or Russian (odd seeds)',
  setting: (seed) => languageOf(seed).setting,
  accountRef: (index, seed) => `${seed % 2 === 0 ? 'K' : 'C'}-${100_000 + index * 7 + (seed % 7)}`,
  callRef: (call) => String(call.id),
  open: (folder, world) => new CsvFolderWriter(folder, world),
};

class CsvFolderWriter implements ExhibitWriter {
  private readonly folder: string;
  private readonly world: World;
  private readonly language: Language;
  private readonly tables: Record<ExportTable, CsvTable>;
  private readonly paths: string[] = [];
  private readonly zipped: boolean;
  /** 1 or 1000: epochs in seconds or milliseconds. */
  private readonly unit: number;
  private readonly mark: string;

  constructor(folder: string, world: World) {
    this.folder = folder;
    this.world = world;
    this.language = languageOf(world.seed);
    const random = world.random('csv-folder');
    const encoding = random.pick(this.language.encodings);
    const delimiter = random.pick([';', ';', '\t', '|']);
    const style: CsvStyle = {
      delimiter,
      lineEnd: random.pick(['\n', '\r\n']),
      quote: random.pick(['needed', 'always']),
    };
    this.zipped = random.chance(0.5);
    this.unit = random.pick([1, 1000]);
    this.mark = delimiter === ';' ? ',' : '.';
    const made = TABLES.map((table) => [table, this.table(table, style, encoding)] as const);
    this.tables = Object.fromEntries(made) as Record<ExportTable, CsvTable>;
  }

  private table(table: ExportTable, style: CsvStyle, encoding: Encoding): CsvTable {
    const { name, header } = this.language.files[table];
    const inside = join(this.folder, this.zipped ? '.export' : 'export');
    mkdirSync(inside, { recursive: true });
    const path = join(inside, `${name}.${style.delimiter === '\t' ? 'tsv' : 'csv'}`);
    this.paths.push(path);
    return new CsvTable(path, name, header.split(';'), style, encoding);
  }

  private ref(account: number): string {
    return csvFolder.accountRef(account, this.world.seed);
  }

  private time(utc: number): string {
    return String(utc * this.unit);
  }

  private money(minor: number, scale = 2): string {
    return fixed(minor, scale).replace('.', this.mark);
  }

  private flag(value: boolean): string {
    return value ? this.language.yes : this.language.no;
  }

  call(call: CallEvent): void {
    this.tables.call.row([
      String(call.id),
      this.ref(call.account),
      call.dialled,
      call.presented,
      call.presentedName,
      this.time(call.start),
      this.time(call.start + call.duration),
      String(call.talk),
      this.language.outcomes[OUTCOMES[call.outcome]],
      `${this.world.habits.trunkName}${call.trunk}`,
      call.ip,
      call.digits,
      this.money(call.cost, 4),
    ]);
  }

  login(one: LoginEvent): void {
    this.tables.login.row([String(one.id), this.ref(one.account), this.time(one.at), one.ip, one.agent, one.device]);
  }

  payment(one: PaymentEvent): void {
    const { currency } = this.world.habits;
    const coins = [this.money(one.coin, 8), this.money(one.amount), currency, this.flag(one.confirmed)];
    const cells = [
      String(one.id),
      this.ref(one.account),
      this.time(one.at),
      one.chain,
      one.to,
      one.from,
      one.txid,
      ...coins,
    ];
    this.tables.payment.row(cells);
  }

  interception(one: InterceptionEvent): void {
    const { captured, missed } = this.language;
    const outcome = [one.organisation, one.digits, one.captured ? captured : missed, this.time(one.at)];
    this.tables.interception.row([String(one.id), this.ref(one.account), String(one.call.id), one.target, ...outcome]);
  }

  ticket(one: TicketEvent): void {
    this.tables.message.row([String(one.id), this.ref(one.account), one.subject, one.body, this.time(one.at)]);
  }

  private account(one: Account): void {
    this.tables.account.row([
      this.ref(one.index),
      one.username,
      one.email,
      one.passwordHash,
      one.handle,
      one.storedRegion,
      this.language.plans[one.plan]!,
      this.money(one.credit, 4),
      this.time(one.created),
      one.lastSeen === null ? null : this.time(one.lastSeen),
      one.signupIp,
      one.referrer === null ? null : this.ref(one.referrer),
      this.flag(one.banned),
      one.notes,
    ]);
  }

  finish(complaints: readonly ComplaintEvent[], known: readonly KnownEvent[]): WrittenExhibits {
    for (const account of this.world.accounts) this.account(account);
    for (const table of TABLES) this.tables[table].close();
    const archive = join(this.folder, 'export.zip');
    const inside = this.paths.map((path) => path.slice(this.folder.length + 1).replace(/^\.export/, 'export'));
    if (this.zipped) zipFiles(archive, this.paths);
    const counts: TableCount[] = TABLES.map((feeds, i) => ({
      exhibit: this.zipped ? 'export.zip' : inside[i]!,
      table: this.tables[feeds].name,
      rows: this.tables[feeds].rows,
      feeds,
    }));
    const offices = writeOffices(this.folder, this.world, this.language.offices, complaints, known);
    const exhibits = [...(this.zipped ? [archive] : this.paths), ...offices.exhibits];
    return { exhibits, tables: [...counts, ...offices.tables] };
  }
}
