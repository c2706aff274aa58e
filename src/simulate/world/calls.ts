import type { CallWorld } from './call-world.ts';
import { type ComplaintSeed, type Lead, LeadBook } from './leads.ts';
import type { Account, CallEvent, CallKey, InterceptionEvent, LoginEvent, Operator, Phone } from './model.ts';
import { NumberTable, SEEN } from './number-table.ts';
import { homeIp } from './operators.ts';
import { drawTalk, heldDigits, outcomeOf } from './outcomes.ts';
import { drawNumber, type Shown, show, spellPhone } from './presented.ts';
import { Random } from './random.ts';
import { REGIONS } from './regions.ts';
import type { SessionPlan } from './sessions.ts';
import { misdialled } from './spelling.ts';

/** Where the moving part of a world goes. Events are reused: copy what is kept. */
export interface WorldSink {
  call(call: CallEvent, flags: number, shown: Shown): void;
  login(login: LoginEvent): void;
  interception(interception: InterceptionEvent): void;
}

interface Session {
  readonly account: Account;
  readonly operator: Operator;
  shown: Shown;
  readonly ip: string;
  readonly trunk: number;
  at: number;
}

/** Plays the sessions of a plan one after the other. The same world and plan give the same events. */
export class CallEngine {
  readonly numbers: NumberTable;
  readonly complaints: ComplaintSeed[] = [];
  private readonly random = new Random(0);
  private readonly book: LeadBook;
  private readonly world: CallWorld;
  private readonly plan: SessionPlan;
  private readonly sink: WorldSink;
  private readonly call: CallEvent;
  private logins = 0;
  private interceptions = 0;

  constructor(world: CallWorld, plan: SessionPlan, sink: WorldSink, expected: number) {
    this.world = world;
    this.plan = plan;
    this.sink = sink;
    this.numbers = new NumberTable(expected * 0.8);
    this.book = new LeadBook(world.habits, world.reserved);
    this.call = blankCall(world.firstCall - 1);
  }

  /** One session; gives the number of its calls. */
  play(index: number): number {
    this.random.seed(this.world.seed, this.world.shape, 'session', index);
    const session = this.open(index);
    const size = this.plan.sizes[index]!;
    for (let i = 0; i < size; i++) this.attempt(session, i);
    session.account.lastSeen = Math.max(session.account.lastSeen ?? 0, Math.floor(session.at));
    return size;
  }

  private open(index: number): Session {
    const { random, world } = this;
    const account = world.accounts[this.plan.accounts[index]!]!;
    const operator = world.operators[account.operator]!;
    const at = this.plan.starts[index]!;
    const ip = random.chance(world.habits.vpnUse) ? random.pick(operator.vpns) : homeIp(operator, at);
    if (random.chance(0.7)) this.login(account, at - random.between(5, 900), ip);
    const trunk = random.int(world.habits.trunks);
    return { account, operator, shown: show(random, world, account), ip, trunk, at };
  }

  private login(account: Account, at: number, ip: string): void {
    const device = this.random.pick(account.devices);
    const agent = this.random.pick(this.world.agents);
    this.sink.login({ id: ++this.logins, account: account.index, at, ip, device, agent });
  }

  private attempt(session: Session, place: number): void {
    const { random, world } = this;
    const dice = random.unit();
    const habits = world.habits;
    const test = place === 0 ? habits.ownTest : 0.002;
    if (dice < test) this.known(session, random.pick(session.account.phones), SEEN.own);
    else if (dice < test + habits.organisationCall)
      this.known(session, this.organisationLine(session), SEEN.organisation);
    else if (dice < test + habits.organisationCall + habits.associateCall) this.associate(session);
    else if (random.chance(habits.misdialled)) this.mistake(session);
    else this.approach(session);
  }

  private organisationLine(session: Session): Phone {
    const { random, world } = this;
    const same = world.organisations.filter((one) => one.region === session.account.regions[0]);
    return random.pick(random.pick(same.length > 0 ? same : world.organisations).phones);
  }

  private associate(session: Session): void {
    const { random, world } = this;
    const other = random.pick(world.operators);
    if (other === session.operator || random.chance(0.5))
      this.known(session, random.pick(world.hubs.centreLines), SEEN.associate);
    else this.known(session, random.pick(other.phones), SEEN.associate);
  }

  /** A call to a line that belongs to somebody known: answered more often than not, talk of any length. */
  private known(session: Session, phone: Phone, kind: number): void {
    const { random } = this;
    const talk = random.chance(0.85) ? Math.max(3, Math.round(random.logNormal(kind === SEEN.own ? 25 : 90, 1))) : 0;
    this.begin(session, phone, talk > 0 ? 'answered' : 'no_answer', talk);
    this.emit(session, kind | (talk > 0 ? SEEN.answered : 0), false);
  }

  private mistake(session: Session): void {
    const region = REGIONS[session.account.homeRegion]!;
    const phone = drawNumber(this.random, session.account.homeRegion, 1);
    this.begin(session, phone, 'failed', 0);
    this.call.dialled = misdialled(this.random, region, phone.national);
    this.call.number = 0;
    this.emit(session, 0, false);
  }

  private approach(session: Session): void {
    const { random, world } = this;
    const { lead, from } = this.book.next(random, session.account, session.at);
    session.at = from;
    const place = session.shown.phone === null ? -1 : session.shown.phone.region;
    // A local-looking number is wanted: another country's victim is shown another number.
    if (lead.stage > 0 || (place !== lead.phone.region && random.chance(0.9))) {
      session.shown = show(random, world, session.account, lead.phone.region, session.shown);
    }
    const outcome = outcomeOf(random, world.habits, lead.stage > 0);
    const talk = outcome === 'answered' ? drawTalk(random, world.habits, session.trunk, lead.stage > 0) : null;
    this.begin(session, lead.phone, outcome, talk?.seconds ?? 0);
    if (!talk) {
      if (outcome === 'no_answer') this.book.miss(session.account.index, lead);
      this.emit(session, 0, false);
    } else this.answered(session, lead, talk.kind);
  }

  private answered(session: Session, lead: Lead, kind: number): void {
    const { random, call } = this;
    const captured = this.intercept(session, kind);
    const victim = kind === SEEN.held || captured;
    const key = { id: call.id, start: call.start };
    const at = call.start + call.duration;
    if (victim) this.complain(session, lead, key);
    const flags = SEEN.answered | (victim ? SEEN.held : kind);
    this.emit(session, flags, captured);
    if (kind === SEEN.voicemail) this.book.miss(session.account.index, lead);
    else if (random.chance(0.05)) this.book.sell(random, lead);
    if (kind === SEEN.held) this.follow(session, lead, at);
  }

  /** A script of several callers: the next one rings within minutes, hours or days, often from another account. */
  private follow(session: Session, lead: Lead, at: number): void {
    const { random, world } = this;
    lead.stage++;
    if (lead.stage === 1 && random.chance(world.habits.chain)) lead.stages = random.between(2, 4);
    if (lead.stage >= lead.stages) return;
    const wait = random.chance(0.6) ? random.between(20, 1500) : random.between(1, 96) * 3600;
    const other = random.chance(0.2) ? random.pick(session.operator.accounts) : session.account.index;
    this.book.follow(other, lead, at + wait);
  }

  private complain(session: Session, lead: Lead, key: CallKey): void {
    const { call, random, world } = this;
    if (lead.complaint) lead.complaint.calls.push(key);
    else if (lead.stage === 0 && random.chance(world.habits.complaintRate)) {
      lead.complaint = {
        account: session.account.index,
        phone: lead.phone,
        calls: [key],
        start: call.start,
        shown: session.shown.phone,
        organisation: session.shown.organisation,
      };
      this.complaints.push(lead.complaint);
    }
  }

  private intercept(session: Session, kind: number): boolean {
    const { random, call, world } = this;
    const quick = kind === SEEN.contacted && call.talk >= 20 && random.chance(world.habits.quickCapture);
    const tried = quick || (kind === SEEN.held && random.chance(session.account.interception));
    if (!tried) {
      if (random.chance(0.01)) call.digits = heldDigits(random, true);
      return false;
    }
    const captured = quick || random.chance(world.habits.captured);
    const digits = heldDigits(random, false);
    call.digits = captured || random.chance(0.5) ? digits : null;
    this.sink.interception({
      id: ++this.interceptions,
      account: session.account.index,
      call: { id: call.id, start: call.start },
      at: call.start + Math.min(call.duration, 20 + random.int(40)),
      target: call.dialled,
      number: call.number,
      organisation: session.shown.organisation < 0 ? null : session.shown.name,
      organisationIndex: session.shown.organisation,
      digits: captured || random.chance(0.3) ? digits : null,
      captured,
    });
    return captured;
  }

  private begin(session: Session, phone: Phone, outcome: CallEvent['outcome'], talk: number): void {
    const { call, random, world } = this;
    const ring =
      outcome === 'busy' ? random.between(1, 4) : outcome === 'failed' ? random.int(3) : random.between(3, 32);
    call.id += random.chance(0.0004) ? random.between(2, 5) : 1;
    call.account = session.account.index;
    call.start = Math.floor(session.at);
    call.talk = talk;
    call.duration = talk + ring;
    call.outcome = outcome;
    call.number = phone.number;
    call.region = phone.region;
    call.dialled = spellPhone(random, session.account, phone);
    // Customers type the number to show once, and now and then again.
    const again = session.shown.last === '' || random.chance(0.1);
    call.presented = again ? session.shown.spell(random) : session.shown.last;
    call.organisation = session.shown.organisation;
    call.presentedName = session.shown.name;
    call.trunk = session.trunk;
    call.ip = session.ip;
    call.digits = null;
    call.cost = Math.round((talk / 60) * world.habits.costPerMinute * 10_000);
  }

  private emit(session: Session, flags: number, captured: boolean): void {
    const { call, random } = this;
    if (call.number > 0) this.numbers.add(call.number, call.region, flags, call.talk, captured);
    this.sink.call(call, flags, session.shown);
    const wait = session.account.gap * random.real(0.5, 1.5);
    session.at += session.account.dialler ? wait : call.duration + wait;
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
  };
}
