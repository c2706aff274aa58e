import type { Habits } from './habits.ts';
import type { Outcome } from './model.ts';
import { SEEN } from './number-table.ts';
import type { Random } from './random.ts';
import { drawLength } from './talk-habits.ts';

/** The rule of Operation Elaborate: a call of more than a minute. Held conversations of the world are longer. */
export const HELD_FLOOR_S = 60;
const LONGEST_S = 4 * 3600;

/** What happens to an attempt. People in the middle of a script answer nearly always. */
export function outcomeOf(random: Random, habits: Habits, inScript: boolean): Outcome {
  if (inScript && random.chance(habits.scriptAnswer)) return 'answered';
  const dice = random.unit();
  if (dice < habits.noAnswer) return 'no_answer';
  if (dice < habits.noAnswer + habits.busy) return 'busy';
  return dice < habits.noAnswer + habits.busy + habits.failed ? 'failed' : 'answered';
}

export interface Talk {
  readonly seconds: number;
  /** A flag of SEEN: voicemail, contacted or held. */
  readonly kind: number;
}

/** How long an answered call lasts and what it was: a voicemail, a person who hangs up, a person who is held. */
export function drawTalk(random: Random, habits: Habits, trunk: number): Talk {
  const dice = random.unit();
  if (dice < habits.voicemail) return { seconds: voicemailSeconds(random, habits, trunk), kind: SEEN.voicemail };
  if (dice > 1 - habits.held) return { seconds: heldSeconds(random, habits), kind: SEEN.held };
  return { seconds: hangUpSeconds(random, habits), kind: SEEN.contacted };
}

/** The greeting runs until the trunk or the caller cuts it off. */
export function voicemailSeconds(random: Random, habits: Habits, trunk: number): number {
  const { talk } = habits;
  const line = talk.lines[trunk]!;
  if (line.voicemail === 'carrier') {
    return Math.min(110, Math.max(2, Math.round(random.logNormal(talk.carrierMedian, talk.carrierSigma))));
  }
  if (line.voicemail === 'greeting') return random.pick(line.greetings) + random.pick([0, 0, 0, 1, 1, 2, 3]);
  if (random.chance(talk.impatient)) return random.between(2, Math.min(line.cutOff, 30));
  return random.chance(line.jitter) ? line.cutOff + random.between(-line.spread, line.spread) : line.cutOff;
}

/** More than a minute, whatever the family. */
export function heldSeconds(random: Random, habits: Habits): number {
  const { held, heldMedian, heldSigma } = habits.talk;
  for (let tries = 0; tries < 6; tries++) {
    const seconds = Math.round(drawLength(random, held, heldMedian, heldSigma));
    if (seconds > HELD_FLOOR_S) return Math.min(seconds, LONGEST_S);
  }
  return HELD_FLOOR_S + 1 + random.int(120);
}

/** A minute at most. */
export function hangUpSeconds(random: Random, habits: Habits): number {
  const { hangUp, hangUpMedian, hangUpSigma } = habits.talk;
  for (let tries = 0; tries < 4; tries++) {
    const seconds = Math.max(1, Math.round(drawLength(random, hangUp, hangUpMedian, hangUpSigma)));
    if (seconds <= HELD_FLOOR_S) return seconds;
  }
  return random.between(1, 40);
}

/** Keys that were pressed: a menu choice, or a one-time code of four to eight digits. */
export function heldDigits(random: Random, menu: boolean): string {
  if (menu) return random.pick(['1', '2', '1#', '0', '#', '9']);
  const length = random.pick([4, 6, 6, 6, 6, 8]);
  let text = '';
  for (let i = 0; i < length; i++) text += random.int(10);
  return text;
}
