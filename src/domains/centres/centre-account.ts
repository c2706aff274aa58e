import { sha256 } from '../../base/hash.ts';
import type { Engine, Params } from '../../engines/engine.ts';
import { count, text } from '../../model/columns.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { type CodeStep, defineCodeStep, parametersOf } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';
import { type HandOver, joinCrews } from './join-crews.ts';
import { type Joined, joinPlaces, type Stay } from './join-places.ts';
import { CENTRE_PARAMETERS } from './parameters.ts';

/**
 * `work.centre_account`: which accounts work as one place. The edges are account–place pairs; a place that strangers share
 * (work.workplace: log-odds below zero) makes none. Two places are one centre when enough of their accounts work at both;
 * an account through which several named agents work in the same hour is a centre by itself.
 *
 * Also makes `work.centre_place`: the places of each centre.
 */
export const centreAccount: CodeStep = defineCodeStep({
  name: 'work.centre_account',
  purpose: 'Accounts that work as one place: rooms that share accounts are one call centre',
  reads: [
    'work.workplace',
    'work.presence',
    'work.account_seat',
    'work.operator_caller',
    'work.operator_account',
    'work.hand_over',
  ],
  alsoMakes: ['work.centre_place'],
  version: 15,
  parameters: CENTRE_PARAMETERS,
  table: {
    name: 'work.centre_account',
    row: 'an account of a call centre',
    key: ['account_ref'],
    columns: [
      text('centre_id', 'cc- and 10 hex digits over the smallest account of the centre'),
      text('account_ref', 'Account'),
      count('hours', 'Hours in which it worked there'),
    ],
  },
  make: makeCentres,
});

async function makeCentres(target: string, context: BuildContext, engine: Engine): Promise<void> {
  const parameters = parametersOf(centreAccount, context);
  const share = Number(parameters['centre_join']);
  const sure = joinPlaces(await readStays(engine, SURE), share);
  const open = joinPlaces(await readStays(engine, OPEN, parameters), share);
  const groups = groupsOf(sure);
  addCrowded(groups, await crowdedAccounts(engine, parameters));
  const rooms = openRooms(open, groups);
  const crews = joinCrews(
    groups,
    await readHandOvers(engine),
    Number(parameters['centre_hand_overs']),
    Number(parameters['centre_transfers']),
    await shareWithinADay(engine, parameters),
    rooms,
  );
  const ids = centreIds(crews);
  const members = [...crews].sort(([a], [b]) => (a < b ? -1 : 1));
  await engine.run(`CREATE TABLE ${target} (centre_id VARCHAR, account_ref VARCHAR, hours BIGINT)`);
  await insertBatches(engine, target, [
    members.map(([, crew]) => ids.get(crew)!),
    members.map(([account]) => account),
    members.map(([account]) => String((sure.accounts.get(account) ?? open.accounts.get(account))?.hours ?? 0)),
  ]);
  const idOfGroup = (account: string) => ids.get(crews.get(account) ?? '');
  await insertPlaces(engine, [
    ...named(sure.places, '', new Map([...groups].map(([account, group]) => [group, idOfGroup(account)]))),
    ...named(open.places, ROOM, new Map([...rooms].map(([account, group]) => [group, idOfGroup(account)]))),
  ]);
  await engine.run(BUSIEST_ADDRESS.replaceAll('$members', target));
}

function groupsOf({ accounts }: Joined, prefix = ''): Map<string, string> {
  return new Map([...accounts].map(([account, { group }]) => [account, `${prefix}${group}`]));
}

const ROOM = 'room ';

/**
 * The rooms of accounts that are sure of none. A room half of whose people belong to one crew is that crew's: it moved there,
 * or has another room.
 */
function openRooms(open: Joined, groups: ReadonlyMap<string, string>): Map<string, string> {
  const rooms = groupsOf(open, ROOM);
  const people = new Map<string, string[]>();
  for (const [account, room] of rooms) people.set(room, [...(people.get(room) ?? []), groups.get(account) ?? '']);
  const owners = new Map([...people].map(([room, crews]) => [room, ownerOf(crews)]));
  return new Map(
    [...rooms].flatMap(([account, room]) =>
      groups.has(account) ? [] : [[account, owners.get(room) ?? room] as const],
    ),
  );
}

/** The crew to which half of them and at least two belong. */
function ownerOf(crews: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const crew of crews) if (crew !== '') counts.set(crew, (counts.get(crew) ?? 0) + 1);
  const [best] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return best && best[1] >= 2 && 2 * best[1] >= crews.length ? best[0] : undefined;
}

interface CentrePlace {
  readonly id: string;
  readonly kind: string;
  readonly place: string;
}

/** The places of the groups that are part of a centre. */
function named(places: Joined['places'], prefix: string, idOf: ReadonlyMap<string, string | undefined>): CentrePlace[] {
  return places.flatMap(({ kind, place, group }) => {
    const id = idOf.get(`${prefix}${group}`);
    return id === undefined ? [] : [{ id, kind, place }];
  });
}

async function insertPlaces(engine: Engine, places: readonly CentrePlace[]): Promise<void> {
  await engine.run('CREATE TABLE work.centre_place__new (centre_id VARCHAR, kind VARCHAR, place VARCHAR)');
  await insertBatches(engine, 'work.centre_place__new', [
    places.map(({ id }) => id),
    places.map(({ kind }) => kind),
    places.map(({ place }) => place),
  ]);
}

/** Places that look like rooms. */
const SURE = 'evidence > 0';

/**
 * Places of which it is open whether they are rooms: worked in day after day by people who work hardly anywhere else, yet
 * too little, or too seldom together. They are part of a centre when they hand people to it.
 */
const OPEN = `kind = 'address' AND evidence <= 0 AND steady >= $place_steady AND dedicated >= 400
  AND operators > 1 AND accounts <= $place_accounts`;

/** A centre that was found by its list or its agents stands where its accounts worked most. */
const BUSIEST_ADDRESS = `
  INSERT INTO work.centre_place__new
  SELECT m.centre_id, 'address', arg_max(p.place, (p.hours, p.place))
  FROM $members AS m
  JOIN (
    SELECT account_ref, place, count(*) AS hours
    FROM work.presence WHERE kind = 'address' AND place <> '' GROUP BY account_ref, place
  ) AS p ON p.account_ref = m.account_ref
  WHERE m.centre_id NOT IN (SELECT centre_id FROM work.centre_place__new WHERE kind = 'address')
  GROUP BY m.centre_id`;

/** Who was how long at the places of which a condition holds. */
async function readStays(engine: Engine, condition: string, all: Params = {}): Promise<Stay[]> {
  const named = Object.entries(all).filter(([name]) => condition.includes(`$${name}`));
  const rows = await engine.rows(
    `SELECT p.kind, p.place, p.account_ref, count(DISTINCT p.hour) AS hours
     FROM work.presence AS p
     SEMI JOIN (SELECT kind, place FROM work.workplace WHERE ${condition}) AS w ON w.kind = p.kind AND w.place = p.place
     GROUP BY p.kind, p.place, p.account_ref ORDER BY p.kind, p.place, p.account_ref`,
    Object.fromEntries(named),
  );
  return rows.map((row) => ({
    kind: String(row['kind']),
    place: String(row['place']),
    account: String(row['account_ref']),
    hours: Number(row['hours']),
  }));
}

interface Crowded {
  readonly account: string;
  readonly operator: string;
}

/**
 * Accounts through which several named agents worked in the same hour, and all of an operator whose talks overlap as those
 * of people at several desks do. Overlapping talks alone may be a dialler's.
 */
async function crowdedAccounts(engine: Engine, parameters: Params): Promise<Crowded[]> {
  const rows = await engine.rows(
    `SELECT account_ref, '' AS operator_id FROM work.account_seat WHERE agents_at_once >= $centre_min_seats
     UNION ALL
     SELECT p.account_ref, c.operator_id
     FROM (SELECT DISTINCT account_ref FROM work.presence WHERE calls > 0) AS p
     LEFT JOIN work.operator_account AS o ON o.account_ref = p.account_ref
     JOIN work.operator_caller AS c ON c.operator_id = coalesce(o.operator_id, p.account_ref)
     WHERE callers_evidence(c.own, c.own_by_chance, c.days, c.days_apart) >= $centre_callers
     ORDER BY account_ref, operator_id`,
    { centre_min_seats: parameters['centre_min_seats']!, centre_callers: parameters['centre_callers']! },
  );
  return rows.map((row) => ({ account: String(row['account_ref']), operator: String(row['operator_id']) }));
}

/** Crowded accounts that have no room belong to the room of the operator's others, else are a crew of their own. */
function addCrowded(groups: Map<string, string>, crowded: readonly Crowded[]): void {
  const crews = new Map<string, string>();
  for (const { account, operator } of crowded) {
    const group = groups.get(account);
    if (operator !== '' && group !== undefined && !crews.has(operator)) crews.set(operator, group);
  }
  for (const { account, operator } of crowded) {
    if (groups.has(account)) continue;
    groups.set(account, operator === '' ? `agents ${account}` : (crews.get(operator) ?? `callers ${operator}`));
  }
}

async function readHandOvers(engine: Engine): Promise<HandOver[]> {
  const rows = await engine.rows('SELECT * FROM work.hand_over ORDER BY account_a, account_b');
  return rows.map((row) => ({
    a: String(row['account_a']),
    b: String(row['account_b']),
    numbers: Number(row['numbers']),
    common: Number(row['common']),
    transferred: Number(row['transferred']),
  }));
}

/**
 * The share of two calls to one number by two accounts, hand-overs apart, that chance alone would put within a day: as many as
 * a day has on average in the weeks after it, of accounts that never took over sooner. So how long accounts live and how
 * lists are sold is in it. One more is counted than was seen; a case of few days has no such weeks.
 */
async function shareWithinADay(engine: Engine, parameters: Params): Promise<number> {
  const [row] = await engine.rows(
    `SELECT (SELECT count(DISTINCT hour // 24) FROM work.presence) AS days, coalesce(sum(common - numbers), 0) AS apart,
            coalesce(sum(late) FILTER (WHERE numbers = 0), 0) AS late
     FROM work.hand_over`,
  );
  const days = Math.min(Number(parameters['hand_over_late_days']), Math.floor(Number(row?.['days'] ?? 0) / 2));
  if (days < 1) return 1;
  return Math.min(1, (Number(row!['late']) + 1) / days / Math.max(1, Number(row!['apart'])));
}

/** A name for every crew, over its smallest account. */
function centreIds(crews: ReadonlyMap<string, string>): Map<string, string> {
  const smallest = new Map<string, string>();
  for (const [account, crew] of crews) {
    const known = smallest.get(crew);
    if (known === undefined || account < known) smallest.set(crew, account);
  }
  return new Map([...smallest].map(([crew, account]) => [crew, `cc-${sha256(account).slice(0, 10)}`]));
}
