import { makeAccounts } from './accounts.ts';
import type { CallWorld } from './call-world.ts';
import { foundCentres, settleAccounts } from './centres.ts';
import { drawHabits } from './habits.ts';
import { makeHubs, makeOperators } from './operators.ts';
import { makeOrganisations } from './organisations.ts';
import { drawPaymentPlan, type PaymentPlan } from './payments.ts';
import { Random } from './random.ts';
import { makeServers } from './servers.ts';
import { planSessions, type SessionPlan } from './sessions.ts';
import type { Setting } from './setting.ts';

/** The still part of a world: who exists, with which habits, and when who works. */
export interface World extends CallWorld {
  readonly plan: SessionPlan;
  readonly paymentPlan: PaymentPlan;
  readonly calls: number;
  /** A stream of its own for a named purpose. */
  random(...purpose: (string | number)[]): Random;
}

/** Agents as browsers and softphones name themselves; one is not well-formed. */
const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/98.0.4758.102 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 15_4 like Mac OS X) AppleWebKit/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:91.0) Gecko/20100101 Firefox/91.0',
  'Zoiper rv2.10.15.4',
  "O'Browser \\ 1.0",
];

/** @param shape its name is part of every stream, so that one seed does not make the same people in every shape. */
export function makeWorld(shape: string, setting: Setting, accounts: number, calls: number, seed: number): World {
  const random = (...purpose: (string | number)[]) => new Random(seed, shape, ...purpose);
  const habits = drawHabits(random('habits'), setting, calls);
  const taken = new Set<number>();
  const organisations = makeOrganisations(random('organisations'), habits, setting, taken);
  const hubs = makeHubs(random('hubs'), habits, taken);
  const operators = makeOperators(random('operators'), habits, setting, hubs, accounts, taken);
  const staffed = foundCentres(random('centres'), habits, setting, operators);
  const making = { random: random('accounts'), habits, setting, hubs, taken, centres: staffed.centres };
  const made = makeAccounts(making, operators);
  settleAccounts(random('lists'), staffed, operators, made);
  return {
    seed,
    shape,
    setting,
    habits,
    hubs,
    organisations,
    organisationsOf: Map.groupBy(organisations, ({ region }) => region),
    operators,
    accounts: made,
    ...staffed,
    servers: makeServers(random('servers'), habits),
    agents: AGENTS,
    firstCall: random('first call').pick([1, 1, 1001, 250_000, 4_100_000]),
    reserved: taken,
    plan: planSessions(random('sessions'), habits, { ...staffed, operators, accounts: made }, calls),
    paymentPlan: drawPaymentPlan(random('prices')),
    calls,
    random,
  };
}
