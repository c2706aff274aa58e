import { createRoute, z } from '@hono/zod-openapi';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { RingbreakError } from '../../../base/errors.ts';
import { hashPassword, isPassword, LONGEST, mustBeGood } from '../../access/passwords.ts';
import { permit } from '../../access/permit.ts';
import { apiPart } from '../../server/api.ts';
import { notFound } from '../../server/errors.ts';
import { json, jsonBody, nothing, plain } from '../../server/shapes.ts';

const accountSchema = z
  .object({
    sign_in_name: z.string(),
    has_password: z.boolean(),
    external: z.boolean(),
    /** A password is changed without the old one after signing in by a link or a passkey. */
    needs_old_password: z.boolean(),
    passkeys: z.array(
      z.object({ id: z.string(), name: z.string(), created_at: z.string(), used_at: z.string().nullable() }),
    ),
    sessions: z.array(
      z.object({
        id: z.string(),
        how: z.string(),
        agent: z.string(),
        begun_at: z.string(),
        seen_at: z.string(),
        this_one: z.boolean(),
      }),
    ),
  })
  .openapi('Account');

const about = createRoute({
  ...permit('self'),
  method: 'get',
  path: '/account',
  summary: 'How the person signs in, and where they are signed in',
  responses: json('The account', accountSchema),
});

const setPassword = createRoute({
  ...permit('self'),
  method: 'put',
  path: '/account/password',
  summary: 'Set the password; ends the other sessions',
  request: jsonBody(
    z.object({
      old: z
        .string()
        .max(4 * LONGEST)
        .optional(),
      password: z.string().max(4 * LONGEST),
    }),
  ),
  responses: nothing('Set'),
});

const passkeyOptions = createRoute({
  ...permit('self'),
  method: 'post',
  path: '/account/passkey/options',
  summary: 'What the browser needs to make a passkey',
  responses: json('WebAuthn PublicKeyCredentialCreationOptions', z.looseObject({ challenge: z.string() })),
});

const addPasskey = createRoute({
  ...permit('self'),
  method: 'post',
  path: '/account/passkey',
  summary: 'Take the passkey that the browser made',
  request: jsonBody(
    z.object({
      name: z.string().trim().min(1).max(60),
      answer: z.looseObject({ id: z.string(), response: z.looseObject({}) }),
    }),
  ),
  responses: nothing('Taken'),
});

const removePasskey = createRoute({
  ...permit('self'),
  method: 'delete',
  path: '/account/passkey/{id}',
  summary: 'Forget a passkey',
  request: { params: z.object({ id: z.string() }) },
  responses: nothing('Forgotten'),
});

const endSession = createRoute({
  ...permit('self'),
  method: 'delete',
  path: '/account/session/{id}',
  summary: 'End one of the own sessions',
  request: { params: z.object({ id: z.string() }) },
  responses: nothing('Ended'),
});

export const accountRoutes = apiPart()
  .openapi(about, (c) => {
    const { access, user, session } = c.var;
    const person = access.people.get(user.id);
    return c.json(
      {
        sign_in_name: person.signInName,
        has_password: person.hasPassword,
        external: person.external,
        needs_old_password: needsOld(person.hasPassword, session?.how),
        passkeys: access.passkeys.list(user.id).map(({ id, name, createdAt, usedAt }) => ({
          id,
          name,
          created_at: createdAt.toISOString(),
          used_at: usedAt?.toISOString() ?? null,
        })),
        sessions: access.sessions.list(user.id).map(({ id, how, agent, begunAt, seenAt }) => ({
          id,
          how,
          agent,
          begun_at: begunAt.toISOString(),
          seen_at: seenAt.toISOString(),
          this_one: id === session?.id,
        })),
      },
      200,
    );
  })
  .openapi(setPassword, async (c) => {
    const { access, user, session } = c.var;
    const { old, password } = c.req.valid('json');
    const person = access.people.get(user.id);
    mustBeLocal(person.external);
    if (needsOld(person.hasPassword, session?.how)) {
      const about = [`old ${user.id}`];
      access.failures.mustNotWait(about);
      access.failures.failed(about);
      if (!(await isPassword(old ?? '', access.people.passwordOf(user.id)))) throw wrongOld();
      access.failures.succeeded(about[0]!);
    }
    mustBeGood(password, [person.name, person.signInName]);
    access.people.setPassword(user.id, await hashPassword(password, access.effects.random(16)));
    access.sessions.endAll(user.id, session?.id);
    return c.json({}, 200);
  })
  .openapi(passkeyOptions, async (c) => {
    const { access, user, site } = c.var;
    const person = access.people.get(user.id);
    mustBeLocal(person.external);
    return c.json(plain(await access.passkeys.registrationOptions(person, site)), 200);
  })
  .openapi(addPasskey, async (c) => {
    const { access, user, site } = c.var;
    const { name, answer } = c.req.valid('json');
    await access.passkeys.register(user.id, answer as unknown as RegistrationResponseJSON, name, site);
    return c.json({}, 200);
  })
  .openapi(removePasskey, (c) => {
    if (!c.var.access.passkeys.remove(c.var.user.id, c.req.valid('param').id)) throw notFound();
    return c.json({}, 200);
  })
  .openapi(endSession, (c) => {
    if (!c.var.access.sessions.end(c.var.user.id, c.req.valid('param').id)) throw notFound();
    return c.json({}, 200);
  });

/** Whoever came by a link or a passkey has shown more than the old password would. */
function needsOld(hasPassword: boolean, how: string | undefined): boolean {
  return hasPassword && how === 'password';
}

function mustBeLocal(external: boolean): void {
  if (!external) return;
  throw new RingbreakError({
    kind: 'usage',
    code: 'SIGNS_IN_ELSEWHERE',
    what: 'you sign in with your agency',
    next: 'Change your password there.',
  });
}

function wrongOld(): RingbreakError {
  return new RingbreakError({
    kind: 'forbidden',
    code: 'WRONG_PASSWORD',
    what: 'the old password is another one',
    next: 'Try again, or ask an administrator for a new link.',
  });
}
