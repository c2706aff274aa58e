import type { Agenda, Appointment } from './agenda.ts';
import type { CallWorld } from './call-world.ts';
import type { Lead } from './leads.ts';
import type { Random } from './random.ts';
import { drawGap } from './scripts.ts';
import type { Session } from './session.ts';
import type { Caller, Centre } from './staff.ts';

const DAY = 86400;
/** A promise that falls further away than this moves into working hours. */
const SOON_S = 2 * 3600;
const MOST_TRIES = 3;

/** Promises the next call to somebody; false when there will be none. */
export class Follow {
  private readonly random: Random;
  private readonly world: CallWorld;
  private readonly agenda: Agenda;

  constructor(random: Random, world: CallWorld, agenda: Agenda) {
    this.random = random;
    this.world = world;
    this.agenda = agenda;
  }

  /** The script's next stage, by the same hand or another of the crew. */
  stage(session: Session, lead: Lead, from: number): boolean {
    const { script } = lead;
    if (!script || lead.reached.length >= script.stages.length) return false;
    const who = this.random.chance(script.handOver) ? this.colleague(session, lead.reached.length) : holder(session);
    return this.promise(session, lead, who, from + drawGap(this.random, script.gaps), 'stage');
  }

  /** The same person again, under the number that was shown before. */
  back(session: Session, lead: Lead, from: number): boolean {
    const { random } = this;
    const gap = drawGap(random, random.pick(['minutes', 'minutes', 'hours', 'days']));
    return this.promise(session, lead, holder(session), from + gap, 'back');
  }

  /** A machine asks for the code within minutes. */
  code(session: Session, lead: Lead, from: number): boolean {
    return this.promise(session, lead, holder(session), from + this.random.between(15, 500), 'code');
  }

  /** Nobody took the promised call: it is tried again. */
  retry(session: Session, lead: Lead, purpose: Appointment['purpose'], from: number): boolean {
    if (++lead.tries > MOST_TRIES) return false;
    return this.promise(session, lead, holder(session), from + this.random.between(180, 5400), purpose);
  }

  private promise(
    session: Session,
    lead: Lead,
    who: { account: number; caller: number },
    wanted: number,
    purpose: Appointment['purpose'],
  ): boolean {
    const far = wanted - session.at > SOON_S;
    const centre = who.caller < 0 ? undefined : this.world.centres[this.world.callers[who.caller]!.centre];
    const due = centre
      ? this.inShift(centre, this.world.callers[who.caller]!, wanted)
      : far
        ? this.inHours(session, wanted)
        : wanted;
    if (due >= this.world.habits.end) return false;
    this.agenda.add({ due: Math.floor(due), ...who, lead, purpose });
    return true;
  }

  /** Another account of the hand; in a centre a colleague whose part it is. */
  private colleague(session: Session, stage: number): { account: number; caller: number } {
    const { random, world } = this;
    const { centre, operator } = session;
    if (!centre) return { account: random.pick(operator.accounts), caller: -1 };
    const parts = centre.callers.filter((index) => world.callers[index]!.role === stage);
    const caller = random.pick(parts.length > 0 ? parts : centre.callers);
    if (centre.kind === 'boss') return { account: random.pick(centre.accounts), caller };
    return { account: random.pick(world.operators[world.callers[caller]!.operator]!.accounts), caller };
  }

  /** In the working hours of the day, or of the next when they are over. */
  private inHours(session: Session, wanted: number): number {
    const midnight = Math.floor(wanted / DAY) * DAY;
    const at = midnight + (session.operator.workHour + this.random.real(0, 8)) * 3600;
    return at > session.at + SOON_S / 2 ? at : at + DAY;
  }

  /** The time itself when the caller is at work then, else some time in the next shift. */
  private inShift(centre: Centre, caller: Caller, wanted: number): number {
    const shift = centre.shifts[caller.seat % centre.shifts.length]!;
    for (let day = Math.floor(wanted / DAY) - 1; ; day++) {
      const begin = day * DAY + shift.begin * 3600;
      const end = begin + shift.hours * 3600;
      if (end <= wanted || !centre.weekdays.includes(new Date(day * DAY * 1000).getUTCDay())) continue;
      return wanted >= begin ? wanted : begin + this.random.real(0, shift.hours * 0.6) * 3600;
    }
  }
}

function holder(session: Session): { account: number; caller: number } {
  return { account: session.account.index, caller: session.caller };
}
