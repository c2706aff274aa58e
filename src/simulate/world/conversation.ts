import type { Appointment } from './agenda.ts';
import type { CallWorld } from './call-world.ts';
import type { Lead } from './leads.ts';
import type { CallEvent } from './model.ts';
import { SEEN } from './number-table.ts';
import { drawTalk, hangUpSeconds, heldSeconds, type Talk, voicemailSeconds } from './outcomes.ts';
import type { Random } from './random.ts';
import type { Session } from './session.ts';

/** Why somebody is rung: out of the blue, or as promised. */
export type Purpose = Appointment['purpose'] | 'open';

/** What an answered call comes to; decides whether the person gets a script of several stages. */
export function drawConversation(
  random: Random,
  world: CallWorld,
  session: Session,
  lead: Lead,
  purpose: Purpose,
): Talk {
  const { habits } = world;
  if (purpose === 'code') return { seconds: random.between(15, 58), kind: SEEN.contacted };
  if (purpose !== 'open') return promisedTalk(random, world, session);
  const talk = drawTalk(random, habits, session.trunk);
  const { message } = session.account;
  if (message) return messageTalk(random, world, lead, talk, message);
  if (talk.kind !== SEEN.held) return talk;
  const script = session.centre?.script ?? session.operator.script;
  if (!random.chance(script.onward)) return talk;
  lead.script = script;
  // A warning by a "neighbour" is over in half a minute; the "police" ring soon after.
  return script.shortFirst ? { seconds: random.between(25, 58), kind: SEEN.contacted } : talk;
}

function promisedTalk(random: Random, { habits }: CallWorld, session: Session): Talk {
  if (random.chance(habits.voicemail * 0.3))
    return { seconds: voicemailSeconds(random, habits, session.trunk), kind: SEEN.voicemail };
  return random.chance(0.85)
    ? { seconds: heldSeconds(random, habits), kind: SEEN.held }
    : { seconds: hangUpSeconds(random, habits), kind: SEEN.contacted };
}

/** A message is heard to its end, or not; a key connects to somebody who talks. */
function messageTalk(
  random: Random,
  { habits }: CallWorld,
  lead: Lead,
  talk: Talk,
  message: { seconds: number; pressed: number },
): Talk {
  if (talk.kind === SEEN.contacted && random.chance(0.5))
    return { seconds: Math.min(talk.seconds, message.seconds), kind: SEEN.contacted };
  if (talk.kind === SEEN.voicemail && random.chance(0.3)) return talk;
  lead.recorded = true;
  const seconds = message.seconds + random.pick([0, 0, 0, 1]);
  if (talk.kind === SEEN.voicemail) return { seconds, kind: SEEN.voicemail };
  if (!random.chance(message.pressed)) return { seconds, kind: SEEN.contacted };
  return { seconds: seconds + heldSeconds(random, habits), kind: SEEN.held };
}

/** A colleague takes the person over in the middle of the call. */
export function handOn(random: Random, { centre, caller }: Session, call: CallEvent): void {
  if (!centre || centre.callers.length < 2 || !random.chance(centre.transfers)) return;
  call.transferCaller = random.pick(centre.callers.filter((index) => index !== caller));
  call.transferAfter = Math.max(1, Math.floor(call.talk * random.real(0.1, 0.6)));
}
