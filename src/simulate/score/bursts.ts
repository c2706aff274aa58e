import { type Scored, scored } from './calibration.ts';
import { seconds } from './calls.ts';
import { absent, amount, type CaseTables, line, rowsOf, text } from './measure.ts';
import { type TruthSummary, truthRows } from './truth.ts';

const MINUTE_S = 60;

/** `burst`: the peaks it states, against the calls of the truth. Says nothing when the truth holds a sample of calls. */
export async function scoreBursts(tables: CaseTables, folder: string, summary: TruthSummary): Promise<Scored> {
  if (summary.counts.sampled_every !== 1) return scored([]);
  const starts = new Map<string, number[]>();
  for await (const row of truthRows(folder, 'calls.csv')) {
    const list = starts.get(row.account_ref!);
    if (list) list.push(seconds(row.started_at));
    else starts.set(row.account_ref!, [seconds(row.started_at)]);
  }
  for (const list of starts.values()) list.sort((a, b) => a - b);
  const rows = await rowsOf(tables, 'burst');
  if (!rows) return scored([absent('burst', 0)]);
  const tally = { found: 0, calls: 0, peaks: 0 };
  for await (const row of rows) {
    const from = seconds(row.started_at);
    const until = seconds(row.ended_at);
    const within = (starts.get(text(row.account_ref)) ?? []).filter((at) => at >= from && at <= until);
    tally.found++;
    if (within.length === amount(row.calls)) tally.calls++;
    if (Math.abs(peak(within) - amount(row.peak_per_minute)) <= 1) tally.peaks++;
  }
  const note = 'rows whose figure agrees with the calls of the truth';
  return scored([
    line('burst', 'calls', tally.calls, tally.found, 0, note),
    line('burst', 'peaks', tally.peaks, tally.found, 0, note),
  ]);
}

/** Most calls that began within a minute of each other; times ascend. */
function peak(times: readonly number[]): number {
  let [first, most] = [0, 0];
  times.forEach((at, last) => {
    while (at - times[first]! >= MINUTE_S) first++;
    most = Math.max(most, last - first + 1);
  });
  return most;
}
