import type { Effects } from '../../base/effects.ts';
import { sha256 } from '../../base/hash.ts';
import type { Store } from './store.ts';

/** What a one-time token is for, and how long it is good, milliseconds. */
const GOOD_FOR = {
  printed_link: 60 * 60 * 1000,
  invitation: 72 * 60 * 60 * 1000,
  passkey_challenge: 5 * 60 * 1000,
  openid: 10 * 60 * 1000,
} as const;

export type Purpose = keyof typeof GOOD_FOR;

/** Tokens that are taken once: invitations, challenges, what is remembered while somebody signs in elsewhere. */
export class OneTime {
  readonly #store: Store;
  readonly #effects: Effects;

  constructor(store: Store, effects: Effects) {
    this.#store = store;
    this.#effects = effects;
  }

  /** A new token for a person (null: nobody yet), with what is to be remembered until it is taken. */
  make(purpose: Purpose, person: string | null, content: unknown = null): string {
    const token = Buffer.from(this.#effects.random(24)).toString('base64url');
    const until = this.#effects.now().getTime() + GOOD_FOR[purpose];
    this.#store.run('DELETE FROM one_time WHERE until < ?', this.#effects.now().getTime());
    this.#store.run(
      'INSERT INTO one_time (token, purpose, person, content, until) VALUES (?, ?, ?, ?, ?)',
      ...[sha256(token), purpose, person, JSON.stringify(content), until],
    );
    return token;
  }

  /** Whom a token is for, without taking it. */
  peek(purpose: Purpose, token: string): string | undefined {
    const row = this.#store.row(
      'SELECT person FROM one_time WHERE token = ? AND purpose = ? AND until >= ?',
      ...[sha256(token), purpose, this.#effects.now().getTime()],
    );
    return row?.['person'] === null ? undefined : (row?.['person'] as string | undefined);
  }

  /** Takes a token: of two who come with it at the same moment one has it. Undefined when it was taken, late or never made. */
  take(purpose: Purpose, token: string): { readonly person: string | null; readonly content: unknown } | undefined {
    const row = this.#store.row(
      'DELETE FROM one_time WHERE token = ? AND purpose = ? AND until >= ? RETURNING person, content',
      ...[sha256(token), purpose, this.#effects.now().getTime()],
    );
    if (!row) return undefined;
    return { person: row['person'] as string | null, content: JSON.parse(String(row['content'])) as unknown };
  }

  /** Makes all of a person's tokens of a purpose worthless, before a new one is given out. */
  forget(purpose: Purpose, person: string): void {
    this.#store.run('DELETE FROM one_time WHERE purpose = ? AND person = ?', purpose, person);
  }
}
