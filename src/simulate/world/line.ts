import type { CallWorld } from './call-world.ts';
import type { AnsweredBy, CallEvent, Outcome, Phone } from './model.ts';
import { SEEN } from './number-table.ts';
import { spellPhone } from './presented.ts';
import type { Random } from './random.ts';
import type { Session } from './session.ts';

/** Causes of Q.850 for what was not answered. */
const CAUSES: Readonly<Record<Exclude<Outcome, 'answered'>, readonly number[]>> = {
  no_answer: [19, 18, 16],
  busy: [17],
  failed: [1, 28, 34, 38, 41],
};

/** Fills the one call that is reused, as a session places it. */
export class Line {
  readonly call: CallEvent;
  private readonly random: Random;
  private readonly world: CallWorld;

  constructor(random: Random, world: CallWorld) {
    this.random = random;
    this.world = world;
    this.call = blankCall(world.firstCall - 1);
  }

  begin(session: Session, phone: Phone, outcome: Outcome, talk: number, answeredBy: AnsweredBy): CallEvent {
    const { call, random, world } = this;
    const ring =
      outcome === 'busy' ? random.between(1, 4) : outcome === 'failed' ? random.int(3) : random.between(3, 32);
    call.id += random.chance(0.0004) ? random.between(2, 5) : 1;
    call.account = session.account.index;
    call.start = Math.floor(session.at);
    call.talk = talk;
    call.duration = talk + (answeredBy === 'exchange' ? 0 : ring);
    call.outcome = outcome;
    call.number = phone.number;
    call.region = phone.region;
    call.dialled = spellPhone(random, session.account, phone);
    call.trunk = session.trunk;
    call.ip = session.ip;
    call.digits = null;
    call.cost = Math.round((talk / 60) * world.habits.costPerMinute * 10_000);
    call.answeredBy = answeredBy;
    call.caller = session.caller;
    call.transferCaller = -1;
    call.transferAfter = 0;
    call.list = -1;
    call.contact = 0;
    call.recorded = false;
    this.showOn(session);
    this.route(session);
    this.end();
    return call;
  }

  /** Customers type the number to show once, and now and then again. */
  private showOn({ shown }: Session): void {
    const { call, random, world } = this;
    const again = shown.last === '' || random.chance(0.1);
    call.presented = again ? shown.spell(random) : shown.last;
    call.organisation = shown.organisation;
    call.presentedName = shown.name;
    // Nobody may vouch for a number that is not the caller's; some carriers do.
    call.attestation = random.chance(world.habits.attested) ? random.pick(['C', 'C', 'C', 'B', 'B', 'A'] as const) : '';
  }

  private route(session: Session): void {
    const { call, random, world } = this;
    const { servers, habits } = world;
    call.server = session.server;
    const also = servers.length > 1 && random.chance(habits.places.alsoLogged);
    call.alsoServer = also ? (session.server + 1 + random.int(servers.length - 1)) % servers.length : -1;
    call.alsoDelay = also ? random.int(4) : 0;
  }

  private end(): void {
    const { call, random } = this;
    if (call.outcome !== 'answered') {
      call.cause = random.pick(CAUSES[call.outcome]);
      call.hungUp = call.outcome === 'no_answer' ? 'caller' : 'system';
      return;
    }
    call.cause = 16;
    if (call.answeredBy === 'exchange') call.hungUp = 'system';
    else call.hungUp = random.chance(call.answeredBy === 'person' ? 0.35 : 0.6) ? 'caller' : 'called';
  }

  /** Flags of what answered, from the flag of what it came to. */
  static flags(kind: number): number {
    return kind === 0 ? SEEN.answered : kind | SEEN.answered;
  }
}

function blankCall(id: number): CallEvent {
  return {
    id,
    account: 0,
    start: 0,
    duration: 0,
    talk: 0,
    outcome: 'failed',
    dialled: '',
    number: 0,
    region: 0,
    presented: '',
    organisation: -1,
    presentedName: '',
    trunk: 0,
    ip: '',
    digits: null,
    cost: 0,
    answeredBy: '',
    hungUp: 'system',
    cause: 16,
    caller: -1,
    transferCaller: -1,
    transferAfter: 0,
    list: -1,
    contact: 0,
    recorded: false,
    server: 0,
    alsoServer: -1,
    alsoDelay: 0,
    attestation: '',
  };
}
