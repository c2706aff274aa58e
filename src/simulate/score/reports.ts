import { Calibration, type Scored, scored, sets } from './calibration.ts';
import { absent, amount, type CaseTables, line, overlap, rowsOf, type ScoreLine, text } from './measure.ts';
import { callAliases, truthRows } from './truth.ts';

interface TrueScam {
  readonly account: string;
  readonly calls: ReadonlySet<string>;
  /** What was told is enough to find it. */
  readonly linkable: boolean;
}

/** Links that a person still has to look at, or has refused, claim nothing. */
const UNCLAIMED = new Set(['review', 'possible', 'candidate', 'ambiguous', 'rejected', 'refused', 'unlinked', 'none']);

async function readScams(folder: string): Promise<Map<string, TrueScam>> {
  const truth = new Map<string, TrueScam>();
  for await (const row of truthRows(folder, 'complaints.csv')) {
    if (row.call_refs === '') continue;
    const calls = new Set(row.call_refs!.split(';'));
    truth.set(row.complaint_ref!, { account: row.account_ref!, calls, linkable: row.linkable !== '0' });
  }
  return truth;
}

/** `complaint_call`: pairs of complaint and call, complaints that reached the right account, and those that can. */
export async function scoreComplaints(tables: CaseTables, folder: string): Promise<Scored> {
  const truth = await readScams(folder);
  const rows = await rowsOf(tables, 'complaint_call');
  if (!rows) return scored([absent('complaint_call', truth.size)]);
  const calibration = new Calibration();
  const named = await callAliases(folder);
  const [claimed, reached, linked] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let right = 0;
  for await (const row of rows) {
    const ref = text(row.complaint_ref);
    const scam = truth.get(ref);
    const isRight = scam?.calls.has(named(text(row.call_ref))) ?? false;
    if (text(row.call_ref) !== '') calibration.add(row.probability, isRight);
    if (UNCLAIMED.has(text(row.status).toLowerCase())) continue;
    const key = `${ref}\u0000${named(text(row.call_ref))}`;
    if (claimed.has(key)) continue;
    claimed.add(key);
    linked.add(ref);
    if (isRight) right++;
    if (scam?.account === text(row.account_ref)) reached.add(ref);
  }
  let calls = 0;
  for (const scam of truth.values()) calls += scam.calls.size;
  const can = new Set([...truth].filter(([, scam]) => scam.linkable).map(([ref]) => ref));
  const lines = [
    line('complaint_call', 'pairs', right, claimed.size, calls),
    line('complaint_call', 'complaints', reached.size, linked.size, truth.size),
    sets('complaint_call', 'complaints that can be linked', reached, can, 'recall; the rest were linked all the same'),
  ];
  return scored(lines, calibration.table('complaint_call', 'pair'));
}

/** `impersonation`: organisations by name, and their calls and victims. */
export async function scoreImpersonation(tables: CaseTables, folder: string): Promise<ScoreLine[]> {
  const calls = new Map<string, number>();
  const victims = new Map<string, number>();
  for await (const row of truthRows(folder, 'organisations.csv')) {
    if (amount(row.calls) === 0) continue;
    calls.set(row.organisation!, amount(row.calls));
    victims.set(row.organisation!, amount(row.victims));
  }
  const rows = await rowsOf(tables, 'impersonation');
  if (!rows) return [absent('impersonation', calls.size)];
  const foundCalls = new Map<string, number>();
  const foundVictims = new Map<string, number>();
  for await (const row of rows) {
    const name = text(row.organisation);
    foundCalls.set(name, (foundCalls.get(name) ?? 0) + amount(row.calls));
    foundVictims.set(name, (foundVictims.get(name) ?? 0) + amount(row.victims));
  }
  const right = [...calls.keys()].filter((name) => foundCalls.has(name)).length;
  return [
    line('impersonation', 'organisations', right, foundCalls.size, calls.size),
    overlap('impersonation', 'calls', foundCalls, calls),
    overlap('impersonation', 'victims', foundVictims, victims),
  ];
}
