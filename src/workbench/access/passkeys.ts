import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Effects } from '../../base/effects.ts';
import { RingbreakError } from '../../base/errors.ts';
import type { OneTime } from './one-time.ts';
import type { Person } from './people.ts';
import type { Store } from './store.ts';

/** Where the pages are, as browsers see it. */
export interface Site {
  /** For example `https://workbench.example.police`. */
  readonly origin: string;
  /** Its host without the port. */
  readonly host: string;
}

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly usedAt: Date | undefined;
}

/** WebAuthn passkeys: discoverable, with the user verified by the device, so that one is enough to sign in. */
export class Passkeys {
  readonly #store: Store;
  readonly #once: OneTime;
  readonly #effects: Effects;

  constructor(store: Store, once: OneTime, effects: Effects) {
    this.#store = store;
    this.#once = once;
    this.#effects = effects;
  }

  list(person: string): Passkey[] {
    return this.#store
      .rows('SELECT id, name, created_at, used_at FROM passkey WHERE person = ? ORDER BY created_at, id', person)
      .map((row) => ({
        id: String(row['id']),
        name: String(row['name']),
        createdAt: new Date(Number(row['created_at'])),
        usedAt: row['used_at'] === null ? undefined : new Date(Number(row['used_at'])),
      }));
  }

  remove(person: string, id: string): boolean {
    return this.#store.run('DELETE FROM passkey WHERE person = ? AND id = ?', person, id) > 0;
  }

  /** What the browser needs to make a passkey for a person. */
  registrationOptions(person: Person, site: Site): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return generateRegistrationOptions({
      rpName: 'Ringbreak',
      rpID: site.host,
      userName: person.signInName,
      userDisplayName: person.name,
      userID: new Uint8Array(Buffer.from(person.id)),
      challenge: this.#challenge(person.id),
      attestationType: 'none',
      excludeCredentials: this.list(person.id).map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  /** Takes the passkey that the browser made. @throws RingbreakError PASSKEY_REFUSED (usage). */
  async register(person: string, response: RegistrationResponseJSON, name: string, site: Site): Promise<void> {
    const verified = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => this.#isTaken(challenge, person),
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
    }).catch(() => undefined);
    if (!verified?.verified) throw refused();
    const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
    if (this.#store.row('SELECT id FROM passkey WHERE id = ?', id)) throw refused();
    this.#store.run(
      'INSERT INTO passkey (id, person, name, public_key, counter, transports, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[id, person, name, publicKey, counter, JSON.stringify(transports ?? []), this.#effects.now().getTime()],
    );
  }

  /** What the browser needs to ask for any passkey of this site: it does not tell who has one. */
  signInOptions(site: Site): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: site.host,
      challenge: this.#challenge(null),
      userVerification: 'required',
    });
  }

  /** The person whose passkey answered. @throws RingbreakError PASSKEY_REFUSED (usage). */
  async signIn(response: AuthenticationResponseJSON, site: Site): Promise<string> {
    const row = this.#store.row('SELECT * FROM passkey WHERE id = ?', response.id);
    if (!row) throw refused();
    const verified = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => this.#isTaken(challenge, null),
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(row['public_key'] as Uint8Array),
        counter: Number(row['counter']),
      },
    }).catch(() => undefined);
    if (!verified?.verified) throw refused();
    this.#store.run(
      'UPDATE passkey SET counter = ?, used_at = ? WHERE id = ?',
      ...[verified.authenticationInfo.newCounter, this.#effects.now().getTime(), response.id],
    );
    return String(row['person']);
  }

  /** The challenge is itself a token that is taken once. */
  #challenge(person: string | null): Uint8Array<ArrayBuffer> {
    return new Uint8Array(Buffer.from(this.#once.make('passkey_challenge', person)));
  }

  #isTaken(challenge: string, person: string | null): boolean {
    const taken = this.#once.take('passkey_challenge', Buffer.from(challenge, 'base64url').toString());
    return taken !== undefined && taken.person === person;
  }
}

function refused(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'PASSKEY_REFUSED',
    what: 'this passkey is not one that is taken here',
    next: 'Try again, or sign in with a password.',
  });
}
