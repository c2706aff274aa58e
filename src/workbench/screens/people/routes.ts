import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Grant, Person } from '../../access/people.ts';
import { permit } from '../../access/permit.ts';
import { ROLES } from '../../access/roles.ts';
import { apiPart } from '../../server/api.ts';
import type { WorkbenchEnv } from '../../server/env.ts';
import { json, jsonBody, nothing } from '../../server/shapes.ts';

const region = z.string().regex(/^[A-Z]{2}$/);

const grantSchema = z.object({
  name: z.string().trim().min(1).max(200),
  sign_in_name: z.string().trim().min(1).max(200),
  roles: z.array(z.enum(ROLES)).min(1),
  /** null: every case, every country. */
  cases: z.array(z.string().max(64)).nullable(),
  regions: z.array(region).nullable(),
});

const personSchema = grantSchema
  .extend({
    id: z.string(),
    has_password: z.boolean(),
    passkeys: z.number(),
    external: z.boolean(),
    created_at: z.string(),
    dismissed_at: z.string().nullable(),
    sessions: z.number(),
  })
  .openapi('Person');

const linkSchema = z.object({ id: z.string(), link: z.string() }).openapi('Invitation');
const one = { params: z.object({ id: z.string() }) };

const list = createRoute({
  ...permit('people.manage'),
  method: 'get',
  path: '/people',
  summary: 'Everybody who may sign in, or could once',
  responses: json('People by name', z.array(personSchema)),
});

const invite = createRoute({
  ...permit('people.manage'),
  method: 'post',
  path: '/people',
  summary: 'Let somebody in; answers with their one-time link',
  request: jsonBody(grantSchema),
  responses: json('The link, good for three days', linkSchema),
});

const change = createRoute({
  ...permit('people.manage'),
  method: 'put',
  path: '/people/{id}',
  summary: 'Change what somebody may do and see; in force at their next click',
  request: { ...one, ...jsonBody(grantSchema) },
  responses: nothing('Changed'),
});

const link = createRoute({
  ...permit('people.manage'),
  method: 'post',
  path: '/people/{id}/link',
  summary: 'A new one-time link for somebody who forgot; earlier ones open nothing',
  request: one,
  responses: json('The link, good for three days', linkSchema),
});

const dismiss = createRoute({
  ...permit('people.manage'),
  method: 'delete',
  path: '/people/{id}',
  summary: 'Take every way in from somebody at once; logs go on naming them',
  request: one,
  responses: nothing('Dismissed'),
});

const readmit = createRoute({
  ...permit('people.manage'),
  method: 'post',
  path: '/people/{id}/readmit',
  summary: 'Let somebody in again',
  request: one,
  responses: json('The link, good for three days', linkSchema),
});

const endSessions = createRoute({
  ...permit('people.manage'),
  method: 'delete',
  path: '/people/{id}/sessions',
  summary: 'End all sessions of somebody',
  request: one,
  responses: nothing('Ended'),
});

export const peopleRoutes = apiPart()
  .openapi(list, (c) => {
    const { people, sessions } = c.var.access;
    return c.json(
      people.list().map((person) => shown(person, sessions.list(person.id).length)),
      200,
    );
  })
  .openapi(invite, async (c) => {
    const person = c.var.access.people.add(grantOf(c.req.valid('json')));
    await written(c, person, 'invited');
    return c.json(linkFor(c, person.id), 200);
  })
  .openapi(change, async (c) => {
    const person = c.var.access.people.change(c.req.valid('param').id, grantOf(c.req.valid('json')));
    await written(c, person, 'changed');
    return c.json({}, 200);
  })
  .openapi(link, async (c) => {
    const person = c.var.access.people.get(c.req.valid('param').id);
    await written(c, person, 'new_link');
    return c.json(linkFor(c, person.id), 200);
  })
  .openapi(dismiss, async (c) => {
    const { people } = c.var.access;
    const { id } = c.req.valid('param');
    people.dismiss(id);
    await written(c, people.get(id), 'dismissed');
    return c.json({}, 200);
  })
  .openapi(readmit, async (c) => {
    const { people } = c.var.access;
    const { id } = c.req.valid('param');
    const person = people.get(id);
    people.readmit(id);
    await written(c, person, 'readmitted');
    return c.json(linkFor(c, id), 200);
  })
  .openapi(endSessions, async (c) => {
    const { people, sessions } = c.var.access;
    const person = people.get(c.req.valid('param').id);
    sessions.endAll(person.id);
    await written(c, person, 'sessions_ended');
    return c.json({}, 200);
  });

function grantOf({ name, sign_in_name, roles, cases, regions }: z.infer<typeof grantSchema>): Grant {
  return { name, signInName: sign_in_name, roles, cases: cases ?? undefined, regions: regions ?? undefined };
}

function shown(person: Person, sessions: number): z.infer<typeof personSchema> {
  return {
    id: person.id,
    name: person.name,
    sign_in_name: person.signInName,
    roles: [...person.roles],
    cases: person.cases ? [...person.cases] : null,
    regions: person.regions ? [...person.regions] : null,
    has_password: person.hasPassword,
    passkeys: person.passkeys,
    external: person.external,
    created_at: person.createdAt.toISOString(),
    dismissed_at: person.dismissedAt?.toISOString() ?? null,
    sessions,
  };
}

/** The token is behind the # of the address, which no server and no proxy on the way sees. */
function linkFor(c: Context<WorkbenchEnv>, id: string): z.infer<typeof linkSchema> {
  const { access, site } = c.var;
  access.once.forget('invitation', id);
  return { id, link: `${site.origin}/invitation#${access.once.make('invitation', id)}` };
}

/** Who gave whom which rights is in the log of every case that is served. */
function written(c: Context<WorkbenchEnv>, about: Person, change: string): Promise<void> {
  return c.var.trail.noteEverywhere({
    type: 'person_changed',
    person: c.var.user.id,
    about: about.id,
    change,
    roles: [...about.roles],
    cases: about.cases ? [...about.cases] : null,
    regions: about.regions ? [...about.regions] : null,
  });
}
