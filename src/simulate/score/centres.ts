import { Calibration, type Scored, scored } from './calibration.ts';
import {
  absent,
  amount,
  type CaseTables,
  line,
  list,
  ofKnowable,
  pairsIn,
  rowsOf,
  type ScoreLine,
  text,
} from './measure.ts';
import { truthRows } from './truth.ts';

interface TrueCentres {
  /** Account to centre. */
  readonly of: ReadonlyMap<string, string>;
  readonly seats: ReadonlyMap<string, number>;
  /** People at work at the same moment, and who call on a day; undefined in older truths. */
  readonly atWork: ReadonlyMap<string, readonly [atOnce: number, aDay: number]> | undefined;
  readonly sizes: ReadonlyMap<string, number>;
  /** Account to the group of those that can be known to work with it; undefined in older truths. */
  readonly findable: ReadonlyMap<string, string> | undefined;
}

async function readCentres(folder: string): Promise<TrueCentres> {
  const of = new Map<string, string>();
  const seats = new Map<string, number>();
  const [sizes, findable] = [new Map<string, number>(), new Map<string, string>()];
  const atWork = new Map<string, readonly [number, number]>();
  for await (const row of truthRows(folder, 'centres.csv')) {
    of.set(row.account_ref!, row.centre!);
    seats.set(row.centre!, amount(row.seats));
    sizes.set(row.centre!, (sizes.get(row.centre!) ?? 0) + 1);
    if (row.findable === undefined) continue;
    atWork.set(row.centre!, [amount(row.at_once), amount(row.at_work)]);
    findable.set(row.account_ref!, row.findable);
  }
  const told = findable.size > 0;
  return { of, seats, sizes, atWork: told ? atWork : undefined, findable: told ? findable : undefined };
}

/** The true centre that most of the accounts work in, and their share. */
function mainCentre(accounts: readonly string[], truth: TrueCentres): { centre: string; share: number } {
  const counts = new Map<string, number>();
  for (const account of accounts) {
    const centre = truth.of.get(account);
    if (centre !== undefined) counts.set(centre, (counts.get(centre) ?? 0) + 1);
  }
  let [best, most] = ['', 0];
  for (const [centre, count] of counts) if (count > most) [best, most] = [centre, count];
  return { centre: best, share: accounts.length === 0 ? 0 : most / accounts.length };
}

/**
 * `call_centre`: pairs of accounts said to work in one place; accounts said to work in any; places. A found place is right
 * when most of its accounts work in one true centre. Seats of right places are compared as amounts: with
 * everybody who works there, and with what can be known of them.
 */
export async function scoreCentres(tables: CaseTables, folder: string): Promise<Scored> {
  const truth = await readCentres(folder);
  const truePairs = pairsIn(truth.sizes.values());
  const rows = await rowsOf(tables, 'call_centre');
  if (!rows) return scored([absent('call_centre', truePairs)]);
  const group = new Map<string, string>();
  const [hit, calibration] = [new Set<string>(), new Calibration()];
  const tally = { places: 0, right: 0 };
  const seats: Seats[] = [];
  for await (const row of rows) {
    const accounts = list(row.account_refs);
    for (const account of accounts) if (!group.has(account)) group.set(account, text(row.centre_id));
    const { centre, share } = mainCentre(accounts, truth);
    tally.places++;
    calibration.add(row.probability, share > 0.5);
    if (share <= 0.5) continue;
    tally.right++;
    hit.add(centre);
    seats.push({ found: amount(row.seats), centre });
  }
  const lines = [
    ...pairwise(group, truth, truePairs),
    line(
      'call_centre',
      'accounts',
      [...group.keys()].filter((ref) => truth.of.has(ref)).length,
      group.size,
      truth.of.size,
    ),
    line('call_centre', 'places', Math.min(tally.right, hit.size), tally.places, truth.sizes.size),
    amounts(
      'seats',
      'of places that were found',
      seats.map((one) => ({ ...one, real: truth.seats.get(one.centre)! })),
    ),
    ...knownSeats(seats, truth),
  ];
  return scored(lines, calibration.table('call_centre', 'most accounts in one place'));
}

interface Seats {
  readonly centre: string;
  readonly found: number;
}

function amounts(
  measure: string,
  note: string,
  seats: readonly { readonly found: number; readonly real: number }[],
): ScoreLine {
  const sum = (of: (one: (typeof seats)[number]) => number) => seats.reduce((total, one) => total + of(one), 0);
  const [agree, found] = [sum((one) => Math.min(one.found, one.real)), sum((one) => one.found)];
  return line(
    'call_centre',
    measure,
    agree,
    found,
    sum(({ real }) => real),
    note,
  );
}

/** Where nobody is named, more people than are at work at the same moment cannot be told from one who changes the number shown. */
function knownSeats(seats: readonly Seats[], { atWork }: TrueCentres): ScoreLine[] {
  if (!atWork) return [];
  const bounded = seats.map(({ centre, found }) => {
    const [atOnce, aDay] = atWork.get(centre)!;
    return { found, real: Math.min(Math.max(found, atOnce), Math.max(atOnce, aDay)) };
  });
  return [
    amounts('seats that can be known', 'from as many as work at the same moment to as many as call on a day', bounded),
  ];
}

/**
 * Pairs of accounts, all of them, and the recall among those of which the exhibits show that they belong together. A pair that
 * was found though nothing ties it counts in the first line only.
 */
function pairwise(group: ReadonlyMap<string, string>, truth: TrueCentres, truePairs: number): ScoreLine[] {
  const [groups, cells, known] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const bump = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const [account, id] of group) {
    bump(groups, id);
    const centre = truth.of.get(account);
    if (centre === undefined) continue;
    bump(cells, `${id}\u0000${centre}`);
    if (truth.findable) bump(known, `${id}\u0000${truth.findable.get(account)!}`);
  }
  const all = line('call_centre', 'pairs of accounts', pairsIn(cells.values()), pairsIn(groups.values()), truePairs);
  if (!truth.findable) return [all];
  const sizes = new Map<string, number>();
  for (const one of truth.findable.values()) bump(sizes, one);
  return [all, ofKnowable(all, 'pairs that can be known', pairsIn(known.values()), pairsIn(sizes.values()))];
}
