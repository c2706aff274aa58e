import { join } from 'node:path';
import type { TableCount } from '../exhibit-writer.ts';
import { civil, two } from '../world/clock.ts';
import type { ComplaintEvent, KnownEvent } from '../world/model.ts';
import type { Random } from '../world/random.ts';
import { REGIONS } from '../world/regions.ts';
import type { World } from '../world/world.ts';
import { type CsvStyle, csvText, type Encoding, writeEncoded } from '../write/csv.ts';

/** How one country's offices write their files. */
export interface OfficeStyle {
  readonly csv: CsvStyle;
  readonly encoding: Encoding;
  readonly date: (localSeconds: number) => string;
  /** Minor units to text; offices mix spellings. */
  readonly money: (random: Random, minor: number) => string;
  readonly complaints: { readonly file: string; readonly header: readonly string[] };
  readonly known: {
    readonly file: string;
    readonly header: readonly string[];
    readonly kinds: Readonly<Record<KnownEvent['kind'], string>>;
  };
  readonly organisations: { readonly file: string; readonly header: readonly string[] };
}

export const dayMonthYear =
  (sign: string) =>
  (seconds: number): string => {
    const m = civil(seconds);
    return `${two(m.day)}${sign}${two(m.month)}${sign}${m.year}`;
  };

/** `1234,56` or `1.234,56`: mark and grouping as given, decimals dropped from round sums now and then. */
export function moneyText(random: Random, minor: number, mark: string, group: string): string {
  const whole = String(Math.floor(minor / 100));
  const grouped = random.chance(0.4) ? whole.replace(/\B(?=(?:\d{3})+$)/g, group) : whole;
  if (minor % 100 === 0 && random.chance(0.6)) return grouped;
  return `${grouped}${mark}${String(minor % 100).padStart(2, '0')}`;
}

/** Offices that write English, as CSV in UTF-8. */
export const ENGLISH_OFFICES: OfficeStyle = {
  csv: { delimiter: ',', lineEnd: '\n', quote: 'needed' },
  encoding: 'utf-8',
  date: dayMonthYear('/'),
  money: (random, minor) => moneyText(random, minor, '.', ','),
  complaints: {
    file: 'complaints.csv',
    header:
      'Report Ref|Received|Name|Postcode|Number Called On|Number Displayed|Date of Call|Time of Call|Claimed To Be|Loss|Currency|What Happened'.split(
        '|',
      ),
  },
  known: {
    file: 'other-operations.csv',
    header: ['operation', 'agency', 'kind', 'value'],
    kinds: { phone: 'phone', email: 'email', telegram: 'telegram', wallet: 'wallet', device: 'device', ip: 'ip' },
  },
  organisations: { file: 'organisation-numbers.csv', header: ['organisation', 'number', 'country'] },
};

/** Writes complaints, register of organisations' numbers and other operations' identifiers. */
export function writeOffices(
  folder: string,
  world: World,
  style: OfficeStyle,
  complaints: readonly ComplaintEvent[],
  known: readonly KnownEvent[],
): { exhibits: string[]; tables: TableCount[] } {
  const random = world.random('offices');
  const files = [
    { ...style.complaints, feeds: 'complaint', rows: complaints.map((one) => complaintRow(random, style, one)) },
    { ...style.organisations, feeds: 'organisation_number', rows: organisationRows(world) },
    {
      ...style.known,
      feeds: 'known_identifier',
      rows: known.map((one) => [one.operation, one.agency, style.known.kinds[one.kind], one.value]),
    },
  ];
  const exhibits: string[] = [];
  const tables: TableCount[] = [];
  for (const { file, header, rows, feeds } of files) {
    const path = join(folder, file);
    writeEncoded(path, csvText(header, rows, style.csv), style.encoding);
    exhibits.push(path);
    tables.push({ exhibit: file, table: file.replace(/\.\w+$/, ''), rows: rows.length, feeds });
  }
  return { exhibits, tables };
}

function complaintRow(random: Random, style: OfficeStyle, one: ComplaintEvent): string[] {
  return [
    one.ref,
    style.date(one.received),
    one.name,
    one.postcode,
    one.called,
    one.presented,
    style.date(one.day),
    one.time,
    one.claimed,
    style.money(random, one.loss),
    one.currency,
    one.narrative,
  ];
}

function organisationRows(world: World): string[][] {
  return world.organisations.flatMap(({ name, phones }) =>
    phones.map((phone) => [name, `+${phone.number}`, REGIONS[phone.region]!.code]),
  );
}
