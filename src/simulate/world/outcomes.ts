import type { Habits } from './habits.ts';
import type { Outcome } from './model.ts';
import { SEEN } from './number-table.ts';
import type { Random } from './random.ts';

/** The rule of Operation Elaborate: a call of more than a minute. Held conversations of the world are longer. */
export const HELD_FLOOR_S = 60;

/** What happens to an attempt. People in the middle of a script answer nearly always. */
export function outcomeOf(random: Random, habits: Habits, inScript: boolean): Outcome {
  if (inScript && random.chance(0.85)) return 'answered';
  const dice = random.unit();
  if (dice < habits.noAnswer) return 'no_answer';
  if (dice < habits.noAnswer + habits.busy) return 'busy';
  return dice < habits.noAnswer + habits.busy + habits.failed ? 'failed' : 'answered';
}

/** How long an answered call lasts and what it was: a voicemail, a person who hangs up, a person who is held. */
export function drawTalk(
  random: Random,
  habits: Habits,
  trunk: number,
  inScript: boolean,
): { seconds: number; kind: number } {
  const dice = inScript ? 0.99 : random.unit();
  if (dice < habits.voicemail) return { seconds: voicemailSeconds(random, habits, trunk), kind: SEEN.voicemail };
  if (dice > 1 - habits.held || inScript) return { seconds: heldSeconds(random, habits), kind: SEEN.held };
  const seconds = Math.round(random.logNormal(habits.hangUpMedian, 0.9));
  return { seconds: Math.min(HELD_FLOOR_S - 2, Math.max(1, seconds)), kind: SEEN.contacted };
}

/** The greeting runs until the trunk cuts it off, unless the caller hangs up first. */
function voicemailSeconds(random: Random, habits: Habits, trunk: number): number {
  const cut = habits.cutOffs[trunk]!;
  if (random.chance(0.25)) return random.between(2, Math.min(cut, 30));
  return random.chance(habits.cutOffJitter) ? cut + random.between(0, 1) : cut;
}

function heldSeconds(random: Random, habits: Habits): number {
  const seconds = Math.round(random.logNormal(habits.heldMedian, habits.heldSigma));
  if (seconds > HELD_FLOOR_S) return Math.min(seconds, 4 * 3600);
  return HELD_FLOOR_S + 1 + random.int(60);
}

/** Keys that were pressed: a menu choice, or a one-time code of four to eight digits. */
export function heldDigits(random: Random, menu: boolean): string {
  if (menu) return random.pick(['1', '2', '1#', '0', '#', '9']);
  const length = random.pick([4, 6, 6, 6, 6, 8]);
  let text = '';
  for (let i = 0; i < length; i++) text += random.int(10);
  return text;
}
