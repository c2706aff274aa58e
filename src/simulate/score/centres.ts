import { Calibration, type Scored, scored } from './calibration.ts';
import { absent, amount, type CaseTables, line, list, pairsIn, rowsOf, text } from './measure.ts';
import { truthRows } from './truth.ts';

interface TrueCentres {
  /** Account to centre. */
  readonly of: ReadonlyMap<string, string>;
  readonly seats: ReadonlyMap<string, number>;
  readonly sizes: ReadonlyMap<string, number>;
}

async function readCentres(folder: string): Promise<TrueCentres> {
  const of = new Map<string, string>();
  const seats = new Map<string, number>();
  const sizes = new Map<string, number>();
  for await (const row of truthRows(folder, 'centres.csv')) {
    of.set(row.account_ref!, row.centre!);
    seats.set(row.centre!, amount(row.seats));
    sizes.set(row.centre!, (sizes.get(row.centre!) ?? 0) + 1);
  }
  return { of, seats, sizes };
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
 * when most of its accounts work in one true centre. Seats of right places are compared as amounts.
 */
export async function scoreCentres(tables: CaseTables, folder: string): Promise<Scored> {
  const truth = await readCentres(folder);
  const truePairs = pairsIn(truth.sizes.values());
  const rows = await rowsOf(tables, 'call_centre');
  if (!rows) return scored([absent('call_centre', truePairs)]);
  const group = new Map<string, string>();
  const [hit, calibration] = [new Set<string>(), new Calibration()];
  const tally = { places: 0, right: 0, seats: 0, trueSeats: 0, agree: 0 };
  for await (const row of rows) {
    const accounts = list(row.account_refs);
    for (const account of accounts) if (!group.has(account)) group.set(account, text(row.centre_id));
    const { centre, share } = mainCentre(accounts, truth);
    tally.places++;
    calibration.add(row.probability, share > 0.5);
    if (share <= 0.5) continue;
    tally.right++;
    hit.add(centre);
    const [found, real] = [amount(row.seats), truth.seats.get(centre)!];
    tally.seats += found;
    tally.trueSeats += real;
    tally.agree += Math.min(found, real);
  }
  const lines = [
    pairwise(group, truth, truePairs),
    line(
      'call_centre',
      'accounts',
      [...group.keys()].filter((ref) => truth.of.has(ref)).length,
      group.size,
      truth.of.size,
    ),
    line('call_centre', 'places', Math.min(tally.right, hit.size), tally.places, truth.sizes.size),
    line('call_centre', 'seats', tally.agree, tally.seats, tally.trueSeats, 'of places that were found'),
  ];
  return scored(lines, calibration.table('call_centre', 'most accounts in one place'));
}

function pairwise(group: ReadonlyMap<string, string>, truth: TrueCentres, truePairs: number) {
  const [groups, cells] = [new Map<string, number>(), new Map<string, number>()];
  for (const [account, id] of group) {
    groups.set(id, (groups.get(id) ?? 0) + 1);
    const centre = truth.of.get(account);
    if (centre === undefined) continue;
    const cell = `${id}\u0000${centre}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return line('call_centre', 'pairs of accounts', pairsIn(cells.values()), pairsIn(groups.values()), truePairs);
}
