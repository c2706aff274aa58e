import type { Effects } from '../../base/effects.ts';
import { RingbreakError } from '../../base/errors.ts';
import { ROLES, type Role, type SignedIn } from './roles.ts';
import type { Store, StoredRow } from './store.ts';

/** Somebody who may sign in, or could once. */
export interface Person extends SignedIn {
  /** What they type to sign in with a password; unique whatever the case of its letters. */
  readonly signInName: string;
  readonly hasPassword: boolean;
  readonly passkeys: number;
  /** Signs in by the agency's own service (OpenID Connect). */
  readonly external: boolean;
  readonly createdAt: Date;
  readonly dismissedAt: Date | undefined;
}

/** What an administrator decides about somebody. */
export interface Grant {
  readonly name: string;
  readonly signInName: string;
  readonly roles: readonly Role[];
  readonly cases?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
}

const SELECT = `SELECT person.*, (SELECT count(*) FROM passkey WHERE passkey.person = person.id) AS passkeys FROM person`;

/** The people of this server. Nobody is ever deleted: logs name them by id for good. */
export class People {
  readonly #store: Store;
  readonly #effects: Effects;

  constructor(store: Store, effects: Effects) {
    this.#store = store;
    this.#effects = effects;
  }

  list(): Person[] {
    return this.#store.rows(`${SELECT} ORDER BY name, id`).map(personOf);
  }

  /** @throws RingbreakError NOT_FOUND (usage). */
  get(id: string): Person {
    const row = this.#store.row(`${SELECT} WHERE id = ?`, id);
    if (row) return personOf(row);
    throw new RingbreakError({
      kind: 'usage',
      code: 'NOT_FOUND',
      what: 'there is no such person',
      next: 'Choose one from the list of people.',
    });
  }

  bySignInName(name: string): Person | undefined {
    const row = this.#store.row(`${SELECT} WHERE sign_in_name = ?`, name.normalize('NFC').trim());
    return row && personOf(row);
  }

  bySubject(issuer: string, subject: string): Person | undefined {
    const row = this.#store.row(`${SELECT} WHERE issuer = ? AND subject = ?`, issuer, subject);
    return row && personOf(row);
  }

  /** @throws RingbreakError NAME_TAKEN, LIAISON_WITHOUT_COUNTRY (usage). */
  add(grant: Grant, external?: { readonly issuer: string; readonly subject: string }): Person {
    this.#mustBeFree(grant.signInName, '');
    mustBeLimited(grant);
    const id = Buffer.from(this.#effects.random(12)).toString('base64url');
    this.#store.run(
      'INSERT INTO person (id, name, sign_in_name, roles, cases, regions, issuer, subject, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      id,
      grant.name,
      grant.signInName.normalize('NFC').trim(),
      ...granted(grant),
      external?.issuer ?? null,
      external?.subject ?? null,
      this.#effects.now().getTime(),
    );
    return this.get(id);
  }

  /** @throws RingbreakError NAME_TAKEN, LIAISON_WITHOUT_COUNTRY, LAST_ADMINISTRATOR (usage). */
  change(id: string, grant: Grant): Person {
    this.#mustBeFree(grant.signInName, id);
    mustBeLimited(grant);
    if (!grant.roles.includes('administrator')) this.#mustNotBeLast(id);
    this.#store.run(
      'UPDATE person SET name = ?, sign_in_name = ?, roles = ?, cases = ?, regions = ? WHERE id = ?',
      grant.name,
      grant.signInName.normalize('NFC').trim(),
      ...granted(grant),
      id,
    );
    return this.get(id);
  }

  /** Takes every way to sign in from somebody, and the views that they kept. @throws RingbreakError LAST_ADMINISTRATOR (usage). */
  dismiss(id: string): void {
    this.#mustNotBeLast(id);
    this.#store.run(
      'UPDATE person SET dismissed_at = ?, password = NULL WHERE id = ?',
      this.#effects.now().getTime(),
      id,
    );
    for (const table of ['session', 'passkey', 'one_time', 'saved_view'])
      this.#store.run(`DELETE FROM ${table} WHERE person = ?`, id);
  }

  /** Lets somebody in again who was dismissed; they need a new link. */
  readmit(id: string): void {
    this.#store.run('UPDATE person SET dismissed_at = NULL WHERE id = ?', id);
  }

  passwordOf(id: string): string | undefined {
    return (
      (this.#store.row('SELECT password FROM person WHERE id = ?', id)?.['password'] as string | null) ?? undefined
    );
  }

  setPassword(id: string, hash: string): void {
    this.#store.run('UPDATE person SET password = ? WHERE id = ?', hash, id);
  }

  /** Whoever started the server and signs in by the printed link; made at the first time. */
  first(): Person {
    const found = this.#store.row(`${SELECT} WHERE id = 'first'`);
    if (found) return personOf(found);
    this.#store.run(
      "INSERT INTO person (id, name, sign_in_name, roles, created_at) VALUES ('first', 'Administrator', 'administrator', ?, ?)",
      JSON.stringify(['administrator', 'supervisor', 'analyst']),
      this.#effects.now().getTime(),
    );
    return this.get('first');
  }

  /** Whether an administrator can sign in without the printed link. */
  hasAdministrator(): boolean {
    return this.list().some(isAbleAdministrator);
  }

  #mustBeFree(signInName: string, exceptId: string): void {
    const other = this.bySignInName(signInName);
    if (!other || other.id === exceptId) return;
    throw new RingbreakError({
      kind: 'usage',
      code: 'NAME_TAKEN',
      what: 'somebody else signs in by this name',
      next: 'Choose another name to sign in by.',
    });
  }

  #mustNotBeLast(id: string): void {
    const others = this.list().filter((person) => person.id !== id);
    const administrator = this.get(id).roles.includes('administrator');
    if (!administrator || others.some((person) => !person.dismissedAt && person.roles.includes('administrator')))
      return;
    throw new RingbreakError({
      kind: 'usage',
      code: 'LAST_ADMINISTRATOR',
      what: 'nobody else administers this workbench',
      next: 'Make somebody else an administrator first.',
    });
  }
}

function isAbleAdministrator({ roles, dismissedAt, hasPassword, passkeys, external }: Person): boolean {
  return !dismissedAt && roles.includes('administrator') && (hasPassword || passkeys > 0 || external);
}

function granted({ roles, cases, regions }: Grant): [string, string | null, string | null] {
  const list = (items: readonly string[] | undefined) => (items ? JSON.stringify([...new Set(items)].sort()) : null);
  return [JSON.stringify(ROLES.filter((role) => roles.includes(role))), list(cases), list(regions)];
}

/** A liaison of nowhere would be one of everywhere by mistake. */
function mustBeLimited({ roles, regions }: Grant): void {
  if (!roles.includes('liaison') || (regions && regions.length > 0)) return;
  throw new RingbreakError({
    kind: 'usage',
    code: 'LIAISON_WITHOUT_COUNTRY',
    what: 'a liaison sees people of the countries that were granted, and none was',
    next: 'Name at least one country.',
  });
}

function personOf(row: StoredRow): Person {
  const list = (text: unknown) => (text === null ? undefined : (JSON.parse(String(text)) as string[]));
  const [cases, regions] = [list(row['cases']), list(row['regions'])];
  return {
    id: String(row['id']),
    name: String(row['name']),
    signInName: String(row['sign_in_name']),
    roles: list(row['roles']) as Role[],
    ...(cases ? { cases } : {}),
    ...(regions ? { regions } : {}),
    hasPassword: row['password'] !== null,
    passkeys: Number(row['passkeys']),
    external: row['issuer'] !== null,
    createdAt: new Date(Number(row['created_at'])),
    dismissedAt: row['dismissed_at'] === null ? undefined : new Date(Number(row['dismissed_at'])),
  };
}
