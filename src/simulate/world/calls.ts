import { Agenda, type Appointment } from './agenda.ts';
import type { CallWorld } from './call-world.ts';
import { type Code, CodeCatcher } from './codes.ts';
import { drawConversation, handOn, type Purpose } from './conversation.ts';
import { Follow } from './follow.ts';
import { type Lead, LeadBook } from './leads.ts';
import { Line } from './line.ts';
import type { AnsweredBy, CallEvent, ContactEvent, InterceptionEvent, LoginEvent, Outcome } from './model.ts';
import { NumberTable, SEEN } from './number-table.ts';
import { heldDigits, outcomeOf, type Talk } from './outcomes.ts';
import { drawNumber, type Shown, show, showNeighbour, showOrganisation } from './presented.ts';
import { Random } from './random.ts';
import { REGIONS } from './regions.ts';
import { type ComplaintSeed, complains, type SceneEvent, sceneOf } from './scenes.ts';
import { openSession, type Session } from './session.ts';
import type { SessionPlan } from './sessions.ts';
import { associateCall, organisationCall, type SideCall, testCall } from './side-calls.ts';
import { misdialled } from './spelling.ts';

/** Where the moving part of a world goes. Events of calls are reused: copy what is kept. */
export interface WorldSink {
  call(call: CallEvent, flags: number, shown: Shown): void;
  login(login: LoginEvent): void;
  interception(interception: InterceptionEvent): void;
  /** A scene that is over. */
  scene?(scene: SceneEvent): void;
  /** An entry of a call list. */
  contact?(contact: ContactEvent): void;
}

/** Plays the sessions of a plan one after the other, and what was promised in between. Equal worlds give equal events. */
export class CallEngine {
  readonly numbers: NumberTable;
  readonly complaints: ComplaintSeed[] = [];
  private readonly random = new Random(0);
  private readonly agenda = new Agenda();
  private readonly book: LeadBook;
  private readonly follow: Follow;
  private readonly line: Line;
  private readonly codes: CodeCatcher;
  private readonly world: CallWorld;
  private readonly plan: SessionPlan;
  private readonly sink: WorldSink;
  /** Until when an account's holder, or a caller, is busy: UTC seconds. */
  private readonly busy: { readonly accounts: Float64Array; readonly callers: Float64Array };
  private left: number;
  private debt = 0;
  private logins = 0;

  /** @param calls how many are placed, promises and all. */
  constructor(world: CallWorld, plan: SessionPlan, sink: WorldSink, calls: number) {
    this.world = world;
    this.plan = plan;
    this.sink = sink;
    this.left = calls;
    this.numbers = new NumberTable(calls * 0.8);
    this.book = new LeadBook(world, calls, (contact) => sink.contact?.(contact));
    this.follow = new Follow(this.random, world, this.agenda);
    this.line = new Line(this.random, world);
    this.codes = new CodeCatcher(this.random, world.habits, sink);
    const { accounts, callers } = world;
    this.busy = { accounts: new Float64Array(accounts.length), callers: new Float64Array(callers.length) };
    for (const account of accounts) account.calls = 0;
  }

  /** What is due by then, and one session; gives the number of calls. */
  play(index: number): number {
    const before = this.left;
    const start = this.plan.starts[index]!;
    for (let due = this.agenda.takeDue(start); due && this.left > 0; due = this.agenda.takeDue(start)) this.visit(due);
    this.random.seed(this.world.seed, this.world.shape, 'session', index);
    const session = this.open({ account: this.plan.accounts[index]!, caller: this.plan.callers[index]! }, start, index);
    if (this.random.chance(session.centre ? 0.85 : 0.7)) this.login(session);
    // Calls that were promised come out of the share of the sessions that follow.
    const size = this.plan.sizes[index]!;
    const paid = Math.min(this.debt, size >> 1);
    this.debt -= paid;
    let tested = this.random.chance(this.world.habits.ownTest);
    for (let i = paid; i < size && this.left > 0; i++) {
      if (tested) this.side(session, testCall(this.random, this.world, session));
      else this.attempt(session);
      tested = tested && this.random.chance(0.3);
    }
    this.close(session);
    return before - this.left;
  }

  private open(who: { account: number; caller: number }, wanted: number, serial: number): Session {
    const { random, world } = this;
    const busy = who.caller < 0 ? this.busy.accounts[who.account]! : this.busy.callers[who.caller]!;
    // Somebody who is at it already goes on; a session far behind is another person's at the same account.
    const at = busy > wanted && busy - wanted < 10_800 ? busy + random.between(2, 600) : wanted;
    const session = openSession(random, world, who, at, serial);
    return { ...session, shown: show(random, world, session.account) };
  }

  private close(session: Session): void {
    const at = Math.floor(session.at);
    session.account.lastSeen = Math.max(session.account.lastSeen ?? 0, at);
    if (session.caller < 0) this.busy.accounts[session.account.index] = at;
    else this.busy.callers[session.caller] = at;
  }

  private login({ account, at, ip }: Session): void {
    const before = at - this.random.between(5, 900);
    const device = this.random.pick(account.devices);
    const agent = this.random.pick(this.world.agents);
    this.sink.login({ id: ++this.logins, account: account.index, at: before, ip, device, agent });
  }

  /** A promised call outside of any session. */
  private visit(due: Appointment): void {
    this.random.seed(this.world.seed, this.world.shape, 'visit', due.serial);
    const session = this.open(due, due.due, due.serial);
    this.debt++;
    this.keep(session, due);
    this.close(session);
  }

  private attempt(session: Session): void {
    const { random, world } = this;
    const { habits } = world;
    const due = this.agenda.takeOf(session.account.index, session.caller, session.at + 90);
    if (due) {
      session.at = Math.max(session.at, due.due);
      this.keep(session, due);
      return;
    }
    const dice = random.unit();
    if (dice < 0.001) this.side(session, testCall(random, world, session));
    else if (dice < 0.001 + habits.organisationCall) this.side(session, organisationCall(random, world, session));
    else if (dice < 0.001 + habits.organisationCall + habits.associateCall)
      this.side(session, associateCall(random, world, session));
    else if (random.chance(habits.misdialled)) this.mistake(session);
    else this.approach(session);
  }

  private side(session: Session, { phone, kind, talk }: SideCall): void {
    const call = this.line.begin(session, phone, talk > 0 ? 'answered' : 'no_answer', talk, talk > 0 ? 'person' : '');
    if (kind === SEEN.organisation && talk > 20 && this.random.chance(0.3)) call.digits = heldDigits(this.random, true);
    this.emit(session, talk > 0 ? Line.flags(kind) : kind, false);
  }

  private mistake(session: Session): void {
    const region = REGIONS[session.account.homeRegion]!;
    const phone = drawNumber(this.random, session.account.homeRegion, 1);
    const call = this.line.begin(session, phone, 'failed', 0, '');
    call.dialled = misdialled(this.random, region, phone.national);
    call.number = 0;
    this.emit(session, 0, false);
  }

  private approach(session: Session): void {
    const { random, world } = this;
    const lead = this.book.next(random, session.account, session.at);
    const place = session.shown.phone === null ? -1 : session.shown.phone.region;
    const stranger = place !== lead.phone.region && random.chance(0.9);
    // A local-looking number is wanted: another country's victim is shown another number.
    if (stranger || random.chance(session.account.rotation))
      session.shown = show(random, world, session.account, lead.phone.region, session.shown);
    this.ring(session, lead, 'open');
  }

  /** Keeps a promise: the next stage is shown another number, a call back the same. */
  private keep(session: Session, { lead, purpose }: Appointment): void {
    const before = session.shown;
    session.shown = (purpose === 'stage' ? this.nextIdentity(session, lead) : lead.shown) ?? before;
    this.ring(session, lead, purpose);
    session.shown = before;
  }

  private nextIdentity(session: Session, lead: Lead): Shown | undefined {
    // A stage that nobody took yet keeps its number when it is tried again.
    if (lead.tries > 0 && lead.shown) return lead.shown;
    const { random, world } = this;
    const kind = lead.script!.stages[lead.reached.length] ?? 'organisation';
    const { region } = lead.phone;
    const known = lead.reached.map(({ organisation }) => organisation);
    const shown = kind === 'organisation' ? showOrganisation(random, world, session.account, region, known) : undefined;
    return shown ?? showNeighbour(random, world, session.account, region);
  }

  private ring(session: Session, lead: Lead, purpose: Purpose): void {
    const { random, world } = this;
    const outcome = outcomeOf(random, world.habits, purpose !== 'open');
    const talk = outcome === 'answered' ? drawConversation(random, world, session, lead, purpose) : undefined;
    if (talk) {
      this.take(session, lead, purpose, talk);
      return;
    }
    const announced = outcome === 'failed' && random.chance(world.habits.talk.announced);
    const seconds = announced ? world.habits.talk.lines[session.trunk]!.announcement + random.int(2) : 0;
    this.begin(session, lead, announced ? 'answered' : outcome, seconds, announced ? 'exchange' : '');
    this.emit(session, announced ? SEEN.answered : 0, false);
    if (purpose !== 'open') {
      if (!this.follow.retry(session, lead, purpose, session.at)) this.end(lead);
    } else if (outcome === 'no_answer') this.book.miss(session.account, lead);
  }

  private begin(session: Session, lead: Lead, outcome: Outcome, talk: number, by: AnsweredBy): CallEvent {
    const call = this.line.begin(session, lead.phone, outcome, talk, by);
    lead.shown = session.shown;
    lead.calls.push({ id: call.id, start: call.start, account: call.account, server: call.server });
    call.list = lead.list;
    call.contact = lead.contact;
    return call;
  }

  /** Somebody or something took the call. */
  private take(session: Session, lead: Lead, purpose: Purpose, talk: Talk): void {
    const { random } = this;
    const voicemail = talk.kind === SEEN.voicemail;
    const call = this.begin(session, lead, 'answered', talk.seconds, voicemail ? 'voicemail' : 'person');
    call.recorded = session.account.message !== null && purpose === 'open';
    if (call.recorded && talk.kind === SEEN.held) call.digits = random.pick(['1', '1', '9']);
    const at = call.start + call.duration;
    const code = voicemail ? 'none' : this.codes.attempt(session, call, purpose, talk.kind);
    const victim = talk.kind === SEEN.held || code === 'captured';
    if (talk.kind === SEEN.held) handOn(random, session, call);
    if (!voicemail || lead.recorded) {
      const { id, start, server, account } = call;
      const { phone, organisation } = session.shown;
      lead.reached.push({ id, start, server, account, talk: talk.seconds, shown: phone, organisation });
    }
    lead.held ||= talk.kind === SEEN.held;
    if (code === 'captured') lead.captured++;
    this.emit(session, Line.flags(victim ? SEEN.held : talk.kind), code === 'captured');
    this.decide(session, lead, purpose, talk, code, at);
  }

  /** What comes next for the person. */
  private decide(session: Session, lead: Lead, purpose: Purpose, talk: Talk, code: Code, at: number): void {
    const { random, world } = this;
    if (talk.kind === SEEN.voicemail) {
      if (purpose !== 'open') {
        if (!this.follow.retry(session, lead, purpose, at)) this.end(lead);
      } else if (lead.recorded) this.end(lead);
      else this.book.miss(session.account, lead);
      return;
    }
    lead.tries = 0;
    if (random.chance(0.05)) this.book.sell(random, lead.phone);
    const on = lead.script !== null && (talk.kind === SEEN.held || purpose === 'open');
    if (code === 'promised' && this.follow.code(session, lead, at)) return;
    if (on && (purpose === 'open' || random.chance(0.75)) && this.follow.stage(session, lead, at)) return;
    const back = purpose === 'open' && !lead.recorded && random.chance(world.habits.callBack * (lead.held ? 1 : 0.2));
    if (back && this.follow.back(session, lead, at)) return;
    if (talk.kind === SEEN.contacted && purpose === 'open') this.book.refuse(session.account, lead, at);
    this.end(lead);
  }

  private end(lead: Lead): void {
    const { random, world } = this;
    if (complains(random, lead, world.habits.complaintRate))
      this.complaints.push({ phone: lead.phone, reached: lead.reached });
    const scene = sceneOf(lead, (account) => world.accounts[account]!.operator);
    if (scene) this.sink.scene?.(scene);
  }

  /** Stories that were not over when the service was seized. */
  finish(): void {
    this.random.seed(this.world.seed, this.world.shape, 'finish');
    for (let due = this.agenda.takeDue(Infinity); due; due = this.agenda.takeDue(Infinity)) this.end(due.lead);
  }

  private emit(session: Session, flags: number, captured: boolean): void {
    const { random } = this;
    const { call } = this.line;
    if (call.number > 0) this.numbers.add(call.number, call.region, flags, call.talk, captured);
    this.sink.call(call, flags, session.shown);
    session.account.calls++;
    this.left--;
    const wait = session.account.gap * random.real(0.5, 1.5);
    session.at += session.account.dialler ? wait : call.duration + wait;
  }
}
