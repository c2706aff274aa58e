import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { RingbreakError } from '../base/errors.ts';
import type { Progress } from '../base/progress.ts';
import { SHAPES, type ShapeName } from './all.ts';
import type { ExhibitWriter, Shape } from './exhibit-writer.ts';
import { Observed } from './observed.ts';
import { SeenCentres } from './seen-centres.ts';
import { TruthWriter } from './truth.ts';
import { CallEngine, type WorldSink } from './world/calls.ts';
import { tellComplaints } from './world/complaints.ts';
import { makeKnown } from './world/known.ts';
import { makeNearKnown } from './world/known-near.ts';
import type { Trace } from './world/model.ts';
import { SEEN } from './world/number-table.ts';
import { payments, tickets } from './world/payments.ts';
import { TakenCalls } from './world/taken-calls.ts';
import { makeWorld, type World } from './world/world.ts';

export interface SimulateOptions {
  /** Folder to make; exhibits go into it, what is true into `truth/` below it. */
  readonly out: string;
  readonly accounts: number;
  readonly calls: number;
  readonly seed: number;
  readonly shape: ShapeName;
}

export interface Simulated {
  /** Paths of the exhibits. */
  readonly exhibits: readonly string[];
  /** Folder of what is true. */
  readonly truth: string;
}

const LIMITS = { accounts: 1_000_000, calls: 40_000_000 } as const;

/**
 * Makes a seizure that never happened. Equal options give equal bytes on every machine.
 *
 * @throws RingbreakError of kind `usage`: SIMULATE_OPTIONS.
 */
export async function simulate(options: SimulateOptions, progress: Progress): Promise<Simulated> {
  const shape = checked(options);
  const truth = join(options.out, 'truth');
  mkdirSync(options.out, { recursive: true });
  progress.stage('inventing people', { total: options.accounts });
  const world = makeWorld(shape.name, shape.setting(options.seed), options.accounts, options.calls, options.seed);
  const writer = shape.open(options.out, world);
  const seen = { wallets: new Set<string>(), devices: new Set<string>(), ips: new Set<string>() };
  const hidden = new Set(shape.hides);
  const observed = new Observed(world, hidden);
  const centres = new SeenCentres(world, hidden, writer.contact !== undefined);
  const book = new TruthWriter(truth, world, shape, { observed, centres, addresses: seen.ips });
  writeStill(world, writer, hidden.has('wallet') ? new Set() : seen.wallets, observed);
  const taken = new TakenCalls();
  const engine = new CallEngine(
    world,
    world.plan,
    joined({ writer, book, seen, taken, observed, centres, hidden }),
    options.calls,
  );
  await play(engine, world, options.calls, progress);
  progress.stage('writing files');
  const { setting, habits, organisations, hubs } = world;
  const complaints = tellComplaints(
    { random: world.random('complaints'), habits, setting, organisations, taken },
    engine.complaints,
  );
  const occurring = { ...seen, numbers: engine.numbers };
  const knowing = { random: world.random('known'), setting, hubs, occurring, hidden };
  const exact = makeKnown(knowing, world.operators, world.accounts, habits.regions);
  const slipping = { ...knowing, random: world.random('known near') };
  const known = [...exact, ...makeNearKnown(slipping, world.operators, world.accounts, exact.length + 1)];
  const written = writer.finish(
    complaints.map(({ event }) => event),
    known.map(({ event }) => event),
  );
  book.finish(engine.numbers, complaints, known, written.tables, writer.contacts?.() ?? []);
  return { exhibits: written.exhibits, truth };
}

function checked(options: SimulateOptions): Shape {
  const shape = SHAPES.find(({ name }) => name === options.shape);
  const whole = (n: number, low: number, high: number) => Number.isInteger(n) && n >= low && n <= high;
  const wrong = !shape
    ? `There is no shape ${options.shape}`
    : !whole(options.accounts, 2, LIMITS.accounts)
      ? `Accounts must be a whole number from 2 to ${LIMITS.accounts}`
      : !whole(options.calls, 1, LIMITS.calls)
        ? `Calls must be a whole number from 1 to ${LIMITS.calls}`
        : !whole(options.seed, 0, Number.MAX_SAFE_INTEGER)
          ? 'The seed must be a whole number, 0 or more'
          : undefined;
  if (wrong === undefined && shape) return shape;
  const next = `Shapes: ${SHAPES.map(({ name }) => name).join(', ')}. See ringbreak simulate --help.`;
  throw new RingbreakError({ kind: 'usage', code: 'SIMULATE_OPTIONS', what: `${wrong}.`, next });
}

/** Payments and tickets, account by account. */
function writeStill(world: World, writer: ExhibitWriter, wallets: Set<string>, observed: Observed): void {
  let payment = 0;
  let ticket = 0;
  const paid = world.random('payments');
  const wrote = world.random('tickets');
  for (const account of world.accounts) {
    for (const one of payments(paid, world.habits, world.hubs, world.paymentPlan, account)) {
      wallets.add(one.from);
      observed.payment(one);
      writer.payment({ ...one, id: ++payment });
    }
    for (const one of tickets(wrote, world.habits, world.operators, world.setting, account)) {
      writer.ticket({ ...one, id: ++ticket });
    }
  }
}

interface Listeners {
  readonly writer: ExhibitWriter;
  readonly book: TruthWriter;
  readonly seen: { readonly devices: Set<string>; readonly ips: Set<string> };
  readonly taken: TakenCalls;
  readonly observed: Observed;
  readonly centres: SeenCentres;
  readonly hidden: ReadonlySet<Trace>;
}

function joined({ writer, book, seen, taken, observed, centres, hidden }: Listeners): WorldSink {
  let [account, ip] = [-1, ''];
  return {
    call(call, flags, shown) {
      if (flags & SEEN.held && shown.phone) taken.add(shown.phone.number, call.start);
      // Addresses change between sessions, not between calls.
      if (flags & SEEN.own || call.account !== account || call.ip !== ip) {
        observed.call(call.account, call.number, flags, hidden.has('call_ip') ? null : call.ip);
        if (!hidden.has('call_ip')) seen.ips.add(call.ip);
        account = call.account;
        ip = call.ip;
      }
      centres.call(call, flags);
      writer.call(call, flags, shown);
      book.call(call, flags, shown);
    },
    login(login) {
      if (!hidden.has('device')) seen.devices.add(login.device);
      if (!hidden.has('login_ip')) seen.ips.add(login.ip);
      observed.login(login);
      centres.login(login);
      writer.login(login);
    },
    interception(interception) {
      writer.interception(interception);
      if (!hidden.has('code')) book.interception(interception);
    },
    scene(scene) {
      book.scene(scene);
    },
    contact(contact) {
      writer.contact?.(contact);
    },
  };
}

/** Plays every session, giving way to the event loop now and then, so that progress shows and Ctrl-C works. */
async function play(engine: CallEngine, world: World, calls: number, progress: Progress): Promise<void> {
  progress.stage('placing calls', { total: calls, unit: 'rows' });
  let done = 0;
  let told = 0;
  for (let i = 0; i < world.plan.starts.length; i++) {
    done += engine.play(i);
    if (done - told < 20_000) continue;
    told = done;
    progress.update(done);
    await setImmediate();
  }
  engine.finish();
  progress.update(done);
}
