import type { Purpose } from './conversation.ts';
import type { Habits } from './habits.ts';
import type { CallEvent, InterceptionEvent } from './model.ts';
import { SEEN } from './number-table.ts';
import { heldDigits } from './outcomes.ts';
import type { Random } from './random.ts';
import type { Session } from './session.ts';

/** What came of an attempt at a one-time code; promised: a machine will ask in a call of its own. */
export type Code = 'none' | 'missed' | 'captured' | 'promised';

/** Asks people for one-time codes. */
export class CodeCatcher {
  private readonly random: Random;
  private readonly habits: Habits;
  private readonly sink: { interception(one: InterceptionEvent): void };
  private serial = 0;

  constructor(random: Random, habits: Habits, sink: { interception(one: InterceptionEvent): void }) {
    this.random = random;
    this.habits = habits;
    this.sink = sink;
  }

  attempt(session: Session, call: CallEvent, purpose: Purpose, kind: number): Code {
    const { random, habits } = this;
    if (purpose === 'code') return this.ask(session, call, random.chance(habits.captured));
    const quick = kind === SEEN.contacted && call.talk >= 20 && random.chance(habits.quickCapture);
    const tried = quick || (kind === SEEN.held && random.chance(session.account.interception));
    if (tried && !quick && random.chance(habits.codeMachine)) return 'promised';
    if (tried) return this.ask(session, call, quick || random.chance(habits.captured));
    if (random.chance(0.01)) call.digits = heldDigits(random, true);
    return 'none';
  }

  /** In the running call. */
  private ask(session: Session, call: CallEvent, captured: boolean): Code {
    const { random } = this;
    const digits = heldDigits(random, false);
    call.digits = captured || random.chance(0.5) ? digits : null;
    this.sink.interception({
      id: ++this.serial,
      account: session.account.index,
      call: { id: call.id, start: call.start, account: call.account, server: call.server },
      at: call.start + Math.min(call.duration, 20 + random.int(40)),
      target: call.dialled,
      number: call.number,
      organisation: session.shown.organisation < 0 ? null : session.shown.name,
      organisationIndex: session.shown.organisation,
      digits: captured || random.chance(0.3) ? digits : null,
      captured,
    });
    return captured ? 'captured' : 'missed';
  }
}
