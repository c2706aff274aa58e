import { createRoute, z } from '@hono/zod-openapi';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { RingbreakError } from '../../../base/errors.ts';
import { hashPassword, isPassword, LONGEST, mustBeGood } from '../../access/passwords.ts';
import { anybody, permit } from '../../access/permit.ts';
import { apiPart } from '../../server/api.ts';
import { addressOf, signIn, signOut } from '../../server/session.ts';
import { json, jsonBody, nothing, plain } from '../../server/shapes.ts';

const password = z.string().max(4 * LONGEST);
const token = z.string().max(100);

const ways = createRoute({
  ...anybody(),
  method: 'get',
  path: '/sign-in/ways',
  summary: 'How people sign in here',
  responses: json(
    'The ways; `agency` is the name of the sign-in service of the agency, null where there is none',
    z.object({ agency: z.string().nullable(), passkeys: z.boolean() }),
  ),
});

const byPassword = createRoute({
  ...anybody(),
  method: 'post',
  path: '/sign-in/password',
  summary: 'Sign in with name and password',
  request: jsonBody(z.object({ name: z.string().max(400), password })),
  responses: nothing('Signed in'),
});

const passkeyOptions = createRoute({
  ...anybody(),
  method: 'post',
  path: '/sign-in/passkey/options',
  summary: 'What the browser needs to ask for a passkey',
  responses: json('WebAuthn PublicKeyCredentialRequestOptions', z.looseObject({ challenge: z.string() })),
});

const byPasskey = createRoute({
  ...anybody(),
  method: 'post',
  path: '/sign-in/passkey',
  summary: 'Sign in with a passkey',
  request: jsonBody(z.looseObject({ id: z.string(), response: z.looseObject({}) })),
  responses: nothing('Signed in'),
});

const lookAtInvitation = createRoute({
  ...anybody(),
  method: 'post',
  path: '/sign-in/invitation/about',
  summary: 'Whom a one-time link is for; it stays good',
  request: jsonBody(z.object({ token })),
  responses: json('The person', z.object({ name: z.string(), sign_in_name: z.string() })),
});

const byInvitation = createRoute({
  ...anybody(),
  method: 'post',
  path: '/sign-in/invitation',
  summary: 'Use a one-time link: set a password, or sign in to make a passkey',
  request: jsonBody(z.object({ token, password: password.optional() })),
  responses: nothing('Signed in'),
});

const out = createRoute({
  ...permit('self'),
  method: 'post',
  path: '/sign-out',
  summary: 'End the session of this browser',
  responses: nothing('Signed out'),
});

export const signInRoutes = apiPart()
  .openapi(ways, (c) => {
    const { access, site } = c.var;
    // Browsers know passkeys of names, not of addresses (WebAuthn, RP ID).
    const passkeys = !/^[\d.]+$|^\[/.test(site.host);
    return c.json({ agency: access.openId?.settings.label ?? null, passkeys }, 200);
  })
  .openapi(byPassword, async (c) => {
    const { access } = c.var;
    const { name, password: given } = c.req.valid('json');
    const person = access.people.bySignInName(name);
    const [byName, byAddress] = [`name ${name.normalize('NFC').trim().toLowerCase()}`, `address ${addressOf(c)}`];
    access.failures.mustNotWait([byName, byAddress]);
    // Counted before it is looked at, so that many at once are no way round.
    access.failures.failed([byName, byAddress]);
    const known = person && !person.dismissedAt ? access.people.passwordOf(person.id) : undefined;
    if (!(await isPassword(given, known))) throw wrong();
    access.failures.succeeded(byName);
    access.failures.succeeded(byAddress);
    await signIn(c, person!, 'password');
    return c.json({}, 200);
  })
  .openapi(passkeyOptions, async (c) => {
    const options = await c.var.access.passkeys.signInOptions(c.var.site);
    return c.json(plain(options), 200);
  })
  .openapi(byPasskey, async (c) => {
    const { access, site } = c.var;
    const answer = c.req.valid('json') as unknown as AuthenticationResponseJSON;
    const person = await access.passkeys.signIn(answer, site);
    await signIn(c, access.people.get(person), 'passkey');
    return c.json({}, 200);
  })
  .openapi(lookAtInvitation, (c) => {
    const { access } = c.var;
    const id = access.once.peek('invitation', c.req.valid('json').token);
    if (id === undefined) throw usedUp();
    const { name, signInName } = access.people.get(id);
    return c.json({ name, sign_in_name: signInName }, 200);
  })
  .openapi(byInvitation, async (c) => {
    const { access } = c.var;
    const given = c.req.valid('json');
    const id = access.once.peek('invitation', given.token);
    if (id === undefined) throw usedUp();
    const person = access.people.get(id);
    let hash: string | undefined;
    if (given.password !== undefined) {
      mustBeGood(given.password, [person.name, person.signInName]);
      hash = await hashPassword(given.password, access.effects.random(16));
    }
    if (!access.once.take('invitation', given.token)) throw usedUp();
    if (hash) access.people.setPassword(id, hash);
    access.sessions.endAll(id);
    await signIn(c, person, 'invitation');
    return c.json({}, 200);
  })
  .openapi(out, async (c) => {
    await signOut(c);
    return c.json({}, 200);
  });

function wrong(): RingbreakError {
  return new RingbreakError({
    kind: 'forbidden',
    code: 'WRONG_PASSWORD',
    what: 'name and password do not belong together',
    next: 'Try again, or ask an administrator for a new link.',
  });
}

function usedUp(): RingbreakError {
  return new RingbreakError({
    kind: 'forbidden',
    code: 'LINK_USED',
    what: 'this link was used already, or is too old',
    next: 'Ask an administrator for a new one.',
  });
}
