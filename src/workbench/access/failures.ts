import type { Effects } from '../../base/effects.ts';
import { RingbreakError } from '../../base/errors.ts';
import { sha256 } from '../../base/hash.ts';
import type { Store } from './store.ts';

/** So many wrong passwords are free; every further one doubles the wait. NIST SP 800-63B asks for at most 100 in a row. */
const FREE = 5;
const FIRST_WAIT_MS = 15 * 1000;
const LONGEST_WAIT_MS = 60 * 60 * 1000;
/** Failures are forgotten after a day without one. */
const FORGET_MS = 24 * 60 * 60 * 1000;

/** Slows down who tries passwords: by the name that is tried, whether there is such a person or not, and by address. */
export class Failures {
  readonly #store: Store;
  readonly #effects: Effects;

  constructor(store: Store, effects: Effects) {
    this.#store = store;
    this.#effects = effects;
  }

  /** @throws RingbreakError TOO_MANY_TRIES (forbidden) while one of them has to wait. */
  mustNotWait(abouts: readonly string[]): void {
    const now = this.#effects.now().getTime();
    const until = Math.max(0, ...abouts.map((about) => this.#of(about)?.until ?? 0));
    if (until <= now) return;
    const seconds = Math.ceil((until - now) / 1000);
    throw new RingbreakError({
      kind: 'forbidden',
      code: 'TOO_MANY_TRIES',
      what: 'there were too many tries with a wrong password',
      next: `Try again in ${seconds} seconds, sign in with a passkey, or ask an administrator for a new link.`,
    });
  }

  failed(abouts: readonly string[]): void {
    const now = this.#effects.now().getTime();
    this.#store.run('DELETE FROM failure WHERE until < ?', now - FORGET_MS);
    for (const about of abouts) {
      const count = (this.#of(about)?.count ?? 0) + 1;
      const wait = count < FREE ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - FREE));
      this.#store.run('INSERT OR REPLACE INTO failure VALUES (?, ?, ?)', sha256(about), count, now + wait);
    }
  }

  succeeded(about: string): void {
    this.#store.run('DELETE FROM failure WHERE about = ?', sha256(about));
  }

  #of(about: string): { count: number; until: number } | undefined {
    const row = this.#store.row('SELECT count, until FROM failure WHERE about = ?', sha256(about));
    return row && { count: Number(row['count']), until: Number(row['until']) };
  }
}
