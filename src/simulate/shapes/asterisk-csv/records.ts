import type { Random } from '../../world/random.ts';

/** Columns of Master.csv: cdr_csv begins with the account, cdr_custom's sample with the caller; each in two lengths. */
const LAYOUTS = {
  csv: ['accountcode', 'src', 'dst', 'dcontext', 'clid', 'channel', 'dstchannel', 'lastapp', 'lastdata'],
  custom: ['clid', 'src', 'dst', 'dcontext', 'channel', 'dstchannel', 'lastapp', 'lastdata'],
} as const;
const TIMES = ['start', 'answer', 'end', 'duration', 'billsec', 'disposition', 'amaflags'];

/** One row before it has an order. */
export type CdrCells = Readonly<Record<string, string>>;

/** How one server writes its records. */
export interface RecordStyle {
  readonly columns: readonly string[];
  /** Legs share a linkedid. */
  readonly linked: boolean;
  readonly flags: string;
  /** cdr_csv leaves numbers and an unset answer bare; cdr_custom's CSV_QUOTE quotes everything. */
  readonly bare: boolean;
}

export function drawStyle(random: Random): RecordStyle {
  const linked = random.chance(0.6);
  const bare = random.chance(0.65);
  const tail = linked ? ['uniqueid', 'userfield', 'peeraccount', 'linkedid', 'sequence'] : ['uniqueid', 'userfield'];
  const columns = bare
    ? [...LAYOUTS.csv, ...TIMES, ...tail]
    : [...LAYOUTS.custom, ...TIMES, 'accountcode', ...tail, ...(linked ? [] : ['sequence'])];
  return { columns, linked, flags: bare ? 'DOCUMENTATION' : '3', bare };
}

const BARE = new Set(['duration', 'billsec', 'sequence']);

/** The line of a record, as cdr_csv.c and cdr_custom.conf.sample write it. */
export function recordLine({ columns, bare }: RecordStyle, cells: CdrCells): string {
  const texts = columns.map((name) => {
    const cell = cells[name] ?? '';
    if (bare && (BARE.has(name) || (name === 'answer' && cell === ''))) return cell;
    return `"${cell.replaceAll('"', '""')}"`;
  });
  return `${texts.join(',')}\n`;
}
