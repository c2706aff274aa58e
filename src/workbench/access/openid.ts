import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as openid from 'openid-client';
import { z } from 'zod';
import { RingbreakError } from '../../base/errors.ts';
import type { OneTime } from './one-time.ts';
import type { Site } from './passkeys.ts';
import type { People, Person } from './people.ts';
import { ROLES, type Role } from './roles.ts';

const settingsSchema = z.strictObject({
  /** Address of the agency's sign-in service; https, but for one on this machine. */
  issuer: z.url(),
  client_id: z.string().min(1),
  client_secret: z.string().min(1).optional(),
  /** Name of the service on the sign-in page. */
  label: z.string().min(1).max(60).default('your agency'),
  scope: z.string().default('openid profile email'),
  /** Claim with the groups of a person: a text or a list. */
  groups_claim: z.string().default('groups'),
  /** Roles of the members of each group. Who is in none of them may not sign in. */
  roles: z.record(z.string(), z.array(z.enum(ROLES)).min(1)),
  /** Claim with the countries (ISO 3166-1 alpha-2) whose people the person may see; without it: all. */
  regions_claim: z.string().optional(),
  /** Claim with the ids of the cases that the person may open; without it: all. */
  cases_claim: z.string().optional(),
});
export type OpenIdSettings = z.infer<typeof settingsSchema>;

const rememberedSchema = z.object({ verifier: z.string(), state: z.string(), nonce: z.string() });

/**
 * The settings in `openid.json` of the server's configuration folder; undefined without that file.
 *
 * @throws RingbreakError OPENID_SETTINGS (usage).
 */
export async function readOpenIdSettings(folder: string): Promise<OpenIdSettings | undefined> {
  const file = join(folder, 'openid.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return settingsSchema.parse(JSON.parse(text));
  } catch (cause) {
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    throw new RingbreakError({
      kind: 'usage',
      code: 'OPENID_SETTINGS',
      what: `the settings of the agency's sign-in cannot be used: ${issue ? `${issue.path.join('.')}: ${issue.message}` : 'not JSON'}`,
      where: { file },
      next: 'Correct that field; docs/workbench.md lists them.',
      cause,
    });
  }
}

/** OpenID Connect, authorization code with PKCE: people of the agency sign in where they always do. */
export class OpenId {
  readonly settings: OpenIdSettings;
  readonly #once: OneTime;
  readonly #people: People;
  #found: Promise<openid.Configuration> | undefined;

  constructor(settings: OpenIdSettings, once: OneTime, people: People) {
    this.settings = settings;
    this.#once = once;
    this.#people = people;
  }

  /** Where the browser goes, and the token that its cookie keeps meanwhile. */
  async begin(site: Site): Promise<{ readonly address: string; readonly token: string }> {
    const config = await this.#configuration();
    const verifier = openid.randomPKCECodeVerifier();
    const [state, nonce] = [openid.randomState(), openid.randomNonce()];
    const address = openid.buildAuthorizationUrl(config, {
      redirect_uri: redirectTo(site),
      scope: this.settings.scope,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { address: address.href, token: this.#once.make('openid', null, { verifier, state, nonce }) };
  }

  /**
   * The person who comes back, with the roles that their groups give them now; made known at their first time.
   *
   * @param query what the service put behind the address, with its question mark.
   * @throws RingbreakError OPENID_REFUSED, NO_ROLE, DISMISSED (forbidden).
   */
  async finish(query: string, token: string, site: Site): Promise<Person> {
    const taken = this.#once.take('openid', token);
    if (!taken) throw refused('it was begun too long ago, or in another browser');
    const { verifier, state, nonce } = rememberedSchema.parse(taken.content);
    const config = await this.#configuration();
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    const tokens = await openid
      .authorizationCodeGrant(config, new URL(query, redirectTo(site)), checks)
      .catch((cause: unknown) => {
        throw refused('the answer of the service could not be verified', cause);
      });
    return this.#admit(tokens.claims()!);
  }

  #admit(claims: openid.IDToken): Person {
    const grant = this.#grantIn(claims);
    if (grant.roles.length === 0) {
      throw new RingbreakError({
        kind: 'forbidden',
        code: 'NO_ROLE',
        what: 'none of your groups has a role in this workbench',
        next: 'Ask whoever keeps the groups of your agency.',
      });
    }
    const known = this.#people.bySubject(claims.iss, claims.sub);
    if (known?.dismissedAt) throw dismissed();
    return known
      ? this.#people.change(known.id, grant)
      : this.#people.add(grant, { issuer: claims.iss, subject: claims.sub });
  }

  #grantIn(claims: openid.IDToken) {
    const { roles, groups_claim, regions_claim, cases_claim } = this.settings;
    const groups = new Set(listIn(claims[groups_claim]));
    const given = Object.entries(roles).flatMap(([group, ofGroup]): readonly Role[] =>
      groups.has(group) ? ofGroup : [],
    );
    const name = [claims['name'], claims['preferred_username'], claims['email'], claims.sub].find(isText)!;
    return {
      name: name.slice(0, 200),
      signInName: `${new URL(claims.iss).host}/${claims.sub}`,
      roles: ROLES.filter((role) => given.includes(role)),
      ...(regions_claim
        ? { regions: listIn(claims[regions_claim]).filter((region) => /^[A-Z]{2}$/.test(region)) }
        : {}),
      ...(cases_claim ? { cases: listIn(claims[cases_claim]) } : {}),
    };
  }

  #configuration(): Promise<openid.Configuration> {
    const { issuer, client_id, client_secret } = this.settings;
    const url = new URL(issuer);
    const onThisMachine = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    const options = onThisMachine ? { execute: [openid.allowInsecureRequests] } : {};
    const authentication = client_secret ? undefined : openid.None();
    this.#found ??= openid.discovery(url, client_id, client_secret, authentication, options);
    return this.#found.catch((cause: unknown) => {
      this.#found = undefined;
      throw refused('the service does not answer', cause);
    });
  }
}

/** Where the service sends people back to. */
function redirectTo(site: Site): string {
  return `${site.origin}/sign-in/openid/back`;
}

function listIn(claim: unknown): string[] {
  return (Array.isArray(claim) ? claim : [claim]).filter(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.isWellFormed();
}

/** The one answer to somebody who may no longer sign in. */
export function dismissed(): RingbreakError {
  return new RingbreakError({
    kind: 'forbidden',
    code: 'DISMISSED',
    what: 'you no longer have access to this workbench',
    next: 'Ask an administrator.',
  });
}

function refused(why: string, cause?: unknown): RingbreakError {
  return new RingbreakError({
    kind: 'forbidden',
    code: 'OPENID_REFUSED',
    what: `the sign-in with your agency failed: ${why}`,
    next: 'Try again; if it stays, tell who runs the workbench.',
    cause,
  });
}
