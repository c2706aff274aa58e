import type { TalkBin, TalkHistogram } from '../report-data.ts';

/** A step of the talk-time plot that towers over its neighbours. */
export interface SuspectPeak {
  readonly bin: TalkBin;
  /** How many times the larger of the steps beside it, rounded down. */
  readonly times: number;
}

/** Conversations thin out steadily with their length: three times the neighbours and a twentieth of all is no chance. */
const MIN_TIMES = 3;
const MIN_SHARE = 0.05;

/**
 * The tallest step beyond the rule that conversations alone do not explain: at least three times the victims of the next
 * longer step and of the one before it that also lies beyond the rule, and at least 5 % of all victims. Set by judgement;
 * it only makes the report say that somebody should look.
 */
export function suspectPeak(talk: TalkHistogram): SuspectPeak | undefined {
  const beyond = talk.bins.filter((bin) => bin.over >= talk.threshold && bin.upTo !== null);
  const all = talk.bins.reduce((sum, bin) => sum + bin.victims, 0);
  let found: SuspectPeak | undefined;
  for (const [i, bin] of beyond.entries()) {
    const beside = Math.max(1, beyond[i - 1]?.victims ?? 0, beyond[i + 1]?.victims ?? 0);
    const times = Math.floor(bin.victims / beside);
    if (times < MIN_TIMES || bin.victims < MIN_SHARE * all || bin.victims < 20) continue;
    if (!found || bin.victims > found.bin.victims) found = { bin, times };
  }
  return found;
}
