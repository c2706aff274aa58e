import { absent, type CaseTables, isTrue, line, type Row, rowsOf, type ScoreLine, text } from './measure.ts';
import { callAliases, type TruthSummary, truthRows } from './truth.ts';

interface TrueCall {
  readonly account: string;
  /** UTC seconds. */
  readonly at: number;
  readonly dialled: string;
}

/** `call` on the sampled calls: account, moment (UTC, to the second) and dialled number. */
export async function scoreCalls(tables: CaseTables, folder: string, summary: TruthSummary): Promise<ScoreLine[]> {
  const truth = new Map<string, TrueCall>();
  for await (const row of truthRows(folder, 'calls.csv')) {
    truth.set(row.call_ref!, {
      account: row.account_ref!,
      at: seconds(row.started_at),
      dialled: row.dialled!,
    });
  }
  const rows = await rowsOf(tables, 'call');
  if (!rows) return [absent('call', truth.size)];
  const named = await callAliases(folder);
  const tally = { calls: 0, account: 0, timed: 0, time: 0, dialled: 0, number: 0 };
  const offsets = new Map<number, number>();
  let all = 0;
  for await (const row of rows) {
    all++;
    const call = truth.get(named(text(row.call_ref)));
    if (call) compare(call, row, tally, offsets);
  }
  const dialled = [...truth.values()].filter((call) => call.dialled !== '').length;
  const placed = summary.counts.calls ?? 0;
  return [
    line('call', 'calls', Math.min(all, placed), all, placed, 'a call that two logs hold is one'),
    line('call', 'account', tally.account, tally.calls, truth.size),
    line('call', 'time', tally.time, tally.timed, truth.size, offsetNote(offsets)),
    line('call', 'dialled', tally.number, tally.dialled, dialled),
  ];
}

type Tally = { calls: number; account: number; timed: number; time: number; dialled: number; number: number };

function compare(
  call: TrueCall,
  row: Readonly<Record<string, unknown>>,
  tally: Tally,
  offsets: Map<number, number>,
): void {
  tally.calls++;
  if (text(row.account_ref) === call.account) tally.account++;
  const at = seconds(row.started_at);
  if (!Number.isNaN(at)) {
    tally.timed++;
    const off = Math.round(at - call.at);
    offsets.set(off, (offsets.get(off) ?? 0) + 1);
    if (Math.abs(off) <= 1) tally.time++;
  }
  const number = text(row.dialled);
  if (number === '') return;
  tally.dialled++;
  if (number === call.dialled) tally.number++;
}

function offsetNote(offsets: ReadonlyMap<number, number>): string {
  let best = 0;
  let most = 0;
  for (const [off, times] of offsets) if (times > most) [best, most] = [off, times];
  return most === 0 ? 'no times' : `commonest error ${best} s`;
}

/** Seconds since 1970 of a UTC moment, whatever ISO 8601 spelling; NaN when there is none. */
export function seconds(value: unknown): number {
  if (value instanceof Date) return value.getTime() / 1000;
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?(?:Z|\+00(?::?00)?)?$/.exec(text(value));
  return found ? Date.parse(`${found[1]}T${found[2]}Z`) / 1000 : Number.NaN;
}

/** `interception`: calls on which a code was captured. */
export async function scoreInterceptions(tables: CaseTables, folder: string): Promise<ScoreLine[]> {
  const truth = new Set<string>();
  for await (const row of truthRows(folder, 'interceptions.csv')) if (row.captured === '1') truth.add(row.call_ref!);
  const rows = await rowsOf(tables, 'interception');
  if (!rows) return [absent('interception', truth.size)];
  const named = await callAliases(folder);
  const found = new Set<string>();
  for await (const row of rows) if (isTrue(row.captured)) found.add(named(text(row.call_ref)));
  const right = [...found].filter((ref) => truth.has(ref)).length;
  return [line('interception', 'captured', right, found.size, truth.size)];
}

async function* noRows(): AsyncGenerator<Row> {}

/** Readers may name a file's table with or without folder and ending. */
function bareName(table: string): string {
  return table.replace(/^.*[/!]/, '').replace(/\.(?:csv|tsv|txt|json|ndjson)$/, '');
}

/** Rows that tell of a call which another row tells of too. */
async function repeated(folder: string): Promise<number> {
  let rows = 0;
  for await (const row of truthRows(folder, 'sources.csv')) rows += row.source_refs!.split(';').length - 1;
  return rows;
}

/** Rows accounted for: canonical rows and rejects against the rows that were written. */
export async function scoreRows(tables: CaseTables, folder: string, summary: TruthSummary): Promise<ScoreLine[]> {
  const kinds = [...new Set(summary.tables.map(({ feeds }) => feeds).filter((feeds) => feeds !== ''))];
  const rejects = new Map<string, number>();
  for await (const row of (await rowsOf(tables, 'reject')) ?? noRows()) {
    const name = bareName(text(row.source_table));
    rejects.set(name, (rejects.get(name) ?? 0) + 1);
  }
  const lines: ScoreLine[] = [];
  for (const kind of kinds) {
    const written = summary.tables.filter(({ feeds }) => feeds === kind);
    const again = kind === 'call' ? await repeated(folder) : 0;
    const truth = written.reduce((total, { rows }) => total + rows, -again);
    const rows = await rowsOf(tables, kind);
    if (!rows) {
      lines.push(absent('rows', truth));
      continue;
    }
    let found = 0;
    for await (const row of rows) if (row) found++;
    const refused = written.reduce((total, { table }) => total + (rejects.get(bareName(table)) ?? 0), 0);
    lines.push(line('rows', kind, Math.min(found + refused, truth), found + refused, truth, `${refused} rejected`));
  }
  return lines;
}
