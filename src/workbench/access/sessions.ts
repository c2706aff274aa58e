import type { Effects } from '../../base/effects.ts';
import { sha256 } from '../../base/hash.ts';
import type { Store, StoredRow } from './store.ts';

/** NIST SP 800-63B-4, AAL2: sign in again after half an hour without work (we: an hour, in guarded offices) or 12 hours. */
export const IDLE_MS = 60 * 60 * 1000;
export const ABSOLUTE_MS = 12 * 60 * 60 * 1000;
/** `seen_at` is written so often at most, so that reading does not write. */
const SEEN_EVERY_MS = 60 * 1000;

/** How somebody showed who they are. */
export type How = 'printed_link' | 'invitation' | 'password' | 'passkey' | 'openid';

export interface Session {
  /** Names the session in lists; opens nothing. */
  readonly id: string;
  readonly person: string;
  readonly how: How;
  /** Browser, as it names itself. */
  readonly agent: string;
  readonly begunAt: Date;
  readonly seenAt: Date;
}

/** Sessions in the store, so that they survive a restart. The token is only in the cookie. */
export class Sessions {
  readonly #store: Store;
  readonly #effects: Effects;

  constructor(store: Store, effects: Effects) {
    this.#store = store;
    this.#effects = effects;
  }

  /** A new session and its token; `replacing`: the token that the browser had, which opens nothing from now on. */
  begin(person: string, how: How, agent: string, replacing?: string): string {
    if (replacing) this.#store.run('DELETE FROM session WHERE token = ?', sha256(replacing));
    this.#removeOld();
    const token = Buffer.from(this.#effects.random(32)).toString('base64url');
    const id = Buffer.from(this.#effects.random(12)).toString('base64url');
    const now = this.#effects.now().getTime();
    this.#store.run(
      'INSERT INTO session (token, id, person, how, agent, begun_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[sha256(token), id, person, how, agent.slice(0, 200), now, now],
    );
    return token;
  }

  /** The session of a token that was not idle for too long and is not too old. */
  find(token: string): Session | undefined {
    const row = this.#store.row('SELECT * FROM session WHERE token = ?', sha256(token));
    if (!row) return undefined;
    const now = this.#effects.now().getTime();
    if (this.#isOver(row, now)) {
      this.#store.run('DELETE FROM session WHERE token = ?', sha256(token));
      return undefined;
    }
    if (now - Number(row['seen_at']) >= SEEN_EVERY_MS) {
      this.#store.run('UPDATE session SET seen_at = ? WHERE token = ?', now, sha256(token));
    }
    return sessionOf(row);
  }

  list(person: string): Session[] {
    this.#removeOld();
    return this.#store.rows('SELECT * FROM session WHERE person = ? ORDER BY seen_at DESC, id', person).map(sessionOf);
  }

  /** Ends one session of a person; false when there is none. */
  end(person: string, id: string): boolean {
    return this.#store.run('DELETE FROM session WHERE person = ? AND id = ?', person, id) > 0;
  }

  /** Ends all sessions of a person but, where given, one. */
  endAll(person: string, except = ''): number {
    return this.#store.run('DELETE FROM session WHERE person = ? AND id <> ?', person, except);
  }

  #isOver(row: StoredRow, now: number): boolean {
    return now - Number(row['seen_at']) > IDLE_MS || now - Number(row['begun_at']) > ABSOLUTE_MS;
  }

  #removeOld(): void {
    const now = this.#effects.now().getTime();
    this.#store.run('DELETE FROM session WHERE seen_at < ? OR begun_at < ?', now - IDLE_MS, now - ABSOLUTE_MS);
  }
}

function sessionOf(row: StoredRow): Session {
  return {
    id: String(row['id']),
    person: String(row['person']),
    how: String(row['how']) as How,
    agent: String(row['agent']),
    begunAt: new Date(Number(row['begun_at'])),
    seenAt: new Date(Number(row['seen_at'])),
  };
}
