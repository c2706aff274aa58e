import { randomBytes } from 'node:crypto';
import { hostname, userInfo } from 'node:os';

/** Everything that differs between two runs on equal inputs comes in through here, so that tests can fix it. */
export interface Effects {
  /** Now, in UTC. */
  readonly now: () => Date;
  /** `n` unpredictable bytes (keys, ids that must not be guessed). */
  readonly random: (n: number) => Uint8Array;
  /** Who acts: recorded with every decision. */
  readonly actor: string;
}

/** The effects of the real world; the actor is RINGBREAK_ACTOR or the operating system's user. */
export function realEffects(env: NodeJS.ProcessEnv = process.env): Effects {
  return { now: () => new Date(), random: (n) => randomBytes(n), actor: env['RINGBREAK_ACTOR'] || systemUser() };
}

function systemUser(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return `unknown@${hostname()}`;
  }
}
